"""What a person said on the page of columns."""

from __future__ import annotations

from collections.abc import Iterable
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


UNREAD = "-"
"""In a form: the field has no column."""


def _mapping(given: Given, own: Iterable[Field]) -> dict[str, str]:
    said = {field.name: _last(given, f"column:{field.name}") for field in (*COLUMNS, *own)}
    return {name: "" if text == UNREAD else text for name, text in said.items() if text}


def _hidden(given: Given, name: str) -> HiddenAnswer | None:
    answers: dict[str, HiddenAnswer] = {"import": "import", "skip": "skip"}
    return answers.get(_last(given, name))


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]
