"""Feeds: a printer's tray, a stock and a side, and the calibrations of each.

A calibration is never changed or deleted. The newest of a feed is current. Restoring an earlier one
adds a new row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from io import BytesIO
from typing import Any, TypeVar

import msgspec

from awards import clock, database, tables
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import NotFound
from awards.layouts import service as layouts
from awards.printing.feeds.calibrations import (
    CardMeasurement,
    FeedSide,
    SavedCalibration,
    measurement,
    refused,
)
from awards.printing.feeds.stocks import stock_of
from awards.settings import Settings
from awards.words import Phrase
from certificates import PressRefused, print_card
from certificates.press import (
    NONE,
    PrintCalibration,
    Reading,
    Setup,
)

_R = TypeVar("_R")


class _Kept(msgspec.Struct):
    """The content of the column ``readings``."""

    readings: tuple[Reading, ...]
    printed_with: int = 0
    off: float = 0.0
    again: int = 0


async def current(printer: str, tray: str, stock: str, *, back: bool = False) -> PrintCalibration:
    """The current one; the engine's `NONE` for a feed that was never calibrated."""
    newest = await newest_of(FeedSide(printer, tray, stock, back))
    return newest.correction if newest else NONE


async def newest_of(side: FeedSide) -> SavedCalibration | None:
    return next(iter(await history(side)), None)


async def feeds() -> list[SavedCalibration]:
    """Every feed by its newest calibration, sorted by name."""
    newest = {each.side.key: each for each in await _read()}
    return sorted(newest.values(), key=lambda each: each.side)


async def history(side: FeedSide) -> list[SavedCalibration]:
    """All calibrations of one feed, the newest first."""
    table = tables.Calibration
    found = await _read((table.stock == side.stock) & (table.back == side.back))
    return [each for each in reversed(found) if each.side.key == side.key]


async def correction_of(side: FeedSide, calibration: int) -> PrintCalibration:
    """`NONE` for 0. Raises NotFound for a calibration of another feed."""
    if not calibration:
        return NONE
    found = next((each for each in await history(side) if each.id == calibration), None)
    if found is None:
        raise _unknown(calibration)
    return found.correction


async def card(side: FeedSide, printed_with: int, settings: Settings) -> bytes:
    """The test card as a PDF, with that calibration (0: none).

    A back is printed behind its front, as it will be in a run, so its card has two pages. Raises
    NotFound, and ReadingsRefused for a name that no font here can print.
    """
    correction = await correction_of(side, printed_with)
    stock, front = stock_of(side.stock), correction
    if side.back:
        front = await current(side.printer, side.tray, side.stock)
    setup = Setup(stock, duplex=side.back, front=front, back=correction)
    out = BytesIO()
    try:
        print_card(setup, side.feed, layouts.shelf(settings.font_dirs), out)
    except PressRefused as fault:
        raise refused(fault) from fault
    return out.getvalue()


async def measure(
    side: FeedSide, readings: Sequence[Reading], printed_with: int | None = None
) -> CardMeasurement:
    """What the readings mean; nothing is saved. `calibrate` saves it.

    ``printed_with`` is the calibration of the card, by default the newest. Raises NotFound or
    ReadingsRefused.
    """
    if printed_with is None:
        printed_with = _card_of(await newest_of(side), readings)
    before = await correction_of(side, printed_with)
    return measurement(readings, side.sheet, before)


async def calibrate(
    actor: str, side: FeedSide, readings: Sequence[Reading], printed_with: int | None = None
) -> CardMeasurement:
    """Save the result of `measure`.

    A repetition of the same readings of the same card saves nothing.

    Raises NotFound or ReadingsRefused.
    """
    read = tuple(readings)

    async def save() -> CardMeasurement:
        newest = await newest_of(side)
        card = _card_of(newest, read) if printed_with is None else printed_with
        found = await measure(side, read, card)
        if newest is None or (newest.readings, newest.printed_with) != (read, card):
            kept = _Kept(read, card, found.off)
            await _keep(actor, side, newest, found.calibration, found.residual, kept)
        return found

    return await _once(save)


async def take_back(actor: str, calibration: int) -> SavedCalibration:
    """Make an earlier calibration current again. Raises NotFound."""

    async def save() -> SavedCalibration:
        found = await _read(tables.Calibration.id == calibration)
        if not found:
            raise _unknown(calibration)
        [old] = found
        newest = await newest_of(old.side)
        if newest is not None and newest.correction != old.correction:
            kept = _Kept(old.readings, old.printed_with, old.off, old.id)
            await _keep(actor, old.side, newest, old.correction, old.residual, kept)
        return old

    return await _once(save)


async def _once(save: Callable[[], Awaitable[_R]]) -> _R:
    """A second look finds what another request saved at the same moment."""
    try:
        async with database.transaction():
            return await save()
    except Exception as fault:
        if not database.is_unique_violation(fault):
            raise
    async with database.transaction():
        return await save()


def _card_of(newest: SavedCalibration | None, readings: Sequence[Reading]) -> int:
    """The default calibration of a card.

    If its readings are those of the newest calibration, they were sent twice and not read from a
    second card.
    """
    if newest is None:
        return 0
    return newest.printed_with if newest.readings == tuple(readings) else newest.id


async def _keep(
    actor: str,
    side: FeedSide,
    newest: SavedCalibration | None,
    correction: PrintCalibration,
    residual: float,
    kept: _Kept,
) -> None:
    side = newest.side if newest else side  # The name as it was first typed.
    told = msgspec.json.encode(kept).decode()
    said = f"{newest.id if newest else 0} {side.key} {told}"
    row = tables.Calibration(
        **asdict(side),
        once=hashlib.sha256(said.encode()).hexdigest(),
        correction=msgspec.json.encode(asdict(correction)).decode(),
        readings=told,
        residual=round(residual * 1000),
        made_by=actor,
        made_at=clock.now(),
    )
    [stored] = await tables.Calibration.insert(row)
    facts = {"printer": side.printer, "tray": side.tray, "stock": side.stock}
    facing = {"side": "back" if side.back else "front"}
    before = {"correction": str(newest.correction)} if newest else None
    after = {**facts, **facing, "correction": str(correction), "residual": residual}
    change = Change(Action.FEED_CALIBRATED, f"feed/{stored['id']}", before, after)
    await audit.record(actor, [change])


async def _read(where: Any = None) -> list[SavedCalibration]:  # noqa: ANN401 - Piccolo's condition
    asked = tables.Calibration.select().order_by(tables.Calibration.id)
    rows = await (asked if where is None else asked.where(where))
    return [_calibrated(row) for row in rows]


def _calibrated(row: dict[str, Any]) -> SavedCalibration:
    kept = msgspec.json.decode(row["readings"], type=_Kept)
    return SavedCalibration(
        id=row["id"],
        side=FeedSide(row["printer"], row["tray"], row["stock"], bool(row["back"])),
        correction=msgspec.json.decode(row["correction"], type=PrintCalibration),
        residual=row["residual"] / 1000,
        off=kept.off,
        readings=kept.readings,
        printed_with=kept.printed_with,
        again=kept.again,
        made_by=row["made_by"],
        made_at=row["made_at"],
    )


def _unknown(calibration: int) -> NotFound:
    return NotFound(what=Phrase("calibration of this feed"), key=calibration)
