"""The year as a list of tasks: what is done, what is next, and whose task it is."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from awards.roles import Permission
from awards.tables import Role


class YearStep(StrEnum):
    """The steps in the order of the year."""

    QUOTAS = "quotas"
    IMPORT = "import"
    CHECK = "check"
    NOTICE = "notice"
    CONFIRM = "confirm"
    ISSUE = "issue"
    PRINT = "print"
    HAND_OUT = "hand-out"


class Progress(StrEnum):
    """``WAITING`` cannot begin before an earlier task; ``UNRECORDED`` is not recorded here yet."""

    WAITING = "waiting"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    NOT_NEEDED = "not-needed"
    UNRECORDED = "unrecorded"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The input of the tasks. A revoked winner counts as issued.

    ``waiting`` winners are neither confirmed nor issued; ``remarked``, ``held`` and ``unnoticed``
    ones are among them. ``notice_ends`` is the last day of the notices that still run.
    """

    categories: int
    with_quota: int
    quota: int
    waiting: int = 0
    remarked: int = 0
    held: int = 0
    unnoticed: int = 0
    confirmed: int = 0
    issued: int = 0
    notice_days: int = 0
    notices: int = 0
    notices_running: int = 0
    notice_ends: date | None = None
    links: int = 0
    links_confirmed: int = 0
    proposals: int = 0
    objections: int = 0
    drafts: int = 0
    valid: int = 0
    printed: int = 0

    @property
    def registered(self) -> int:
        return self.waiting + self.confirmed + self.issued

    @property
    def links_open(self) -> int:
        return self.links - self.links_confirmed

    @property
    def matters(self) -> int:
        """What somebody must look at."""
        return self.remarked + self.proposals + self.objections + self.held + self.drafts


class YearTask(msgspec.Struct, frozen=True):
    """``done`` of ``total`` is shown if there is something to count."""

    step: YearStep
    progress: Progress
    done: int = 0
    total: int = 0

    @property
    def is_open(self) -> bool:
        return self.progress in (Progress.NOT_STARTED, Progress.IN_PROGRESS)


#: The permission that the step needs.
NEEDS: dict[YearStep, Permission] = {
    YearStep.QUOTAS: Permission.MANAGE_CATALOGUE,
    YearStep.IMPORT: Permission.IMPORT,
    YearStep.CHECK: Permission.PROOFREAD,
    YearStep.NOTICE: Permission.NOTICE,
    YearStep.CONFIRM: Permission.CONFIRM,
    YearStep.ISSUE: Permission.ISSUE,
    YearStep.PRINT: Permission.PRINT,
    YearStep.HAND_OUT: Permission.ROSTER,
}


def whose(step: YearStep) -> Role:
    """Return the responsible role; an administrator only if no other role may do the step."""
    able = [role for role in Role if NEEDS[step] in role.permissions]
    return next((role for role in able if role is not Role.ADMIN), Role.ADMIN)


def tasks(counts: Counts) -> list[YearTask]:
    return [
        YearTask(YearStep.QUOTAS, _quotas(counts), counts.with_quota, counts.categories),
        YearTask(YearStep.IMPORT, _import(counts), counts.registered, counts.quota),
        YearTask(YearStep.CHECK, _check(counts)),
        YearTask(
            YearStep.NOTICE,
            _notice(counts),
            counts.registered - counts.unnoticed,
            counts.registered,
        ),
        YearTask(
            YearStep.CONFIRM, _confirm(counts), counts.confirmed + counts.issued, counts.registered
        ),
        YearTask(YearStep.ISSUE, _issue(counts), counts.issued, counts.registered),
        YearTask(YearStep.PRINT, _print(counts), min(counts.printed, counts.valid), counts.valid),
        YearTask(YearStep.HAND_OUT, Progress.UNRECORDED),
    ]


def next_task(of: list[YearTask]) -> YearTask | None:
    """The first task that can continue; None when everything recorded here is done."""
    return next((task for task in of if task.is_open), None)


def _quotas(counts: Counts) -> Progress:
    return _how_far(counts.with_quota, counts.categories)


def _import(counts: Counts) -> Progress:
    """Confirming everybody present means deciding to continue with fewer winners than places."""
    went_on = counts.registered > 0 and counts.waiting == 0
    return Progress.DONE if went_on else _how_far(counts.registered, counts.quota)


def _check(counts: Counts) -> Progress:
    if not counts.registered:
        return Progress.WAITING
    left = counts.remarked + counts.proposals + counts.links_open
    return Progress.IN_PROGRESS if left else Progress.DONE


def _notice(counts: Counts) -> Progress:
    if not counts.notice_days and not counts.notices:
        return Progress.NOT_NEEDED
    if not counts.registered:
        return Progress.WAITING
    if not counts.waiting or (not counts.unnoticed and counts.notice_ends is None):
        return Progress.DONE
    return Progress.IN_PROGRESS if counts.notices else Progress.NOT_STARTED


def _confirm(counts: Counts) -> Progress:
    ready = counts.confirmed + counts.issued
    none_is_over = counts.notice_days > 0 and counts.notices == counts.notices_running
    if not counts.registered or (not ready and none_is_over):
        return Progress.WAITING
    return _how_far(ready, counts.registered)


def _issue(counts: Counts) -> Progress:
    if not counts.confirmed + counts.issued:
        return Progress.WAITING
    return _how_far(counts.issued, counts.registered)


def _print(counts: Counts) -> Progress:
    return _how_far(counts.printed, counts.valid) if counts.valid else Progress.WAITING


def _how_far(done: int, total: int) -> Progress:
    if not done:
        return Progress.NOT_STARTED
    return Progress.DONE if done >= total else Progress.IN_PROGRESS
