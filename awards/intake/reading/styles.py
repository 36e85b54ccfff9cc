"""The styles of a workbook's cells, as far as they change what a cell says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import parse

from awards.intake.reading.number_formats import is_date
from awards.intake.reading.parts import local
from awards.intake.reading.rich_text import is_on


class CellStyle(NamedTuple):
    """``code`` is the number format, empty for a built-in one."""

    code: str = ""
    shows_date: bool = False
    struck: bool = False


PLAIN_STYLE = CellStyle()


def cell_styles(stream: IO[bytes]) -> list[CellStyle]:
    """The styles that cells name by their place in this list."""
    root = parse(stream, forbid_dtd=True).getroot()
    groups = {local(group): list(group) for group in root} if root is not None else {}
    codes = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "")
        for each in groups.get("numFmts", ())
    }
    struck = [any(_strikes(font)) for font in groups.get("fonts", ())]
    named = groups.get("cellStyleXfs", [])
    return [_style(xf, named, codes, struck) for xf in groups.get("cellXfs", ())]


def _strikes(font: Element) -> Iterator[bool]:
    for each in font:
        if local(each) == "strike":
            yield is_on(each.attrib)


def _style(
    xf: Element, named: list[Element], codes: dict[int, str], struck: list[bool]
) -> CellStyle:
    """What the cell's own record leaves out comes from the named style it is based on."""
    base = int(xf.get("xfId", "0"))
    below = named[base].attrib if base < len(named) else {}
    number = int(xf.get("numFmtId") or below.get("numFmtId", "0"))
    font = int(xf.get("fontId") or below.get("fontId", "0"))
    code = codes.get(number, "")
    return CellStyle(code, is_date(number, code), font < len(struck) and struck[font])
