"""Words as runs. A text is never a field code or markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

#: What XML 1.0 cannot hold: control characters, halves of pairs, and two that are none.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"([\n\t])")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def writable(text: str) -> str:
    """The text with a visible mark for each character that a document cannot hold."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub(_REPLACEMENT, lines)


def run(text: str) -> BaseOxmlElement:
    """Chinese quotes and dots are set in the Chinese face; lines are broken where the text is."""
    made = OxmlElement("w:r")
    made.append(_hinted())
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


def field(code: str) -> Iterator[BaseOxmlElement]:
    """A field that programs compute: PAGE, NUMPAGES. ``code`` is never a user's text."""
    for piece in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        yield parse_xml(f"<w:r {nsdecls('w')}>{piece}</w:r>")


def paragraph(text: str, style: str) -> BaseOxmlElement:
    made = OxmlElement("w:p")
    properties, named = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    named.set(qn("w:val"), style)
    properties.append(named)
    made.append(properties)
    if text:
        made.append(run(text))
    return made


def _hinted() -> BaseOxmlElement:
    properties, faces = OxmlElement("w:rPr"), OxmlElement("w:rFonts")
    faces.set(qn("w:hint"), "eastAsia")
    properties.append(faces)
    return properties
