"""One cell as a workbook stores it, to the text that a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from awards.intake.reading.book import CellKind, SourceCell
from awards.intake.reading.formulas import reads_another_workbook
from awards.intake.reading.number_formats import padded
from awards.intake.reading.rich_text import StoredText, unescaped
from awards.intake.reading.serial_dates import date_text
from awards.intake.reading.styles import PLAIN_STYLE, CellStyle

EXACT_DIGITS = 15
"""Excel keeps no more digits of a number."""


@dataclass(slots=True)
class StoredCell:
    """``kind`` and ``style`` are the attributes t and s; ``inline`` is text of the cell's own."""

    kind: str = "n"
    style: int = 0
    has_value: bool = False
    has_formula: bool = False
    values: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    inline: StoredText = StoredText()


def cell_of(
    stored: StoredCell, strings: Sequence[StoredText], styles: Sequence[CellStyle], since_1904: bool
) -> SourceCell | None:
    """The cell, or None if it is blank. Raises LookupError or ValueError for a broken one."""
    value = "".join(stored.values)
    if stored.has_formula and (special := _of_formula(stored, value)):
        return special
    style = styles[stored.style] if 0 <= stored.style < len(styles) else PLAIN_STYLE
    if stored.kind == "s" and value:
        return _of_text(strings[_index(value)], style)
    if stored.kind == "inlineStr":
        return _of_text(stored.inline, style)
    text, kind = value, CellKind.TEXT
    if stored.kind == "b" and value:
        text = "TRUE" if value.strip() in {"1", "true"} else "FALSE"
    elif stored.kind == "e":
        kind = CellKind.ERROR
    elif stored.kind == "d" and value:
        kind = CellKind.DATE
    elif stored.kind == "n" and value.strip():
        text, kind = number_cell(value.strip(), style, since_1904=since_1904)
    else:
        text = unescaped(value)
    if not text:
        return None
    return SourceCell(text, kind, text if style.struck else "")


def _of_text(stored: StoredText, style: CellStyle) -> SourceCell | None:
    struck = stored.struck_in(style.struck)
    return SourceCell(stored.text, struck=struck) if stored.text else None


def _of_formula(stored: StoredCell, value: str) -> SourceCell | None:
    formula = "".join(stored.formulas)
    if reads_another_workbook(formula):
        return SourceCell(value, CellKind.LINKED)
    if not value and (stored.kind != "str" or not stored.has_value):
        return SourceCell(f"={formula}", CellKind.UNCALCULATED)
    return None


def _index(text: str) -> int:
    place = int(text)
    if place < 0:
        raise IndexError(place)
    return place


def number_cell(text: str, style: CellStyle, *, since_1904: bool) -> tuple[str, CellKind]:
    """A number as a date or with its padding, if the format shows it so."""
    if style.shows_date and (date := _dated(text, since_1904=since_1904)):
        return date, CellKind.DATE
    shown, kind = number_text(text)
    if kind is CellKind.NUMBER and style.code:
        shown = padded(shown, style.code)
    return shown, kind


def _dated(text: str, *, since_1904: bool) -> str | None:
    try:
        return date_text(float(text), since_1904=since_1904)
    except ValueError:
        return None


def number_text(text: str) -> tuple[str, CellKind]:
    """The digits as they are. Excel has put zeros for those beyond fifteen."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text, CellKind.ERROR
    if not number.is_finite() or number.adjusted() > 400:
        return text, CellKind.ERROR
    if number != number.to_integral_value():
        return f"{float(number):.{EXACT_DIGITS}g}", CellKind.NUMBER
    digits = f"{number.to_integral_value():f}"
    long = len(digits.lstrip("-")) > EXACT_DIGITS
    return digits, CellKind.LONG_NUMBER if long else CellKind.NUMBER
