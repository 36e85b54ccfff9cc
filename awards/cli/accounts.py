"""``awards account`` and ``awards token``."""

from __future__ import annotations

import click

from awards.accounts import service
from awards.cli.console import say
from awards.cli.running import actor, run
from awards.settings import Settings
from awards.tables import Role


@click.group()
def account() -> None:
    """Accounts of the people who use the service."""


@account.command("create")
@click.argument("username")
@click.option("--name", "display_name", default="", help="The person's name as shown to others.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
def create_account(username: str, display_name: str, role: str) -> None:
    """Create an account.

    \b
    Example:
      awards account create wang --name 王干事 --role registrar
    """  # noqa: D301 - \b is click's mark for lines kept as they are

    async def work(_: Settings) -> None:
        await service.create_account(actor(), username, display_name or username, Role(role))

    run(work)
    say(f"✓ {username} ({role})")


@click.group()
def token() -> None:
    """Tokens for the API. A token is shown once, on stdout, when it is made."""


@token.command("create")
@click.argument("username")
@click.option("--name", default="cli", help="What it is for.")
@click.option("--days", type=click.IntRange(1, 3650), help="For how long; for ever if left out.")
def create_token(username: str, name: str, days: int | None) -> None:
    """Make a token for an account.

    \b
    Example:
      TOKEN=$(awards token create wang --name laptop --days 90)
    """  # noqa: D301 - \b is click's mark for lines kept as they are

    async def work(_: Settings) -> str:
        return await service.create_token(actor(), username, name, days)

    click.echo(run(work))
    say("Keep it: it is not shown again.")


@token.command("revoke")
@click.argument("token_id", type=int)
def revoke_token(token_id: int) -> None:
    """End a token by its id, which the API's list of tokens shows."""

    async def work(_: Settings) -> None:
        await service.revoke_token(actor(), token_id)

    run(work)
    say("✓ revoked")


COMMANDS = {"account": account, "token": token}
