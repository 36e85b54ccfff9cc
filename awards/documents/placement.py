"""Where one paragraph stands, if not where its style says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.styles import Align


class ParagraphPlace(NamedTuple):
    """Points. ``left``, ``right`` and ``first``, the indent of the first line, stand for all three.

    ``tabs`` are from the left edge of the type area, and words end at ``ends``. It ``stays`` with the
    next paragraph; a ``whole`` one is not divided by a page; ``new_page`` begins one. ``size`` is of
    the characters and ``pitch`` from line to line. A red rule stands ``rule`` points below the words;
    black ones ``above`` and ``below`` are so many eighths of a point thick.
    """

    left: float | None = None
    right: float = 0.0
    first: float = 0.0
    tabs: tuple[float, ...] = ()
    align: Align | None = None
    stays: bool = False
    whole: bool = False
    new_page: bool = False
    size: float = 0.0
    pitch: float = 0.0
    rule: float = 0.0
    above: int = 0
    below: int = 0
    ends: tuple[float, ...] = ()


AS_STYLED = ParagraphPlace()


def properties(style: str, placement: ParagraphPlace) -> BaseOxmlElement:
    """The element ``w:pPr``."""
    return parse_xml(
        f'<w:pPr {nsdecls("w")}><w:pStyle w:val="{style}"/>{"".join(_own(placement))}</w:pPr>'
    )


def _own(placement: ParagraphPlace) -> Iterator[str]:
    """In the order that the schema asks for."""
    if placement.stays:
        yield "<w:keepNext/>"
    if placement.whole:
        yield "<w:keepLines/>"
    if placement.new_page:
        yield "<w:pageBreakBefore/>"
    if placement.above or placement.below:
        yield f"<w:pBdr>{_rule('top', placement.above)}{_rule('bottom', placement.below)}</w:pBdr>"
    if placement.rule:
        space = round(placement.rule)
        yield f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="{space}" w:color="FF0000"/></w:pBdr>'
    if placement.tabs or placement.ends:
        stops = "".join(
            f'<w:tab w:val="{side}" w:pos="{round(each * 20)}"/>'
            for side, places in (("left", placement.tabs), ("right", placement.ends))
            for each in places
        )
        yield f"<w:tabs>{stops}</w:tabs>"
    if placement.pitch:
        yield f'<w:spacing w:line="{round(placement.pitch * 20)}" w:lineRule="exact"/>'
    if placement.left is not None:
        yield _indents(placement.left, placement.right, placement.first)
    if placement.align:
        yield f'<w:jc w:val="{placement.align}"/>'


def _rule(side: str, eighths: int) -> str:
    if not eighths:
        return ""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'


def _indents(left: float, right: float, first: float) -> str:
    """Those in characters are set to 0, for they would win."""
    name = "hanging" if first < 0 else "firstLine"
    return (
        f'<w:ind w:leftChars="0" w:left="{round(left * 20)}" w:rightChars="0" '
        f'w:right="{round(right * 20)}" w:{name}Chars="0" w:{name}="{round(abs(first) * 20)}"/>'
    )
