"""``awards proofs``: which units answered, and the closing of those that stay silent."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.languages import told
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.proofs import closing, queries
from awards.proofs.api import ProofUnit, proof_unit
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


COMMANDS = {"proofs": proofs}
