"""``awards run show``, ``ledger`` and ``find``: read what became of the sheets of a run."""

from __future__ import annotations

import click
import msgspec

from awards.cli.console import emit, say, show
from awards.cli.drawing import tell
from awards.cli.papers import format_option, write_paper
from awards.cli.run_names import found_run, run_argument
from awards.cli.running import json_option, run
from awards.papers.table import PaperTable
from awards.printing.api.runs import RunDetails, run_details
from awards.printing.runs import queries
from awards.printing.runs.finding import find_sheets
from awards.printing.runs.ledger_table import ledger_table
from awards.printing.runs.records import SheetRecord
from awards.settings import Settings
from awards.web.labels import SHEETS
from awards.words import C_, Phrase

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


READING = (show_run, ledger, find)
