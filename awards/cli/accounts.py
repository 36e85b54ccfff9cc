"""``awards account``: the people who use the service."""

from __future__ import annotations

import click

from awards.accounts import queries
from awards.accounts.records import Person
from awards.cli.account_acts import ACTS
from awards.cli.account_links import LINKS
from awards.cli.consents import CONSENTS
from awards.cli.console import day, emit, show
from awards.cli.running import json_option, run
from awards.settings import Settings
from awards.web.labels import ROLES
from awards.words import C_, Phrase


@click.group()
def account() -> None:
    """Accounts of the people who use the service.

    \b
    Examples:
      awards account create wang --name 王干事 --role registrar
      awards account link wang
      awards account link wang --os-user 1000
      awards account list
    """


@account.command("list")
@json_option
def list_accounts(as_json: bool) -> None:
    """List accounts, their roles, and whether each can sign in.

    \b
    Example:
      awards account list --json
    """

    async def work(_: Settings) -> list[Person]:
        return await queries.people()

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [
        (a.username, a.display_name, Phrase(ROLES[a.role]), _standing(a), day(a.seen_at))
        for a in found
    ]
    show(
        (
            C_("heading", "username"),
            C_("heading", "name"),
            C_("heading", "role"),
            "",
            C_("heading", "seen"),
        ),
        rows,
    )


def _standing(person: Person) -> object:
    if not person.active:
        return Phrase("closed")
    if not person.has_password:
        return Phrase("no password")
    return Phrase("two factors") if person.factor_since else ""


for _command in (*ACTS, *LINKS, *CONSENTS):
    account.add_command(_command)

COMMANDS = {"account": account}
