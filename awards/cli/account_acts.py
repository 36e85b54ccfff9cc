"""``awards account create``, ``role``, ``close``, ``reopen`` and ``factor-off``."""

from __future__ import annotations

import click

from awards.accounts import managing
from awards.accounts.records import ConsentRecord
from awards.accounts.waiting_words import waiting_words
from awards.cli.console import say
from awards.cli.running import actor, run
from awards.settings import Settings
from awards.tables import Role
from awards.words import Phrase


@click.command("create")
@click.argument("username")
@click.option("--name", "display_name", default="", help="The name that others see.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
def create_account(username: str, display_name: str, role: str) -> None:
    """Create an account.

    \b
    Example:
      awards account create wang --name 王干事 --role registrar
    """

    async def work(_: Settings) -> ConsentRecord | None:
        return await managing.create_account(
            actor(), username, display_name or username, Role(role)
        )

    asked = run(work)
    say(waiting_words(asked) if asked else f"✓ {username} ({role})")


@click.command("factor-off")
@click.argument("username")
def factor_off(username: str) -> None:
    """Switch off an account's second factor, when the phone is lost.

    \b
    Example:
      awards account factor-off wang
    """

    async def work(_: Settings) -> bool | ConsentRecord:
        return await managing.factor_off(actor(), username)

    was_on = run(work)
    if isinstance(was_on, ConsentRecord):
        say(waiting_words(was_on))
    elif was_on:
        say(Phrase("✓ %(username)s: no second factor", username=username))
    else:
        say(Phrase("%(username)s had no second factor.", username=username))


@click.command("role")
@click.argument("username")
@click.argument("role", type=click.Choice([role.value for role in Role]))
def set_role(username: str, role: str) -> None:
    """Change the role of an account.

    \b
    Example:
      awards account role wang approver
    """

    async def work(_: Settings) -> ConsentRecord | None:
        return await managing.set_role(actor(), username, Role(role))

    asked = run(work)
    say(waiting_words(asked) if asked else f"✓ {username} ({role})")


@click.command("close")
@click.argument("username")
def close(username: str) -> None:
    """Close an account: its sessions, tokens and links end at once.

    \b
    Example:
      awards account close wang
    """
    _set_active(username, Phrase("✓ %(username)s is closed", username=username), active=False)


@click.command("reopen")
@click.argument("username")
def reopen(username: str) -> None:
    """Open a closed account again.

    \b
    Example:
      awards account reopen wang
    """
    _set_active(username, Phrase("✓ %(username)s is open again", username=username), active=True)


def _set_active(username: str, done: Phrase, *, active: bool) -> None:
    async def work(_: Settings) -> ConsentRecord | None:
        return await managing.set_active(actor(), username, active)

    asked = run(work)
    say(waiting_words(asked) if asked else done)


ACTS = (create_account, set_role, close, reopen, factor_off)
