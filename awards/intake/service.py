"""Store previewed files, all of them or none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import NothingNew
from awards.intake import drafts, previewing
from awards.intake.checking.choices import Choices
from awards.intake.checking.matched_rows import MatchedRow
from awards.intake.checking.preview import CheckedRow
from awards.intake.files import CheckedFile, FileToStore
from awards.intake.records import Receipt
from awards.settings import Settings
from awards.tables import Intake
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.preparing import PreparedWinners, prepare


async def commit(
    actor: str,
    commendation: str,
    data: bytes,
    file_name: str,
    choices: Choices,
    settings: Settings,
) -> Receipt:
    """Preview the file and `store` what was found."""
    report = await previewing.preview(commendation, data, choices, settings)
    return await store(actor, commendation, report, file_name, settings, again=choices.again)


StoreOne = Callable[
    [str, CommendationRecord, FileToStore, Settings, PreparedWinners], Awaitable[Receipt]
]


async def store(
    actor: str,
    commendation: str,
    report: CheckedFile,
    file_name: str,
    settings: Settings,
    *,
    again: bool = False,
    draft: int | None = None,
    reading: str = "",
) -> Receipt:
    """Like `store_together`, for one file."""
    file = FileToStore(report, file_name, again, draft, reading)
    [receipt] = await store_together(actor, commendation, [file], settings)
    if receipt is None:
        raise NothingNew
    return receipt


async def store_together(
    actor: str,
    commendation: str,
    files: Sequence[FileToStore],
    settings: Settings,
    *,
    correct: StoreOne | None = None,
    reason: str = "",
) -> list[Receipt | None]:
    """Update and register every row of previewed files in one transaction, which ends their drafts.

    ``correct`` stores a file that corrects an import. A file without anything new is left as it is;
    its receipt is None. ``reason`` is why winners change whose words were published, confirmed or
    issued. Raises NothingNew if no file has any, AlreadyImported, IntakeHasFaults, DraftEnded, and what `awards.winners.service` raises
    if the registry changed since the preview.
    """
    for file in files:
        file.require_ready()
    if not any(file.report.has_news for file in files):
        raise NothingNew
    here = await catalogue.find(commendation)
    prepared = [await _prepared(here, file.report, settings) for file in files]
    async with database.transaction():
        for file in files:
            if file.report.has_news and file.draft is not None:
                await drafts.consume(file.draft)
        await locks.hold(category.id for category in here.categories)
        receipts: list[Receipt | None] = []
        for file, ready in zip(files, prepared, strict=True):
            plain = partial(_store_one, reason)
            one = correct if correct and file.report.difference is not None else plain
            new = file.report.has_news
            receipts.append(await one(actor, here, file, settings, ready) if new else None)
        return receipts


async def _prepared(
    here: CommendationRecord, report: CheckedFile, settings: Settings
) -> PreparedWinners:
    """Prepare the new winners before the transaction, so that it is short."""
    registrations = report.preview.registrations
    return await prepare(here, registrations, settings.secret_key())


async def _store_one(
    reason: str,
    actor: str,
    here: CommendationRecord,
    file: FileToStore,
    settings: Settings,
    prepared: PreparedWinners,
) -> Receipt:
    report, count = file.report, len(prepared.winners)
    intake, receipt = await record_import(
        here, actor, report, file.name, count, reading=file.reading
    )
    await amend_winners(actor, report.updates, settings, reason)
    if count:
        rows = report.preview.decided
        await register_rows(actor, here, rows, intake, settings, prepared)
    told = {"reference": receipt.reference, "sha256": report.sha256, "rows": count}
    if report.updates:
        told["amended"] = len(report.updates)
    await audit.record(actor, [Change(Action.INTAKE_COMMITTED, f"intake/{intake}", None, told)])
    return receipt


async def record_import(
    here: CommendationRecord,
    actor: str,
    report: CheckedFile,
    file_name: str,
    rows: int,
    *,
    reading: str = "",
    corrects: int | None = None,
) -> tuple[int, Receipt]:
    """Store the import's own row, in the caller's transaction."""
    at = clock.now()
    before = await Intake.count().where(Intake.sha256 == report.sha256)
    reference = f"{at:%Y%m%d}-{report.sha256[:8]}" + (f"-{before + 1}" if before else "")
    receipt = Receipt(reference, drafts.shown_name(file_name), rows, actor, at)
    row = Intake(
        reference=reference,
        commendation=here.id,
        file_name=receipt.file_name,
        sha256=report.sha256,
        rows=rows,
        actor=actor,
        at=at,
        corrects=corrects,
        reading=reading,
        amended=len(report.changed),
    )
    [made] = await Intake.insert(row).returning(Intake.id)
    return int(made["id"]), receipt


async def amend_winners(
    actor: str, changed: Sequence[MatchedRow], settings: Settings, reason: str
) -> None:
    """Apply what these rows say about their winners.

    Raises what `awards.winners.service.amend` does.

    In the caller's transaction, and only while each winner is as it was when it was compared.
    """
    for pair in changed:
        await winners.amend(
            actor,
            pair.winner.id,
            _amendment(pair),
            revision=pair.winner.revision,
            secret=settings.secret_key(),
            reason=reason,
        )


def _amendment(pair: MatchedRow) -> Amendment:
    """What a row changes of its winner."""
    if pair.row.asked is None:
        return Amendment()
    changed = [change.field for change in pair.changes]
    fixed = [name for name in changed if name in Amendment.__struct_fields__]
    values: dict[str, Any] = {name: getattr(pair.row.asked, name) for name in fixed}
    free = {name: text for name, text in pair.row.asked.free.items() if name in changed}
    return Amendment(**values, free=free or None)


async def register_rows(
    actor: str,
    here: CommendationRecord,
    rows: Sequence[CheckedRow],
    intake: int,
    settings: Settings,
    prepared: PreparedWinners,
) -> list[int]:
    """Register the winners of these rows, each with its row in the file; return their ids."""
    return await winners.register(
        actor,
        here.code,
        [row.registration for row in rows if row.registration is not None],
        secret=settings.secret_key(),
        intake=intake,
        intake_rows=[row.kept_place for row in rows],
        prepared=prepared,
    )
