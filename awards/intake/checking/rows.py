"""The rows of a list: left out, or read; one for each winner where a row names several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from awards.errors import Finding
from awards.intake.checking.corrections import corrected
from awards.intake.checking.faults import found
from awards.intake.checking.fields import POSITION
from awards.intake.checking.filling import FilledRow
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.checking.row_cells import GLANCE, RowCells
from awards.intake.checking.row_parts import RowPart
from awards.intake.checking.row_reader import RowReader
from awards.intake.checking.row_reading import RowReading
from awards.intake.checking.row_words import NonRecord
from awards.intake.checking.splitting import WinnerLine, winner_lines
from awards.intake.reading.book import SourceRow, address
from awards.text.nobody import says_none
from awards.winner_fields import NAME, Field

SAMPLE = "示例"
"""Position and beginning of the name in the template's sample row. Both must match."""


def checked_rows(reader: RowReader, source: FilledRow) -> Iterator[CheckedRow]:
    """The row; or one for each winner, where a person says that it names several."""
    line = corrected(source.line, reader.sheet, reader.heading.width, reader.choices)
    if reader.cell(line, NAME) != reader.cell(source.line, NAME):
        source = source._replace(again=0)
    row = _begun(reader, line, reader.part, source)
    skipped = _skipped(reader, line, row) or _apart(source.non_record) or _empty(reader, line, row)
    if skipped:
        yield _left_out(row, *skipped, non_record=source.non_record)
        return
    same = _unchanged(reader, line, source)
    reading = RowReading(RowCells(reader, line), again=source.again, same=same)
    several = reading.several()
    answer = reader.choices.rows.get(row.place)
    if several and answer == "split":
        for one in winner_lines(line, reading.reader.columns, several.names, reader.part):
            yield _winner(reader, one, source)
    else:
        yield reading.completed(row, None if answer == "one" else several)


def _winner(reader: RowReader, one: WinnerLine, source: FilledRow) -> CheckedRow:
    """One of several winners in a row; its cells may be corrected on their own."""
    line = corrected(one.line, reader.sheet, reader.heading.width, reader.choices, one.part)
    row = _begun(reader, line, one.part, source)
    if skipped := _skipped(reader, line, row):
        return _left_out(row, *skipped)
    same = _unchanged(reader, line, source)
    return RowReading(RowCells(reader, line, one), same=same).completed(row)


def _unchanged(reader: RowReader, line: SourceRow, source: FilledRow) -> frozenset[Field]:
    """The fields that repeat the record above, as far as nobody has typed them again."""
    return frozenset(
        each for each in source.same if reader.cell(line, each) == reader.cell(source.line, each)
    )


def _begun(reader: RowReader, line: SourceRow, part: RowPart, source: FilledRow) -> CheckedRow:
    return CheckedRow(
        reader.sheet,
        line.number,
        RowState.NEW,
        reader.shown(line),
        filled=source.fields,
        again=source.again,
        part=part,
        columns=reader.columns,
    )


def _empty(reader: RowReader, line: SourceRow, row: CheckedRow) -> tuple[RowState, Finding] | None:
    """A row without any value but a position; below a category, a row without a name."""
    name = row.values[NAME]
    if _has_values(row) and not (reader.pivoted and (not name or says_none(name))):
        return None
    seen = " ".join(cell.text[:GLANCE] for cell in line.cells if cell.text)
    return RowState.NOT_A_RECORD, found("row.not-a-record", value=seen[:GLANCE])


def _skipped(
    reader: RowReader, line: SourceRow, row: CheckedRow
) -> tuple[RowState, Finding] | None:
    left_out = row.place in reader.choices.omit or line.number in reader.replaced
    if left_out or (row.again and reader.choices.rows.get(row.place) == "skip"):
        return RowState.OMITTED, found("row.omitted")
    if line.hidden and reader.choices.hidden_rows == "skip":
        return RowState.HIDDEN, found("row.hidden")
    position = row.values.get(POSITION, "")
    if position == SAMPLE and row.values[NAME].startswith(SAMPLE):
        return RowState.SAMPLE, found("row.sample")
    return None


def _left_out(
    row: CheckedRow, state: RowState, finding: Finding, non_record: NonRecord | None = None
) -> CheckedRow:
    where = address(0, row.number)
    remark = Remark(finding, row.sheet, row.number, where, part=row.part)
    return replace(row, state=state, remarks=(remark,), non_record=non_record, again=0)


def _has_values(row: CheckedRow) -> bool:
    return any(text for name, text in row.values.items() if name != POSITION)


def _apart(found_row: NonRecord | None) -> tuple[RowState, Finding] | None:
    if found_row is None:
        return None
    state = RowState.NOT_A_RECORD if found_row.certain else RowState.DOUBTFUL
    if found_row.kind is RowKind.UNIT_WITH_NAMES and not found_row.certain:
        state = RowState.FAULTY
    return state, found(f"row.{found_row.kind.value}", value=found_row.text[:GLANCE])
