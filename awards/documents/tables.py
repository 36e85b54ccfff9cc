"""Tables of fixed columns: a head on each page, no row divided, lines over all columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.pages import TWIPS
from awards.documents.runs import paragraph
from awards.documents.styles import CELL, GROUP, HEAD, Align, ParagraphStyle

SIGNED_HEIGHT = 9.0
"""The least millimetres of a row that is signed."""

_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


class DocumentColumn(NamedTuple):
    """``share`` of the width of the table. Cells of a column to ``sign`` in are empty."""

    heading: str
    share: float
    align: Align = "left"
    sign: bool = False


class GroupLine(NamedTuple):
    """Words over all columns, which stay with the row below them."""

    words: str


TableRow = Sequence[str | int] | GroupLine


def table(
    columns: Sequence[DocumentColumn], rows: Iterable[TableRow], width: float, size: float = 0.0
) -> BaseOxmlElement:
    """``width`` is in millimetres; ``size`` in points, if not that of the style."""
    return _Table(columns, width, size).of(rows)


class _Table:
    def __init__(self, columns: Sequence[DocumentColumn], width: float, size: float) -> None:
        shares = sum(column.share for column in columns)
        self._columns = columns
        self._widths = [round(width * TWIPS * column.share / shares) for column in columns]
        self._least = SIGNED_HEIGHT if any(column.sign for column in columns) else 0.0
        self._size = size

    def of(self, rows: Iterable[TableRow]) -> BaseOxmlElement:
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        made = parse_xml(
            f"<w:tbl {nsdecls('w')}><w:tblPr>"
            f'<w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
            '<w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
        )
        made.append(self._head())
        for row in rows:
            made.append(self._group(row) if isinstance(row, GroupLine) else self._row(row))
        return made

    def _head(self) -> BaseOxmlElement:
        made = _row_element(is_head=True)
        for column, width in zip(self._columns, self._widths, strict=True):
            made.append(self._cell(column.heading, width, HEAD, "center"))
        return made

    def _group(self, line: GroupLine) -> BaseOxmlElement:
        made = _row_element()
        made.append(self._cell(line.words, sum(self._widths), GROUP, span=len(self._columns)))
        return made

    def _row(self, cells: Sequence[str | int]) -> BaseOxmlElement:
        made = _row_element(self._least)
        for column, width, cell in zip(self._columns, self._widths, cells, strict=True):
            made.append(self._cell(str(cell), width, CELL, column.align))
        return made

    def _cell(
        self, text: str, width: int, style: ParagraphStyle, align: Align = "left", span: int = 1
    ) -> BaseOxmlElement:
        made = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f'<w:gridSpan w:val="{span}"/><w:vAlign w:val="center"/></w:tcPr></w:tc>'
        )
        words = paragraph(text, style)
        if align != "left":
            _set(words, "w:pPr", "w:jc", align)
        if self._size:
            for each in words.iter(qn("w:rPr")):
                _child(each, "w:sz", str(round(self._size * 2)))
                _child(each, "w:szCs", str(round(self._size * 2)))
        made.append(words)
        return made


def _row_element(least: float = 0.0, *, is_head: bool = False) -> BaseOxmlElement:
    high = f'<w:trHeight w:val="{round(least * TWIPS)}" w:hRule="atLeast"/>' if least else ""
    head = "<w:tblHeader/>" if is_head else ""
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{high}{head}</w:trPr></w:tr>")


def _set(parent: BaseOxmlElement, within: str, name: str, value: str) -> None:
    for each in parent.iter(qn(within)):
        _child(each, name, value)


def _child(parent: BaseOxmlElement, name: str, value: str) -> None:
    made = OxmlElement(name)
    made.set(qn("w:val"), value)
    parent.append(made)
