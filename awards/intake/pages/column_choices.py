"""What a person said on the page of columns."""

from __future__ import annotations

from dataclasses import replace

from awards.errors import Language
from awards.intake.answers import Given
from awards.intake.checking.choices import Choices, HiddenAnswer
from awards.intake.checking.fields import COLUMNS
from awards.intake.reading.delimited import SEPARATORS
from awards.intake.reading.encodings import ENCODINGS
from awards.winner_fields import Field
from awards.words import Phrase, translated


def labels(language: Language) -> dict[Field, str]:
    return {
        field: translated(Phrase(column.heading), language) for field, column in COLUMNS.items()
    }


def given_choices(choices: Choices, given: Given) -> Choices:
    """The answers of the form. Unknown ones are ignored."""
    encoding, separator = _last(given, "encoding"), _last(given, "separator")
    row = _last(given, "header_row")
    return replace(
        choices,
        sheets=tuple(dict.fromkeys(name for name in given.get("sheets", ()) if name)),
        header_row=int(row) if row.isascii() and row.isdigit() and len(row) < 8 else None,
        mapping=_mapping(given),
        category=_last(given, "category"),
        fill_down={"true": True, "false": False}.get(_last(given, "fill_down")),
        hidden_rows=_hidden(given, "hidden_rows"),
        hidden_columns=_hidden(given, "hidden_columns"),
        encoding=encoding if encoding in ENCODINGS else None,
        separator=separator if separator in SEPARATORS else None,
    )


UNREAD = "-"
"""In a form: the field has no column."""


def _mapping(given: Given) -> dict[str, str]:
    said = {field.name: _last(given, f"column:{field.name}") for field in COLUMNS}
    return {name: "" if text == UNREAD else text for name, text in said.items() if text}


def _hidden(given: Given, name: str) -> HiddenAnswer | None:
    answers: dict[str, HiddenAnswer] = {"import": "import", "skip": "skip"}
    return answers.get(_last(given, name))


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]
