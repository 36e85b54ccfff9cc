"""Paragraphs of a text: one more, one less, one changing places with its neighbour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT

from awards.layout_editor.properties import STYLE
from awards.layout_editor.sources import at_work, dumped, element_in, plain
from certificates.elements import ELEMENT_KINDS
from certificates.elements.text import PARAGRAPH

ADD, REMOVE, UP, DOWN = "add", "remove", "up", "down"

#: What the engine reads of a paragraph, or in the element itself where it has no list of them.
_KEYS = tuple(key.name for key in PARAGRAPH)


def count_of(values: Mapping[str, Any]) -> int:
    """0 where the element itself is the only paragraph."""
    paragraphs = values.get("paragraphs")
    return len(paragraphs) if isinstance(paragraphs, list) else 0


def can(way: str, at: int, count: int) -> bool:
    """``at`` counts from 0."""
    return {
        ADD: at < max(count, 1),
        REMOVE: at < count and count > 1,
        UP: 0 < at < count,
        DOWN: at < count - 1,
    }.get(way, False)


def arranged(
    source: str, element: str, way: str, at: int, whole: Mapping[str, Any], variant: str = ""
) -> str:
    """A new one stands after that one, in the same type style. Raises Unworkable.

    ``whole`` is all that the element has by now.
    """
    with at_work(source) as document, element_in(document, element, variant) as table:
        if "paragraphs" not in table:
            below = plain(whole.get("paragraphs") or [_moved_into_one(table)])
            table["paragraphs"] = below
            if isinstance(table["paragraphs"], AoT):
                table["paragraphs"][-1].add(tomlkit.nl())
        items = table["paragraphs"]
        if way == ADD:
            _add(items, at)
        elif way == REMOVE:
            del items[at]
        else:
            _exchange(items, at if way == DOWN else at - 1)
    return dumped(document, variant)


def _moved_into_one(table: Any) -> dict[str, Any]:  # noqa: ANN401 - a table of TOML
    return {key: table.pop(key) for key in _KEYS if key in table}


def _add(items: Any, at: int) -> None:  # noqa: ANN401 - a list of either of TOML's kinds
    is_list_of_tables = isinstance(items, AoT)
    made: Any = tomlkit.table() if is_list_of_tables else tomlkit.inline_table()
    made["words"] = ELEMENT_KINDS["text"].beginning["words"]
    if style := items[at].get(STYLE):
        made[STYLE] = plain(style)
    if is_list_of_tables:
        made.add(tomlkit.nl())
    items.insert(at + 1, made)


def _exchange(items: Any, at: int) -> None:  # noqa: ANN401 - as above
    if isinstance(items, AoT):
        table = items[at]
        del items[at]
        items.insert(at + 1, table)
    else:
        # Comments stand beside their places, and would go with what is taken out.
        items[at], items[at + 1] = items[at + 1], items[at]
