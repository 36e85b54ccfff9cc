"""Faults of issuing and reissuing certificates."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class OwnWords(Conflict):
    code = "conflict.own-words"
    what = N_("You changed the words of “%(name)s” yourself: another person must reissue them.")
    remedy = N_("Have another person read and reissue them.")


class PrintRefused(Conflict):
    code = "conflict.preflight"
    what = N_("Preflight found %(count)s problems; no file was made:\n%(problems)s")
    remedy = N_("Correct each of them and print again.")
