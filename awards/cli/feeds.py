"""``awards feed``: calibrate printers, as the pages do."""

from __future__ import annotations

import re
from collections.abc import Callable

import click

from awards.audit.papers import calibration_words
from awards.cli.console import emit, say, show, tell
from awards.cli.languages import bad_value, usage_error
from awards.cli.running import actor, json_option, output, run
from awards.printing.feeds import calibrations
from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import CardMeasurement, FeedSide, SavedCalibration
from awards.settings import Settings
from awards.words import C_, Phrase
from certificates.press import Reading

_READING = re.compile(r"([A-I])=(\d{1,4}(?:\.\d+)?)/(\d{1,4}(?:\.\d+)?)")
_ID = click.IntRange(0, 2**31 - 1)

Command = Callable[..., None]


@click.group()
def feed() -> None:
    """Calibrate feeds: a printer's tray, a stock and a side.

    \b
    Examples:
      awards feed card --printer 二楼激光 --tray 手送 --stock a4-landscape -o card.pdf
      awards feed read --printer 二楼激光 --tray 手送 --stock a4-landscape A=21/19.5 C=19/19.5 G=21/20.5 I=19/20.5
      awards feed list
    """


def side_options(command: Command) -> Command:
    for option in (
        click.option("--back", is_flag=True, help="The back side; without it, the front."),
        click.option("--stock", required=True, help="Id of the paper, such as a4-landscape."),
        click.option("--tray", required=True, help="Tray of the printer."),
        click.option("--printer", required=True, help="The office's name for the printer."),
    ):
        command = option(command)
    return command


@feed.command("list")
@json_option
def list_feeds(*, as_json: bool) -> None:
    """List the calibrated feeds.

    \b
    Example:
      awards feed list
    """

    async def work(_: Settings) -> list[SavedCalibration]:
        return await feeds.feeds()

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [
        (
            each.id,
            *each.side.feed,
            "背面" if each.side.back else "正面",
            f"{each.made_at:%Y-%m-%d %H:%M}",
            each.made_by,
            f"{each.residual:.2f}",
        )
        for each in found
    ]
    show(
        (
            C_("heading", "id"),
            C_("heading", "printer"),
            C_("heading", "tray"),
            C_("heading", "stock"),
            C_("heading", "side"),
            C_("heading", "time (UTC)"),
            C_("heading", "made by"),
            C_("heading", "left mm"),
        ),
        rows,
    )


@feed.command("card")
@side_options
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
def card(printer: str, tray: str, stock: str, path: str, *, back: bool) -> None:
    """Write the test card, with the current calibration applied.

    \b
    Example:
      awards feed card --printer 二楼激光 --tray 手送 --stock a4-landscape -o card.pdf
    """
    side = _side(printer, tray, stock, back=back)

    async def work(settings: Settings) -> None:
        newest = await feeds.newest_of(side)
        pdf = await feeds.card(side, newest.id if newest else 0, settings)
        with output(path) as out:
            out.write(pdf)

    run(work)
    say(Phrase("✓ test card → %(path)s", path=path))


@feed.command("read")
@side_options
@click.option(
    "--printed-with", type=_ID, help="Calibration named on the card; by default the newest."
)
@click.option("-n", "--dry-run", is_flag=True, help="Show the result and save nothing.")
@json_option
@click.argument("readings", nargs=-1, required=True, metavar="CROSS=X/Y…")
def read(
    printer: str,
    tray: str,
    stock: str,
    printed_with: int | None,
    readings: tuple[str, ...],
    *,
    back: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Calibrate from readings such as A=20.25/19.5: a cross and its millimetres to the edges.

    \b
    Example:
      awards feed read --printer HP --tray 1 --stock a4-landscape A=21/20 C=19/20 G=21/20 I=19/20
    """
    side, typed = _side(printer, tray, stock, back=back), [_reading(each) for each in readings]

    async def work(_: Settings) -> CardMeasurement:
        if dry_run:
            return await feeds.measure(side, typed, printed_with)
        return await feeds.calibrate(actor(), side, typed, printed_with)

    found = run(work)
    if as_json:
        emit(found)
        return
    tell(calibration_words(str(found.calibration)))
    say(
        Phrase(
            "The worst cross, %(off_at)s, was %(off)s mm off.",
            off_at=found.off_at,
            off=f"{found.off:.2f}",
        )
    )
    say(
        Phrase(
            "At most %(residual)s mm remain, at %(worst)s.",
            residual=f"{found.residual:.2f}",
            worst=found.worst,
        )
    )


@feed.command("take-back")
@click.argument("calibration", type=_ID)
def take_back(calibration: int) -> None:
    """Use an earlier calibration again.

    \b
    Example:
      awards feed take-back 3
    """

    async def work(_: Settings) -> SavedCalibration:
        return await feeds.take_back(actor(), calibration)

    say(f"✓ {run(work).correction}")


def _side(printer: str, tray: str, stock: str, *, back: bool) -> FeedSide:
    for name in (printer, tray):
        if not 0 < len(name.strip()) <= calibrations.NAME:
            raise usage_error(
                Phrase("A name has 1 to %(most)s characters.", most=calibrations.NAME)
            )
    return FeedSide(printer.strip(), tray.strip(), stock, back)


def _reading(text: str) -> Reading:
    found = _READING.fullmatch(text)
    if not found:
        raise bad_value(
            Phrase("“%(text)s” is not of the form %(form)s.", text=text, form="A=20.25/19.5")
        )
    return Reading(found[1], float(found[2]), float(found[3]))


COMMANDS = {"feed": feed}
