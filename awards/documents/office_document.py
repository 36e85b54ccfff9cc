"""A document, written from top to bottom."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Mm

from awards.documents import styles
from awards.documents.code_pictures import code_png
from awards.documents.imprint import imprint
from awards.documents.name_grid import name_grid
from awards.documents.package import begun, packed
from awards.documents.pages import Foot, PageSetup, section
from awards.documents.placement import AS_STYLED, ParagraphPlace
from awards.documents.runs import Words, field, mark, paragraph, run, writable
from awards.documents.styles import ParagraphStyle
from awards.documents.tables import DocumentColumn, TableRow, table
from awards.words import Language, Phrase, translated

HEADINGS = (styles.HEADING_1, styles.HEADING_2, styles.HEADING_3)


class OfficeDocument:
    """Paragraphs, tables and pictures in their order; every text is plain text."""

    def __init__(
        self,
        title: str,
        setup: PageSetup,
        language: Language = "zh",
        *,
        foot: Foot = Foot.COUNTED,
        head: str = "",
        foot_words: str = "",
        about: str = "",
    ) -> None:
        """``title`` and ``about`` are in its properties. ``head`` stands at the top of every page.

        ``foot_words`` count the pages by {page} and {pages}, in place of those of ``foot``.
        """
        self._document: Document = begun(title, language, setup.pitch, about)
        self._setup = setup
        self._language = language
        self._foot = foot
        self._foot_words = foot_words
        self._is_empty = True
        self._parts = 1
        self._set_up(self._document.sections[0])
        self._write_foot(self._document.sections[0])
        if head:
            self._write_head(self._document.sections[0], head)

    def title(self, words: str) -> None:
        self.paragraph(words, styles.TITLE)

    def heading(self, words: str, level: int = 1) -> None:
        """Levels 1 to 3: 一、 in 黑体, （一） in 楷体, 1. in 仿宋."""
        self.paragraph(words, HEADINGS[level - 1])

    def paragraph(
        self,
        words: Words,
        style: ParagraphStyle = styles.BODY,
        placement: ParagraphPlace = AS_STYLED,
    ) -> None:
        self._add(paragraph(words, style, placement))

    def table(
        self, columns: Sequence[DocumentColumn], rows: Iterable[TableRow], size: float = 0.0
    ) -> None:
        """As wide as the words of the page; ``size`` in points, if not 10.5."""
        self._add(table(columns, rows, self._setup.width, size))
        self._is_empty = False

    def names(self, names: Sequence[tuple[str, str]], across: int) -> None:
        """Names in so many columns without rules, each with a small line below it."""
        self._add(name_grid(names, across, self._setup.width))

    def picture(self, content: bytes, width: float, alt: str, *, align: str = "left") -> None:
        """A PNG or JPEG of this width in millimetres; ``alt`` says what it shows."""
        made = self._document.add_paragraph(style="Normal")
        shape = made.add_run().add_picture(io.BytesIO(content), width=Mm(width))
        described = shape._inline.docPr
        described.set("descr", writable(alt))
        described.set("name", f"picture {described.get('id')}")
        properties = made._p.get_or_add_pPr()
        kept, side = OxmlElement("w:keepNext"), OxmlElement("w:jc")
        side.set(qn("w:val"), align)
        properties.append(kept)
        properties.append(side)

    def code(self, payload: str, width: float, alt: str, *, align: str = "left") -> None:
        """A QR code of this text, quiet margin included. Raises ValueError if it is too long."""
        self.picture(code_png(payload), width, alt, align=align)

    def imprint(self, parts: Sequence[Sequence[str]]) -> None:
        """At the lower edge of the page of the last paragraph, in parts between rules."""
        *_, last = self._document.element.body.iterchildren(qn("w:p"))
        last.append(imprint(parts, self._setup))

    def new_part(self) -> None:
        """Begin on a new page; with `Foot.PART` its pages count from 1."""
        self._end_part()
        self._set_up(self._document.add_section(WD_SECTION.NEW_PAGE))
        if self._foot is Foot.PART:
            here = self._document.sections[-1]
            here.footer.is_linked_to_previous = False
            self._parts += 1
            self._write_foot(here)

    def around(self, head: str, above: str) -> None:
        """Words at the top of the pages of this part, and over their feet, both at the right."""
        here = self._document.sections[-1]
        here.header.is_linked_to_previous = here.footer.is_linked_to_previous = False
        _replace(here.header._element, paragraph(head, styles.RUNNING))
        self._write_foot(here)
        here.footer._element.insert(0, paragraph(above, styles.RUNNING))

    def _end_part(self) -> None:
        """Mark the last paragraph, whose page is the number of pages of this part.

        LibreOffice knows no SECTIONPAGES; both programs know the page of a mark.
        """
        if self._foot is not Foot.PART:
            return
        if not list(self._document.element.body.iter(qn("w:p"))):
            self.paragraph("")
        *_, last = self._document.element.body.iter(qn("w:p"))
        last.extend(mark(self._parts, _end_of(self._parts)))

    def finished(self) -> bytes:
        self._end_part()
        return packed(self._document)

    def _add(self, element: BaseOxmlElement) -> None:
        body = self._document.element.body
        body.insert(list(body).index(body.sectPr), element)

    def _set_up(self, here: Section) -> None:
        properties = here._sectPr
        for child in list(properties):
            if child.tag in _SET_UP:
                properties.remove(child)
        properties.extend(section(self._setup, self._foot))

    def _write_head(self, here: Section, words: str) -> None:
        heads = [here.header]
        if self._foot is Foot.DASHED:
            heads.append(here.even_page_header)
        for each in heads:
            _replace(each._element, paragraph(words, styles.PAGE_HEAD))

    def _write_foot(self, here: Section) -> None:
        if self._foot is Foot.DASHED:
            here.different_first_page_header_footer = False
            self._document.settings.odd_and_even_pages_header_footer = True
            _dashed(here.footer, styles.FOOT_ODD)
            _dashed(here.even_page_footer, styles.FOOT_EVEN)
            return
        words = self._foot_words or translated(_COUNTS[self._foot], self._language)
        _counted(here.footer, words, _end_of(self._parts))


def _end_of(part: int) -> str:
    return f"end_of_part_{part}"


_COUNTS = {
    Foot.COUNTED: Phrase("Page {page} of {pages}"),
    Foot.PART: Phrase("Page {page} of {part}"),
}
_SET_UP = {qn(f"w:{name}") for name in ("pgSz", "pgMar", "pgNumType", "cols", "docGrid")}


def _counted(footer: _Footer, words: str, end: str) -> None:
    """``end`` is the mark at the end of this part."""
    codes = {"{page}": "PAGE", "{pages}": "NUMPAGES", "{part}": f"PAGEREF {end}"}
    made = paragraph("", styles.PAGE_FOOT)
    for piece in re.split(r"(\{\w+\})", words):
        if piece in codes:
            made.extend(field(codes[piece], styles.PAGE_FOOT))
        elif piece:
            made.append(run(piece, styles.PAGE_FOOT))
    _replace(footer._element, made)


def _dashed(footer: _Footer, style: ParagraphStyle) -> None:
    made = paragraph("", style)
    made.extend([run("— ", style), *field("PAGE", style), run(" —", style)])
    _replace(footer._element, made)


def _replace(part: BaseOxmlElement, made: BaseOxmlElement) -> None:
    for child in list(part):
        part.remove(child)
    part.append(made)
