"""A list of attendees in a workbook: which column holds what, and the rows below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from awards import limits
from awards.errors import AttendeeRefused
from awards.intake.reading.book import Book, SourceRow
from awards.intake.reading.limits import HEADER_ROWS
from awards.stage.attendance.records import AttendeeDuty, AttendeeUnit
from awards.stage.words import AttendeeKind
from awards.text.names import match_key, trimmed
from awards.words import Phrase

#: A list may have so many rows, and a cell so many characters.
_CELL = 500

#: Headers, and words for kinds, as `match_key` folds them.
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "姓名", "名字", "出席人", "出席人姓名", "出席人员", "参会人", "参会人姓名", "参会人员",
        "嘉宾姓名", "name", "attendee",
    ),
    "kind": ("类别", "身份", "人员类别", "出席身份", "参会身份", "人员类型", "kind", "type"),
    "duty": ("职务", "职位", "职称", "职务职称", "duty", "office", "position"),
    "unit": ("单位", "工作单位", "单位名称", "所在单位", "代表单位", "unit", "organization"),
    "of": (
        "随同", "陪同", "随行于", "随谁", "代谁", "获奖者", "获奖人", "获奖对象", "对应获奖者",
        "证书编号", "for", "with", "winner",
    ),
}  # fmt: skip
_KINDS: Mapping[AttendeeKind, tuple[str, ...]] = {
    AttendeeKind.WINNER: ("获奖者", "获奖人", "获奖人员", "获奖个人", "受表彰个人"),
    AttendeeKind.REPRESENTATIVE: (
        "代表", "单位代表", "企业代表", "集体代表", "representativeofaunit",
    ),
    AttendeeKind.COMPANION: ("随行", "随行人员", "陪同", "陪同人员", "家属"),
    AttendeeKind.LEADER: ("领导", "主席台", "主席台领导"),
    AttendeeKind.GUEST: ("嘉宾", "来宾", "特邀嘉宾"),
    AttendeeKind.PRESS: ("媒体", "记者", "新闻媒体"),
    AttendeeKind.STAFF: ("工作人员", "会务", "会务人员"),
}  # fmt: skip

_COLUMN_OF = {word: column for column, words in _HEADERS.items() for word in words}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in (*words, kind.value)}


class AttendeeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row as it stands in the file. ``at`` is the sheet's number of the row.

    ``kind`` is the word typed; ``of`` is the name or number of the winner it belongs to.
    """

    at: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
    name: Annotated[str, msgspec.Meta(pattern=r"^[^\x00]*$", max_length=_CELL)]
    kind: AttendeeUnit = ""
    duty: AttendeeDuty = ""
    unit: AttendeeUnit = ""
    of: AttendeeUnit = ""


#: What a page sends again together with the answers.
AttendeeRows = Annotated[
    list[AttendeeRow], msgspec.Meta(min_length=1, max_length=limits.MOST_ATTENDEES)
]


def rows_of(book: Book) -> list[AttendeeRow]:
    """The rows of the first sheet with a column of names. Raises AttendeeRefused."""
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        for at, line in enumerate(sheet.lines[:HEADER_ROWS]):
            columns = _columns(line)
            if "name" in columns:
                return _rows(sheet.lines[at + 1 :], columns)
    raise AttendeeRefused(reason=Phrase("The file has no column with the header 姓名."))


def _columns(line: SourceRow) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(line.cells):
        column = _COLUMN_OF.get(match_key(cell.text))
        if column:
            found.setdefault(column, at)
    return found


def _rows(lines: tuple[SourceRow, ...], columns: Mapping[str, int]) -> list[AttendeeRow]:
    found = []
    for line in lines:
        cells = {column: trimmed(line.cell(at).text) for column, at in columns.items()}
        if any(cells.values()) and not line.hidden:
            found.append(_row(line.number, cells))
    if not found:
        raise AttendeeRefused(reason=Phrase("The file has nobody below its headers."))
    if len(found) > limits.MOST_ATTENDEES:
        raise AttendeeRefused(
            reason=Phrase(
                "The file has %(count)s rows; %(limit)s are allowed.",
                count=len(found),
                limit=limits.MOST_ATTENDEES,
            )
        )
    return found


def _row(number: int, cells: Mapping[str, str]) -> AttendeeRow:
    try:
        return msgspec.convert({"at": number, "name": "", **cells}, AttendeeRow)
    except msgspec.ValidationError:
        raise AttendeeRefused(
            reason=Phrase("Row %(row)s has a text that is too long.", row=number)
        ) from None


def kind_of(typed: str) -> AttendeeKind | None:
    """The kind that a word says; None for an unknown word."""
    return _KIND_OF.get(match_key(typed))
