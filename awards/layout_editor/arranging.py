"""Elements called otherwise, doubled, brought forward or sent back.

A layout with a base names only what differs from it, so each of these may need more than one
place of the source; whoever asks looks whether what came of it is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import tomlkit

from awards.layout_editor.properties import tidy
from awards.layout_editor.sources import append, at_work, place_of, plain
from awards.layout_editor.variants import in_variant, tidied
from certificates.paper import Box

#: Millimetres that a double lies beside its original, so that both are seen.
ASIDE = 5

#: What belongs to a table's place among others, and not to what is drawn.
_PLACE = ("before", "remove")


def doubled(
    source: str,
    name: str,
    whole: Mapping[str, Any],
    box: Box | None,
    page: Box,
    variant: str = "",
) -> str:
    """Once more under ``name``, in front of all others. Raises Unworkable."""
    with at_work(source) as document:
        made = _table(name, {**plain(whole), **_aside(box, whole, page)})
        if variant:
            del made["id"]
            with in_variant(document, variant, "elements", name) as own:
                own.update(made)
            return tidied(document, variant)
        append(document, made)
        return tomlkit.dumps(document)


def _aside(box: Box | None, whole: Mapping[str, Any], page: Box) -> dict[str, Any]:
    """A little lower and further right, where the sheet has room for it."""
    if box is None:
        return {}
    right = ASIDE if max(box.x, box.right) + ASIDE <= page.width else 0
    down = ASIDE if max(box.y, box.bottom) + ASIDE <= page.height else 0
    x, y = tidy(box.x + right), tidy(box.y + down)
    if "box" in whole:
        return {"box": [x, y, tidy(box.width), tidy(box.height)]}
    return {"from": [x, y], "to": [tidy(box.right + right), tidy(box.bottom + down)]}


def called(
    source: str, element: str, name: str, whole: Mapping[str, Any], *, inherited: bool
) -> str:
    """Under another name, and so wherever the source speaks of it. Raises Unworkable.

    What a base has cannot be called otherwise: it goes, and its like comes in its place.
    """
    with at_work(source) as document:
        for table in document.get("elements", []):
            if table.get("before") == element:
                table["before"] = name
        for variant in document.get("variants", {}).values():
            if element in variant.get("elements", {}):
                variant["elements"][name] = variant["elements"].pop(element)
        at = place_of(document.get("elements", []), element)
        if not inherited and at is not None:
            document["elements"][at]["id"] = name
        else:
            if at is not None:
                del document["elements"][at]
            # Before all that the source says, for any of it may stand before the new name.
            append(document, _table(element, {"remove": True}), first=True)
            append(document, _table(name, {**plain(whole), "before": element}), first=True)
        return tomlkit.dumps(document)


def _table(name: str, values: Mapping[str, Any]) -> tomlkit.items.Table:
    table = tomlkit.table()
    table["id"] = name
    for key, value in values.items():
        if key == "id" or (key in _PLACE and value in (None, False)):
            continue
        if isinstance(value, Mapping):
            inline = tomlkit.inline_table()
            inline.update(value)
            table[key] = inline
        else:
            table[key] = value
    return table


def shifts(source: str, wanted: Sequence[str], upper: str) -> Iterator[str]:
    """Ways to have ``upper`` painted a step earlier, as in ``wanted``; not each of them may do it.

    Raises Unworkable.
    """
    lower = wanted[wanted.index(upper) + 1]
    with at_work(source) as document:
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
    with at_work(source) as document:
        elements = document.get("elements", [])
        at = place_of(elements, upper)
        if at is None:
            append(document, _table(upper, {"before": lower}))
        else:
            elements[at]["before"] = lower
        return tomlkit.dumps(document)


def _from_the_front(source: str, wanted: Sequence[str], upper: str) -> str:
    """Each table before the one in front of it, so that none speaks of what is not there yet."""
    with at_work(source) as document:
        elements = document["elements"]
        if place_of(elements, upper) is None:
            append(document, _table(upper, {}))
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


def swapped(order: Sequence[str], element: str, *, forward: bool) -> list[str]:
    """The order of painting, with the element one step on; as it was where it cannot go."""
    wanted = list(order)
    at = wanted.index(element)
    other = at + (1 if forward else -1)
    if 0 <= other < len(wanted):
        wanted[at], wanted[other] = wanted[other], wanted[at]
    return wanted
