"""Words of a layout with places for fields: ``{number}``, and nothing cleverer than that.

There are no expressions and no attributes, and what a field says is never looked at for places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import NamedTuple

from certificates.content import FIELDS


class TemplateFault(ValueError):
    """``placeholder`` is what cannot be filled; nothing when the braces themselves are wrong."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        self.placeholder = placeholder


class Piece(NamedTuple):
    """Words as they are, and the field that follows them, if any."""

    words: str
    field: str


@dataclass(frozen=True, slots=True)
class Template:
    pieces: tuple[Piece, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Each once, in order."""
        return tuple(dict.fromkeys(piece.field for piece in self.pieces if piece.field))

    def blank(self, values: Mapping[str, str]) -> str:
        """The first field of which there is nothing to print; none if the words are complete."""
        return next((field for field in self.fields if not values.get(field, "").strip()), "")

    def filled(self, values: Mapping[str, str]) -> str | None:
        """The words of one sheet; ``None`` when a field is blank."""
        said = ""
        for words, field in self.pieces:
            value = values.get(field, "") if field else ""
            if field and not value.strip():
                return None
            said += words + value
        return said


def of_field(field: str, label: str = "") -> Template:
    return Template((Piece(label, field),))


def parse(source: str, among: Sequence[str] = FIELDS) -> Template:
    """``{{`` and ``}}`` are braces. Raises `TemplateFault`."""
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
