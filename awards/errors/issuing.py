"""Faults of issuing and reissuing certificates."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class OwnWords(Conflict):
    code = "conflict.own-words"
    what = N_("The new words of “%(name)s” are your own: you do not reissue them.")
    remedy = N_("Have another person read and reissue them.")


class PrintRefused(Conflict):
    code = "conflict.preflight"
    what = N_("Preflight found %(count)s problems; no file was made:\n%(problems)s")
    remedy = N_("Mend each of them and print again.")
