"""``awards run``: record what happened to the sheets, and print some again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

import click
import msgspec

from awards.cli.console import emit, say, show
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.languages import language
from awards.cli.papers import format_option, write_paper
from awards.cli.run_names import found_run, run_argument
from awards.cli.run_options import accept_option
from awards.cli.running import actor, json_option, run
from awards.papers.table import PaperTable
from awards.printing.api.runs import RunDetails, run_details
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.finding import find_sheets
from awards.printing.runs.ledger_table import ledger_table
from awards.printing.runs.ranges import Ranges, read
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.printing.runs.sheet_acts import (
    ActOutlook,
    GoingOnOutlook,
    SheetAct,
    SheetsElsewhere,
)
from awards.printing.runs.sheet_lines import act_outlook, span
from awards.settings import Settings
from awards.tables import SheetState
from awards.web.labels import SHEETS
from awards.words import C_, N_, Phrase

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., None])


class SheetOptions(NamedTuple):
    """Which sheets a command means; see `sheet_lines.span`."""

    first: int | None
    last: int | None
    listed: str
    everything: bool

    def ranges(self, of: RunRecord) -> Ranges:
        return read(self.listed) or span(of, self.first, self.last, everything=self.everything)


_SHEET_OPTIONS = (
    click.option("--from", "first", type=click.IntRange(1), help="First sheet; by default sheet 1."),
    click.option("--to", "last", type=click.IntRange(1), help="Last sheet; by default the last one."),
    click.option("--sheets", "listed", default="", help="Sheets such as “131-139, 142” instead."),
    click.option("--all", "everything", is_flag=True, help="All sheets of the run."),
    click.option("--check", "only_check", is_flag=True, help="Only say what would be done."),
)  # fmt: skip


def sheet_options(command: AnyCommand) -> AnyCommand:
    for option in reversed(_SHEET_OPTIONS):
        command = option(command)
    return command


#: In the order in which they add up.
_COUNTS = {
    "made": C_("heading", "certificates"),
    "printed": C_("heading", "printed"),
    "spoiled": C_("heading", "spoiled"),
    "waiting": C_("heading", "to print"),
    "freed": C_("heading", "in another run"),
    "failed": C_("heading", "failed"),
}


@click.command("show")
@run_argument
@json_option
def show_run(reference: str, as_json: bool) -> None:
    """Show a run: its files, its counts, and its sheets that are outdated or differ.

    \b
    Examples:
      awards run show 3
      awards run show 3 --json
    """

    async def work(_: Settings) -> RunDetails:
        return await run_details(await found_run(reference))

    found = run(work)
    if as_json:
        emit(found)
        return
    tell(found.run, as_json=False)
    counts = msgspec.structs.asdict(found.tally)
    show(tuple(_COUNTS[name] for name in _COUNTS), [tuple(counts[name] for name in _COUNTS)])
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
@run_argument
@click.option("-o", "--output", "path", help="Write it with room to sign; - for stdout.")
@format_option
@json_option
def ledger(reference: str, path: str | None, form: str | None, as_json: bool) -> None:
    """Show the state of each sheet of a run.

    \b
    Examples:
      awards run ledger 3
      awards run ledger 3 -o ledger.pdf
    """
    if path is not None:
        _print(reference, path, form)
        return

    async def work(_: Settings) -> tuple[list[SheetRecord], RunDetails]:
        found = await found_run(reference)
        return await queries.ledger(found.id, limit=None), await run_details(found)

    found, details = run(work)
    _warn(details)
    if as_json:
        emit(found)
        return
    rows = [(s.sheet, s.number, s.name, Phrase(SHEETS[s.state]), s.copies, s.fault) for s in found]
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
        return await ledger_table(await found_run(reference)), settings

    write_paper(*run(work), path, form)


@click.command()
@run_argument
@click.argument("what")
@json_option
def find(reference: str, what: str, as_json: bool) -> None:
    """Find sheets by number, file and page (2/12), certificate number or name.

    \b
    Examples:
      awards run find 3 2/12
      awards run find 3 王磊
    """

    async def work(_: Settings) -> list[SheetRecord]:
        return await find_sheets(await found_run(reference), what)

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(s.sheet, s.volume, s.page, s.number, s.name, s.state.value) for s in found]
    show(_FOUND, rows)


_FOUND = (
    C_("heading", "sheet"),
    C_("heading", "file"),
    C_("heading", "page"),
    C_("heading", "number"),
    C_("heading", "name"),
    C_("heading", "state"),
)


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

    _tell(run(work), SheetAct(state), as_json=as_json)


@click.command()
@run_argument
@sheet_options
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
    accept_differences: bool,
    later: bool,
    as_json: bool,
) -> None:
    """Print these sheets again, and record the old ones as spoiled.

    Without --from it is from sheet 1, without --to to the last one; the whole run needs --all.

    \b
    Example:
      awards run reprint 3 --from 131 --to 139
    """
    wanted = SheetOptions(first, last, listed, everything)

    async def work(settings: Settings) -> tuple[ActOutlook, RunRecord | None]:
        own = await found_run(reference)
        ranges = wanted.ranges(own)
        found = await act_outlook(own, SheetAct.REPRINT, ranges)
        if only_check:
            return found.outlook, None
        begin = partial(
            reprinting.reprint,
            actor(),
            own.reference,
            settings,
            sheets=ranges,
            seen=found.digest,
            accept_differences=accept_differences,
        )
        return found.outlook, await drawn(settings, begin, later=later)

    found, begun = run(work)
    if begun is None or not as_json:
        _tell(found, SheetAct.REPRINT, as_json=as_json)
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
    for words in _jam_sentences(found):
        say(words)
    if begun is not None:
        tell(begun, as_json)


_DONE = {
    SheetAct.PRINTED: N_("printed: sheets %(sheets)s"),
    SheetAct.SPOILED: N_("spoiled: sheets %(sheets)s"),
    SheetAct.MADE: N_("record undone: sheets %(sheets)s"),
    SheetAct.REPRINT: N_("printed once more: sheets %(sheets)s"),
}


def _tell(found: ActOutlook, act: SheetAct, *, as_json: bool) -> None:
    if as_json:
        emit(found)
        return
    if found.certificates:
        say(Phrase("✓ %(done)s", done=Phrase(_DONE[act], sheets=found.sheets)))
    for words in _elsewhere(found.elsewhere):
        say(words)
    for each in found.left:
        state = Phrase(SHEETS[SheetState(each.why)]) if each.why in SHEETS else Phrase("Revoked")
        say(Phrase("  sheets %(sheets)s stay as they are: %(why)s", sheets=each.sheets, why=state))


def _elsewhere(found: list[SheetsElsewhere]) -> Iterator[Phrase]:
    for each in found:
        yield Phrase(
            "  sheets %(sheets)s are in “%(run)s” (%(reference)s), there sheets %(there)s",
            sheets=each.sheets,
            run=each.name_zh if language() == "zh" else each.name_en,
            reference=each.run,
            there=each.there,
        )


def _jam_sentences(found: GoingOnOutlook) -> Iterator[Phrase]:
    if found.printed:
        yield Phrase("  printed: sheets %(sheets)s", sheets=found.printed)
    if found.spoiled:
        yield Phrase("  spoiled: sheets %(sheets)s", sheets=found.spoiled)
    if found.revoked:
        yield Phrase("  revoked, not printed any more: sheets %(sheets)s", sheets=found.revoked)
    yield from _elsewhere(found.elsewhere)
    yield Phrase(
        "  in the new run: sheets %(sheets)s, %(certificates)s certificates",
        sheets=found.rest,
        certificates=found.certificates,
    )


OF_SHEETS = (show_run, ledger, find, mark, reprint, resume)
