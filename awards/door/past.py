"""The scans that count, as they are stored: none that was refused, none of the other mode.

What was scanned in a rehearsal counts in a rehearsal alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from awards import database
from awards.door.records import DoorCeremony, PastScan, paper_key, person_key
from awards.tables import Scan, ScanKind, ScanVerdict

#: Who typed a scan at the page.
OFFICE = "办公室"

_COLUMNS = (
    Scan.id,
    Scan.kind,
    Scan.attendee,
    Scan.certificate,
    Scan.at,
    Scan.tray,
    Scan.recipient,
    Scan.undoes,
    Scan.device.name.as_alias("by"),
)

BySubject = dict[str, list[PastScan]]


async def all_past(ceremony: DoorCeremony) -> BySubject:
    """Every scan that counts now, by its subject."""
    return by_subject(await Scan.select(*_COLUMNS).where(_counts(ceremony)))


async def past_of(
    ceremony: DoorCeremony,
    attendees: Collection[int],
    certificates: Collection[int],
    ids: Collection[str],
) -> BySubject:
    """Those about these attendees and certificates, or with these ids."""
    rows: dict[str, dict[str, Any]] = {}
    for column, wanted in (
        (Scan.attendee, attendees),
        (Scan.certificate, certificates),
        (Scan.id, ids),
    ):
        for some in database.batches(list(wanted)):
            found = await Scan.select(*_COLUMNS).where(_counts(ceremony), column.is_in(list(some)))
            rows |= {row["id"]: row for row in found}
    return by_subject(rows.values())


def _counts(ceremony: DoorCeremony) -> Any:  # noqa: ANN401 - Piccolo's conditions have no one type
    return (
        (Scan.ceremony == ceremony.id)
        & (Scan.verdict != ScanVerdict.RED.value)
        & Scan.rehearsal.eq(ceremony.rehearsal)
    )


def by_subject(rows: Iterable[dict[str, Any]]) -> BySubject:
    found: BySubject = defaultdict(list)
    for row in rows:
        if key := subject_of(row):
            found[key].append(_past(row, key))
    return found


def subject_of(row: dict[str, Any]) -> str:
    if row["attendee"]:
        return person_key(row["attendee"])
    return paper_key(row["certificate"]) if row["certificate"] else ""


def _past(row: dict[str, Any], subject: str) -> PastScan:
    return PastScan(
        row["id"],
        ScanKind(row["kind"]),
        subject,
        row["at"],
        row["by"] or OFFICE,
        row["tray"],
        row["recipient"],
        row["undoes"],
    )


def flat(past: BySubject) -> Sequence[PastScan]:
    return [each for scans in past.values() for each in scans]
