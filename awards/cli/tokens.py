"""``awards token``."""

from __future__ import annotations

import click

from awards.accounts import managing, service
from awards.accounts.records import TokenRecord
from awards.cli.console import day, emit, say, show
from awards.cli.running import actor, json_option, run
from awards.settings import Settings
from awards.words import C_, Phrase


@click.group()
def token() -> None:
    """Tokens for the API. A token is shown once, on stdout, when you create it.

    \b
    Examples:
      TOKEN=$(awards token create wang --days 90)
      awards token list wang
    """


@token.command("create")
@click.argument("username")
@click.option("--name", default="cli", help="What the token is for.")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    help="Days until it expires; without this option it never does.",
)
def create_token(username: str, name: str, days: int | None) -> None:
    """Create a token for an account.

    \b
    Example:
      TOKEN=$(awards token create wang --name laptop --days 90)
    """

    async def work(_: Settings) -> str:
        return await managing.create_token(actor(), username, name, days)

    click.echo(run(work))
    say(Phrase("Keep it: it is not shown again."))


@token.command("list")
@click.argument("username")
@json_option
def list_tokens(username: str, as_json: bool) -> None:
    """List an account's tokens, newest first, without the secrets.

    \b
    Example:
      awards token list wang
    """

    async def work(_: Settings) -> list[TokenRecord]:
        return await service.tokens(username)

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(t.id, t.name, day(t.created_at), day(t.expires_at), day(t.revoked_at)) for t in found]
    show(
        (
            C_("heading", "id"),
            C_("heading", "name"),
            C_("heading", "created"),
            C_("heading", "expires"),
            C_("heading", "revoked"),
        ),
        rows,
    )


@token.command("revoke")
@click.argument("token_id", type=int)
def revoke_token(token_id: int) -> None:
    """Revoke a token by its id; “awards token list” shows the ids.

    \b
    Example:
      awards token revoke 3
    """

    async def work(_: Settings) -> None:
        await service.revoke_token(actor(), token_id)

    run(work)
    say(Phrase("✓ revoked"))


COMMANDS = {"token": token}
