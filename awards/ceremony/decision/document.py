"""The decision as DOCX."""

from __future__ import annotations

from math import ceil

from awards.ceremony.decision.annexes import Annex
from awards.ceremony.decision.imprint_lines import imprint_lines
from awards.ceremony.decision.name_grid import LINE, grid, shown_width, width
from awards.ceremony.decision.name_lines import CHARACTER, MOST_COLUMNS, name_line
from awards.ceremony.decision.signature import SignedLine, sealed, unsealed
from awards.ceremony.decision.title_lines import title_lines
from awards.ceremony.decision.wording import DecisionWords, decision_words
from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.footing import version_name, version_words
from awards.documents import (
    ADDRESSEE,
    ANNEX_COUNT,
    ANNEX_MARK,
    ANNEX_TITLE,
    BODY,
    HEADING_1,
    MARK,
    NAMES,
    NUMBER,
    OFFICIAL_INK,
    OFFICIAL_TITLE,
    OFFICIAL_WORD,
    Foot,
    OfficeDocument,
    PageSetup,
    ParagraphPlace,
)
from awards.settings import Settings
from awards.stage.content import StageContent, StageVersion
from awards.words import N_, translated

POINTS = 72 / 25.4
"""Points in a millimetre."""

MARK_TOP = 37.0 + 35.0
"""Millimetres from the top of the sheet to the red mark (7.2.4)."""

#: Lines above the mark; the points of its characters, and of their lines, of their size.
ABOVE_MARK, MARK_SIZE, MARK_ASCENT, MARK_PITCH = 3, 42.0, 1.07, 1.3

PAGE_LINES = MOST_KEPT = 22
"""Lines of a page, and those that can be kept on one with the signature."""


def decision_docx(version: StageVersion, _settings: Settings) -> OutputFile:
    words = decision_words(version.content)
    made = _Decision(version, words).written()
    return OutputFile(made, None, sum(each.size for each in words.annexes))


class _Decision:
    def __init__(self, version: StageVersion, words: DecisionWords) -> None:
        self._content: StageContent = version.content
        self._words = words
        self._measures = _measures(version.content)
        self._lines = PAGE_LINES
        self._made = OfficeDocument(
            words.title.replace("\n", ""),
            self._measures,
            foot=Foot.DASHED,
            head=translated(version_name(version), "zh") if version.is_draft else "",
            about=version_words(version),
        )

    def written(self) -> bytes:
        self._red_head()
        self._title()
        self._text()
        for number, annex in enumerate(self._words.annexes, 1):
            self._annex(annex, number if len(self._words.annexes) > 1 else 0)
        self._imprint()
        return self._made.finished()

    def _red_head(self) -> None:
        """The mark 35 mm below the top of the type area, number, and a red rule (7.2.4 to 7.2.7)."""
        mark = text_of(self._content.texts, OfficeText.RED_MARK)
        if not mark:
            return
        for _ in range(ABOVE_MARK):
            self._blank()
        lines = mark.split("\n")
        size = min(MARK_SIZE, LINE * CHARACTER / max(width(each) for each in lines))
        above = self._measures.margins.top * POINTS + ABOVE_MARK * self._measures.pitch
        first = MARK_TOP * POINTS - above + MARK_ASCENT * size
        for at, each in enumerate(lines):
            pitch = first if at == 0 else MARK_PITCH * size
            self._made.paragraph(each, MARK, ParagraphPlace(size=size, pitch=pitch))
        self._blank()
        self._blank()
        number = text_of(self._content.texts, OfficeText.DOCUMENT_NUMBER, "　")
        self._made.paragraph(number, NUMBER, ParagraphPlace(rule=5))
        self._blank()
        self._blank()

    def _title(self) -> None:
        for line in title_lines(self._words.title):
            self._made.paragraph(line, OFFICIAL_TITLE)
        self._blank()

    def _blank(self, *, stays: bool = True) -> None:
        self._made.paragraph("", NAMES, ParagraphPlace(stays=stays))

    def _text(self) -> None:
        *others, last = self._words.paragraphs
        self._made.paragraph(self._words.addressee, ADDRESSEE)
        for words in others:
            self._made.paragraph(words, BODY)
        signature, named = self._signature(), self._annex_lines()
        room = MOST_KEPT - len(signature) - len(named) - 1
        self._made.paragraph(last, BODY, ParagraphPlace(stays=2 + width(last) <= room * LINE))
        self._blank()
        for words, placement in named:
            self._made.paragraph(words, NAMES, placement._replace(stays=True))
        for at, line in enumerate(signature, 1):
            self._signed(line, stays=at < len(signature))

    def _annex_lines(self) -> list[tuple[str, ParagraphPlace]]:
        """附件：1.… in by two; turned lines align with the first character of the name (7.3.4)."""
        titles = [each.title for each in self._words.annexes]
        if len(titles) <= 1:
            return [
                (f"附件：{each}", ParagraphPlace(left=5 * CHARACTER, first=-3 * CHARACTER))
                for each in titles
            ]
        number = 1.0 if len(titles) < 10 else 1.5
        left = (5 + number) * CHARACTER
        return [
            (f"附件：1.\t{title}", ParagraphPlace(left=left, first=-(3 + number) * CHARACTER))
            if at == 1
            else (f"{at}.\t{title}", ParagraphPlace(left=left, first=-number * CHARACTER))
            for at, title in enumerate(titles, 1)
        ]

    def _signature(self) -> list[SignedLine]:
        is_sealed = text_of(self._content.texts, OfficeText.SEALED) == "yes"
        sign = sealed if is_sealed else unsealed
        return sign(self._words.bodies, self._words.day)

    def _signed(self, line: SignedLine, *, stays: bool) -> None:
        if line.cells:
            column = LINE / len(line.cells)
            starts = [
                at * column + (column - width(each)) / 2 for at, each in enumerate(line.cells)
            ]
            tabs = tuple(each * CHARACTER for each in starts)
            words = "".join(f"\t{each}" for each in line.cells)
            self._made.paragraph(words, NAMES, ParagraphPlace(tabs=tabs, stays=stays))
            return
        placement = ParagraphPlace(
            left=line.left * CHARACTER, align="center" if line.centred else "left", stays=stays
        )
        self._made.paragraph(line.words, NAMES, placement)

    def _imprint(self) -> None:
        texts = self._content.texts
        parts = imprint_lines(
            text_of(texts, OfficeText.COPIES), text_of(texts, OfficeText.PRINTED_BY)
        )
        if not parts:
            return
        if self._lines + sum(map(len, parts)) > PAGE_LINES - 2:
            self._made.paragraph("", NAMES, ParagraphPlace(new_page=True))
        self._made.imprint(parts)

    def _annex(self, annex: Annex, number: int) -> None:
        mark = f"附件{number}" if number else "附件"
        self._made.paragraph(mark, ANNEX_MARK, ParagraphPlace(new_page=True))
        self._blank()
        for line in title_lines(annex.title):
            self._made.paragraph(line, ANNEX_TITLE)
        self._made.paragraph(annex.total, ANNEX_COUNT)
        self._blank()
        self._lines = 4 + len(title_lines(annex.title))
        most = MOST_COLUMNS[annex.category.kind]
        for each in annex.lists:
            if each.heading:
                self._made.paragraph(each.heading, HEADING_1)
                self._lines += 1
            for names in grid(each.names, most):
                self._made.paragraph(*name_line(names))
                self._lines += ceil(sum(shown_width(one.name) for one in names) / LINE)
        self._lines = self._lines % PAGE_LINES or PAGE_LINES


def _measures(content: StageContent) -> PageSetup:
    wanted = text_of(content.texts, OfficeText.MEASURES, "ink")
    return OFFICIAL_WORD if wanted == "word" else OFFICIAL_INK


OUTPUT = CeremonyOutput(
    "decision", N_("Commendation decision"), "表彰决定", {"docx": decision_docx}
)
