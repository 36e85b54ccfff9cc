"""Where a commendation stands: its tasks, what is next, and what was said that is no longer so."""

from __future__ import annotations

from typing import Any

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.overview import queries
from awards.overview.rules import NEEDS, YearTask, next_task, tasks, whose
from awards.statements.certificates import certificate_differences
from awards.statements.queries import differences
from awards.statements.records import StatementDifference


class TaskStatus(msgspec.Struct, frozen=True):
    """``permission`` is what the task needs, and ``role`` the role that usually does it."""

    step: str
    progress: str
    done: int
    total: int
    permission: str
    role: str


class CommendationStatus(msgspec.Struct, frozen=True):
    """``next`` is the first task that can continue; null when all are done.

    ``differences`` are words of notices, certificates and the announced list that the register says
    differently now.
    """

    commendation: str
    tasks: list[TaskStatus]
    next: TaskStatus | None
    differences: list[StatementDifference]


async def status(here: CommendationRecord) -> CommendationStatus:
    year = tasks(await queries.counts(here))
    following = next_task(year)
    return CommendationStatus(
        commendation=here.code,
        tasks=[_task(each) for each in year],
        next=_task(following) if following else None,
        differences=await all_differences(here),
    )


async def all_differences(here: CommendationRecord) -> list[StatementDifference]:
    """Of all kinds of statements, one query for each."""
    return [*await differences(here), *await certificate_differences(here)]


def winners_of(found: list[StatementDifference]) -> dict[str, int]:
    """Kind of statement → how many winners it differs about."""
    pairs: set[tuple[Any, int]] = {(each.statement, each.winner) for each in found}
    kinds = [kind for kind, _ in pairs]
    return {kind: kinds.count(kind) for kind in ("notice", "published", "certificate")}


def _task(task: YearTask) -> TaskStatus:
    return TaskStatus(
        step=task.step,
        progress=task.progress,
        done=task.done,
        total=task.total,
        permission=NEEDS[task.step],
        role=whose(task.step),
    )
