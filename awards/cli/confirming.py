"""``awards confirm``."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say
from awards.cli.languages import usage_error
from awards.cli.running import (
    WINNER,
    actor,
    category_option,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.errors import NotFound
from awards.notices import service as notices
from awards.settings import Settings
from awards.winners.queries import listing
from awards.winners.rules import CONFIRM_FROM
from awards.words import Phrase


@click.command()
@click.argument("winner", type=WINNER, nargs=-1)
@click.option("--all", "everyone", is_flag=True, help="All winners who are not confirmed yet.")
@click.option("--justification", default="", help="Why a notice that is not over is skipped.")
@commendation_option
@category_option
@json_option
def confirm(
    winner: tuple[int, ...],
    everyone: bool,
    justification: str,
    commendation: str | None,
    category: str | None,
    as_json: bool,
) -> None:
    """Confirm winners by id, a category, or all.

    Shell users have the rights of an admin. With --justification the notice is skipped: winners are
    confirmed although their notice still runs or was never published. The history then says
    “notice skipped”, with the justification and the user of this machine. Holds and the two-person rule
    still apply; under it the user must be joined to an account (awards account link --os-user).

    \b
    Examples:
      awards confirm --all
      awards confirm --category TC
      awards confirm 17 18
      awards confirm 17 --justification 经领导小组批准，会期提前
    """
    if not (winner or everyone or category):
        raise usage_error(Phrase("Name winners, a --category, or --all."))

    async def work(_: Settings) -> list[int]:
        ids = list(winner)
        if not ids:
            here = await catalogue.find(await chosen(commendation))
            ids = [w.id for w in await listing(here, category=category, states=CONFIRM_FROM)]
            if not ids:
                where = category or here.code
                raise NotFound(what=Phrase("winner to confirm in"), key=where)
        await notices.confirm(actor(), ids, justification=justification, may_override=True)
        return ids

    confirmed = run(work)
    if as_json:
        emit({"confirmed": confirmed})
    else:
        say(Phrase("✓ %(count)s confirmed", count=len(confirmed)))


COMMANDS = {"confirm": confirm}
