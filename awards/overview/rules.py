"""The year as a list of tasks: what is done, what is under way, what is next, whose turn it is."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from awards.web.permissions import Permission


class Task(StrEnum):
    QUOTAS = "quotas"
    IMPORT = "import"
    CHECK = "check"
    NOTICE = "notice"
    CONFIRM = "confirm"
    NUMBER = "number"
    PRINT = "print"
    HAND_OUT = "hand-out"


class Progress(StrEnum):
    NOT_BEGUN = "not-begun"
    UNDER_WAY = "under-way"
    DONE = "done"
    NOT_NEEDED = "not-needed"


class Counts(NamedTuple):
    """What is known of a commendation. ``open_matters`` wait for a person: remarks, proposals."""

    quota: int
    standing: int
    open_matters: int
    needs_notice: bool
    noticed: int
    confirmed: int
    issued: int
    printed: int


class Step(NamedTuple):
    """``done`` of ``total``, where it can be counted; ``path`` is below the commendation's own."""

    task: Task
    progress: Progress
    done: int
    total: int
    path: str
    permission: Permission


def steps(counts: Counts) -> list[Step]:
    """In the order of the work. A winner that is issued was confirmed, noticed and checked."""
    total = counts.standing
    ready = counts.confirmed + counts.issued
    noticed = counts.noticed + ready
    checked = total - min(counts.open_matters, total)
    return [
        _step(Task.QUOTAS, counts.quota, counts.quota, "/settings", Permission.MANAGE_CATALOGUE),
        _step(Task.IMPORT, total, counts.quota, "/intake", Permission.IMPORT),
        _step(Task.CHECK, checked, total, "/winners?warnings=true", Permission.REGISTER),
        _step(
            Task.NOTICE,
            noticed,
            total,
            "/notices",
            Permission.NOTICE,
            needed=counts.needs_notice,
        ),
        _step(Task.CONFIRM, ready, total, "/winners?state=draft", Permission.CONFIRM)
        if not counts.needs_notice
        else _step(Task.CONFIRM, ready, total, "/winners?state=noticed", Permission.CONFIRM),
        _step(Task.NUMBER, counts.issued, total, "/certificates", Permission.ISSUE),
        _step(Task.PRINT, min(counts.printed, counts.issued), total, "/print", Permission.PRINT),
        Step(Task.HAND_OUT, Progress.NOT_BEGUN, 0, total, "/roster", Permission.ROSTER),
    ]


def _step(
    task: Task, done: int, total: int, path: str, permission: Permission, *, needed: bool = True
) -> Step:
    if not needed:
        return Step(task, Progress.NOT_NEEDED, 0, 0, path, permission)
    progress = Progress.UNDER_WAY
    if not done:
        progress = Progress.NOT_BEGUN
    elif done >= total:
        progress = Progress.DONE
    return Step(task, progress, done, total, path, permission)


def next_of(steps_: list[Step]) -> Task | None:
    """The first that is neither done nor needless; none when all is."""
    waiting = (s.task for s in steps_ if s.progress in (Progress.NOT_BEGUN, Progress.UNDER_WAY))
    return next(waiting, None)
