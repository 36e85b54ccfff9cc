"""What a person should look at before a winner is stored: the page, the API and the command line ask.

A warning never refuses. Values that are stored already are not warned about again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.errors import Finding, Severity
from awards.winner_fields import NAME, Amendment, Field, Registration
from awards.winners.award_queries import warnings_about
from awards.winners.records import WinnerRecord
from awards.winners.rules import findings, fingerprint, registration_of


class EntryWarning(NamedTuple):
    field: Field
    finding: Finding


class WarningWords(msgspec.Struct, frozen=True):
    what: str
    remedy: str


class WarningRecord(msgspec.Struct, frozen=True):
    """A warning as JSON data. ``suggestion`` is a better value, if there is one."""

    field: str
    code: str
    suggestion: str | None
    zh: WarningWords
    en: WarningWords


def warning_record(warning: EntryWarning) -> WarningRecord:
    found = warning.finding
    zh, en = WarningWords(*found.words("zh")), WarningWords(*found.words("en"))
    return WarningRecord(warning.field.name, found.code, found.suggestion, zh, en)


async def of_entries(
    here: CommendationRecord, asked: Sequence[Registration], secret: bytes
) -> list[list[EntryWarning]]:
    """For each registration, of its values and of the same recipient's other awards."""
    known = await warnings_about(here, asked, secret)
    return [
        [*_of_values(here, each), *(EntryWarning(NAME, finding) for finding in awards)]
        for each, awards in zip(asked, known, strict=True)
    ]


async def of_change(
    here: CommendationRecord, before: WinnerRecord, asked: Registration, secret: bytes
) -> list[EntryWarning]:
    """Of the values that differ from those of ``before``."""
    stored = registration_of(before)
    found: list[EntryWarning] = []
    if (stored.name, stored.credit_code) != (asked.name, asked.credit_code):
        found += _of_values(here, asked)
    if looks(asked, secret) != looks(stored, secret):
        [known] = await warnings_about(here, [asked], secret, without=before.id)
        found += (EntryWarning(NAME, finding) for finding in known)
    return found


def amended(
    before: WinnerRecord, amendment: Amendment, declared: Sequence[Field] = ()
) -> Registration:
    """The registration as the amendment would leave it; ``declared`` are the free fields."""
    given = {k: v for k, v in msgspec.structs.asdict(amendment).items() if v is not None}
    names = {field.name for field in declared}
    kept = {key: text for key, text in before.free.items() if key in names}
    given["free"] = {**kept, **given.get("free", {})}
    return msgspec.structs.replace(registration_of(before), **given)


def looks(asked: Registration, secret: bytes) -> str:
    """The values that warnings concern, with a digest of the number."""
    number = fingerprint(asked.personal_number, secret)[:16]
    return f"{asked.name}|{asked.unit}|{asked.credit_code}|{number}"


def _of_values(here: CommendationRecord, asked: Registration) -> list[EntryWarning]:
    kind = here.require_category(asked.category).recipient_kind
    found = (EntryWarning(*each) for each in findings(asked, kind))
    return [each for each in found if each.finding.severity is Severity.WARNING]
