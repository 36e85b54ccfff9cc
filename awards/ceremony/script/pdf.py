"""The host script as PDF, to be read at a lectern."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from awards.ceremony.papers.footing import foot, warning
from awards.ceremony.script.pages import LineKind, ScriptLine, ScriptPage, around
from awards.errors import print_refusal
from awards.printed_lists import LANGUAGE_TAGS, shelf
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import translated
from certificates import (
    ContentRefused,
    ListColumn,
    ListFooter,
    ListItem,
    ListMargins,
    ListNames,
    ListPage,
    ListWords,
    render_lists,
)

SIZE, SMALL = 16.0, 10.5
"""Points of what is spoken, and of readings."""

_MARGINS = ListMargins(20.0, 20.0, 22.0, 20.0)
_BODY = (ListColumn(""),)


def as_pdf(
    pages: Sequence[ScriptPage], version: StageVersion, settings: Settings
) -> tuple[bytes, int]:
    """The file and the number of its pages. Raises PrintRefused."""
    out = BytesIO()
    lists = [(_items(page), _page(pages, at, version, settings)) for at, page in enumerate(pages)]
    try:
        count = render_lists(lists, shelf(settings.font_dirs), out)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return out.getvalue(), count


def _page(
    pages: Sequence[ScriptPage], at: int, version: StageVersion, settings: Settings
) -> ListPage:
    language = settings.language
    before, after = around(pages, at)
    return ListPage(
        pages[at].heading,
        _BODY,
        footer=ListFooter(
            page=foot(version, language),
            head=translated(before, language) if before else "",
            above=translated(after, language) if after else "",
        ),
        margins=_MARGINS,
        stamp=translated(mark, language) if (mark := warning(version)) else "",
        size=SIZE,
        ruled=False,
        language=LANGUAGE_TAGS[language],
    )


def _items(page: ScriptPage) -> Iterator[ListItem]:
    for line in page.lines:
        if line.kind is LineKind.NAMES:
            yield from _rows(line)
        else:
            yield _words(line)


def _rows(line: ScriptLine) -> Iterator[ListNames]:
    for at in range(0, len(line.names), line.across):
        some = line.names[at : at + line.across]
        yield ListNames(
            [(name.words, name.below) for name in some],
            line.across,
            size=SIZE,
            small=SMALL,
            gap=1.5,
        )


def _words(line: ScriptLine) -> ListWords:
    """Spoken words in 仿宋, directions smaller in 楷体."""
    if line.kind is LineKind.HEADING:
        return ListWords(line.words, font="hei", size=SIZE, gap=4)
    if line.kind is LineKind.DIRECTION:
        return ListWords(line.words, font="kai", size=14, indent=2)
    return ListWords(line.words, font="fangsong", size=SIZE, indent=2)
