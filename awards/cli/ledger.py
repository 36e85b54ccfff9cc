"""``awards run``: record what happened to the sheets, and print some again."""

from __future__ import annotations

from functools import partial

import click

from awards.cli.console import emit, say, show
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.papers import format_option, write_paper
from awards.cli.run_options import accept_option
from awards.cli.running import actor, json_option, run
from awards.papers.table import PaperTable
from awards.printing.api.runs import RunDetails, run_details
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.ledger_table import ledger_table
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.settings import Settings
from awards.tables import SheetState
from awards.words import C_, Phrase


@click.command("show")
@click.argument("reference")
@json_option
def show_run(reference: str, as_json: bool) -> None:
    """Show a run: its files, its counts, and its sheets that are outdated or differ.

    \b
    Examples:
      awards run show 20260301-ab12cd34
      awards run show 20260301-ab12cd34 --json
    """

    async def work(_: Settings) -> RunDetails:
        return await run_details(await queries.run(reference))

    found = run(work)
    if as_json:
        emit(found)
        return
    tell(found.run, as_json=False)
    show(
        (C_("heading", "state"), C_("heading", "certificates")),
        [*found.counts.items()],
    )
    _warn(found)


def _warn(found: RunDetails) -> None:
    for each in found.outdated:
        say(
            Phrase(
                "✗ sheet %(sheet)s: %(number)s was revoked or reissued since; take it out",
                sheet=each.sheet,
                number=each.number,
            )
        )
    for sheet in found.differing:
        for differs in sheet.differs:
            say(
                Phrase(
                    "! sheet %(sheet)s: %(number)s says “%(says)s”, the register “%(register)s”",
                    sheet=sheet.sheet.sheet,
                    number=sheet.sheet.number,
                    says=differs.says,
                    register=differs.register,
                )
            )


@click.command()
@click.argument("reference")
@click.option("-o", "--output", "path", help="Write it with room to sign; - for stdout.")
@format_option
@json_option
def ledger(reference: str, path: str | None, form: str | None, as_json: bool) -> None:
    """Show the state of each sheet of a run.

    \b
    Examples:
      awards run ledger 20260301-ab12cd34
      awards run ledger 20260301-ab12cd34 -o ledger.pdf
    """
    if path is not None:
        _print(reference, path, form)
        return

    async def work(_: Settings) -> tuple[list[SheetRecord], RunDetails]:
        found = await queries.run(reference)
        return await queries.ledger(found.id, limit=None), await run_details(found)

    found, details = run(work)
    _warn(details)
    if as_json:
        emit(found)
        return
    rows = [(s.sheet, s.number, s.name, s.state.value, s.copies, s.fault) for s in found]
    show(
        (
            C_("heading", "sheet"),
            C_("heading", "number"),
            C_("heading", "name"),
            C_("heading", "state"),
            C_("heading", "copies"),
            "",
        ),
        rows,
    )


def _print(reference: str, path: str, form: str | None) -> None:
    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        return await ledger_table(await queries.run(reference)), settings

    write_paper(*run(work), path, form)


@click.command()
@click.argument("reference")
@click.argument("state", type=click.Choice(["printed", "spoiled", "made"]))
@click.option("--from", "first", type=click.IntRange(1), help="First sheet.")
@click.option("--to", "last", type=click.IntRange(1), help="Last sheet.")
@json_option
def mark(reference: str, state: str, first: int | None, last: int | None, as_json: bool) -> None:
    """Record what came out of the printer; “made” undoes a record.

    Only “printed” may be used without --from and --to: it then means all sheets.

    \b
    Examples:
      awards run mark 20260301-ab12cd34 printed
      awards run mark 20260301-ab12cd34 spoiled --from 131 --to 139
    """

    async def work(_: Settings) -> int:
        return await runs.mark(actor(), reference, SheetState(state), first, last)

    count = run(work)
    if as_json:
        emit({"certificates": count})
    else:
        say(f"✓ {count} {state}")


@click.command()
@click.argument("reference")
@click.option("--from", "first", type=click.IntRange(1), required=True, help="First sheet.")
@click.option(
    "--to", "last", type=click.IntRange(1), help="Last sheet; by default the same as the first."
)
@accept_option
@later_option
@json_option
def reprint(
    reference: str,
    first: int,
    last: int | None,
    accept_differences: bool,
    later: bool,
    as_json: bool,
) -> None:
    """Print these sheets again, and record the old ones as spoiled.

    \b
    Example:
      awards run reprint 20260301-ab12cd34 --from 131 --to 139
    """

    async def work(settings: Settings) -> RunRecord:
        begin = partial(
            reprinting.reprint,
            actor(),
            reference,
            settings,
            first=first,
            last=last,
            accept_differences=accept_differences,
        )
        return await drawn(settings, begin, later=later)

    tell(run(work), as_json)


@click.command()
@click.argument("reference")
@click.argument("at", type=click.IntRange(1))
@accept_option
@later_option
@json_option
def resume(reference: str, at: int, accept_differences: bool, later: bool, as_json: bool) -> None:
    """After a jam: record the sheets before AT as printed, and draw the rest as a new run.

    \b
    Example:
      awards run resume 20260301-ab12cd34 137
    """

    async def work(settings: Settings) -> RunRecord:
        begin = partial(
            reprinting.resume,
            actor(),
            reference,
            settings,
            at=at,
            accept_differences=accept_differences,
        )
        return await drawn(settings, begin, later=later)

    tell(run(work), as_json)


OF_SHEETS = (show_run, ledger, mark, reprint, resume)
