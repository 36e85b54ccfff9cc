"""Paragraphs of a text: added, removed, moved up or down."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import tomlkit
from tomlkit.items import AoT

from awards.layout_editor.changes.toml import (
    UneditableSource,
    document_of,
    element_in,
    plain,
    written,
)
from awards.layout_editor.editing import Editing
from awards.layout_editor.source_view import ElementView
from certificates.elements import ELEMENT_KINDS
from certificates.elements.paragraph import KEYS

ADD, REMOVE, UP, DOWN = "add", "remove", "up", "down"

#: What the engine reads of a paragraph, or in the element itself where it has no list of them.
_KEYS = tuple(key.name for key in KEYS)


def count_of(element: ElementView | None) -> int:
    """0 where the element itself is the only paragraph."""
    return len((element and element.paragraphs) or [])


def can(way: str, at: int, count: int) -> bool:
    """``at`` counts from 0."""
    return {
        ADD: at < max(count, 1),
        REMOVE: at < count and count > 1,
        UP: 0 < at < count,
        DOWN: at < count - 1,
    }.get(way, False)


def arrange(editing: Editing, element: ElementView, way: str, at: int) -> Editing:
    """Add a paragraph after that one, in the same type style. Raises UneditableSource."""
    count = count_of(element)
    if not can(way, at, count):
        return editing
    made = _arranged(editing, element, way, at)
    if len(made.view.faults) > len(editing.view.faults):
        raise UneditableSource(f"no way to have {way} at {at} in {element.id}")
    now = at + {ADD: 1, UP: -1, DOWN: 1}.get(way, 0)
    return replace(made, paragraph_step=(way, min(now, count - 1) if way == REMOVE else now))


def _arranged(editing: Editing, element: ElementView, way: str, at: int) -> Editing:
    with document_of(editing.source) as document:
        with element_in(document, element.id, editing.variant) as table:
            if "paragraphs" not in table:
                own = element.values.get("paragraphs") or [_moved_into_one(table)]
                table["paragraphs"] = plain(own)
                if isinstance(table["paragraphs"], AoT):
                    table["paragraphs"][-1].add(tomlkit.nl())
            _change(table["paragraphs"], way, at)
        return written(editing, document)


def _change(items: Any, way: str, at: int) -> None:  # noqa: ANN401 - a list of either of TOML's kinds
    if way == ADD:
        _add(items, at)
    elif way == REMOVE:
        del items[at]
    else:
        _exchange(items, at if way == DOWN else at - 1)


def _moved_into_one(table: Any) -> dict[str, Any]:  # noqa: ANN401 - a table of TOML
    return {key: table.pop(key) for key in _KEYS if key in table}


def _add(items: Any, at: int) -> None:  # noqa: ANN401 - a list of either of TOML's kinds
    is_list_of_tables = isinstance(items, AoT)
    made: Any = tomlkit.table() if is_list_of_tables else tomlkit.inline_table()
    made["words"] = ELEMENT_KINDS["text"].beginning["words"]
    if style := items[at].get("style"):
        made["style"] = plain(style)
    if is_list_of_tables:
        made.add(tomlkit.nl())
    items.insert(at + 1, made)


def _exchange(items: Any, at: int) -> None:  # noqa: ANN401 - as above
    if isinstance(items, AoT):
        table = items[at]
        del items[at]
        items.insert(at + 1, table)
    else:
        # Comments are attached to places and would be removed together with them.
        items[at], items[at + 1] = items[at + 1], items[at]
