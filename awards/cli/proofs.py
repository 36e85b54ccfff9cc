"""``awards proofs``: which units answered, and the closing of those that stay silent."""

from __future__ import annotations

from pathlib import PurePath

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.languages import told, usage_error
from awards.cli.papers import form_of, format_option, path_option, write_file, write_paper
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.papers.table import PaperTable
from awards.proofs import closing, queries
from awards.proofs.api import ProofUnit, proof_unit
from awards.proofs.letter_files import LETTER_NAMES, letters_file
from awards.proofs.letters import links_table
from awards.proofs.rules import UnitProgress
from awards.settings import Settings
from awards.words import C_, Phrase

HEADINGS = (
    C_("heading", "unit"),
    C_("heading", "winners"),
    C_("heading", "state"),
    C_("heading", "last day"),
    C_("heading", "reason"),
)
PROGRESS = {
    UnitProgress.NONE: Phrase("No link"),
    UnitProgress.WAITING: Phrase("Asked"),
    UnitProgress.OVERDUE: Phrase("Overdue"),
    UnitProgress.CONFIRMED: Phrase("All confirmed"),
    UnitProgress.CHANGED: Phrase("Changed since confirmed"),
    UnitProgress.CLOSED: Phrase("Closed without an answer"),
}


@click.group(invoke_without_command=True)
@commendation_option
@json_option
@click.pass_context
def proofs(context: click.Context, commendation: str | None, as_json: bool) -> None:
    """List the units and what they answered, or close those that do not answer.

    \b
    Examples:
      awards proofs
      awards proofs close --all --reason 已电话核对
      awards proofs letters -o letters.pdf
    """
    if context.invoked_subcommand:
        return

    async def work(_: Settings) -> list[ProofUnit]:
        here = await catalogue.find(await chosen(commendation))
        return [proof_unit(unit) for unit in await queries.units(here)]

    found = run(work)
    if as_json:
        emit(found)
        return
    show(
        HEADINGS,
        [
            (u.unit, u.winners, told(PROGRESS[u.progress]), u.until or "", u.closed_reason)
            for u in found
        ],
    )


@proofs.command()
@commendation_option
@click.option("--unit", "units", multiple=True, help="Only this unit; may be repeated.")
@click.option("--all", "everyone", is_flag=True, help="All units that have not answered.")
@click.option("--reason", required=True, help="Why; it is kept in the history.")
@json_option
def close(
    commendation: str | None, units: tuple[str, ...], everyone: bool, reason: str, as_json: bool
) -> None:
    """End the proofreading of units that have not answered, with a reason.

    \b
    Examples:
      awards proofs close --all --reason 已电话核对
      awards proofs close --unit 招商合作局 --reason 单位已撤并
    """
    if everyone == bool(units):
        raise click.UsageError(told(Phrase("Give --unit or --all.")))

    async def work(_: Settings) -> int:
        code = await chosen(commendation)
        return await closing.close(actor(), code, reason, units or None)

    closed = run(work)
    if as_json:
        emit({"closed": closed})
    else:
        say(Phrase("✓ %(count)s units are closed", count=closed))


@proofs.command()
@path_option
@click.option(
    "--format", "form", type=click.Choice(LETTER_NAMES), help="By default, from the file's name."
)
@commendation_option
def letters(path: str, form: str | None, commendation: str | None) -> None:
    """Write a letter to each unit, one page each, with a code that opens its link.

    \b
    Examples:
      awards proofs letters -o letters.pdf
      awards proofs letters -o letters.docx
    """
    wanted = form or PurePath(path).suffix.lstrip(".").lower()
    if wanted not in LETTER_NAMES:
        names = ", ".join(LETTER_NAMES)
        raise usage_error(Phrase("Name a --format: %(formats)s.", formats=names))

    async def work(settings: Settings) -> bytes:
        return await letters_file(await chosen(commendation), wanted, settings)

    write_file(run(work), path)


@proofs.command()
@path_option
@format_option
@commendation_option
def links(path: str, form: str | None, commendation: str | None) -> None:
    """Write unit and link, one row each, for mailing.

    \b
    Example:
      awards proofs links -o links.xlsx
    """
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        here = await catalogue.find(await chosen(commendation))
        return links_table(here, await queries.units(here), settings), settings

    write_paper(*run(work), path, form)


COMMANDS = {"proofs": proofs}
