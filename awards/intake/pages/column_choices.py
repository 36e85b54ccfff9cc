"""What a person said on the page of columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from awards.errors import Language
from awards.intake.answers import Given
from awards.intake.checking.choices import Choices, HiddenAnswer
from awards.intake.checking.fields import COLUMNS
from awards.intake.reading.delimited import SEPARATORS
from awards.intake.reading.encodings import ENCODINGS
from awards.winner_fields import Field


def labels(language: Language, own: Iterable[Field]) -> dict[Field, str]:
    """The fields that a column may hold; ``own`` are the free ones of the commendation."""
    return {field: field.heading_in(language) for field in (*COLUMNS, *own)}


def given_choices(choices: Choices, given: Given, own: Iterable[Field] = ()) -> Choices:
    """The answers of the form. Unknown ones are ignored."""
    encoding, separator = _last(given, "encoding"), _last(given, "separator")
    row = _last(given, "header_row")
    return replace(
        choices,
        sheets=tuple(dict.fromkeys(name for name in given.get("sheets", ()) if name)),
        header_row=int(row) if row.isascii() and row.isdigit() and len(row) < 8 else None,
        mapping=_mapping(given, own),
        category=_last(given, "category"),
        fill_down={"true": True, "false": False}.get(_last(given, "fill_down")),
        hidden_rows=_hidden(given, "hidden_rows"),
        hidden_columns=_hidden(given, "hidden_columns"),
        encoding=encoding if encoding in ENCODINGS else None,
        separator=separator if separator in SEPARATORS else None,
    )


MEANS, MEANT = "means:", "meant:"
UNREAD = "-"
"""In a form: the field has no column."""


def _mapping(given: Given, own: Iterable[Field]) -> dict[str, str]:
    names = {field.name for field in (*COLUMNS, *own)}
    said = {name: _last(given, f"column:{name}") for name in names}
    by_fields = {name: "" if text == UNREAD else text for name, text in said.items() if text}
    return by_fields | _by_columns(given, names)


def _by_columns(given: Given, names: Collection[str]) -> dict[str, str]:
    """What the head of the table says otherwise than it was shown. A field without a column is unread."""
    means = {key.removeprefix(MEANS): _last(given, key) for key in given if key.startswith(MEANS)}
    meant = {column: _last(given, f"{MEANT}{column}") for column in means}
    changed = [column for column in means if means[column] != meant[column]]
    left = {meant[column]: "" for column in changed if meant[column] not in means.values()}
    taken = {means[column]: column for column in changed}
    return {name: text for name, text in (left | taken).items() if name in names}


def _hidden(given: Given, name: str) -> HiddenAnswer | None:
    answers: dict[str, HiddenAnswer] = {"import": "import", "skip": "skip"}
    return answers.get(_last(given, name))


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]
