"""Words as runs. A text is never a field code or markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.placement import AS_STYLED, ParagraphPlace, properties
from awards.documents.styles import ParagraphStyle, fonts

#: What XML 1.0 cannot hold: control characters, halves of pairs, and two that are none.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"([\n\t])")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def writable(text: str) -> str:
    """The text with a visible mark for each character that a document cannot hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub(_REPLACEMENT, lines)


class SpacedWord(NamedTuple):
    """A text with so many points more after each of its characters: 王磊 as wide as three."""

    text: str
    gap: float


Words = str | Sequence[str | SpacedWord]


def run(text: str, style: ParagraphStyle, gap: float = 0.0, size: float = 0.0) -> BaseOxmlElement:
    """Every face is named, and Chinese quotes and dots are set in the Chinese one.

    Lines are broken where the text is. ``size`` is in points, if not that of the style.
    """
    made = OxmlElement("w:r")
    made.append(_properties(style, gap, size))
    for piece in _PIECES.split(writable(text)):
        if piece == "\n":
            made.append(OxmlElement("w:br"))
        elif piece == "\t":
            made.append(OxmlElement("w:tab"))
        elif piece:
            words = OxmlElement("w:t")
            words.text = piece
            words.set(qn("xml:space"), "preserve")
            made.append(words)
    return made


def field(code: str, style: ParagraphStyle) -> Iterator[BaseOxmlElement]:
    """A field that programs compute: PAGE, NUMPAGES. ``code`` is never a user's text."""
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        made = parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>")
        made.insert(0, _properties(style))
        yield made


def paragraph(
    words: Words, style: ParagraphStyle, placement: ParagraphPlace = AS_STYLED
) -> BaseOxmlElement:
    made = OxmlElement("w:p")
    made.append(properties(style.key, placement))
    for each in (words,) if isinstance(words, str) else words:
        if isinstance(each, SpacedWord):
            made.append(run(each.text, style, each.gap, placement.size))
        elif each:
            made.append(run(each, style, size=placement.size))
    return made


def _properties(style: ParagraphStyle, gap: float = 0.0, size: float = 0.0) -> BaseOxmlElement:
    spaced = f'<w:spacing w:val="{round((style.tracking + gap) * 20)}"/>' if gap else ""
    sized = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    faces = fonts(style.face, "eastAsia", style.latin)
    return parse_xml(f"<w:rPr {nsdecls('w')}>{faces}{spaced}{sized}</w:rPr>")


def mark(number: int, name: str) -> list[BaseOxmlElement]:
    """A bookmark without words; ``name`` is never a user's text."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    return [start, end]
