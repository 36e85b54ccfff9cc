"""Spreadsheets that are being discussed. Nothing of them is registered, so none is audited."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from awards import clock, limits
from awards.catalogue.records import CommendationRecord
from awards.errors import DraftEnded
from awards.intake.answers import Answers, read, written
from awards.tables import IntakeDraft, Values
from awards.text.names import visible

#: The stored part of a file's name, which is only displayed.

LIFE = timedelta(days=7)

_KEPT = (
    IntakeDraft.id,
    IntakeDraft.username,
    IntakeDraft.file_name,
    IntakeDraft.sha256,
    IntakeDraft.choices,
    IntakeDraft.corrects,
    IntakeDraft.made_at,
    IntakeDraft.changed_at,
)


class DraftRecord(msgspec.Struct, frozen=True):
    """Everything except the file; ``choices`` is `Answers` as stored."""

    id: int
    username: str
    file_name: str
    sha256: str
    choices: str
    corrects: int | None
    made_at: datetime
    changed_at: datetime

    @property
    def answers(self) -> Answers:
        return read(self.choices)


def shown_name(file_name: str) -> str:
    return visible(file_name)[: limits.FILE_NAME]


async def begin(
    here: CommendationRecord,
    username: str,
    file_name: str,
    content: bytes,
    sha256: str,
    answers: Answers,
) -> int:
    at = clock.now()
    row = IntakeDraft(
        commendation=here.id,
        username=username,
        file_name=shown_name(file_name),
        sha256=sha256,
        content=content,
        choices=written(answers),
        made_at=at,
        changed_at=at,
    )
    [made] = await IntakeDraft.insert(row).returning(IntakeDraft.id)
    return int(made["id"])


async def find(
    here: CommendationRecord, draft: int, username: str, *, of_anyone: bool = False
) -> DraftRecord:
    """Raises DraftEnded, also for somebody else's draft unless ``of_anyone``."""
    query = IntakeDraft.select(*_KEPT)
    row = await query.where(IntakeDraft.id == draft, IntakeDraft.commendation == here.id).first()
    if row is None or not (of_anyone or row["username"] == username):
        raise DraftEnded
    return msgspec.convert(row, DraftRecord)


async def left_open(here: CommendationRecord, username: str) -> list[DraftRecord]:
    """One's own drafts, the latest first."""
    query = IntakeDraft.select(*_KEPT).order_by(IntakeDraft.id, ascending=False)
    mine = IntakeDraft.username == username
    rows = await query.where(IntakeDraft.commendation == here.id, mine)
    return [msgspec.convert(row, DraftRecord) for row in rows]


async def content(draft: int) -> bytes:
    """The file. Raises DraftEnded."""
    row = await IntakeDraft.select(IntakeDraft.content).where(IntakeDraft.id == draft).first()
    if row is None:
        raise DraftEnded
    return bytes(row["content"])


async def answer(draft: int, answers: Answers) -> None:
    values: Values = {IntakeDraft.choices: written(answers), IntakeDraft.changed_at: clock.now()}
    await IntakeDraft.update(values).where(IntakeDraft.id == draft)


async def correct(draft: int, intake: int | None) -> None:
    """Mark the file as a corrected version of that import, or of none."""
    values: Values = {IntakeDraft.corrects: intake, IntakeDraft.changed_at: clock.now()}
    await IntakeDraft.update(values).where(IntakeDraft.id == draft)


async def drop(draft: int) -> None:
    await IntakeDraft.delete().where(IntakeDraft.id == draft)


async def consume(draft: int) -> None:
    """End the draft in its import's transaction, so that it is imported once. Raises DraftEnded."""
    gone = IntakeDraft.delete().where(IntakeDraft.id == draft)
    if not await gone.returning(IntakeDraft.id):
        raise DraftEnded


async def forget_old() -> None:
    await IntakeDraft.delete().where(IntakeDraft.changed_at < clock.now() - LIFE)
