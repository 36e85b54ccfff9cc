"""``awards run mark``, ``reprint`` and ``resume``: record what became of sheets, print some again."""

from __future__ import annotations

from functools import partial

import click

from awards.cli.act_words import jam_sentences, tell_act
from awards.cli.console import emit, say
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.run_names import found_run, run_argument
from awards.cli.run_options import accept_option
from awards.cli.running import actor, json_option, run
from awards.cli.sheet_options import SheetOptions, sheet_options
from awards.printing.runs import reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.records import RunRecord
from awards.printing.runs.sheet_acts import ActOutlook, GoingOnOutlook, SheetAct
from awards.printing.runs.sheet_lines import act_outlook
from awards.settings import Settings
from awards.tables import SheetState


@click.command()
@run_argument
@click.argument("state", type=click.Choice(["printed", "spoiled", "made"]))
@sheet_options
@json_option
def mark(
    reference: str,
    state: str,
    first: int | None,
    last: int | None,
    listed: str,
    everything: bool,
    only_check: bool,
    as_json: bool,
) -> None:
    """Record what came out of the printer; “made” undoes a record.

    Without --from it is from sheet 1, without --to to the last one; the whole run needs --all.

    \b
    Examples:
      awards run mark 3 printed --all
      awards run mark 3 spoiled --from 131 --to 139
    """
    wanted = SheetOptions(first, last, listed, everything)

    async def work(_: Settings) -> ActOutlook:
        own = await found_run(reference)
        ranges = wanted.ranges(own)
        if only_check:
            return (await act_outlook(own, SheetAct(state), ranges)).outlook
        return await runs.mark(actor(), own.reference, SheetState(state), sheets=ranges)

    tell_act(run(work), SheetAct(state), as_json=as_json)


@click.command()
@run_argument
@sheet_options
@click.option("--elsewhere", is_flag=True, help="Also sheets that lie in other runs now.")
@accept_option
@later_option
@json_option
def reprint(
    reference: str,
    first: int | None,
    last: int | None,
    listed: str,
    everything: bool,
    only_check: bool,
    elsewhere: bool,
    accept_differences: bool,
    later: bool,
    as_json: bool,
) -> None:
    """Print these sheets again, and record the old ones as spoiled.

    Without --from it is from sheet 1, without --to to the last one; the whole run needs --all.

    With --elsewhere, sheets that another run made or printed meanwhile are spoiled there.

    \b
    Examples:
      awards run reprint 3 --from 131 --to 139
      awards run reprint 3 --from 131 --to 139 --elsewhere
    """
    wanted = SheetOptions(first, last, listed, everything)

    async def work(settings: Settings) -> tuple[ActOutlook, RunRecord | None]:
        own = await found_run(reference)
        ranges = wanted.ranges(own)
        found = await act_outlook(own, SheetAct.REPRINT, ranges, fetch=elsewhere)
        if only_check:
            return found.outlook, None
        begin = partial(
            reprinting.reprint,
            actor(),
            own.reference,
            settings,
            sheets=ranges,
            elsewhere=elsewhere,
            seen=found.digest,
            accept_differences=accept_differences,
        )
        return found.outlook, await drawn(settings, begin, later=later)

    found, begun = run(work)
    if begun is None or not as_json:
        tell_act(found, SheetAct.REPRINT, as_json=as_json)
    if begun is not None:
        tell(begun, as_json)


@click.command()
@run_argument
@click.argument("at", type=click.IntRange(1))
@click.option("--spoiled", type=click.IntRange(0), default=0, help="Number of spoiled sheets.")
@click.option("--check", "only_check", is_flag=True, help="Only say what would be done.")
@accept_option
@later_option
@json_option
def resume(
    reference: str,
    at: int,
    spoiled: int,
    only_check: bool,
    accept_differences: bool,
    later: bool,
    as_json: bool,
) -> None:
    """After a jam: the sheets before AT are printed, and the rest is drawn as a new run.

    \b
    Example:
      awards run resume 3 137 --spoiled 3
    """

    async def work(settings: Settings) -> tuple[GoingOnOutlook, RunRecord | None]:
        own = await found_run(reference)
        found = await reprinting.going_on_from(own, at, spoiled)
        if only_check:
            return found.outlook, None
        begin = partial(
            reprinting.resume,
            actor(),
            own.reference,
            settings,
            at=at,
            spoiled=spoiled,
            seen=found.digest,
            accept_differences=accept_differences,
        )
        return found.outlook, await drawn(settings, begin, later=later)

    found, begun = run(work)
    if as_json:
        emit(found if begun is None else begun)
        return
    for words in jam_sentences(found):
        say(words)
    if begun is not None:
        tell(begun, as_json)


ACTS = (mark, reprint, resume)
