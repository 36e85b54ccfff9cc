"""``awards run``: print runs and their ledger."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.ledger import OF_SHEETS
from awards.cli.run_options import accept_option, run_options, title_option
from awards.cli.running import (
    NOT_TRUE,
    actor,
    chosen,
    commendation_option,
    json_option,
    output,
    run,
)
from awards.errors import WorkersAway
from awards.printing.press import delivery, profiles, volume_queue
from awards.printing.press.executors import workers_of
from awards.printing.press.press import Press
from awards.printing.press.profiles import ShopProfile
from awards.printing.press.shop_files import shop_file
from awards.printing.runs import queries
from awards.printing.runs import service as runs
from awards.printing.runs.checking import RunOutlook, outlook
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import SheetState
from awards.words import C_, Phrase

HEADINGS = (
    C_("heading", "run"),
    C_("heading", "state"),
    C_("heading", "certificates"),
    C_("heading", "sheets"),
    C_("heading", "printed"),
    C_("heading", "to print"),
    C_("heading", "spoiled"),
    C_("heading", "failed"),
    C_("heading", "title"),
)


OF_PROFILES = (
    C_("heading", "digest"),
    C_("heading", "bytes"),
    C_("heading", "made by"),
    C_("heading", "name"),
)


@click.group("run")
def run_group() -> None:
    """Print runs: start, draw, record printed sheets, print again after a jam.

    \b
    Examples:
      awards run start --stock a4-landscape
      awards run list
      awards run mark 20260301-ab12cd34 printed --to 136
      awards run resume 20260301-ab12cd34 137
    """


@run_group.command()
@run_options
@commendation_option
@json_option
def check(
    wanted: CertificateSelection, setup: RunSetup, commendation: str | None, as_json: bool
) -> None:
    """Try every sheet of a run, and start nothing.

    \b
    Examples:
      awards run check --stock a4-landscape
      awards run check --stock a4-24up-labels --start 5 --numbers "TC001, GR131-GR139"
    """

    async def work(settings: Settings) -> RunOutlook:
        here = await catalogue.find(await chosen(commendation))
        return await outlook(here, wanted, setup, settings, all_tried=True)

    seen = run(work)
    certificates, volumes = len(seen.planned.sheets), len(seen.planned.plan)
    if as_json:
        told = {"certificates": certificates, "sheets": seen.papers, "volumes": volumes}
        emit(
            {
                **told,
                "turned_about": seen.turned_about,
                "problems": [str(each) for each in seen.tried.problems],
                "warnings": [str(each) for each in seen.tried.warnings],
                "differs": seen.differs,
            }
        )
    else:
        say(
            Phrase(
                "  %(certificates)s certificates, %(papers)s sheets, %(volumes)s files",
                certificates=certificates,
                papers=seen.papers,
                volumes=volumes,
            )
        )
        if seen.turned_about:
            say(
                Phrase(
                    "  print on both sides, flip on the %(turned_about)s",
                    turned_about=seen.turned_about,
                )
            )
        if seen.lacking:
            say(
                Phrase(
                    "  by the records, %(lacking)s sheets of %(stock)s are missing",
                    lacking=seen.lacking,
                    stock=setup.stock,
                )
            )
        if setup.printer and seen.calibrated is None:
            say(Phrase("  this tray was never calibrated for this stock: nothing is corrected"))
        if setup.printer and setup.backs and seen.calibrated_behind is None:
            say(
                Phrase(
                    "  its backs were never calibrated for this stock: nothing is corrected there"
                )
            )
        for problem in seen.tried.problems:
            say(f"✗ {problem}")
        for warning in seen.tried.warnings:
            say(f"! {warning}")
        _ask(seen)
    if seen.tried.problems:
        raise SystemExit(NOT_TRUE)


def _ask(seen: RunOutlook) -> None:
    """Whether to print certificates that say something else than the register."""
    if seen.question:
        say(Phrase("? %(question)s", question=seen.question))
        for each in seen.differs:
            say(f"  {each.name}: {each.says} → {each.register}")


@run_group.command()
@run_options
@title_option
@accept_option
@later_option
@commendation_option
@json_option
def start(
    wanted: CertificateSelection,
    setup: RunSetup,
    title: str,
    accept_differences: bool,
    later: bool,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Start a run and draw its files.

    Certificates that say something else than the register are refused: reissue them first, leave
    them out, or add --accept-differences.

    \b
    Examples:
      awards run start --stock a4-landscape
      awards run start --stock a4-landscape --category GR --printer 前台 --tray 2
    """

    async def work(settings: Settings) -> RunRecord:
        code = await chosen(commendation)
        begin = partial(
            runs.start,
            actor(),
            code,
            wanted,
            setup,
            settings,
            title=title,
            accept_differences=accept_differences,
        )
        return await drawn(settings, begin, later=later)

    tell(run(work), as_json)


@run_group.command("list")
@commendation_option
@json_option
def list_runs(commendation: str | None, as_json: bool) -> None:
    """List the newest runs.

    \b
    Example:
      awards run list
    """

    async def work(_: Settings) -> tuple[list[RunRecord], dict[int, dict[SheetState, int]]]:
        found = await queries.runs(await catalogue.find(await chosen(commendation)))
        return found, await queries.counts([each.id for each in found])

    found, counts = run(work)
    if as_json:
        emit(found)
        return
    told = (SheetState.PRINTED, SheetState.MADE, SheetState.SPOILED, SheetState.FAILED)
    rows = [
        (
            each.reference,
            each.state.value,
            each.certificates,
            each.sheets,
            *(counts[each.id].get(state, 0) for state in told),
            each.title,
        )
        for each in found
    ]
    show(HEADINGS, rows)


@run_group.command()
@click.argument("reference")
@click.argument("path", metavar="FILE.zip")
def fetch(reference: str, path: str) -> None:
    """Write all files of a finished run and their manifest as one ZIP; “-” is stdout.

    \b
    Example:
      awards run fetch 20260301-ab12cd34 run.zip
    """

    async def work(settings: Settings) -> None:
        made = await delivery.archive(settings, await queries.run(reference))
        with made, output(path) as file:
            made.seek(0)
            shutil.copyfileobj(made, file)

    run(work)


@run_group.command("x4")
@click.argument("reference")
@click.argument("path", metavar="FILE.pdf")
@click.option("--file", "place", type=click.IntRange(1), default=1, help="Which file of the run.")
@click.option("--profile", default="", help="Digest of the shop’s profile; by default the newest.")
def shop(reference: str, path: str, place: int, profile: str) -> None:
    """Write a file of a run in PDF/X-4, for a print shop; “-” is stdout.

    \b
    Example:
      awards run x4 20260301-ab12cd34 shop.pdf
    """

    async def work(settings: Settings) -> None:
        _, made = await shop_file(settings, await queries.run(reference), place, profile)
        with made, output(path) as file:
            made.seek(0)
            shutil.copyfileobj(made, file)

    run(work)


@run_group.command("profile")
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


@run_group.command()
@click.argument("reference")
@later_option
@json_option
def redraw(reference: str, later: bool, as_json: bool) -> None:
    """Make the lost files of a run again, with the same bytes.

    \b
    Example:
      awards run redraw 20260301-ab12cd34
    """

    async def work(settings: Settings) -> RunRecord:
        return await drawn(settings, partial(runs.redraw, actor(), reference), later=later)

    tell(run(work), as_json)


@run_group.command()
@click.argument("reference")
@click.option("--reason", default="", help="Why; it is kept in the history.")
@json_option
def cancel(reference: str, reason: str, as_json: bool) -> None:
    """Cancel a run, so that other runs can print the rest of its certificates.

    \b
    Example:
      awards run cancel 20260301-ab12cd34 --reason 换纸
    """

    async def work(settings: Settings) -> int:
        freed = await runs.cancel(actor(), reference, reason)
        if not delivery.clear(settings, reference):
            say(Phrase("  its files could not be deleted: delete them by hand"))
        return freed

    freed = run(work)
    if as_json:
        emit({"freed": freed})
    else:
        say(Phrase("✓ %(freed)s certificates are free for other runs", freed=freed))


@run_group.command()
def work() -> None:
    """Draw all waiting runs, beside a service or instead of its workers.

    \b
    Example:
      awards run work
    """

    async def drawing(settings: Settings) -> list[str]:
        workers = workers_of(settings)
        if workers is None:
            raise WorkersAway(address=settings.executor)
        try:
            await Press(settings, workers).empty()
        finally:
            workers.close()
        return await volume_queue.troubles()

    if troubles := run(drawing):
        for each in troubles:
            say(f"✗ {each}")
        raise SystemExit(NOT_TRUE)
    say(Phrase("✓ no run is waiting"))


for each in OF_SHEETS:
    run_group.add_command(each)

COMMANDS = {"run": run_group}
