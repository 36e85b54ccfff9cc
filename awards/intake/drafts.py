"""Spreadsheets that are being discussed. Nothing of them is registered, so none is audited.

The file and the answers are stored encrypted, because both may hold personal numbers.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec

from awards import clock, limits
from awards.catalogue.records import CommendationRecord
from awards.errors import DraftEnded, DraftSealed
from awards.intake.answers import Answers, read, written
from awards.intake.sealing import SealBroken, is_sealed, seal, seal_text, unseal, unseal_text
from awards.tables import IntakeDraft, Values
from awards.text.names import visible

LIFE = timedelta(days=7)

#: What is sealed cannot be put in the place of something else.
_FILE, _ANSWERS = "file", "answers"

#: How many drafts are looked at in one go, because each holds a file.
_FEW = 20

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
    """Everything except the file; ``choices`` is `Answers` as text.

    A draft that was stored with another key is not ``readable`` and has no answers.
    """

    id: int
    username: str
    file_name: str
    sha256: str
    choices: str
    corrects: int | None
    made_at: datetime
    changed_at: datetime
    readable: bool = True

    @property
    def answers(self) -> Answers:
        return read(self.choices)


def shown_name(file_name: str) -> str:
    """The stored part of a file's name, which is only displayed."""
    return visible(file_name)[: limits.FILE_NAME]


async def begin(
    here: CommendationRecord,
    username: str,
    file_name: str,
    content: bytes,
    sha256: str,
    answers: Answers,
    *,
    secret: bytes,
) -> int:
    at = clock.now()
    row = IntakeDraft(
        commendation=here.id,
        username=username,
        file_name=shown_name(file_name),
        sha256=sha256,
        content=seal(content, secret, _FILE),
        choices=seal_text(written(answers), secret, _ANSWERS),
        made_at=at,
        changed_at=at,
    )
    [made] = await IntakeDraft.insert(row).returning(IntakeDraft.id)
    return int(made["id"])


async def find(
    here: CommendationRecord,
    draft: int,
    username: str,
    *,
    secret: bytes,
    of_anyone: bool = False,
) -> DraftRecord:
    """Raises DraftEnded, also for somebody else's draft unless ``of_anyone``."""
    query = IntakeDraft.select(*_KEPT)
    row = await query.where(IntakeDraft.id == draft, IntakeDraft.commendation == here.id).first()
    if row is None or not (of_anyone or row["username"] == username):
        raise DraftEnded
    return _record(row, secret)


async def left_open(here: CommendationRecord, username: str, *, secret: bytes) -> list[DraftRecord]:
    """One's own drafts, the latest first."""
    query = IntakeDraft.select(*_KEPT).order_by(IntakeDraft.id, ascending=False)
    mine = IntakeDraft.username == username
    rows = await query.where(IntakeDraft.commendation == here.id, mine)
    return [_record(row, secret) for row in rows]


async def ids_left_open(here: CommendationRecord, username: str) -> list[int]:
    """The ids of one's own drafts."""
    mine = IntakeDraft.username == username
    rows = await IntakeDraft.select(IntakeDraft.id).where(IntakeDraft.commendation == here.id, mine)
    return [row["id"] for row in rows]


def _record(row: dict[str, Any], secret: bytes) -> DraftRecord:
    try:
        choices, readable = unseal_text(row["choices"], secret, _ANSWERS), True
    except SealBroken:
        choices, readable = written(Answers()), False
    return msgspec.convert({**row, "choices": choices, "readable": readable}, DraftRecord)


async def content(draft: int, *, secret: bytes) -> bytes:
    """The file. Raises DraftEnded, and DraftSealed if it was stored with another key."""
    row = await IntakeDraft.select(IntakeDraft.content).where(IntakeDraft.id == draft).first()
    if row is None:
        raise DraftEnded
    try:
        return unseal(bytes(row["content"]), secret, _FILE)
    except SealBroken as fault:
        raise DraftSealed from fault


async def answer(draft: int, answers: Answers, *, secret: bytes) -> None:
    sealed = seal_text(written(answers), secret, _ANSWERS)
    values: Values = {IntakeDraft.choices: sealed, IntakeDraft.changed_at: clock.now()}
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


async def seal_plain(secret: bytes) -> None:
    """Encrypt the drafts that an earlier version stored in the clear."""
    last = 0
    while rows := await _after(last):
        for row in rows:
            last = row["id"]
            plain = bytes(row["content"])
            if not is_sealed(plain):
                values: Values = {
                    IntakeDraft.content: seal(plain, secret, _FILE),
                    IntakeDraft.choices: seal_text(
                        unseal_text(row["choices"], secret, _ANSWERS), secret, _ANSWERS
                    ),
                }
                same = (IntakeDraft.id == last) & (IntakeDraft.choices == row["choices"])
                await IntakeDraft.update(values).where(same)


async def _after(last: int) -> list[dict[str, Any]]:
    query = IntakeDraft.select(IntakeDraft.id, IntakeDraft.content, IntakeDraft.choices)
    return await query.where(IntakeDraft.id > last).order_by(IntakeDraft.id).limit(_FEW)
