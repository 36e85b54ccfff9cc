"""Where a commendation stands: its tasks, what is next, and what was said that is no longer so."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.overview import queries
from awards.overview.next_steps import NEEDS, NextAct, NextStep, next_steps, whose
from awards.overview.next_words import WORDS
from awards.overview.rules import YearTask, tasks
from awards.statements.differing import differences
from awards.statements.records import StatementDifference
from awards.words import Plural


class TaskStatus(msgspec.Struct, frozen=True):
    """``permission`` is what the task needs, and ``role`` the role that usually does it."""

    step: str
    progress: str
    done: int
    total: int
    permission: str
    role: str


class NextStatus(msgspec.Struct, frozen=True):
    """An act that is possible now: about how many, until when, and who may do it.

    ``permission`` is what the act needs, and ``role`` the role that usually does it.
    """

    act: str
    step: str
    count: int
    until: date | None
    permission: str
    role: str

    @property
    def words(self) -> Plural:
        return WORDS[NextAct(self.act)](self.count)


class CommendationStatus(msgspec.Struct, frozen=True):
    """``next`` is the first act that is possible now; null when nothing is left to do.

    ``possible`` are all of them, in their order: each role finds its own.

    ``differences`` are words of notices, proofs, certificates, the announced list, rosters and print
    runs that the register says differently now and nobody settled.
    """

    commendation: str
    tasks: list[TaskStatus]
    next: NextStatus | None
    possible: list[NextStatus]
    differences: list[StatementDifference]


async def status(here: CommendationRecord) -> CommendationStatus:
    counts = await queries.counts(here)
    possible = [_next(step) for step in next_steps(counts)]
    return CommendationStatus(
        commendation=here.code,
        tasks=[_task(each) for each in tasks(counts)],
        next=possible[0] if possible else None,
        possible=possible,
        differences=await all_differences(here),
    )


async def all_differences(here: CommendationRecord) -> list[StatementDifference]:
    """Of all kinds of statements that somebody must settle."""
    return await differences(here)


def winners_of(found: list[StatementDifference]) -> dict[str, int]:
    """Kind of statement → how many winners it differs about."""
    pairs: set[tuple[Any, int]] = {(each.statement, each.winner) for each in found}
    kinds = [kind for kind, _ in pairs]
    return {
        kind: kinds.count(kind)
        for kind in ("notice", "proof", "certificate", "published", "roster", "stage", "run")
    }


def _task(task: YearTask) -> TaskStatus:
    return TaskStatus(
        step=task.step,
        progress=task.progress,
        done=task.done,
        total=task.total,
        permission=NEEDS[task.step],
        role=whose(NEEDS[task.step]),
    )


def _next(step: NextStep) -> NextStatus:
    return NextStatus(
        act=step.act,
        step=step.step,
        count=step.count,
        until=step.until,
        permission=step.permission,
        role=step.role,
    )
