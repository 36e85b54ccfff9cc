"""Faults of issuing and reissuing certificates."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class OwnWords(Conflict):
    code = "conflict.own-words"
    what = N_("You changed the words of “%(name)s” yourself: another person must reissue them.")
    remedy = N_("Have another person read and reissue them.")


class NumberRecorded(Conflict):
    code = "conflict.number-recorded"
    what = N_("The number %(number)s is recorded as a certificate on paper; nothing was issued.")
    remedy = N_("Let the category begin at a later number, on its page or in its file.")


class PrintRefused(Conflict):
    code = "conflict.preflight"
    what = N_("Preflight found %(count)s problems; no file was made:\n%(problems)s")
    remedy = N_("Correct each of them and print again.")
