"""A layout made from another: tables laid over tables, each key with its origin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from certificates.errors import Fault, LayoutUnknown
from certificates.reading.editions import number_of
from certificates.reading.tables import TracedTable, closest
from certificates.reading.toml_source import parse_toml
from certificates.words import C_, Phrase, listed

FindBase = Callable[[str], str]
"""From a layout's id to its source; raises `LayoutUnknown`."""

FindBases = Callable[[int], FindBase]
"""From the edition of a source to where its bases are found."""

NAMED = ("id", "name", "edition")
"""Keys that a layout never inherits."""

OVERRIDES = ("page", "styles", "elements")
"""The keys of a variant, in the tables of the design it changes."""


def whole(source: str, bases: FindBases, faults: list[Fault]) -> TracedTable | None:
    """The source with everything from its bases, and without ``base``.

    None, and the fault, if a base is missing: then the rest is unknown.
    """
    return _whole(source, "", bases, faults, ())


def _whole(
    source: str, path: str, bases: FindBases, faults: list[Fault], above: tuple[str, ...]
) -> TracedTable | None:
    """``above`` are the layouts that led here, each the base of the previous one."""
    values = parse_toml(source, path, faults)
    if values is None:
        return None
    own = TracedTable.of(values, path)
    base = own.get("base")
    if base is None:
        return own
    if not isinstance(base, str):
        zh, en = (
            Phrase("is not the id of a layout."),
            Phrase("Correct it."),
        )
        faults.append(Fault(own.at("base"), zh, en))
        return None
    above = above or (str(own.get("id", "")),)
    find_base = bases(number_of(own.get("edition")))
    found = _found(base, own.at("base"), find_base, faults, above)
    below = _whole(found, f"{base}: ", bases, faults, (*above, base)) if found else None
    if below is None:
        return None
    return _without(overlaid(_without(below, NAMED), own, faults), ("base",))


def _found(
    base: str, path: str, find_base: FindBase, faults: list[Fault], above: tuple[str, ...]
) -> str | None:
    if base in above:
        what = Phrase("“%(base)s” is its own base, perhaps through others.", base=base)
        faults.append(Fault(path, what, Phrase("Choose another layout.")))
        return None
    try:
        return find_base(base)
    except LayoutUnknown as unknown:
        what = Phrase("There is no layout “%(base)s”.", base=base)
        remedy = Phrase(C_("layouts", "There are: %(known)s."), known=listed(unknown.known))
        faults.append(Fault(path, what, remedy, closest(base, unknown.known)))
        return None


def overlaid(below: TracedTable, above: TracedTable, faults: list[Fault]) -> TracedTable:
    """Lay one design over another: tables by their keys, styles by name, elements by id."""
    laid = below.under(above)
    for key in ("page", "inks", "styles", "variants"):
        lower, upper = below.get(key), above.get(key)
        if isinstance(lower, TracedTable) and isinstance(upper, TracedTable):
            join = {"page": _table, "variants": _variants}.get(key, _tables)
            laid.put(key, join(lower, upper, faults), above.at(key))
    lower, upper = below.get("elements"), _listed(above.get("elements"))
    if isinstance(lower, list) and isinstance(upper, list):
        laid.put("elements", _elements(lower, upper, faults), above.at("elements"))
    return laid


def _table(below: TracedTable, above: TracedTable, _faults: list[Fault]) -> TracedTable:
    return below.under(above)


def _tables(below: TracedTable, above: TracedTable, _faults: list[Fault]) -> TracedTable:
    """Lay tables of the same name over each other."""
    laid = below.under(above)
    for name in above:
        lower, upper = below.get(name), above[name]
        if isinstance(lower, TracedTable) and isinstance(upper, TracedTable):
            laid.put(name, _element(lower, upper), above.at(name))
    return laid


def _variants(below: TracedTable, above: TracedTable, faults: list[Fault]) -> TracedTable:
    laid = below.under(above)
    for kind in above:
        lower, upper = below.get(kind), above[kind]
        if isinstance(lower, TracedTable) and isinstance(upper, TracedTable):
            joined = lower.under(upper)
            for key in OVERRIDES:
                one, two = lower.get(key), upper.get(key)
                if isinstance(one, TracedTable) and isinstance(two, TracedTable):
                    join = _table if key == "page" else _tables
                    joined.put(key, join(one, two, faults), upper.at(key))
            laid.put(kind, joined, above.at(kind))
    return laid


def _listed(elements: object) -> object:
    """A variant's elements, tables by id, as a list of tables that contain their id."""
    if not isinstance(elements, TracedTable):
        return elements
    return [_told(name, each) for name, each in elements.items()]


def _told(name: str, element: object) -> object:
    if not isinstance(element, TracedTable):
        return element
    told = element.under(TracedTable.of({}, element.path))
    told.put("id", name, element.path)
    return told


def _elements(
    below: Sequence[object], above: Iterable[object], faults: list[Fault]
) -> list[object]:
    laid, met = list(below), set[str]()
    for element in above:
        own = element.get("id") if isinstance(element, TracedTable) else None
        if isinstance(element, TracedTable) and isinstance(own, str) and own not in met:
            met.add(own)
            _lay(laid, own, element, faults)
        else:
            # Kept for the reader, which notes that it is no table, or that its id is taken.
            laid.append(element)
    return laid


def _lay(laid: list[object], own: str, element: TracedTable, faults: list[Fault]) -> None:
    """Over the element with its id; a new one goes last, or before a named element."""
    ids = _ids(laid)
    at = ids.index(own) if own in ids else None
    removed = element.get("remove")
    if at is None and (removed or "kind" not in element):
        faults.append(_no_such(element, "remove" if removed else "id", own, ids))
        return
    lower = laid.pop(at) if at is not None else None
    if removed is True:
        return
    ids, before = _ids(laid), element.get("before")
    if before is not None and before not in ids:
        faults.append(_no_such(element, "before", str(before), ids))
    new = _without(element, ("before",))
    joined = _element(lower, new) if isinstance(lower, TracedTable) else new
    place = ids.index(before) if before in ids else at
    laid.insert(len(laid) if place is None else place, joined)


def _ids(elements: Iterable[object]) -> list[object]:
    return [each.get("id") if isinstance(each, TracedTable) else None for each in elements]


def _element(below: TracedTable, above: TracedTable) -> TracedTable:
    """Another kind starts from nothing. Another image is not the pinned one."""
    if "kind" in above and above["kind"] != below.get("kind"):
        return above
    if "image" in above:
        below = _without(below, ("sha256",))
    return below.under(above)


def _no_such(element: TracedTable, key: str, named: str, ids: Sequence[object]) -> Fault:
    known = [str(each) for each in ids if each]
    what = Phrase("There is no element “%(named)s”.", named=named)
    remedy = Phrase(C_("elements", "There are: %(known)s."), known=listed(known))
    return Fault(element.at(key), what, remedy, closest(named, known))


def _without(table: TracedTable, keys: Iterable[str]) -> TracedTable:
    left = TracedTable.of({}, table.path).under(table)
    for key in keys:
        left.pop(key, None)
    return left
