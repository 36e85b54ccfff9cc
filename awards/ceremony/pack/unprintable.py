"""Whose name cannot be printed: a refusal of a paper names a line, and this the person."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from awards.printed_lists import shelf
from awards.settings import Settings
from awards.stage.content import StageContent
from awards.text.characters import clusters

#: Names in a refusal; the rest are in the paper's own words.
NAMED = 5

#: Private characters and halves of others: each program shows something else.
_UNKNOWN = frozenset({"Co", "Cs"})


def without_glyph(content: StageContent, settings: Settings) -> list[str]:
    """Names with a character that no font of this machine has."""
    roles = tuple(shelf(settings.font_dirs).glyphs.values())

    def is_missing(cluster: str) -> bool:
        return bool(cluster.strip()) and all(role[cluster].face is None for role in roles)

    return _named(content, is_missing)


def with_unknown_character(content: StageContent) -> list[str]:
    """Names that a document would show differently in each program."""
    return _named(
        content, lambda cluster: any(unicodedata.category(c) in _UNKNOWN for c in cluster)
    )


def _named(content: StageContent, is_bad: Callable[[str], bool]) -> list[str]:
    found = dict.fromkeys(
        name for name in _names(content) if any(is_bad(cluster) for cluster in clusters(name))
    )
    return [_visible(each) for each in found][:NAMED]


def _names(content: StageContent) -> Iterator[str]:
    for each in content.order:
        yield each.name
        yield each.unit
    for person in (*content.presenters, *content.platform):
        yield person.name
    for attendee in content.attendees:
        yield attendee.name


def _visible(name: str) -> str:
    """The name with the code of each character that cannot be seen."""
    return "".join(
        f"{c}（U+{ord(c):04X}）" if unicodedata.category(c) in _UNKNOWN else c for c in name
    )
