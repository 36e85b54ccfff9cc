"""Places in a layout's TOML. One place changes; comments, order and spelling stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, InlineTable

from awards.layout_editor.editing import Editing

Path = Sequence[str | int]


class UneditableSource(Exception):
    """The source is not TOML, or lacks tables where they belong; only a person can correct it."""


@contextmanager
def document_of(source: str) -> Iterator[tomlkit.TOMLDocument]:
    """Raises UneditableSource. What is no table there raises one of Python's own faults."""
    try:
        yield tomlkit.parse(source)
    except (TOMLKitError, AttributeError, LookupError, TypeError, ValueError) as fault:
        raise UneditableSource(str(fault)) from fault


def written(editing: Editing, document: tomlkit.TOMLDocument) -> Editing:
    if editing.variant:
        return editing.says(_without_empty(document, editing.variant))
    return editing.says(tomlkit.dumps(document))


@contextmanager
def in_variant(document: tomlkit.TOMLDocument, variant: str, *names: str) -> Iterator[Any]:
    """The table of that place in a variant; a new one has an empty line after it."""
    table: Any = document
    for name in ("variants", variant, *names[:-1]):
        table = table.setdefault(name, tomlkit.table(is_super_table=True))
    is_new = names[-1] not in table
    if is_new:
        table[names[-1]] = tomlkit.table()
    yield table[names[-1]]
    if is_new:
        table[names[-1]].add(tomlkit.nl())


def _without_empty(document: tomlkit.TOMLDocument, variant: str) -> str:
    """Return the text without empty tables of the variant."""
    variants: Any = document["variants"]
    own = variants[variant]
    for above, names in (*((each, list(each)) for each in own.values()), (own, list(own))):
        for name in names:
            if above[name] == {}:
                del above[name]
    if not own:
        del variants[variant]
    if not variants:
        del document["variants"]
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def place_of(elements: Any, element: str) -> int | None:  # noqa: ANN401 - a list of either of TOML's kinds
    ids = [each.get("id") if isinstance(each, Mapping) else None for each in elements]
    return ids.index(element) if element in ids else None


@contextmanager
def element_in(document: tomlkit.TOMLDocument, element: str, variant: str) -> Iterator[Any]:
    """Yield the element's table; for an element of a base, a new table that overrides it."""
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


def put(table: Any, path: Path, value: object, whole: Mapping[str, Any]) -> None:  # noqa: ANN401 - a table of TOML
    """Set or remove the key at a path; ``whole`` is the table with its inherited values."""
    first, *rest = path
    if first not in table and rest:
        table[first] = _inline(whole.get(str(first), {}))
    for step in path[:-1]:
        inner = table[step]
        if isinstance(inner, InlineTable):
            # Written again, because tomlkit adds no space after the comma of an added value.
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
    """Return the value without the paths that the engine's reader keeps with it."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list) else value


def element_table(name: str, values: Mapping[str, Any]) -> tomlkit.items.Table:
    """What belongs to a place among others, and not to what is drawn, is left out where it is empty."""
    table = tomlkit.table()
    table["id"] = name
    for key, value in values.items():
        if key == "id" or (key in ("before", "remove") and value in (None, False)):
            continue
        if isinstance(value, Mapping):
            inline = tomlkit.inline_table()
            inline.update(value)
            table[key] = inline
        else:
            table[key] = value
    return table


def spaced(values: Mapping[str, Any]) -> tomlkit.items.Table:
    """A table with an empty line after it."""
    table = tomlkit.table()
    table.update(values)
    table.add(tomlkit.nl())
    return table


def new_style(
    document: tomlkit.TOMLDocument, variant: str, name: str, values: Mapping[str, Any]
) -> None:
    if variant:
        with in_variant(document, variant, "styles", name) as table:
            table.update(values)
    else:
        styles = document.setdefault("styles", tomlkit.table(is_super_table=True))
        styles[name] = spaced(values)


def free_name(kind: str, taken: Sequence[str]) -> str:
    tries = [kind, *(f"{kind}-{n}" for n in range(2, len(taken) + 3))]
    return next(each for each in tries if each not in taken)
