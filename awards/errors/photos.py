"""Faults of winners' photos."""

from __future__ import annotations

from awards.errors.families import Invalid, NotFound, Unavailable
from awards.words import N_


class PhotoRefused(Invalid):
    code = "invalid.photo"
    what = N_("The photo is refused: %(reason)s %(advice)s")
    remedy = N_("Send a JPEG, PNG, WebP or TIFF.")


class PhotosRefused(Invalid):
    code = "invalid.photos"
    what = N_("The ZIP of photos is refused: %(reason)s.")
    remedy = N_("Pack the photos again as an ordinary ZIP without a password.")


class NoPhoto(NotFound):
    code = "not-found.photo"
    what = N_("“%(name)s” has no photo.")
    remedy = N_("Add one on the winner's page.")


class PhotosLost(Unavailable):
    code = "unavailable.photos"
    what = N_("Photos of issued certificates are missing in the data folder: %(names)s")
    remedy = N_("Restore the folder “photos” from the backup.")
