"""Feeds over HTTP: their calibrations, the test card, its readings."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody, PathParameter, QueryParameter

from awards import limits
from awards.printing.feeds import calibrations
from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import CardMeasurement, FeedSide, SavedCalibration
from awards.roles import Permission
from awards.settings import Settings
from awards.web.downloads import PDF, download
from awards.web.fields import LARGEST_ID, TextInQuery
from certificates.press import Reading

#: At least one visible character, and no control characters.
_VISIBLE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
Name = Annotated[str, msgspec.Meta(max_length=calibrations.NAME, pattern=_VISIBLE)]
NameInQuery = Annotated[str, QueryParameter(max_length=calibrations.NAME, pattern=_VISIBLE)]
StockId = Annotated[str, msgspec.Meta(max_length=limits.STOCK, pattern=r"^[^\x00]*$")]
PrintedWith = Annotated[int, msgspec.Meta(ge=0, le=LARGEST_ID)]

#: Longer than any sheet.
Millimetres = Annotated[float, msgspec.Meta(ge=0, le=2000)]

OPEN = {"permission": Permission.PRINT}


class CrossRead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Distances of a cross: to the nearer side edge, and to the nearer of top and bottom."""

    cross: Annotated[str, msgspec.Meta(pattern="^[A-I]$")]
    x: Millimetres
    y: Millimetres


class Readings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``printed_with`` is the calibration that the card was printed with, by default the newest.

    With ``dry_run`` nothing is saved.
    """

    printer: Name
    tray: Name
    stock: StockId
    readings: Annotated[tuple[CrossRead, ...], msgspec.Meta(max_length=100)]
    back: bool = False
    printed_with: PrintedWith | None = None
    dry_run: bool = False


@get("/feeds", opt=OPEN, tags=["printing"])
async def list_feeds() -> list[SavedCalibration]:
    """Every feed with its current calibration."""
    return await feeds.feeds()


@get("/feeds/card.pdf", opt=OPEN, media_type=PDF, tags=["printing"])
async def feed_card(
    settings: NamedDependency[Settings],
    printer: NameInQuery,
    tray: NameInQuery,
    stock: TextInQuery,
    back: FromQuery[bool] = False,
) -> Response[bytes]:
    """The test card of a feed, with its current calibration."""
    side = FeedSide(printer.strip(), tray.strip(), stock, back)
    newest = await feeds.newest_of(side)
    pdf = await feeds.card(side, newest.id if newest else 0, settings)
    return download(pdf, "card.pdf", PDF)


@post("/feeds/readings", opt=OPEN, status_code=200, tags=["printing"])
async def read_card(actor: NamedDependency[str], data: JSONBody[Readings]) -> CardMeasurement:
    """Save the calibration that follows from the readings as the current one."""
    side = FeedSide(data.printer.strip(), data.tray.strip(), data.stock, data.back)
    read = [Reading(each.cross, each.x, each.y) for each in data.readings]
    if data.dry_run:
        return await feeds.measure(side, read, data.printed_with)
    return await feeds.calibrate(actor, side, read, data.printed_with)


CalibrationInPath = Annotated[int, PathParameter(ge=1, le=LARGEST_ID)]


@post("/feeds/{calibration:int}/take-back", opt=OPEN, status_code=200, tags=["printing"])
async def take_back_to(
    actor: NamedDependency[str], calibration: CalibrationInPath
) -> SavedCalibration:
    """Make an earlier calibration current again."""
    return await feeds.take_back(actor, calibration)


ROUTES = [list_feeds, feed_card, read_card, take_back_to]
