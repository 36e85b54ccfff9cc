"""Lists as PDF: what all lists of the service share. `certificates` sets and draws them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from awards.errors import print_refusal
from awards.words import Language, Phrase, translated
from certificates import (
    ContentRefused,
    ListFooter,
    ListGroup,
    ListItem,
    ListPage,
    Shelf,
    find,
    render_list,
    render_lists,
)

#: The language of a document, as PDF names it (RFC 5646).
LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


@cache
def shelf(folders: tuple[Path, ...]) -> Shelf:
    """The fonts of this machine, searched once: ``folders`` first."""
    return find(folders)


def list_pdf(items: Iterable[ListItem], page: ListPage, shelf: Shelf) -> bytes:
    """Raises PrintRefused with every row and column that cannot be printed."""
    out = BytesIO()
    try:
        render_list(items, page, shelf, out)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return out.getvalue()


def list_pdfs(lists: Iterable[tuple[Iterable[ListItem], ListPage]], shelf: Shelf) -> bytes:
    """Several lists, each on pages of its own that are counted for themselves.

    Raises PrintRefused.
    """
    out = BytesIO()
    try:
        render_lists(lists, shelf, out, one_count=False)
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused
    return out.getvalue()


def numbered(language: Language, left: str = "", right: str = "") -> ListFooter:
    """A footer that counts the pages, between words of the list's own."""
    return ListFooter(left, translated(Phrase("Page {page} of {pages}"), language), right)


def group_line(words: str, language: Language, *, new_page: bool = False) -> ListGroup:
    """A group that is named again on each page where it goes on."""
    again = translated(Phrase("%(group)s (continued)", group=words), language)
    return ListGroup(words, new_page, again)
