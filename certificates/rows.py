"""A table of words: the rows of a CSV file, by the names in its first line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from certificates.arguments import Row
from certificates.content import FIELDS, PICTURES
from certificates.errors import Fault, RowsRefused
from certificates.template import Template, TemplateFault, parse
from certificates.words import Phrase, listed

HEADERS = {
    "姓名": "name",
    "名称": "name",
    "姓名（名称）": "name",
    "单位": "unit",
    "称号": "honour",
    "奖项": "category",
    "编号": "number",
    "证书编号": "number",
    "年度": "year",
    "日期": "date",
    "标题": "title",
    "落款": "issuers",
    "正文": "body",
}
"""Chinese names of columns that are fields of the engine. A column keeps its own name, too."""

SEPARATORS = ",\t;"


def csv_rows(path: Path) -> list[Row]:
    """UTF-8 or GB 18030, with commas, semicolons or tabs. Raises `RowsRefused`."""
    text = _text(path)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    lines = [line for line in csv.reader(io.StringIO(text), delimiter=separator) if any(line)]
    if not lines:
        raise RowsRefused([Fault(path.name, Phrase("is empty."), Phrase("Add a line of names."))])
    head, *rows = lines
    head = [name.strip() for name in head]
    if faults := [*_faults(head, rows)]:
        raise RowsRefused(faults)
    return [_row(head, row, path.parent) for row in rows]


def with_words(rows: Iterable[Row], words: Mapping[str, str]) -> Iterator[Row]:
    """Every row with these fields beside its own, their placeholders filled from the row.

    Raises `RowsRefused` for a placeholder that no column has.
    """
    templates: dict[str, Template] = {}
    for row in rows:
        named = {HEADERS[name]: row[name] for name in row if name in HEADERS} | dict(row)
        values = {str(name): str(value) for name, value in named.items() if value is not None}
        known = {*FIELDS, *values}
        for field, source in words.items():
            if field not in templates:
                templates[field] = _template(field, source, known)
        yield named | {field: each.filled(values) or "" for field, each in templates.items()}


def _template(field: str, source: str, known: set[str]) -> Template:
    try:
        return parse(source, known)
    except TemplateFault as fault:
        what = Phrase("has no place “{%(placeholder)s}”.", placeholder=fault.placeholder)
        remedy = Phrase("Use one of: %(known)s.", known=listed(sorted(known)))
        raise RowsRefused([Fault(f"words.{field}", what, remedy)]) from fault


def _text(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    what, remedy = Phrase("is neither UTF-8 nor GB 18030."), Phrase("Save it as UTF-8.")
    raise RowsRefused([Fault(path.name, what, remedy)])


def _faults(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Fault]:
    for name, count in Counter(head).items():
        if count > 1 or not name:
            yield Fault(
                "row 0",
                Phrase("The name “%(name)s” is missing or stands twice.", name=name),
                Phrase("Give each column a name of its own."),
            )
    for number, row in enumerate(rows, 1):
        if len(row) != len(head):
            yield Fault(
                f"row {number}",
                Phrase(
                    "has %(cells)s cells for %(columns)s columns.",
                    cells=len(row),
                    columns=len(head),
                ),
                Phrase("Correct the line."),
            )


def _row(head: Sequence[str], row: Sequence[str], folder: Path) -> Row:
    """A picture is the name of a file beside the table."""
    found: dict[str, object] = dict(zip(head, (cell.strip() for cell in row), strict=True))
    for name in PICTURES:
        if isinstance(file := found.get(name), str):
            found[name] = folder / Path(file).name if file else None
    return found
