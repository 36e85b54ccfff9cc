"""The year as a list of tasks, and what is done of each."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


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
    """``WAITING`` cannot begin before an earlier task. ``SKIPPED``: the year went on without it.

    ``READY``: its papers can be taken; nobody has recorded a hand-over yet.
    """

    WAITING = "waiting"
    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    NOT_NEEDED = "not-needed"
    SKIPPED = "skipped"
    READY = "ready"


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The input of the tasks. A revoked winner counts as issued.

    ``waiting`` winners are neither confirmed nor issued; ``remarked``, ``held`` and ``unnoticed``
    ones are among them; ``objected`` ones are held by an open objection; ``ready`` ones can be
    confirmed now, and of these the person who looks wrote the words of ``own``. ``notice_ends`` is the last day of the notices that still run, and ``links_end`` of
    the links that wait, and ``drafts_end`` when the first unfinished import is cleared. ``asked`` are
    the winners of the units that were asked. ``handed`` certificates reached their winners; open
    ``deliveries`` are ``overdue``, or visits on ``quiet`` days without a ground.
    """

    categories: int
    with_quota: int
    quota: int
    waiting: int = 0
    remarked: int = 0
    held: int = 0
    unnoticed: int = 0
    objected: int = 0
    ready: int = 0
    own: int = 0
    confirmed: int = 0
    issued: int = 0
    notice_days: int = 0
    notices: int = 0
    notices_running: int = 0
    notice_ends: date | None = None
    links: int = 0
    links_confirmed: int = 0
    links_closed: int = 0
    links_end: date | None = None
    asked: int = 0
    proposals: int = 0
    objections: int = 0
    drafts: int = 0
    drafts_end: date | None = None
    valid: int = 0
    printed: int = 0
    before_ceremony: bool = True
    handed: int = 0
    hand_over_recorded: bool = False
    deliveries_overdue: int = 0
    deliveries_quiet: int = 0

    @property
    def registered(self) -> int:
        return self.waiting + self.confirmed + self.issued

    @property
    def links_open(self) -> int:
        """Units that have not answered and are not closed."""
        return self.links - self.links_confirmed - self.links_closed

    @property
    def unasked(self) -> int:
        return max(0, self.registered - self.asked)

    @property
    def went_past_check(self) -> bool:
        """Nobody is left who was neither noticed nor confirmed, but those held back."""
        return self.registered > 0 and not self.unnoticed


class YearTask(msgspec.Struct, frozen=True):
    """``done`` of ``total`` is shown if there is something to count."""

    step: YearStep
    progress: Progress
    done: int = 0
    total: int = 0


def tasks(counts: Counts) -> list[YearTask]:
    return [
        YearTask(YearStep.QUOTAS, _quotas(counts), counts.with_quota, counts.categories),
        YearTask(YearStep.IMPORT, _import(counts), counts.registered, counts.quota),
        YearTask(
            YearStep.CHECK,
            _check(counts),
            counts.links_confirmed + counts.links_closed,
            counts.links,
        ),
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
        YearTask(
            YearStep.HAND_OUT,
            _hand_out(counts),
            min(counts.handed, counts.valid) if counts.hand_over_recorded else 0,
            counts.valid if counts.hand_over_recorded else 0,
        ),
    ]


def _quotas(counts: Counts) -> Progress:
    return _how_far(counts.with_quota, counts.categories)


def _import(counts: Counts) -> Progress:
    """Confirming everybody present means deciding to continue with fewer winners than places."""
    went_on = counts.registered > 0 and counts.waiting == 0
    return Progress.DONE if went_on else _how_far(counts.registered, counts.quota)


def _check(counts: Counts) -> Progress:
    """Done only if units answered, or were closed with a reason, about everybody."""
    if not counts.registered:
        return Progress.WAITING
    if counts.remarked + counts.proposals + counts.links_open:
        return Progress.IN_PROGRESS
    if counts.links and (not counts.unasked or counts.went_past_check):
        return Progress.DONE
    if counts.went_past_check:
        return Progress.SKIPPED
    return Progress.IN_PROGRESS if counts.links else Progress.NOT_STARTED


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


def _hand_out(counts: Counts) -> Progress:
    """Counted from the first hand-over or planned delivery on; earlier years recorded none."""
    if not counts.valid:
        return Progress.WAITING
    if not counts.hand_over_recorded:
        return Progress.READY
    return _how_far(counts.handed, counts.valid)


def _how_far(done: int, total: int) -> Progress:
    if not done:
        return Progress.NOT_STARTED
    return Progress.DONE if done >= total else Progress.IN_PROGRESS
