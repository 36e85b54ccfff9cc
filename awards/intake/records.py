"""The preview as JSON data."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.errors import Severity
from awards.intake.checking.preview import ImportPreview, Remark, RowState, Tally
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
    """``place`` names the row in answers. ``person`` of ``persons`` is set if it names several."""

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


class PreviewRecord(msgspec.Struct, frozen=True):
    """``ready``: a commit would be accepted; ``earlier``: the file was imported before."""

    ready: bool
    rows: tuple[RowRecord, ...]
    remarks: tuple[RemarkRecord, ...]
    questions: tuple[QuestionRecord, ...]
    notices: tuple[ImportMessageRecord, ...]
    arithmetic: tuple[TallyRecord, ...]
    earlier: Receipt | None


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
