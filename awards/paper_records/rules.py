"""A list of certificates on paper: what each row records, and every fault by row and cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from awards.catalogue.numbers import folded
from awards.errors import Finding, Severity
from awards.intake.checking.cells import check_cell
from awards.intake.reading.book import Book, SourceCell, SourceRow, SourceSheet, address
from awards.paper_records.columns import (
    CATEGORY_TEXT,
    COLUMNS,
    HONOUR_TEXT,
    ISSUED_ON,
    NUMBER,
    STATE,
    STATES,
    YEAR,
    RecordHeading,
    heading,
)
from awards.paper_records.records import ListFault, NewRecord
from awards.tables import RecordState
from awards.text.dates import parse
from awards.text.names import match_key, trimmed, visible
from awards.winner_fields import CREDIT_CODE, NAME, PERSONAL_NUMBER, UNIT, Field
from awards.words import N_, Phrase

_YEAR = re.compile(r"(\d{4})(?:年度?)?", re.ASCII)
_SHOWN = 100

#: What is wrong and what to do, by the code of the finding.
WORDS = {
    "record.no-header": (
        N_("The sheet has no header with at least a number and a name."),
        N_("Put 证书编号, 姓名或名称 and 发证日期 into the first row."),
    ),
    "record.column-missing": (
        N_("There is no column for “%(field)s”."),
        N_("Add it; the headers may be %(examples)s."),
    ),
    "record.missing": (
        N_("“%(field)s” is empty."),
        N_("Fill it in, or delete the row."),
    ),
    "record.date": (
        N_("“%(value)s” is not a full date."),
        N_("Write it as 2022-12-30 or 2022年12月30日."),
    ),
    "record.date-later": (
        N_("“%(value)s” lies in the future."),
        N_("Write the day on which the certificate was issued."),
    ),
    "record.state": (
        N_("“%(value)s” is not a known state."),
        N_("Write 有效, 已撤销 or 已换发, or leave it empty."),
    ),
    "record.year": (
        N_("“%(value)s” is not a year."),
        N_("Write four digits, or leave it empty: then the year of the date counts."),
    ),
    "record.twice": (
        N_("The number stands in row %(first)s too."),
        N_("Each number is recorded once for a year."),
    ),
    "record.recorded": (
        N_("The number is recorded already."),
        N_("Leave the row out."),
    ),
    "record.issued-here": (
        N_("The number was given to a certificate of this program."),
        N_("A number is given once: correct it, or leave the row out."),
    ),
    "record.empty": (
        N_("The list has no records."),
        N_("Put one certificate into each row below the header."),
    ),
}

_EXAMPLES = {
    NUMBER: "证书编号、编号",
    NAME: "姓名、姓名或名称、获奖单位",
    ISSUED_ON: "发证日期、颁发日期",
}


def _fault(code: str, **facts: object) -> Finding:
    what, remedy = WORDS[code]
    return Finding(code, Severity.FAULT, Phrase(what, **facts), Phrase(remedy, **facts))


@dataclass(slots=True)
class RecordsFound:
    """The records of a book with their places, and what was found about them."""

    records: list[tuple[NewRecord, str, int, str]] = field(default_factory=list)
    findings: list[ListFault] = field(default_factory=list)

    @property
    def keys(self) -> set[tuple[str, int]]:
        return {key_of(record) for record, *_ in self.records}


def key_of(record: NewRecord) -> tuple[str, int]:
    """Number and year, as they are compared."""
    return folded(record.number), record.year


def found_in(book: Book, today: date) -> RecordsFound:
    """Every visible sheet with a header is read; a book without any is a fault."""
    done = RecordsFound()
    sheets = [sheet for sheet in book.sheets if sheet.lines and not sheet.hidden]
    headed = [(sheet, found) for sheet in sheets if (found := heading(sheet))]
    if not headed:
        name = sheets[0].name if sheets else ""
        done.findings.append(ListFault(_fault("record.no-header"), name, 0))
    for sheet, found in headed:
        _read(sheet, found, today, done)
    _find_repeats(done)
    if headed and not done.records and not done.findings:
        done.findings.append(ListFault(_fault("record.empty"), headed[0][0].name, 0))
    return done


def _read(sheet: SourceSheet, found: RecordHeading, today: date, done: RecordsFound) -> None:
    if found.missing:
        for each in found.missing:
            finding = _fault(
                "record.column-missing", field=Phrase(each.label), examples=_EXAMPLES[each]
            )
            done.findings.append(ListFault(finding, sheet.name, found.row))
        return
    for line in sheet.lines:
        if line.number > found.row:
            _RowReading(sheet.name, line, found.columns, today, done).read()


@dataclass(slots=True)
class _RowReading:
    sheet: str
    line: SourceRow
    columns: Mapping[Field, int]
    today: date
    done: RecordsFound
    sound: bool = True

    def read(self) -> None:
        texts = {each: self._text(each) for each in COLUMNS}
        if not any(trimmed(self._cell(each).text) for each in COLUMNS):
            return
        day = self._day(texts[ISSUED_ON])
        state = self._state(texts[STATE])
        year = self._year(texts[YEAR], day)
        for each in (NUMBER, NAME, ISSUED_ON):
            if not trimmed(self._cell(each).text):
                self._blame(each, _fault("record.missing", field=Phrase(each.label)))
        if not self.sound or day is None:
            return
        record = NewRecord(
            number=texts[NUMBER],
            name=texts[NAME],
            unit=texts[UNIT],
            category=texts[CATEGORY_TEXT],
            honour=texts[HONOUR_TEXT],
            year=year,
            issued_on=day,
            state=state,
            credit_code=texts[CREDIT_CODE],
            personal_number=texts[PERSONAL_NUMBER],
        )
        at = address(self.columns[NUMBER], self.line.number)
        self.done.records.append((record, self.sheet, self.line.number, at))

    def _cell(self, about: Field) -> SourceCell:
        return self.line.cell(self.columns[about]) if about in self.columns else SourceCell()

    def _text(self, about: Field) -> str:
        kept = check_cell(self._cell(about), about, ())
        for finding in kept.findings:
            self._blame(about, finding)
        return kept.text

    def _blame(self, about: Field, finding: Finding) -> None:
        column = self.columns.get(about, 0)
        at, value = address(column, self.line.number), visible(self._cell(about).text[:_SHOWN])
        self.done.findings.append(ListFault(finding, self.sheet, self.line.number, at, value))
        if finding.severity is Severity.FAULT:
            self.sound = False

    def _day(self, text: str) -> date | None:
        if not text:
            return None
        day = parse(text)
        if day is None:
            self._blame(ISSUED_ON, _fault("record.date", value=visible(text)))
        elif day > self.today:
            self._blame(ISSUED_ON, _fault("record.date-later", value=visible(text)))
        return day

    def _state(self, text: str) -> RecordState:
        state = STATES.get(match_key(text), RecordState.VALID)
        if text and match_key(text) not in STATES:
            self._blame(STATE, _fault("record.state", value=visible(text)))
        return state

    def _year(self, text: str, day: date | None) -> int:
        found = _YEAR.fullmatch(match_key(text))
        if text and not found:
            self._blame(YEAR, _fault("record.year", value=visible(text)))
        return int(found[1]) if found else (day.year if day else 0)


def _find_repeats(done: RecordsFound) -> None:
    first: dict[tuple[str, int], tuple[str, int]] = {}
    for record, sheet, row, at in done.records:
        before = first.setdefault(key_of(record), (sheet, row))
        if before != (sheet, row):
            where = str(before[1]) if before[0] == sheet else f"{before[0]} {before[1]}"
            finding = _fault("record.twice", first=where)
            done.findings.append(ListFault(finding, sheet, row, at, visible(record.number)))


def taken(
    done: RecordsFound, recorded: Collection[tuple[str, int]], issued: Collection[str]
) -> Iterator[ListFault]:
    """Numbers that cannot be recorded: known ones, and those that this program gave."""
    for record, sheet, row, at in done.records:
        key = key_of(record)
        code = "record.recorded" if key in recorded else ""
        if key[0] in issued:
            code = "record.issued-here"
        if code:
            yield ListFault(_fault(code), sheet, row, at, visible(record.number))


def in_order(findings: Iterable[ListFault]) -> tuple[ListFault, ...]:
    """By sheet and row; the sheets in the order of their first finding."""
    listed = list(findings)
    sheets = {name: at for at, name in enumerate(dict.fromkeys(each.sheet for each in listed))}
    return tuple(sorted(listed, key=lambda each: (sheets[each.sheet], each.row)))
