"""Feeds: a printer's tray, a stock and a side, and the calibrations that each was given.

A calibration is never changed and none is lost: the newest of a feed counts, and an earlier one
counts again when it is taken back to, as a new row.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple

import msgspec

from awards import clock, database, tables
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import NotFound, ReadingsRefused
from awards.layouts import service as layouts
from awards.printing.stocks import stock_of
from awards.settings import Settings
from certificates import PressRefused, print_card
from certificates.paper import Box
from certificates.press import (
    NONE,
    Calibration,
    Feed,
    Reading,
    Setup,
    calibration_from,
    crosses,
)

NAME = 60
"""Characters of a printer's or a tray's name."""


class Side(NamedTuple):
    """What a calibration belongs to: front and back each have their own."""

    printer: str
    tray: str
    stock: str
    back: bool = False

    @property
    def feed(self) -> Feed:
        return Feed(self.printer, self.tray, self.stock)

    @property
    def sheet(self) -> Box:
        """Raises NotFound."""
        return stock_of(self.stock).sheet


@dataclass(frozen=True, slots=True)
class Calibrated:
    """A calibration as it was saved: by whom, and out of which readings on which card.

    ``printed_with`` is the calibration that the card was printed with, 0 if none; ``residual``
    and ``off`` are millimetres: what no calibration explains, and how far the worst cross lay from
    its place on that card. ``again`` is the earlier one that was taken back to.
    """

    id: int
    side: Side
    correction: Calibration
    residual: float
    off: float
    readings: tuple[Reading, ...]
    printed_with: int
    again: int
    made_by: str
    made_at: datetime


class Measured(NamedTuple):
    """What readings say: how far ``off`` the print was and where, and what would mend it.

    ``residual`` is what the calibration leaves, largest at the cross ``worst``.
    """

    calibration: Calibration
    residual: float
    worst: str
    off: float
    off_at: str


class _Kept(msgspec.Struct):
    """What the column ``readings`` holds."""

    readings: tuple[Reading, ...]
    printed_with: int = 0
    off: float = 0.0
    again: int = 0


async def current(printer: str, tray: str, stock: str, *, back: bool = False) -> Calibration:
    """The one that counts; of a feed that was never calibrated, the engine's `NONE`."""
    newest = await newest_of(Side(printer, tray, stock, back))
    return newest.correction if newest else NONE


async def newest_of(side: Side) -> Calibrated | None:
    return next(iter(await history(side)), None)


async def feeds() -> list[Calibrated]:
    """Every feed by its newest calibration, in the order of their names."""
    newest = {each.side: each for each in await _read()}
    return [newest[side] for side in sorted(newest)]


async def history(side: Side) -> list[Calibrated]:
    """All calibrations of one feed, the newest first."""
    table = tables.Calibration
    own = (
        (table.printer == side.printer)
        & (table.tray == side.tray)
        & (table.stock == side.stock)
        & (table.back == side.back)
    )
    return (await _read(own))[::-1]


async def correction_of(side: Side, calibration: int) -> Calibration:
    """Of 0, `NONE`. Raises NotFound for one that is not of this feed."""
    if not calibration:
        return NONE
    found = next((each for each in await history(side) if each.id == calibration), None)
    if found is None:
        raise _unknown(calibration)
    return found.correction


async def card(side: Side, printed_with: int, settings: Settings) -> bytes:
    """The test card as a PDF, under that calibration (0: none).

    A back is printed behind its front, as it will be in a run, so its card has two pages.
    Raises NotFound, and ReadingsRefused for a name that no font here can print.
    """
    correction = await correction_of(side, printed_with)
    stock, front = stock_of(side.stock), correction
    if side.back:
        front = await current(*side.feed)
    setup = Setup(stock, duplex=side.back, front=front, back=correction)
    out = BytesIO()
    try:
        print_card(setup, side.feed, layouts.shelf(settings.font_dirs), out)
    except PressRefused as fault:
        raise _refused(fault) from fault
    return out.getvalue()


async def measure(
    side: Side, readings: Sequence[Reading], printed_with: int | None = None
) -> Measured:
    """What the readings say, with nothing saved; `calibrate` saves it.

    ``printed_with`` is what the card was printed with; the newest, if it is left out.
    Raises NotFound or ReadingsRefused.
    """
    if printed_with is None:
        before = await current(*side.feed, back=side.back)
    else:
        before = await correction_of(side, printed_with)
    try:
        found = calibration_from(readings, side.sheet, before)
    except PressRefused as fault:
        raise _refused(fault) from fault
    off, at = _off(readings, side.sheet)
    return Measured(*found, off, at)


async def calibrate(
    actor: str, side: Side, readings: Sequence[Reading], printed_with: int | None = None
) -> Measured:
    """Save what `measure` tells. The same readings of the same card once more save nothing more.

    Raises NotFound or ReadingsRefused.
    """
    async with database.transaction():
        newest = await newest_of(side)
        card = printed_with if printed_with is not None else newest.id if newest else 0
        measured = await measure(side, readings, card)
        if newest is None or (newest.readings, newest.printed_with) != (tuple(readings), card):
            kept = _Kept(tuple(readings), card, measured.off)
            await _keep(actor, side, newest, measured.calibration, measured.residual, kept)
    return measured


async def take_back(actor: str, calibration: int) -> Calibrated:
    """Make an earlier calibration count again. Raises NotFound."""
    async with database.transaction():
        found = await _read(tables.Calibration.id == calibration)
        if not found:
            raise _unknown(calibration)
        [old] = found
        newest = await newest_of(old.side)
        if newest is not None and newest.correction != old.correction:
            kept = _Kept(old.readings, old.printed_with, old.off, old.id)
            await _keep(actor, old.side, newest, old.correction, old.residual, kept)
    return old


async def _keep(
    actor: str,
    side: Side,
    newest: Calibrated | None,
    correction: Calibration,
    residual: float,
    kept: _Kept,
) -> None:
    row = tables.Calibration(
        **side._asdict(),
        correction=msgspec.json.encode(asdict(correction)).decode(),
        readings=msgspec.json.encode(kept).decode(),
        residual=round(residual * 1000),
        made_by=actor,
        made_at=clock.now(),
    )
    [stored] = await tables.Calibration.insert(row)
    facts = {"tray": side.tray, "stock": side.stock, "side": "back" if side.back else "front"}
    before = {"correction": str(newest.correction)} if newest else None
    after = {**facts, "correction": str(correction), "residual": residual}
    change = Change(Action.FEED_CALIBRATED, f"feed/{stored['id']}", before, after)
    await audit.record(actor, [change])


async def _read(where: Any = None) -> list[Calibrated]:  # noqa: ANN401 - Piccolo's condition
    asked = tables.Calibration.select().order_by(tables.Calibration.id)
    rows = await (asked if where is None else asked.where(where))
    return [_calibrated(row) for row in rows]


def _calibrated(row: dict[str, Any]) -> Calibrated:
    kept = msgspec.json.decode(row["readings"], type=_Kept)
    return Calibrated(
        id=row["id"],
        side=Side(row["printer"], row["tray"], row["stock"], bool(row["back"])),
        correction=msgspec.json.decode(row["correction"], type=Calibration),
        residual=row["residual"] / 1000,
        off=kept.off,
        readings=kept.readings,
        printed_with=kept.printed_with,
        again=kept.again,
        made_by=row["made_by"],
        made_at=row["made_at"],
    )


def _off(readings: Sequence[Reading], sheet: Box) -> tuple[float, str]:
    """How far the worst cross lies from where it should, and which it is."""
    meant = {cross.label: cross for cross in crosses(sheet)}
    known = [(meant[each.cross], each) for each in readings]
    far, at = max(
        (math.dist(cross.from_edges(r.x, r.y, sheet), (cross.x, cross.y)), cross.label)
        for cross, r in known
    )
    return round(far, 3), at


def _refused(fault: PressRefused) -> ReadingsRefused:
    return ReadingsRefused(
        faults=fault.faults,
        faults_zh="".join(f"{each.zh.what}{each.zh.remedy}" for each in fault.faults),
        faults_en=" ".join(map(str, fault.faults)),
    )


def _unknown(calibration: int) -> NotFound:
    return NotFound(
        what_zh="此打印机和纸盒的校准", what_en="calibration of this feed", key=calibration
    )
