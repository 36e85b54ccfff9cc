"""The words of each act that may be next, for pages and commands."""

from __future__ import annotations

from collections.abc import Callable

from awards.overview.next_steps import NextAct
from awards.words import Plural

#: An instruction: what to do, about how many.
WORDS: dict[NextAct, Callable[[int], Plural]] = {
    NextAct.SET_QUOTAS: lambda n: Plural(
        "Set the quota of %(num)s category", "Set the quotas of %(num)s categories", n
    ),
    NextAct.IMPORT: lambda n: Plural(
        "Register or import winners: %(num)s place is free",
        "Register or import winners: %(num)s places are free",
        n,
    ),
    NextAct.LOOK_AT_REMARKS: lambda n: Plural(
        "Look at %(num)s entry with remarks", "Look at %(num)s entries with remarks", n
    ),
    NextAct.DECIDE_PROPOSALS: lambda n: Plural(
        "Decide %(num)s proposed correction", "Decide %(num)s proposed corrections", n
    ),
    NextAct.ASK_UNITS: lambda n: Plural(
        "Let the units proofread %(num)s winner", "Let the units proofread %(num)s winners", n
    ),
    NextAct.REMIND_UNITS: lambda n: Plural(
        "Remind %(num)s unit that has not answered",
        "Remind %(num)s units that have not answered",
        n,
    ),
    NextAct.DECIDE_OBJECTIONS: lambda n: Plural(
        "Decide %(num)s objection", "Decide %(num)s objections", n
    ),
    NextAct.PUBLISH_NOTICE: lambda n: Plural(
        "Publish the notice of %(num)s winner", "Publish the notice of %(num)s winners", n
    ),
    NextAct.CONFIRM: lambda n: Plural("Confirm %(num)s winner", "Confirm %(num)s winners", n),
    NextAct.RELEASE_HELD: lambda n: Plural(
        "Decide about %(num)s winner held back", "Decide about %(num)s winners held back", n
    ),
    NextAct.ISSUE: lambda n: Plural(
        "Issue %(num)s certificate", "Issue all %(num)s certificates", n
    ),
    NextAct.PRINT: lambda n: Plural("Print %(num)s certificate", "Print %(num)s certificates", n),
    NextAct.ROSTER: lambda n: Plural(
        "Take the roster of %(num)s certificate to the ceremony",
        "Take the roster of %(num)s certificates to the ceremony",
        n,
    ),
    NextAct.DELIVER: lambda n: Plural(
        "Deliver %(num)s certificate that was not handed over",
        "Deliver %(num)s certificates that were not handed over",
        n,
    ),
    NextAct.AWAIT_NOTICE: lambda n: Plural(
        "Wait for the end of the notice about %(num)s winner",
        "Wait for the end of the notice about %(num)s winners",
        n,
    ),
}
