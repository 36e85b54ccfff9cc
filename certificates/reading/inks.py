"""``[inks.<id>]``: the spot inks (专色) of a layout, each a plate of its own on the press."""

from __future__ import annotations

from collections.abc import Mapping

from certificates.characters import unprintable
from certificates.marks import BLACK, Colour, Grey, Mixed, Process, Spot
from certificates.reading.keys import ColourKey, TextKey
from certificates.reading.tables import Table
from certificates.words import Phrase

NAME = TextKey("name", "Name of the ink")
ALTERNATE = ColourKey("alternate", "Shown on a screen as")

INK_KEYS = (NAME, ALTERNATE)
"""The keys of the table of an ink, in the order of a form."""

RESERVED = ("All", "None", "Cyan", "Magenta", "Yellow", "Black")
"""Names that mean other inks (ISO 32000-1, 8.6.6.4)."""

LONGEST = 100
"""Bytes of the name of a plate; a PDF reader takes 127 (ISO 32000-1, annex C)."""


def read(table: Table) -> Mapping[str, Spot]:
    """The inks by the ids with which colours refer to them; none without the table."""
    if not table.has("inks"):
        return {}
    inks, found = table.table("inks"), dict[str, Spot]()
    for ink_id in inks.keys():  # noqa: SIM118 - a Table, no dict
        own = inks.table(ink_id)
        name = _name(own, {spot.name for spot in found.values()})
        found[ink_id] = Spot(name, 1.0, _alternate(own))
        own.close()
    return found


def _name(table: Table, taken: set[str]) -> str:
    name = NAME.read(table)
    if name.casefold() in {each.casefold() for each in RESERVED}:
        table.wrong(
            "name",
            Phrase("“%(name)s” is the name of an ink that every press has.", name=name),
            Phrase("Use the name that the print shop gives the spot ink."),
        )
    elif unprintable(name) or len(name.encode()) > LONGEST:
        table.wrong(
            "name",
            Phrase("is too long for a plate, or holds characters that cannot be printed."),
            Phrase("Use the name that the print shop gives the spot ink."),
        )
    elif name and name in taken:
        table.wrong(
            "name",
            Phrase("“%(name)s” is the name of two inks.", name=name),
            Phrase("Keep one of them; write a lighter tint as “gold 40%%”."),
        )
    return name


def _alternate(table: Table) -> Mixed:
    """What is shown where the ink is not there. It names no spot: these are not read yet."""
    ink = ALTERNATE.read(table)
    return ink if isinstance(ink, (Colour, Grey, Process)) else BLACK
