"""Faults of winners: names, places, states."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid
from awards.words import N_


class NameRefused(Invalid):
    code = "invalid.name"
    what = N_("The name “%(name)s” is refused: %(reason)s")
    remedy = N_("Correct it from the source.")


class QuotaFull(Conflict):
    code = "conflict.quota-full"
    what = N_(
        "“%(category)s” has %(quota)s places, %(taken)s taken; %(wanted)s more would be "
        "%(over)s too many."
    )
    remedy = N_("Withdraw someone first, or ask for a larger quota.")


class Duplicate(Conflict):
    code = "conflict.duplicate"
    what = N_("“%(category)s” already holds “%(name)s” (%(unit)s).")
    remedy = N_("If it is another person, give an employee or ID number, or say “namesake”.")


class WrongState(Conflict):
    code = "conflict.state"
    what = N_("“%(name)s” is %(state)s: it cannot be %(action)s.")
    remedy = N_("Check its state first.")


class Stale(Conflict):
    code = "conflict.stale"
    what = N_("“%(name)s” was changed since you read it.")
    remedy = N_("Read it again, then save.")
