"""Slides as PPTX: words in boxes with their sizes and line breaks decided, nothing that a program fits.

Every run names its face for Latin, Chinese and other letters: a face that is named for Latin alone
leaves the Chinese to the program's theme.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide as PptxSlide

from awards.documents.bare_deck import EMU, bare_deck
from awards.documents.package import repacked
from awards.documents.runs import writable
from awards.documents.typefaces import HEI

LARGEST = 51_206_400 / EMU
"""Millimetres of the longest side that a presentation may have."""

LEADING = 1.2
"""From line to line, in sizes."""

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the library writes it as UTC and wants it naive


class SlideWords(NamedTuple):
    """Lines in the middle of a box. Millimetres from the top left corner; ``size`` in points.

    ``name`` is that of the shape, for programs. ``colour`` is six hexadecimal digits.
    """

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    size: float
    colour: str
    name: str = ""
    is_bold: bool = False


class Slide(NamedTuple):
    words: tuple[SlideWords, ...]
    ground: str


def deck(
    slides: Iterable[Slide], width: float, height: float, title: str, about: str = ""
) -> bytes:
    """The same bytes for the same slides. ``about`` is in the properties of the file."""
    made = Presentation(bare_deck(width, height))
    for each in slides:
        _write(made.slides.add_slide(made.slide_layouts[0]), each)
    known = made.core_properties
    known.title, known.subject = writable(title)[:255], writable(about)[:255]
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = CREATED
    known.revision = 1
    out = io.BytesIO()
    made.save(out)
    return repacked(out)


def _write(slide: PptxSlide, given: Slide) -> None:
    ground = parse_xml(
        f"<p:bg {nsdecls('p', 'a')}><p:bgPr>{_fill(given.ground)}<a:effectLst/></p:bgPr></p:bg>"
    )
    slide.element.cSld.insert(0, ground)
    for number, words in enumerate(given.words, 2):
        slide.shapes._spTree.append(parse_xml(_shape(number, words)))


def _shape(number: int, words: SlideWords) -> str:
    x, y, wide, high = (round(each * EMU) for each in words[1:5])
    name = quoteattr(writable(words.name) or f"words {number}")
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name={name}/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{_paragraph(words)}</p:txBody></p:sp>"
    )


def _paragraph(words: SlideWords) -> str:
    pitch = round(words.size * LEADING * 100)
    manner = _manner(words)
    lines = f"<a:br>{manner}</a:br>".join(
        f"<a:r>{manner}<a:t>{escape(writable(line))}</a:t></a:r>" for line in words.lines
    )
    return (
        '<a:p><a:pPr algn="ctr" marL="0" indent="0"><a:lnSpc>'
        f'<a:spcPts val="{pitch}"/></a:lnSpc><a:buNone/></a:pPr>{lines}</a:p>'
    )


def _manner(words: SlideWords) -> str:
    face = quoteattr(HEI.name)
    return (
        f'<a:rPr lang="zh-CN" altLang="en-US" sz="{round(words.size * 100)}" '
        f'b="{int(words.is_bold)}" dirty="0">{_fill(words.colour)}<a:latin typeface={face}/>'
        f"<a:ea typeface={face}/><a:cs typeface={face}/></a:rPr>"
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
