"""``awards run``: the files of a run, for the printer and for a print shop."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import click

from awards.cli.console import emit, show
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.run_names import found_run, reference_of, run_argument
from awards.cli.running import actor, json_option, output, run
from awards.printing.press import delivery, profiles
from awards.printing.press.profiles import ShopProfile
from awards.printing.press.shop_files import shop_file
from awards.printing.runs import service as runs
from awards.printing.runs.records import RunRecord
from awards.settings import Settings
from awards.words import C_

OF_PROFILES = (
    C_("heading", "digest"),
    C_("heading", "bytes"),
    C_("heading", "made by"),
    C_("heading", "name"),
)


@click.command()
@run_argument
@click.argument("path", metavar="FILE.zip")
def fetch(reference: str, path: str) -> None:
    """Write all files of a finished run and their manifest as one ZIP; “-” is stdout.

    \b
    Example:
      awards run fetch 3 run.zip
    """

    async def work(settings: Settings) -> None:
        made = await delivery.archive(settings, await found_run(reference))
        with made, output(path) as file:
            made.seek(0)
            shutil.copyfileobj(made, file)

    run(work)


@click.command("x4")
@run_argument
@click.argument("path", metavar="FILE.pdf")
@click.option("--file", "place", type=click.IntRange(1), default=1, help="Which file of the run.")
@click.option("--profile", default="", help="Digest of the shop’s profile; by default the newest.")
def shop(reference: str, path: str, place: int, profile: str) -> None:
    """Write a file of a run in PDF/X-4, for a print shop; “-” is stdout.

    \b
    Example:
      awards run x4 3 shop.pdf
    """

    async def work(settings: Settings) -> None:
        _, made = await shop_file(settings, await found_run(reference), place, profile)
        with made, output(path) as file:
            made.seek(0)
            shutil.copyfileobj(made, file)

    run(work)


@click.command("profile")
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@json_option
def profile_command(file: Path | None, as_json: bool) -> None:
    """Add the ICC profile of a print shop’s press; without FILE, list the profiles.

    \b
    Example:
      awards run profile shop.icc
    """

    async def work(_: Settings) -> list[ShopProfile]:
        if file is None:
            return await profiles.all_of()
        with file.open("rb") as opened:
            return [await profiles.add(actor(), opened.read(profiles.MOST_BYTES + 1))]

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(each.digest[:12], each.size, each.made_by, each.name) for each in found]
    show(OF_PROFILES, rows)


@click.command()
@run_argument
@later_option
@json_option
def redraw(reference: str, later: bool, as_json: bool) -> None:
    """Make the lost files of a run again, with the same bytes.

    \b
    Example:
      awards run redraw 3
    """

    async def work(settings: Settings) -> RunRecord:
        return await drawn(
            settings, partial(runs.redraw, actor(), await reference_of(reference)), later=later
        )

    tell(run(work), as_json)


OF_FILES = (fetch, shop, profile_command, redraw)
