"""Single values of a layout's source: of an element, a type style or the whole sheet."""

from __future__ import annotations

from typing import Any

import tomlkit

from awards.layout_editor.changes.toml import (
    Path,
    UneditableSource,
    document_of,
    element_in,
    free_name,
    in_variant,
    new_style,
    plain,
    put,
    spaced,
    written,
)
from awards.layout_editor.editing import Editing
from awards.layout_editor.source_view import ElementView, tidy
from certificates.paper import Box


def set_value(editing: Editing, element: ElementView, path: Path, value: object) -> Editing:
    """One value of an element, or without ``value`` none. Raises UneditableSource.

    What a base says, or what is for all, is repeated for the element and then changed.
    """
    with document_of(editing.source) as document:
        with element_in(document, element.id, editing.variant) as table:
            put(table, path, value, element.values)
            if table.get(path[0]) == {} and "base" not in document and not editing.variant:
                # A condition of nothing; only what is said below must be undone in words.
                del table[path[0]]
        return written(editing, document)


def set_sheet_value(editing: Editing, path: Path, value: object) -> Editing:
    """One value of the layout as a whole. Raises UneditableSource."""
    with document_of(editing.source) as document:
        if editing.variant:
            with in_variant(document, editing.variant, *map(str, path[:-1])) as table:
                put(table, path[-1:], value, {})
            return written(editing, document)
        *above, last = path
        place: Any = document
        for step in above:
            place = place.setdefault(step, tomlkit.table())
        if value is not None:
            place[last] = value
        elif last in place:
            del place[last]
        return written(editing, document)


def set_style_value(editing: Editing, style: str, key: str, value: object) -> Editing:
    """One value of a type style. Raises UneditableSource."""
    with document_of(editing.source) as document:
        if editing.variant:
            with in_variant(document, editing.variant, "styles", style) as table:
                put(table, (key,), value, {})
            return written(editing, document)
        styles = document.setdefault("styles", tomlkit.table(is_super_table=True))
        if style in styles:
            put(styles[style], (key,), value, {})
        elif value is not None:
            styles[style] = spaced({key: value})
        return written(editing, document)


def give_own_style(editing: Editing, element: ElementView, style: str) -> Editing:
    """Give the element its own type style, a copy of ``style``. Raises UneditableSource."""
    styles = editing.view.styles
    own = free_name(element.id, list(styles))
    with document_of(editing.source) as document:
        new_style(document, editing.variant, own, plain(styles.get(style, {})))
        made = editing.says(tomlkit.dumps(document))
    for path in _uses(element, style):
        made = set_value(made, element, path, own)
    if editing.view.layout and not made.view_for_all.layout:
        raise UneditableSource(f"no way to write the type style {own}")
    return made


def _uses(element: ElementView, style: str) -> list[Path]:
    """Where an element names a type style."""
    paragraphs = element.values.get("paragraphs", [])
    found: list[Path] = [("style",)] if element.values.get("style") == style else []
    return found + [
        ("paragraphs", at, "style")
        for at, each in enumerate(paragraphs)
        if each.get("style") == style
    ]


def move(editing: Editing, element: ElementView, box: Box) -> Editing:
    """Raises UneditableSource."""
    x, y, width, height = map(tidy, box)
    if "box" in element.values:
        places: dict[str, list[float]] = {"box": [x, y, width, height]}
    else:
        places = {"from": [x, y], "to": [tidy(x + width), tidy(y + height)]}
    changes = [
        ((key, at), number)
        for key, numbers in places.items()
        for at, number in enumerate(numbers)
        if element.values[key][at] != number
    ]
    if not changes:
        return editing
    # In one go: with a long source most of the time goes into reading it.
    with document_of(editing.source) as document:
        with element_in(document, element.id, editing.variant) as table:
            for path, number in changes:
                put(table, path, number, element.values)
        return written(editing, document)


def give_back(editing: Editing, path: Path) -> Editing:
    """What the variant says at that place goes: it is as for all again. Raises UneditableSource."""
    with document_of(editing.source) as document:
        with in_variant(document, editing.variant, *map(str, path[:-1])) as table:
            del table[path[-1]]
        return written(editing, document)


def copied(source: str, layout_id: str, name: str) -> str:
    """The source of a copy under another id and name. Raises UneditableSource."""
    with document_of(source) as document:
        document["id"], document["name"] = layout_id, name
        return tomlkit.dumps(document)
