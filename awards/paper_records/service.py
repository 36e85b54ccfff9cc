"""Take in a list of certificates on paper, whole or not at all, and undo it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial

import anyio

from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue.numbers import folded
from awards.errors import AlreadyUndone, NotFound, RecordsRefused
from awards.intake import previewing
from awards.intake.reading.isolated import read
from awards.paper_records import queries
from awards.paper_records.records import CheckedList, NewRecord, RecordListReceipt
from awards.paper_records.rules import found_in, in_order, key_of, taken
from awards.search_keys import search_key
from awards.settings import Settings
from awards.tables import Category, PaperRecord, RecordList, Values
from awards.text.codes import normalised
from awards.text.names import match_key, tail, visible
from awards.winners.rules import fingerprint
from awards.words import Phrase


async def check(data: bytes, settings: Settings) -> CheckedList:
    """Everything to report about the list; changes nothing. Raises FileRefused."""
    book = await read(data, previewing.limits(settings))
    found = await anyio.to_thread.run_sync(partial(found_in, book, clock.today()))
    keys = found.keys
    recorded = await queries.recorded(keys)
    issued = await queries.issued_here({number for number, _ in keys})
    findings = in_order([*found.findings, *taken(found, recorded, issued)])
    records = tuple(record for record, *_ in found.records)
    return CheckedList(hashlib.sha256(data).hexdigest(), records, findings)


async def take_in(
    actor: str, checked: CheckedList, file_name: str, settings: Settings
) -> RecordListReceipt:
    """Store every record of a checked list in one transaction.

    Raises RecordsRefused if the list has a fault, or if a number was taken since the check.
    """
    if checked.faults or not checked.records:
        raise RecordsRefused(count=len(checked.faults) or 1)
    async with database.transaction():
        # Issuing holds the same locks, so that no number is given and recorded at once.
        await locks.hold(row["id"] for row in await Category.select(Category.id))
        keys = {key_of(record) for record in checked.records}
        meanwhile = await queries.recorded(keys)
        issued = await queries.issued_here({number for number, _ in keys})
        if meanwhile or issued:
            raise RecordsRefused(count=len(meanwhile) + len(issued))
        receipt, made = await _store_list(actor, checked, file_name)
        await _store(made, checked.records, settings)
        told = {
            "reference": receipt.reference,
            "sha256": checked.sha256,
            "rows": receipt.rows,
            "first": checked.records[0].number,
            "last": checked.records[-1].number,
        }
        await audit.record(actor, [Change(Action.RECORDS_TAKEN_IN, f"records/{made}", None, told)])
    return receipt


async def _store_list(
    actor: str, checked: CheckedList, file_name: str
) -> tuple[RecordListReceipt, int]:
    at = clock.now()
    before = await RecordList.count().where(RecordList.sha256 == checked.sha256)
    reference = f"P{at:%Y%m%d}-{checked.sha256[:8]}" + (f"-{before + 1}" if before else "")
    name = visible(file_name)[: limits.FILE_NAME]
    row = RecordList(
        reference=reference,
        file_name=name,
        sha256=checked.sha256,
        rows=len(checked.records),
        actor=actor,
        at=at,
    )
    [made] = await RecordList.insert(row).returning(RecordList.id)
    return RecordListReceipt(reference, name, len(checked.records), actor, at), int(made["id"])


async def _store(made: int, records: Sequence[NewRecord], settings: Settings) -> None:
    secret = settings.secret_key()
    rows = [_row(made, record, secret) for record in records]
    for batch in database.batches(rows, PaperRecord):
        await PaperRecord.insert(*batch)


def _row(made: int, record: NewRecord, secret: bytes) -> PaperRecord:
    return PaperRecord(
        record_list=made,
        number=record.number,
        number_key=folded(record.number),
        name=record.name,
        name_key=match_key(record.name),
        unit=record.unit,
        category=record.category,
        honour=record.honour,
        year=record.year,
        issued_on=record.issued_on,
        state=record.state.value,
        credit_code=normalised(record.credit_code),
        number_tail=tail(record.personal_number).removeprefix("****"),
        number_fingerprint=fingerprint(record.personal_number, secret),
        search_key=search_key(record.name, record.unit),
    )


async def undo(actor: str, reference: str, reason: str) -> int:
    """Let the records of a list count no more; return their number.

    Raises NotFound and AlreadyUndone.
    """
    async with database.transaction():
        found = await RecordList.select().where(RecordList.reference == reference).first()
        if found is None:
            raise NotFound(what=Phrase("list of records"), key=reference)
        values: Values = {RecordList.undone_at: clock.now(), RecordList.undone_by: actor}
        mine = RecordList.id == found["id"]
        done = RecordList.update(values).where(mine, RecordList.undone_at.is_null())
        if not await done.returning(RecordList.id):
            raise AlreadyUndone(reference=reference)
        gone: Values = {PaperRecord.number_key: None}
        await PaperRecord.update(gone).where(PaperRecord.record_list == found["id"])
        told = {"reference": reference, "rows": found["rows"], "reason": reason}
        change = Change(Action.RECORDS_UNDONE, f"records/{found['id']}", None, told)
        await audit.record(actor, [change])
    return int(found["rows"])
