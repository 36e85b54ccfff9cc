"""Faults of telephones at the door."""

from __future__ import annotations

from awards.errors.accounts import NotSignedIn
from awards.errors.families import Conflict, Invalid, NotFound
from awards.words import N_


class PairingUnknown(NotFound):
    """Wrong, used, or older than ten minutes: nothing says which."""

    code = "not-found.pairing-code"
    what = N_("This pairing code does not exist, was used, or is over.")
    remedy = N_("Ask the office for a new one.")


class DeviceUnpaired(NotSignedIn):
    code = "denied.device"
    what = N_("This telephone is not paired with a ceremony, or no longer.")
    remedy = N_("Ask the office to pair it again.")


class FrameRefused(Invalid):
    code = "invalid.frame"
    what = N_("The picture is refused: %(reason)s.")
    remedy = N_("Send a JPEG or PNG of at most 200 KB.")


class ScanRefused(Conflict):
    """``words`` are those that a telephone would show."""

    code = "conflict.scan"
    what = N_("Nothing was recorded for “%(code)s”: %(words)s.")
    remedy = N_("Check the name, the code or the number.")
