"""Decisions about print runs: their layout on paper, and the place of each certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from awards.errors import SetupRefused
from awards.printing.feeds.stocks import stock_of
from awards.tables import RunState, SheetState
from awards.words import sentences
from certificates import Page, PressRefused
from certificates.paper import Box
from certificates.press import (
    Divider,
    FillOrder,
    PlacedItem,
    PrintCalibration,
    Setup,
    Side,
    in_volumes,
    with_dividers,
)

#: The default number of sheets of a file: two files make the everyday batch, for two workers.
VOLUME = 200
LARGEST_VOLUME = 5000

#: The most sheets of a file that a browser prints without a download.
BROWSER_SHEETS = 50

#: States of a run in which a volume may wait to be drawn.
AT_WORK = (RunState.WAITING, RunState.RUNNING)

#: States of sheets that are still open. Only these hold their certificate.
OPEN = (SheetState.WAITING, SheetState.MADE)

#: States of sheets that are or will be in a tray.
ON_PAPER = (*OPEN, SheetState.PRINTED)

#: The states from which a sheet can become printed or spoiled, or be reverted.
MARK_FROM = {
    SheetState.PRINTED: (SheetState.MADE,),
    SheetState.SPOILED: (SheetState.MADE, SheetState.PRINTED),
    SheetState.MADE: (SheetState.PRINTED, SheetState.SPOILED),
}


class RunSetup(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a run is laid out on paper, as stored with the run; lengths in millimetres.

    ``backs`` is the layout printed behind every certificate. These values are fixed when the run
    begins: ``backs_digest`` of that layout; ``fonts``, name → digest, of a run with backs;
    ``front`` and ``back``, the calibrations of the feed; ``trim``, the width and height of a
    certificate. ``volume`` is in sheets.
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
    cut: Literal["", "category"] = ""
    backs: str = ""
    backs_digest: str = ""
    fonts: dict[str, str] = {}
    front: PrintCalibration = PrintCalibration()
    back: PrintCalibration = PrintCalibration()
    trim: tuple[float, float] = (0.0, 0.0)

    @property
    def is_direct(self) -> bool:
        """Whether the run has no stock: each certificate is a page of its own size in a file."""
        return not self.stock

    @property
    def sides(self) -> int:
        """Pages of a file for each sheet of paper."""
        return 2 if self.backs else 1

    def engine(self) -> Setup:
        """Raises NotFound for an unknown stock."""
        return Setup(
            stock_of(self.stock),
            FillOrder(self.order),
            self.start,
            duplex=bool(self.backs),
            bleed=self.bleed,
            crop_marks=self.crop_marks,
            colour_bar=self.colour_bar,
            slug=self.slug,
            front=self.front,
            back=self.back,
        )


def refused(fault: PressRefused) -> SetupRefused:
    """The engine's objections to a set-up, in the words of the service."""
    return SetupRefused(
        reasons=sentences(*(words for each in fault.faults for words in (each.what, each.remedy)))
    )


Plan = list[list[Side[int]]]
"""The sides of each volume. Their items are positions in the run, from 1."""


def plan(setup: RunSetup, groups: Sequence[str]) -> Plan:
    """Plan certificates of one size; ``groups`` gives each one's divider text, in order."""
    if setup.cut != "category":
        return _volumes(setup, range(1, len(groups) + 1), groups, 0)
    volumes: Plan = []
    for _, some in groupby(range(1, len(groups) + 1), lambda position: groups[position - 1]):
        own = msgspec.structs.replace(setup, start=setup.start if not volumes else 1)
        volumes += _volumes(own, list(some), groups, sheets_of(volumes))
    return volumes


def _volumes(setup: RunSetup, positions: Sequence[int], groups: Sequence[str], before: int) -> Plan:
    """The volumes of these positions, on sheets that count on from ``before``."""

    def group_of(position: int) -> str:
        return groups[position - 1]

    apart = with_dividers(positions, group_of)
    divided: Iterator[int | Divider] = apart if setup.dividers else iter(positions)
    try:
        sides = setup.engine().sides(divided, Box(0, 0, *setup.trim))
        return [
            [side._replace(number=before + side.number) for side in volume]
            for volume in in_volumes(sides, setup.volume)
        ]
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


def without(
    sides: Iterable[Side[int]], freed: Collection[int], failed: Mapping[int, str]
) -> list[Side[int]]:
    """A sheet of ``freed`` certificates only is not printed.

    If all have ``failed``, a replacement sheet names the missing numbers on its front. So the sheet
    count matches the printer's, and a person who fills the trays sees the gap.
    """
    return [each for side in sides if (each := _left(side, freed, failed))]


def _left(side: Side[int], freed: Collection[int], failed: Mapping[int, str]) -> Side[int] | None:
    cells = tuple(c for c in side.cells if c.item not in freed and c.item not in failed)
    if cells or not side.cells:
        return side._replace(cells=cells)
    missing = [failed[cell.item] for cell in side.cells if cell.item in failed]
    if not missing:
        return None
    gap = None if side.back else Divider(f"缺：{'、'.join(missing)}", len(missing))
    return side._replace(cells=(), divider=gap)


def filled(side: Side[int], pages: Mapping[int, Page]) -> Side[Page]:
    """Fill a side with the certificates of these positions."""
    cells = tuple(PlacedItem(pages[cell.item], *cell[1:]) for cell in side.cells)
    return Side(side.sheet, side.number, side.back, cells, side.divider, side.whole)


def sheets_of(planned: Plan) -> int:
    return max((side.number for sides in planned for side in sides), default=0)
