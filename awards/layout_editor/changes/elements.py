"""Elements of a layout: added, duplicated, removed, renamed, brought forward or sent back.

A layout with a base names only what differs from it, so a change may need more than one place of
the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit

from awards.layout_editor.changes.toml import (
    UneditableSource,
    append,
    document_of,
    element_table,
    free_name,
    in_variant,
    new_style,
    place_of,
    plain,
    written,
)
from awards.layout_editor.editing import Editing
from awards.layout_editor.source_view import ElementView, tidy
from certificates.elements import ELEMENT_KINDS
from certificates.paper import Box

#: Millimetres between a duplicate and its original, so that both are seen.
BESIDE = 5

_PLAIN_STYLE = {"font": "kai", "size": 16, "floor": 9, "leading": 1.5}


def add(editing: Editing, kind: str) -> Editing:
    """A new element in the middle of the sheet, in front of all others. Raises UneditableSource."""
    declared, name = ELEMENT_KINDS[kind], free_name(kind, editing.names)
    styles = list(editing.view.styles)
    with document_of(editing.source) as document:
        values = {"kind": kind, **_centred(declared.beginning, editing.view.page)}
        if declared.paragraph or declared.is_styled:
            if not styles:
                new_style(document, editing.variant, "plain", _PLAIN_STYLE)
            values["style"] = _likely(kind, styles)
        return _in_front(editing, document, name, values).chooses(name)


def _in_front(
    editing: Editing, document: tomlkit.TOMLDocument, name: str, values: Mapping[str, Any]
) -> Editing:
    if editing.variant:
        with in_variant(document, editing.variant, "elements", name) as own:
            own.update(values)
    else:
        table = tomlkit.table()
        table.update({"id": name, **values})
        append(document, table)
    return written(editing, document)


def _centred(beginning: Mapping[str, object], page: Box) -> dict[str, Any]:
    middle, centre = page.centre
    made: dict[str, Any] = dict(beginning)
    if "box" in made:
        _, _, width, height = made["box"]
        width, height = min(width, page.width), min(height, page.height)
        made["box"] = [tidy(middle - width / 2), tidy(centre - height / 2), width, height]
    else:
        half = made["to"][0] / 2
        made["from"], made["to"] = [tidy(middle - half), centre], [tidy(middle + half), centre]
    return made


def _likely(kind: str, styles: Sequence[str]) -> str:
    """The style of the same name, else that of running text, else the first."""
    likely = [each for each in (kind, "body") if each in styles]
    return [*likely, *styles, "plain"][0]


def duplicate(editing: Editing, element: ElementView) -> Editing:
    """A copy beside the element, in front of all others. Raises UneditableSource."""
    name = free_name(element.id, editing.names)
    with document_of(editing.source) as document:
        whole = {**plain(element.values), **_beside(element, editing.view.page)}
        made = element_table(name, whole)
        if editing.variant:
            del made["id"]
            with in_variant(document, editing.variant, "elements", name) as own:
                own.update(made)
        else:
            append(document, made)
        return written(editing, document).chooses(name)


def _beside(element: ElementView, page: Box) -> dict[str, Any]:
    """A little lower and further right, where the sheet has room for it."""
    box = element.box
    if box is None:
        return {}
    right = BESIDE if max(box.x, box.right) + BESIDE <= page.width else 0
    down = BESIDE if max(box.y, box.bottom) + BESIDE <= page.height else 0
    x, y = tidy(box.x + right), tidy(box.y + down)
    if "box" in element.values:
        return {"box": [x, y, tidy(box.width), tidy(box.height)]}
    return {"from": [x, y], "to": [tidy(box.right + right), tidy(box.bottom + down)]}


def remove(editing: Editing, element: ElementView) -> Editing:
    """What a base has as well is dropped in words, or it would be back. Raises UneditableSource."""
    if editing.variant:
        below = editing.view_for_all.element(element.id) is not None
        return _removed(editing, element.id, is_below=below).chooses("")
    inherited = _is_inherited(editing, element.id)
    return _removed(editing, element.id, is_below=inherited).chooses("")


def _removed(editing: Editing, name: str, *, is_below: bool) -> Editing:
    with document_of(editing.source) as document:
        if editing.variant:
            with in_variant(document, editing.variant, "elements", name) as own:
                own.clear()
                if is_below:
                    own["remove"] = True
            return written(editing, document)
        at = place_of(document.get("elements", []), name)
        if at is not None:
            del document["elements"][at]
        if is_below:
            table = tomlkit.table()
            table.update({"id": name, "remove": True})
            append(document, table)
        return written(editing, document)


def _is_inherited(editing: Editing, name: str) -> bool:
    return _removed(editing, name, is_below=False).view.element(name) is not None


def rename(editing: Editing, element: ElementView, name: str) -> Editing:
    """Rename an element and each reference to it in the source. Raises UneditableSource.

    An inherited element cannot be renamed: remove it and add a copy.
    """
    inherited = _is_inherited(editing, element.id)
    with document_of(editing.source) as document:
        for table in document.get("elements", []):
            if table.get("before") == element.id:
                table["before"] = name
        for variant in document.get("variants", {}).values():
            if element.id in variant.get("elements", {}):
                variant["elements"][name] = variant["elements"].pop(element.id)
        at = place_of(document.get("elements", []), element.id)
        if not inherited and at is not None:
            document["elements"][at]["id"] = name
        else:
            if at is not None:
                del document["elements"][at]
            # At the top, because any other element may be placed before the new name.
            append(document, element_table(element.id, {"remove": True}), first=True)
            whole = {**plain(element.values), "before": element.id}
            append(document, element_table(name, whole), first=True)
        return written(editing, document).chooses(name)


def shift(editing: Editing, element: ElementView, *, forward: bool) -> Editing:
    """One step towards the front or the back, in the design for all. Raises UneditableSource."""
    order = [each.id for each in editing.view.elements]
    wanted = _swapped(order, element.id, forward=forward)
    if wanted == order:
        return editing
    upper = next(new for old, new in zip(order, wanted, strict=True) if old != new)
    for source in _ways(editing.source, wanted, upper):
        made = editing.says(source)
        is_sound = len(made.view.faults) <= len(editing.view.faults)
        if is_sound and [each.id for each in made.view.elements] == wanted:
            return made
    raise UneditableSource(f"no way to have {element.id} a step on")


def _swapped(order: Sequence[str], name: str, *, forward: bool) -> list[str]:
    """The order of painting after the step; unchanged if the element cannot move further."""
    wanted = list(order)
    at = wanted.index(name)
    other = at + (1 if forward else -1)
    if 0 <= other < len(wanted):
        wanted[at], wanted[other] = wanted[other], wanted[at]
    return wanted


def _ways(source: str, wanted: Sequence[str], upper: str) -> Iterator[str]:
    """Sources in which ``upper`` may be painted a step earlier; not each of them does it."""
    lower = wanted[wanted.index(upper) + 1]
    with document_of(source) as document:
        if "base" not in document:
            elements = document["elements"]
            below, above = place_of(elements, lower), place_of(elements, upper)
            table = elements[above]
            del elements[above]
            elements.insert(below, table)
            yield tomlkit.dumps(document)
            return
    yield _before(source, lower, upper)
    yield _from_the_front(source, wanted, upper)


def _before(source: str, lower: str, upper: str) -> str:
    """Enough where the base, or the source further up, has the other already."""
    with document_of(source) as document:
        elements = document.get("elements", [])
        at = place_of(elements, upper)
        if at is None:
            append(document, element_table(upper, {"before": lower}))
        else:
            elements[at]["before"] = lower
        return tomlkit.dumps(document)


def _from_the_front(source: str, wanted: Sequence[str], upper: str) -> str:
    """Each table before the one in front of it, so that none names what is not there yet."""
    with document_of(source) as document:
        elements = document["elements"]
        if place_of(elements, upper) is None:
            append(document, element_table(upper, {}))
        for name, in_front in reversed([*zip(wanted, [*wanted[1:], ""], strict=True)]):
            at = place_of(elements, name)
            if at is None:
                continue
            table = elements[at]
            del elements[at]
            table.pop("before", None)
            if in_front:
                table["before"] = in_front
            append(document, table)
        return tomlkit.dumps(document)
