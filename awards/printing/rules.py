"""Decisions about print runs: how they go on paper, which certificate lies on which sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from awards.errors import SetupRefused
from awards.printing.stocks import stock_of
from awards.tables import SheetState
from certificates import Page, PressRefused
from certificates.paper import Box
from certificates.press import (
    Calibration,
    Cell,
    Divider,
    Order,
    Setup,
    Side,
    in_volumes,
    with_dividers,
)

#: Sheets of a file, if nothing else is said: two make the everyday batch, for two at work.
VOLUME = 200
LARGEST_VOLUME = 5000

#: What a run still has to do with; only these hold their certificate.
OPEN = (SheetState.WAITING, SheetState.MADE)

#: From which a sheet of paper can become printed or spoiled.
MARK_FROM = {
    SheetState.PRINTED: (SheetState.MADE,),
    SheetState.SPOILED: (SheetState.MADE, SheetState.PRINTED),
}


class RunSetup(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a run goes on paper, as it is kept with the run; lengths in millimetres.

    ``volume`` is in sheets; ``front`` is the calibration of the feed as it was when it began.
    """

    stock: str
    printer: str = ""
    tray: str = ""
    order: Literal["sequence", "cut-and-stack"] = "sequence"
    start: int = 1
    bleed: float = 0.0
    crop_marks: bool = False
    colour_bar: bool = False
    slug: str = ""
    dividers: bool = False
    volume: int = VOLUME
    front: Calibration = Calibration()

    def engine(self) -> Setup:
        """Raises NotFound for a stock that is none."""
        return Setup(
            stock_of(self.stock),
            Order(self.order),
            self.start,
            bleed=self.bleed,
            crop_marks=self.crop_marks,
            colour_bar=self.colour_bar,
            slug=self.slug,
            front=self.front,
        )


def refused(fault: PressRefused) -> SetupRefused:
    """What the engine says against a set-up, in the words of the service."""
    told = {
        f"reasons_{language}": " ".join("".join(words) for words in said)
        for language, said in (
            ("zh", [each.zh for each in fault.faults]),
            ("en", [each.en for each in fault.faults]),
        )
    }
    return SetupRefused(**told)


Plan = list[list[Side[int]]]
"""The sides of each volume; what lies on them are positions in the run, from 1."""


def plan(setup: RunSetup, trim: Box, groups: Sequence[str]) -> Plan:
    """Of certificates of one size; ``groups`` says of each, in order, what its divider would say.

    The same run has the same plan for ever, whoever makes it. Raises SetupRefused.
    """
    positions = range(1, len(groups) + 1)

    def group_of(position: int) -> str:
        return groups[position - 1]

    apart = with_dividers(positions, group_of)
    divided: Iterator[int | Divider] = apart if setup.dividers else iter(positions)
    try:
        sides = setup.engine().sides(divided, trim)
        return [list(volume) for volume in in_volumes(sides, setup.volume)]
    except PressRefused as fault:
        raise refused(fault) from fault


def places(planned: Plan) -> dict[int, tuple[int, int]]:
    """Position → volume and sheet, both from 1."""
    return {
        cell.item: (volume, side.number)
        for volume, sides in enumerate(planned, 1)
        for side in sides
        for cell in side.cells
    }


def without(sides: Iterable[Side[int]], failed: Collection[int]) -> list[Side[int]]:
    """What cannot be drawn leaves its place empty; a sheet that bears nothing is not printed."""
    kept = [
        side._replace(cells=tuple(cell for cell in side.cells if cell.item not in failed))
        for side in sides
    ]
    return [side for side in kept if side.cells or side.divider]


def filled(side: Side[int], pages: Mapping[int, Page]) -> Side[Page]:
    """With the certificates of those positions."""
    cells = tuple(Cell(pages[cell.item], *cell[1:]) for cell in side.cells)
    return Side(side.sheet, side.number, side.back, cells, side.divider, side.whole)


def sheets_of(planned: Plan) -> int:
    return max((side.number for sides in planned for side in sides), default=0)
