"""A layout's text with placeholders for fields: ``{number}``, without expressions or attributes.

The value of a field is never searched for placeholders.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple

from certificates.content import FIELDS


class TemplateFault(ValueError):
    """``placeholder`` is the one that cannot be filled; empty when the braces are wrong."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.placeholder = placeholder


class Piece(NamedTuple):
    """Literal text, and the field that follows it, if any."""

    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Template:
    pieces: tuple[Piece, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Each field once, in order."""
        return tuple(dict.fromkeys(piece.field for piece in self.pieces if piece.field))

    def blank(self, values: Mapping[str, str]) -> str:
        """The first field without a value; empty if the text is complete."""
        return next((field for field in self.fields if not values.get(field, "").strip()), "")

    def filled(self, values: Mapping[str, str]) -> str | None:
        """The text for one sheet; ``None`` when a field is blank."""
        said = ""
        for words, field in self.pieces:
            value = values.get(field, "") if field else ""
            if field and not value.strip():
                return None
            said += words + value
        return said


def of_field(field: str, label: str = "") -> Template:
    return Template((Piece(label, field),))


def parse(source: str, among: Collection[str] = FIELDS) -> Template:
    """Parse a text. ``{{`` and ``}}`` are literal braces. Raises `TemplateFault`."""
    try:
        parsed = list(Formatter().parse(source))
    except ValueError as error:
        raise TemplateFault("") from error
    pieces = []
    for words, field, how, conversion in parsed:
        if how or conversion or (field is not None and field not in among):
            raise TemplateFault(f"{field}{'!' if conversion else ''}{conversion or ''}{how or ''}")
        pieces.append(Piece(words, field or ""))
    return Template(tuple(pieces))
