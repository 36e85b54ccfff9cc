"""Faults of the day of a ceremony."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class DayChanged(Conflict):
    code = "conflict.day-changed"
    what = N_("The day went on since you read this page: %(changes)s.")
    remedy = N_("Look at it as it is now, then repeat your act if it is still needed.")


class DayClosed(Conflict):
    code = "conflict.day-closed"
    what = N_("The day is closed since %(at)s.")
    remedy = N_("An approver can reopen it with a reason.")


class DayRefused(Conflict):
    code = "conflict.day-act"
    what = N_("This is not possible on the day: %(reason)s.")
    remedy = N_("Look at the newest state of the day.")
