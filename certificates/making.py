"""A table and a layout to one file, in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path

from certificates.arguments import Contents, Row, Target, contents_of
from certificates.content import FIELDS, PICTURES, Content, ContentNames, OwnField
from certificates.errors import Fault, RowsRefused
from certificates.fonts import Shelf, find
from certificates.layout import Layout
from certificates.layout_file import load, shipped, shipped_ids
from certificates.output.purposes import Standard
from certificates.pdf import render
from certificates.rows import csv_rows, with_words
from certificates.words import Phrase


def make(
    rows: Contents | str | Path,
    layout: Layout | str | Path,
    out: Target,
    *,
    words: Mapping[str, str] | None = None,
    fonts: Sequence[str | Path] = (),
    shelf: Shelf | None = None,
    standard: Standard = "a2",
    executor: Executor | None = None,
) -> int:
    """Write a certificate for each row and return the number of pages.

    ``rows`` is the path of a CSV file, or mappings from a field to its words. ``layout`` is a
    layout, the path of one, or the id of a shipped one. ``words`` are fields that every row has;
    ``{name}`` in them is filled from the row. ``fonts`` are folders to search first.

    Raises `RowsRefused`, `LayoutRefused`, `LayoutUnknown` or `ContentRefused`, each with every
    reason; then nothing is written.
    """
    given = csv_rows(Path(rows)) if isinstance(rows, (str, Path)) else list(rows)
    filled = list(_filled(given, words or {}))
    if not filled:
        raise RowsRefused([Fault("rows", Phrase("is empty."), Phrase("Add a row."))])
    chosen = _layout(layout, filled)
    contents = contents_of(filled, chosen.names.pictures)
    return render(contents, chosen, shelf or find(fonts), out, standard=standard, executor=executor)


def _filled(given: Sequence[Content | Row], words: Mapping[str, str]) -> Sequence[Content | Row]:
    """Contents stay as they are; rows get the words that all have."""
    filled: list[Content | Row] = []
    for each in given:
        filled += with_words([each], words) if isinstance(each, Mapping) else [each]
    return filled


def _layout(layout: Layout | str | Path, rows: Sequence[Content | Row]) -> Layout:
    if isinstance(layout, Layout):
        return layout
    names = _names(rows)
    if isinstance(layout, (str, Path)):
        is_file = layout not in shipped_ids() and Path(layout).is_file()
        return load(Path(layout) if is_file else shipped(str(layout)), names=names)
    raise TypeError(f"layout: a Layout, a path or an id is needed, not {type(layout).__name__}")


def _names(rows: Sequence[Content | Row]) -> ContentNames:
    """The columns that are no fields of the engine are fields of the caller's own."""
    columns = chain.from_iterable(row for row in rows if isinstance(row, Mapping))
    known = {*FIELDS, *PICTURES, "kind"}
    own = dict.fromkeys(str(name) for name in columns if name not in known)
    try:
        return ContentNames(tuple(map(OwnField, own)))
    except ValueError as fault:
        what = Phrase("A column has a name that no field can have: %(fault)s", fault=fault)
        remedy = Phrase("Begin it with a letter, and use letters, digits, _ and -.")
        raise RowsRefused([Fault("row 0", what, remedy)]) from fault
