"""What stands on a cell beside its text: struck through, a comment, an apostrophe before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awards.errors import Finding
from awards.intake.checking.faults import found
from awards.intake.checking.headers import Heading
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.row_words import NonRecord
from awards.intake.reading.book import SourceCell, SourceRow
from awards.text.characters import HAN
from awards.text.names import trimmed
from awards.winner_fields import NAME, NOTE, Field, FieldKind

#: 待定, 重名？, 已调离, and any short note that ends with a question mark.
_DOUBT = re.compile(
    "(?:(?:人选|名单)?(?:待定|待核实?|待确认|待补充?|待审核?)|重名|同名|放弃|取消|撤销|撤回|落选|不推荐|不予.{0,6}|"
    "已(?:调离|离职|去世|故|取消|撤销))[。.!！]?|.{0,12}[?？]"
)
_APOSTROPHES = "'’‘＇`′"
_LEADING = re.compile(f"[{_APOSTROPHES}]+\\s*")
# Excel's mark of a text. Before a letter it may belong to a name, as in ’t Hart.
_BEFORE_TEXT = re.compile(f"[{_APOSTROPHES}]+\\s*(?=[{HAN}\\d])(?!.*[{_APOSTROPHES}]$)", re.DOTALL)


def mark_findings(cell: SourceCell) -> Iterator[Finding]:
    if cell.struck:
        yield found("row.struck-cell", value=cell.struck)
    if cell.comment:
        yield found("row.comment", value=cell.comment)


def struck_row(line: SourceRow, heading: Heading) -> NonRecord | None:
    """A row whose name is struck through was probably taken off the list."""
    cell = line.cell(heading.columns[NAME])
    text = trimmed(cell.text)
    if not text or trimmed(cell.struck) != text:
        return None
    return NonRecord(RowKind.STRUCK, text, certain=False)


def doubted_row(line: SourceRow, heading: Heading) -> NonRecord | None:
    """A row whose note says that it is not settled, or not in force any more."""
    if NOTE not in heading.columns:
        return None
    note = trimmed(line.cell(heading.columns[NOTE]).text)
    if not _DOUBT.fullmatch(note):
        return None
    name = trimmed(line.cell(heading.columns[NAME]).text)
    return NonRecord(RowKind.DOUBTED, f"{name} {note}".strip(), certain=False)


def without_apostrophe(text: str, field: Field) -> str:
    """Without the apostrophe that marks a text in Excel and is no part of the value."""
    before = (_LEADING if field.kind is FieldKind.CODE else _BEFORE_TEXT).match(text)
    return text[before.end() :] if before else text
