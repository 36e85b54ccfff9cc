"""Faults of stored layouts and of their fonts."""

from __future__ import annotations

from awards.errors.families import Invalid, Unavailable
from awards.words import N_


class LayoutFaulty(Invalid):
    """``found`` are the engine's own faults, each with its path."""

    code = "invalid.layout"
    what = N_("The layout “%(name)s” is wrong:\n%(listed)s")
    remedy = N_("Correct it and save again; nothing was written.")


class FontsChanged(Unavailable):
    code = "unavailable.fonts-changed"
    what = N_("Fonts differ from those at issue: %(fonts)s")
    remedy = N_("Install those fonts, or reissue.")
