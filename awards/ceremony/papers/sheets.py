"""What the papers of a ceremony share: fonts, feet, files, and a page where nothing is arranged.

The words of these papers are Chinese, like those of certificates: they are for the people of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from awards.ceremony.output_files import OutputFile
from awards.ceremony.papers.footing import foot, warning
from awards.errors import print_refusal
from awards.printed_lists import LANGUAGE_TAGS, shelf
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.words import Language, translated
from certificates import (
    RED,
    BoxedFont,
    BoxedPage,
    BoxedPiece,
    BoxedWords,
    ContentRefused,
    ListFooter,
    ListItem,
    ListPage,
    render_boxed,
    render_lists,
)
from certificates.paper import Box

A4 = Box(0, 0, 210, 297)
A4_ACROSS = Box(0, 0, 297, 210)
A3_ACROSS = Box(0, 0, 420, 297)

FOOT_HEIGHT, FOOT_EDGE = 5.0, 6.0
"""Millimetres of a foot, and from it to the end of the sheet."""

FOOT = BoxedFont("song", 9, 5, "centre", whole=True, most_lines=1)
STAMP = BoxedFont("hei", 14, 8, "right", colour=RED, most_lines=1)


class PaperSheet:
    """One page of boxes of a version, with its foot and its red words."""

    def __init__(self, version: StageVersion, settings: Settings, sheet: Box) -> None:
        self.sheet = sheet
        self._version = version
        self._language = settings.language
        self.pieces: list[BoxedPiece] = []

    def add(self, *pieces: BoxedPiece) -> None:
        self.pieces += pieces

    def page(self, foot_box: Box | None = None, stamp_box: Box | None = None) -> BoxedPage:
        sheet = self.sheet
        wide = sheet.width - 2 * FOOT_EDGE
        below = foot_box or Box(
            FOOT_EDGE, sheet.bottom - FOOT_EDGE - FOOT_HEIGHT, wide, FOOT_HEIGHT
        )
        stamped = stamp_box or Box(FOOT_EDGE, FOOT_EDGE, wide, 6)
        words = stamp(self._version, self._language)
        red = [BoxedWords(words, stamped, STAMP)] if words else []
        return BoxedPage(
            sheet,
            [*self.pieces, *red],
            BoxedWords(foot(self._version, self._language), below, FOOT),
        )


def stamp(version: StageVersion, language: Language) -> str:
    words = warning(version)
    return translated(words, language) if words else ""


def list_foot(version: StageVersion, language: Language) -> ListFooter:
    return ListFooter("", foot(version, language))


def boxed_file(
    pages: Iterable[BoxedPage], title: str, names: int, settings: Settings
) -> OutputFile:
    """Raises PrintRefused with every person and word that cannot be printed."""
    out = BytesIO()
    fonts = shelf(settings.font_dirs)
    try:
        count = render_boxed(pages, title, fonts, out, language=LANGUAGE_TAGS[settings.language])
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return OutputFile(out.getvalue(), count, names)


def listed_file(
    lists: Sequence[tuple[Iterable[ListItem], ListPage]], names: int, settings: Settings
) -> OutputFile:
    """Lists, each on pages of its own, counted through the file. Raises PrintRefused."""
    out = BytesIO()
    try:
        count = render_lists(lists, shelf(settings.font_dirs), out)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return OutputFile(out.getvalue(), count, names)


def empty_page(version: StageVersion, title: str, settings: Settings, sheet: Box = A4) -> BoxedPage:
    """A page that says that nothing is arranged yet: no paper is left out silently."""
    made = PaperSheet(version, settings, sheet)
    font = BoxedFont("title", 22, 10, "centre", most_lines=2)
    made.add(BoxedWords(f"{title}\n{UNDECIDED}", sheet.inset(20), font, heading=True))
    return made.page()
