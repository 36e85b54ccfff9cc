"""``awards run``: what became of the sheets, and those that are printed once more."""

from __future__ import annotations

import click

from awards.cli.console import emit, say, show
from awards.cli.drawing import drawn, tell
from awards.cli.running import actor, json_option, run
from awards.printing import again, queries, runs
from awards.printing.records import RunRecord, SheetRecord
from awards.settings import Settings
from awards.tables import SheetState


@click.command()
@click.argument("reference")
@json_option
def ledger(reference: str, as_json: bool) -> None:
    """What became of each sheet of a run.

    \b
    Example:
      awards run ledger 20260301-ab12cd34
    """

    async def work(_: Settings) -> list[SheetRecord]:
        return await queries.ledger((await queries.run(reference)).id, limit=None)

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(s.sheet, s.number, s.name, s.state.value, s.copies, s.fault) for s in found]
    show(("sheet", "number", "name", "state", "copies", ""), rows)


@click.command()
@click.argument("reference")
@click.argument("state", type=click.Choice(["printed", "spoiled"]))
@click.option("--from", "first", type=click.IntRange(1), default=1, help="First sheet of paper.")
@click.option("--to", "last", type=click.IntRange(1), help="Last one; the last if left out.")
@json_option
def mark(reference: str, state: str, first: int, last: int | None, as_json: bool) -> None:
    """Record what came out of the printer.

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
@click.option("--to", "last", type=click.IntRange(1), help="Last one; the last if left out.")
@json_option
def reprint(reference: str, first: int, last: int | None, as_json: bool) -> None:
    """Print these sheets once more, and record them as spoiled.

    \b
    Example:
      awards run reprint 20260301-ab12cd34 --from 131 --to 139
    """

    async def work(settings: Settings) -> RunRecord:
        begun = await again.reprint(actor(), reference, settings, first=first, last=last)
        return await drawn(settings, begun)

    tell(run(work), as_json)


@click.command()
@click.argument("reference")
@click.argument("at", type=click.IntRange(1))
@json_option
def resume(reference: str, at: int, as_json: bool) -> None:
    """After a jam: what lies before sheet AT is printed, the rest is drawn as a run of its own.

    \b
    Example:
      awards run resume 20260301-ab12cd34 137
    """

    async def work(settings: Settings) -> RunRecord:
        return await drawn(settings, await again.resume(actor(), reference, settings, at=at))

    tell(run(work), as_json)


OF_SHEETS = (ledger, mark, reprint, resume)
