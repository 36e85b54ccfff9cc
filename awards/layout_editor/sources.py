"""A layout's source changed at one place, so that its comments, its order and its spelling stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, InlineTable

from awards.layout_editor.properties import STYLE, tidy
from awards.layout_editor.variants import in_variant, tidied
from certificates.elements import ELEMENT_KINDS
from certificates.paper import Box

Path = Sequence[str | int]

_PLAIN_STYLE = {"font": "kai", "size": 16, "floor": 9, "leading": 1.5}


class Unworkable(Exception):
    """What is no TOML, or has no tables where they belong, can be mended by hand alone."""


def changed(
    source: str,
    element: str,
    path: Path,
    value: object,
    whole: Mapping[str, Any],
    variant: str = "",
) -> str:
    """One value of an element, or without ``value`` none. ``whole`` is all that it has by now.

    What a base says, or with a ``variant`` what is for all, is said anew and then changed. Raises
    Unworkable.
    """
    with at_work(source) as document:
        with element_in(document, element, variant) as table:
            _put(table, path, value, whole)
            if table.get(path[0]) == {} and "base" not in document and not variant:
                # A condition of nothing; only what is said below must be undone in words.
                del table[path[0]]
        return dumped(document, variant)


def dumped(document: tomlkit.TOMLDocument, variant: str) -> str:
    return tidied(document, variant) if variant else tomlkit.dumps(document)


def said(source: str, path: Path, value: object, variant: str = "") -> str:
    """One value of the layout as a whole. Raises Unworkable."""
    with at_work(source) as document:
        if variant:
            with in_variant(document, variant, *map(str, path[:-1])) as table:
                _put(table, path[-1:], value, {})
            return tidied(document, variant)
        *above, last = path
        place: Any = document
        for step in above:
            place = place.setdefault(step, tomlkit.table())
        if value is not None:
            place[last] = value
        elif last in place:
            del place[last]
        return tomlkit.dumps(document)


def styled(source: str, style: str, key: str, value: object, variant: str = "") -> str:
    """One value of a type style. Raises Unworkable."""
    with at_work(source) as document:
        if variant:
            with in_variant(document, variant, "styles", style) as table:
                _put(table, (key,), value, {})
            return tidied(document, variant)
        styles = document.setdefault("styles", tomlkit.table(is_super_table=True))
        if style in styles:
            _put(styles[style], (key,), value, {})
        elif value is not None:
            styles[style] = _spaced({key: value})
        return tomlkit.dumps(document)


def parted(
    source: str,
    element: str,
    style: str,
    own: str,
    values: Mapping[str, Any],
    whole: Mapping[str, Any],
    variant: str = "",
) -> str:
    """The element gets the type style ``own``, as yet like ``style``. Raises Unworkable."""
    with at_work(source) as document:
        _new_style(document, variant, own, plain(values))
        source = tomlkit.dumps(document)
    paragraphs = whole.get("paragraphs", [])
    paths: list[Path] = [("paragraphs", at, STYLE) for at in range(len(paragraphs))]
    named = [each.get(STYLE) for each in paragraphs]
    for path, used in [((STYLE,), whole.get(STYLE)), *zip(paths, named, strict=True)]:
        if used == style:
            source = changed(source, element, path, own, whole, variant)
    return source


def _new_style(
    document: tomlkit.TOMLDocument, variant: str, name: str, values: Mapping[str, Any]
) -> None:
    if variant:
        with in_variant(document, variant, "styles", name) as table:
            table.update(values)
    else:
        styles = document.setdefault("styles", tomlkit.table(is_super_table=True))
        styles[name] = _spaced(values)


def _spaced(values: Mapping[str, Any]) -> tomlkit.items.Table:
    """A table with an empty line after it."""
    table = tomlkit.table()
    table.update(values)
    table.add(tomlkit.nl())
    return table


def moved(source: str, element: str, box: Box, whole: Mapping[str, Any], variant: str = "") -> str:
    """Raises Unworkable."""
    x, y, width, height = map(tidy, box)
    if "box" in whole:
        places: dict[str, list[float]] = {"box": [x, y, width, height]}
    else:
        places = {"from": [x, y], "to": [tidy(x + width), tidy(y + height)]}
    changes = [
        ((key, at), number)
        for key, numbers in places.items()
        for at, number in enumerate(numbers)
        if whole[key][at] != number
    ]
    if not changes:
        return source
    # At one time, for of a long source most of the time goes into reading it.
    with at_work(source) as document:
        with element_in(document, element, variant) as table:
            for path, number in changes:
                _put(table, path, number, whole)
        return dumped(document, variant)


def added(
    source: str,
    kind: str,
    taken: Sequence[str],
    styles: Sequence[str],
    page: Box,
    variant: str = "",
) -> str:
    """In the middle of the sheet, above all others. Raises Unworkable."""
    with at_work(source) as document:
        name = free_name(kind, taken)
        values = {"kind": kind, **_centred(ELEMENT_KINDS[kind].beginning, page)}
        if ELEMENT_KINDS[kind].paragraph:
            if not styles:
                _new_style(document, variant, "plain", _PLAIN_STYLE)
            values[STYLE] = _likely(kind, styles)
        if variant:
            with in_variant(document, variant, "elements", name) as own:
                own.update(values)
            return tidied(document, variant)
        table = tomlkit.table()
        table.update({"id": name, **values})
        append(document, table)
        return tomlkit.dumps(document)


def free_name(kind: str, taken: Sequence[str]) -> str:
    tries = [kind, *(f"{kind}-{n}" for n in range(2, len(taken) + 3))]
    return next(each for each in tries if each not in taken)


def removed(source: str, element: str, *, inherited: bool, variant: str = "") -> str:
    """What a base has as well is dropped in words, or it would be back. Raises Unworkable."""
    with at_work(source) as document:
        if variant:
            with in_variant(document, variant, "elements", element) as table:
                table.clear()
                if inherited:
                    table["remove"] = True
            return tidied(document, variant)
        at = place_of(document.get("elements", []), element)
        if at is not None:
            del document["elements"][at]
        if inherited:
            table = tomlkit.table()
            table.update({"id": element, "remove": True})
            append(document, table)
        return tomlkit.dumps(document)


def given_back(source: str, variant: str, path: Path) -> str:
    """As for all: what stands at that place of the variant goes. Raises Unworkable."""
    with at_work(source) as document:
        with in_variant(document, variant, *map(str, path[:-1])) as table:
            del table[path[-1]]
        return tidied(document, variant)


def renamed(source: str, layout_id: str, name: str) -> str:
    """As a copy: under another id, and called otherwise. Raises Unworkable."""
    with at_work(source) as document:
        document["id"], document["name"] = layout_id, name
        return tomlkit.dumps(document)


@contextmanager
def at_work(source: str) -> Iterator[tomlkit.TOMLDocument]:
    """Whatever is met there that is no table shows as one of Python's own faults."""
    try:
        yield tomlkit.parse(source)
    except (TOMLKitError, AttributeError, LookupError, TypeError, ValueError) as fault:
        raise Unworkable(str(fault)) from fault


def place_of(elements: Any, element: str) -> int | None:  # noqa: ANN401 - a list of either of TOML's kinds
    ids = [each.get("id") if isinstance(each, Mapping) else None for each in elements]
    return ids.index(element) if element in ids else None


@contextmanager
def element_in(document: tomlkit.TOMLDocument, element: str, variant: str) -> Iterator[Any]:
    """Its table; of an element that a base has, a new one that is laid over it."""
    if variant:
        with in_variant(document, variant, "elements", element) as table:
            yield table
    else:
        yield _element(document, element)


def _element(document: tomlkit.TOMLDocument, element: str) -> Any:  # noqa: ANN401 - a table of TOML
    at = place_of(document.get("elements", []), element)
    if at is not None:
        return document["elements"][at]
    table = tomlkit.table()
    table["id"] = element
    append(document, table)
    return document["elements"][-1]


def append(document: tomlkit.TOMLDocument, table: Any, *, first: bool = False) -> None:  # noqa: ANN401 - as above
    if "elements" not in document:
        document.append("elements", tomlkit.aot())
    elements: Any = document["elements"]
    if isinstance(elements, AoT):
        table.trivia.indent = "\n"
        if first and elements:
            elements[0].trivia.indent = "\n"
    else:
        inline = tomlkit.inline_table()
        inline.update(table)
        table = inline
    elements.insert(0 if first else len(elements), table)


def _put(table: Any, path: Path, value: object, whole: Mapping[str, Any]) -> None:  # noqa: ANN401
    first, *rest = path
    if first not in table and rest:
        table[first] = _inline(whole.get(str(first), {}))
    for step in path[:-1]:
        inner = table[step]
        if isinstance(inner, InlineTable):
            # Written anew, for what is added to one gets no blank after its comma.
            kept = {key: each for key, each in plain(inner).items() if key != path[-1]}
            table[step] = _inline(kept if value is None else {**kept, path[-1]: value})
            return
        table = inner
    last = path[-1]
    if value is not None:
        table[last] = value
    elif last in table:
        del table[last]


def _inline(value: object) -> Any:  # noqa: ANN401 - any value of TOML
    if not isinstance(value, Mapping):
        return plain(value)
    table = tomlkit.inline_table()
    table.update(plain(value))
    return table


def plain(value: object) -> Any:  # noqa: ANN401 - any value of TOML
    """Without the paths that the engine's reader keeps with it."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


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
    """Of the same name, else that of running text, else the first."""
    likely = [each for each in (kind, "body") if each in styles]
    return [*likely, *styles, "plain"][0]
