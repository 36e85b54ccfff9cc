"""A sheet's XML beyond its values: hidden rows and columns, merges, kinds of cells.

The reader of values reports none of these, and turns eighteen digits into a rounded float.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from awards.intake.reading.book import CellKind, SourceCell, column_of
from awards.intake.reading.parts import local

TAIL = 1_000
"""Rows examined beyond the last value: there may be formulas without a value."""

EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""

_EXTERNAL = re.compile(r"\[\d+\]")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class SheetScan:
    """Rows count from 1, columns from 0. ``cells`` holds those with a special kind or text."""

    cells: dict[int, dict[int, SourceCell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def scanned(stream: IO[bytes], last_row: int) -> SheetScan:
    """Read up to ``TAIL`` rows beyond ``last_row``: a million blank rows may follow it."""
    scan = SheetScan()
    for row, number in _rows(stream, scan):
        if number > last_row + TAIL:
            break
        if _is_hidden(row, "ht"):
            scan.hidden_rows.add(number)
        if kept := dict(_told(row)):
            scan.cells[number] = kept
    return scan


def _rows(stream: IO[bytes], scan: SheetScan) -> Iterator[tuple[Element, int]]:
    number = 0
    sheet_data: Element | None = None
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        name = local(element)
        if event == "start":
            sheet_data = element if name == "sheetData" else sheet_data
        elif name == "col":
            scan.hidden_columns.update(_hidden_columns(element))
        elif name == "row" and sheet_data is not None:
            number = int(element.get("r") or number + 1)
            yield element, number
            sheet_data.clear()  # Otherwise a million rows would stay in memory.


def _hidden_columns(column: Element) -> range:
    first, last = int(column.get("min", "1")), int(column.get("max", "1"))
    return range(first - 1, last) if _is_hidden(column, "width") else range(0)


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("hidden") in {"1", "true"} or element.get(size) in {"0", "0.0"}


def _told(row: Element) -> Iterator[tuple[int, SourceCell]]:
    column = -1
    for element in row:
        if local(element) != "c":
            continue
        place = _REFERENCE.fullmatch(element.get("r", ""))
        column = column_of(place[1]) if place else column + 1
        if cell := _cell(element):
            yield column, cell


def _cell(element: Element) -> SourceCell | None:
    kind = element.get("t", "n")
    formula, value = None, None
    for child in element:
        name = local(child)
        if name == "f":
            formula = child
        elif name == "v":
            value = child
    text = (value.text or "") if value is not None else ""
    if formula is not None and _EXTERNAL.search(formula.text or ""):
        return SourceCell(text, CellKind.LINKED)
    if formula is not None and not text and (kind != "str" or value is None):
        return SourceCell(f"={formula.text or ''}", CellKind.UNCALCULATED)
    if kind == "e":
        return SourceCell(text, CellKind.ERROR)
    return _number(text) if kind == "n" and text else None


def _number(text: str) -> SourceCell | None:
    """The digits as they are. Excel has put zeros for those beyond fifteen."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return SourceCell(text, CellKind.ERROR)
    if not number.is_finite() or number.adjusted() > 400:
        return SourceCell(text, CellKind.ERROR)
    if number != number.to_integral_value():
        return SourceCell(f"{float(number):.{EXACT_DIGITS}g}", CellKind.NUMBER)
    digits = f"{number.to_integral_value():f}"
    long = len(digits.lstrip("-")) > EXACT_DIGITS
    return SourceCell(digits, CellKind.LONG_NUMBER if long else CellKind.NUMBER)
