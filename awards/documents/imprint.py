"""The imprint (版记): lines at the lower edge of a page, between rules (GB/T 9704-2012, 7.4).

It is a text box at a place of the sheet, because a frame or a table would move with the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.official import IMPRINT
from awards.documents.pages import TYPE_AREA_END, PageSetup
from awards.documents.placement import ParagraphPlace
from awards.documents.runs import paragraph

EMU = 36_000
"""English Metric Units in a millimetre."""

POINT = 25.4 / 72
_SPARE = 6.0
"""Millimetres that the box is higher than its lines; they stand at its lower edge."""

#: Eighths of a point: 0.35 mm for the first and last rule, 0.25 mm between.
_OUTER, _INNER = 8, 6

_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def imprint(parts: Sequence[Sequence[str]], setup: PageSetup) -> BaseOxmlElement:
    """A run that holds the box. Each part is its lines; rules stand around and between the parts."""
    count = sum(len(part) for part in parts)
    high = count * IMPRINT.pitch * POINT + _SPARE
    wide, tall = round(setup.width * EMU), round(high * EMU)
    left, top = round(setup.margins.left * EMU), round((TYPE_AREA_END - high) * EMU)
    made = parse_xml(
        f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="{_MC}" xmlns:wps="{_WPS}"><mc:AlternateContent>'
        '<mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="{tall}"/><wp:wrapNone/><wp:docPr id="9001" name="imprint"/>'
        f'<a:graphic><a:graphicData uri="{_WPS}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    for box in made.iter(qn("w:txbxContent")):
        box.extend(_paragraphs(parts, setup))
    return made


def _paragraphs(parts: Sequence[Sequence[str]], setup: PageSetup) -> Iterator[BaseOxmlElement]:
    end = setup.width / POINT - IMPRINT.size
    for at, part in enumerate(parts):
        for line, words in enumerate(part):
            above = 0 if line else _INNER if at else _OUTER
            is_last = at == len(parts) - 1 and line == len(part) - 1
            place = ParagraphPlace(above=above, below=_OUTER if is_last else 0, ends=(end,))
            yield paragraph(words, IMPRINT, place)
