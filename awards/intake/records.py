"""The preview as JSON data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from awards.errors import Severity
from awards.intake.checking.difference import ListDifference
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.checking.preview import ImportPreview, Remark, RowState, Tally
from awards.tables import WinnerState
from awards.winner_fields import NAME, UNIT
from awards.words import Phrase, Plural, translated


class Receipt(msgspec.Struct, frozen=True):
    """An imported file; ``corrects`` is the reference of the import that it corrects."""

    reference: str
    file_name: str
    rows: int
    actor: str
    at: datetime
    corrects: str = ""
    undone_at: datetime | None = None
    undone_by: str = ""


class FindingWords(msgspec.Struct, frozen=True):
    what: str
    remedy: str


class RemarkRecord(msgspec.Struct, frozen=True):
    """``row`` is 0 for a remark about the whole file.

    ``person`` counts the winners of a row that names several; else it is 0.
    """

    code: str
    severity: Severity
    sheet: str
    row: int
    address: str
    value: str
    suggestion: str | None
    zh: FindingWords
    en: FindingWords
    person: int = 0


class RowRecord(msgspec.Struct, frozen=True):
    """``place`` names the row in answers. ``person`` of ``persons`` is set if it names several.

    ``free`` are its texts for free fields, by their keys.
    """

    sheet: str
    row: int
    state: RowState
    category: str
    honour: str
    name: str
    unit: str
    place: str = ""
    person: int = 0
    persons: int = 0
    free: dict[str, str] = {}


class OptionRecord(msgspec.Struct, frozen=True):
    value: str
    zh: str
    en: str


class QuestionRecord(msgspec.Struct, frozen=True):
    """A question about the file; answer it by sending the file again with ``choice`` set.

    A question about one row names it; its choice is an object with ``place`` as key.
    """

    code: str
    choice: str
    zh: str
    en: str
    options: tuple[OptionRecord, ...]
    sheet: str = ""
    row: int = 0
    place: str = ""
    proposed: str = ""


class ImportMessageRecord(msgspec.Struct, frozen=True):
    code: str
    zh: str
    en: str


class TallyRecord(msgspec.Struct, frozen=True):
    category: str
    name: str
    honour: str
    quota: int | None
    taken: int
    wanted: int
    over: int


class FieldChangeRecord(msgspec.Struct, frozen=True):
    field: str
    before: str
    after: str


class StayingRecord(msgspec.Struct, frozen=True):
    """A registered value that the row leaves blank."""

    field: str
    value: str


class ChangeKind(StrEnum):
    """What happens to a registered winner and the row that stands beside it.

    ``changed``: the row will change it. ``left``: a person keeps it as it is. ``replaced``: the row
    is somebody else, who is registered as new. ``differs``: the row is skipped, unless a person
    chooses to update the winner.
    """

    CHANGED = "changed"
    LEFT = "left"
    REPLACED = "replaced"
    DIFFERS = "differs"


class ChangeRecord(msgspec.Struct, frozen=True):
    """``place`` names the row in the choices; ``staying`` is what the winner would keep."""

    kind: ChangeKind
    sheet: str
    row: int
    place: str
    winner: int
    name: str
    unit: str
    changes: tuple[FieldChangeRecord, ...]
    staying: tuple[StayingRecord, ...]


class MissingRecord(msgspec.Struct, frozen=True):
    """A winner of the corrected import whom the file does not name."""

    winner: int
    name: str
    unit: str
    category: str
    state: WinnerState
    withdraw: bool


class PreviewRecord(msgspec.Struct, frozen=True):
    """``ready``: a commit would be accepted; ``earlier``: the file was imported before.

    ``changes`` and ``missing`` compare the file with registered winners.
    """

    ready: bool
    rows: tuple[RowRecord, ...]
    remarks: tuple[RemarkRecord, ...]
    questions: tuple[QuestionRecord, ...]
    notices: tuple[ImportMessageRecord, ...]
    arithmetic: tuple[TallyRecord, ...]
    earlier: Receipt | None
    changes: tuple[ChangeRecord, ...] = ()
    missing: tuple[MissingRecord, ...] = ()


def change_records(
    found: ListDifference | None,
    differing: Iterable[MatchedRow],
    updates: Iterable[MatchedRow],
) -> tuple[ChangeRecord, ...]:
    chosen = {id(pair.row): pair for pair in updates}
    kinds: list[tuple[ChangeKind, Iterable[MatchedRow]]] = [
        (ChangeKind.CHANGED, chosen.values()),
        (ChangeKind.DIFFERS, (pair for pair in differing if id(pair.row) not in chosen)),
    ]
    if found:
        kinds += [
            (ChangeKind.CHANGED, found.changed),
            (ChangeKind.LEFT, found.left),
            (ChangeKind.REPLACED, found.replaced),
        ]
    return tuple(_change(kind, pair) for kind, pairs in kinds for pair in pairs)


def _change(kind: ChangeKind, pair: MatchedRow) -> ChangeRecord:
    return ChangeRecord(
        kind,
        pair.row.sheet,
        pair.row.number,
        pair.row.kept_place,
        pair.winner.id,
        pair.winner.name,
        pair.winner.unit,
        tuple(FieldChangeRecord(*change) for change in pair.changes),
        tuple(StayingRecord(*value) for value in pair.staying),
    )


def missing_records(
    missing: Iterable[RegisteredWinner], going: Iterable[RegisteredWinner]
) -> tuple[MissingRecord, ...]:
    leaving = {winner.id for winner in going}
    return tuple(
        MissingRecord(w.id, w.name, w.unit, w.category, w.state, w.id in leaving) for w in missing
    )


def preview_record(preview: ImportPreview, earlier: Receipt | None) -> PreviewRecord:
    return PreviewRecord(
        ready=preview.ready,
        rows=tuple(
            RowRecord(
                row.sheet,
                row.number,
                row.state,
                row.category,
                row.honour,
                row.values.get(NAME, ""),
                row.values.get(UNIT, ""),
                row.place,
                row.part.person,
                row.part.persons,
                {field.name: text for field, text in row.values.items() if field.is_free},
            )
            for row in preview.rows
        ),
        remarks=tuple(_remark(remark) for remark in preview.remarks),
        questions=tuple(
            QuestionRecord(
                q.code,
                q.choice,
                *_in_both(q.words),
                tuple(OptionRecord(each.value, *_in_both(each.words)) for each in q.options),
                q.sheet,
                q.row,
                q.place,
                q.proposed,
            )
            for q in preview.questions
        ),
        notices=tuple(
            ImportMessageRecord(message.code, *_in_both(message.words))
            for message in preview.messages
        ),
        arithmetic=tuple(tally_record(tally) for tally in preview.arithmetic),
        earlier=earlier,
    )


def _in_both(words: Phrase | Plural | str) -> tuple[str, str]:
    return translated(words, "zh"), translated(words, "en")


def _remark(remark: Remark) -> RemarkRecord:
    finding = remark.finding
    return RemarkRecord(
        code=finding.code,
        severity=finding.severity,
        sheet=remark.sheet,
        row=remark.row,
        address=remark.address,
        value=remark.value,
        suggestion=finding.suggestion,
        zh=FindingWords(*finding.words("zh")),
        en=FindingWords(*finding.words("en")),
        person=remark.part.person,
    )


def tally_record(tally: Tally) -> TallyRecord:
    return TallyRecord(
        tally.category,
        tally.name,
        tally.honour,
        tally.quota,
        tally.taken,
        tally.wanted,
        tally.over,
    )
