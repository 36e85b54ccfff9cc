"""Winners of a ceremony by the numbers that people type."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.issuing.typed_numbers import sheets_by_number
from awards.issuing.valid_certificates import valid_certificates


async def winners_named(here: CommendationRecord, typed: str) -> list[int]:
    """In the order of the decision; before issue by their ids. Raises NotFound."""
    pieces = [piece.strip() for piece in typed.split(",")]
    if all(piece.isascii() and piece.isdigit() and len(piece) < 10 for piece in pieces):
        return [int(piece) for piece in pieces]
    found = sheets_by_number(typed, await valid_certificates(here))
    return [each.winner for each in found]
