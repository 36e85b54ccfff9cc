"""A line of names as a paragraph of a document."""

from __future__ import annotations

from collections.abc import Sequence

from awards.ceremony.decision.name_grid import LINE, PlacedName, is_widened, shown_width
from awards.documents import NAMES, ParagraphPlace, ParagraphStyle, SpacedWord, Words
from awards.tables import RecipientKind
from awards.text.characters import clusters

CHARACTER = 15.75
"""Points of a character of size 3 in its line."""

MOST_COLUMNS = {
    RecipientKind.ENTERPRISE: 2,
    RecipientKind.TEAM: 2,
    RecipientKind.TASK_FORCE: 2,
    RecipientKind.COLLECTIVE: 3,
    RecipientKind.INDIVIDUAL: 5,
}


def name_line(names: Sequence[PlacedName]) -> tuple[Words, ParagraphStyle, ParagraphPlace]:
    """Each name after the first begins at a tab of the line's own."""
    alone = len(names) == 1 and shown_width(names[0].name) > LINE
    place = ParagraphPlace(
        left=2 * CHARACTER if alone else 0.0,
        first=-2 * CHARACTER if alone else 0.0,
        whole=alone,
        tabs=tuple(each.at * CHARACTER for each in names if each.at),
    )
    words: list[str | SpacedWord] = []
    for each in names:
        words += ["\t"] if each.at else []
        words += _spaced(each.name)
    return words, NAMES, place


def _spaced(name: str) -> list[str | SpacedWord]:
    """Two characters as wide as three; the name itself stays as it is stored."""
    if not is_widened(name):
        return [name]
    first, second = clusters(name)
    return [SpacedWord(first, CHARACTER), second]
