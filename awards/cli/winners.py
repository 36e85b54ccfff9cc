"""``awards winners``: the list, and the history of one."""

from __future__ import annotations

import click

from awards.audit import queries as audit
from awards.audit.rules import ChainEntry
from awards.catalogue import service as catalogue
from awards.cli import winner_changes
from awards.cli.console import emit, show
from awards.cli.history import show_history
from awards.cli.papers import form_of, format_option, write_paper
from awards.cli.running import (
    WINNER,
    category_option,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.tables import WinnerState
from awards.web.labels import STATES
from awards.winners import lists
from awards.winners.filters import Filter
from awards.winners.queries import find, without_personal
from awards.winners.records import WinnerRecord
from awards.winners.sheet import listed
from awards.words import C_, Phrase

HEADINGS = (
    C_("heading", "id"),
    C_("heading", "category"),
    C_("heading", "honour"),
    C_("heading", "name of the winner"),
    C_("heading", "unit"),
    C_("heading", "number's tail"),
    C_("heading", "state"),
)


@click.group(invoke_without_command=True)
@commendation_option
@category_option
@click.option("--state", type=click.Choice([state.value for state in WinnerState]))
@click.option(
    "--find", "text", default="", help="Part of a name, unit or initials, or a whole number."
)
@click.option("--personal", is_flag=True, help="Show personal fields of the office's own.")
@click.option("-o", "--output", "path", help="Write the list to a file; - for stdout.")
@format_option
@json_option
@click.pass_context
def winners(
    context: click.Context,
    commendation: str | None,
    category: str | None,
    state: str | None,
    text: str,
    personal: bool,
    path: str | None,
    form: str | None,
    as_json: bool,
) -> None:
    """List winners; of a personal number only the last four characters are stored.

    \b
    Examples:
      awards winners --category GR --state draft
      awards winners --find 欧阳 --json
      awards winners -o winners.xlsx
      awards winners amend 17 --name 欧阳若水
    """
    if context.invoked_subcommand:
        return
    states = (WinnerState(state),) if state else tuple(WinnerState)
    wanted = Filter(category=category or "", states=states, text=text)
    if path is not None:
        _write(commendation, wanted, path, form, personal=personal)
        return

    async def work(_: Settings) -> list[WinnerRecord]:
        here = await catalogue.find(await chosen(commendation))
        if category:
            here.require_category(category)
        found = await lists.records(here, await lists.ids(here, wanted))
        return found if personal else without_personal(found, here.free_fields)

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(w.id, w.category, w.honour, w.name, w.unit, w.number_tail, _state(w)) for w in found]
    show(HEADINGS, rows)


def _write(
    commendation: str | None, wanted: Filter, path: str, form: str | None, *, personal: bool
) -> None:
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        here = await catalogue.find(await chosen(commendation))
        if wanted.category:
            here.require_category(wanted.category)
        return await listed(here, wanted, settings.language, personal=personal), settings

    write_paper(*run(work), path, form)


@winners.command()
@click.argument("winner", type=WINNER)
@json_option
def history(winner: int, as_json: bool) -> None:
    """Show who did what to this winner, and when.

    \b
    Example:
      awards winners history 17
    """

    async def work(_: Settings) -> list[ChainEntry]:
        await find(winner)
        return await audit.history(f"winner/{winner}")

    show_history(work, as_json=as_json)


def _state(winner: WinnerRecord) -> Phrase:
    return Phrase(STATES[winner.state])


for command in winner_changes.COMMANDS:
    winners.add_command(command)

COMMANDS = {"winners": winners}
