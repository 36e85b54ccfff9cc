"""``awards init``, ``migrate``, ``serve`` and ``doctor``."""

from __future__ import annotations

import logging

import click
import uvicorn

from awards import doctor as examination
from awards.accounts import service as accounts
from awards.cli.console import emit, say
from awards.cli.running import NOT_TRUE, actor, json_option, run
from awards.database.migrate import migrate as bring_up
from awards.settings import Settings
from awards.tables import Role

#: Seconds that requests under way are given when the server is stopped.
GRACE = 20


@click.command()
@click.option("--admin", metavar="USERNAME", help="Also make an admin account and print its token.")
def init(admin: str | None) -> None:
    """Make the data folder, the database and the secret key; safe to repeat.

    \b
    Example:
      awards init --admin wang
    """

    async def work(settings: Settings) -> str | None:
        settings.secret_key()
        await bring_up()
        if admin is None:
            return None
        await accounts.create_account(actor(), admin, admin, Role.ADMIN)
        return await accounts.create_token(actor(), admin, "init", None)

    token = run(work, migrated=False)
    say("✓ ready. Next: awards load FILE")
    if token:
        click.echo(token)
        say("Keep this token: it is not shown again.")


@click.command()
@json_option
def migrate(as_json: bool) -> None:
    """Bring the database to this program's schema; several at once are safe.

    \b
    Example:
      awards migrate
    """

    async def work(_: Settings) -> list[str]:
        return await bring_up()

    steps = run(work, migrated=False)
    if as_json:
        emit(steps)
        return
    say("\n".join(f"✓ {step}" for step in steps) or "✓ nothing to do")


@click.command()
def serve() -> None:
    """Run the service on AWARDS_HOST and AWARDS_PORT.

    \b
    Examples:
      awards serve
      AWARDS_HOST=0.0.0.0 AWARDS_PORT=80 awards serve
    """

    async def look(settings: Settings) -> Settings:
        return settings

    # Asked for here, where a fault is told in words; in the server it would be a traceback.
    settings = run(look)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    uvicorn.run(
        "awards.app:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        server_header=False,
        # Its own log would hold whole addresses, and with them names and codes.
        access_log=False,
        timeout_graceful_shutdown=GRACE,
    )


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Say what would keep the service from working here; exits with 9 if anything would.

    \b
    Examples:
      awards doctor
      awards doctor --json
    """

    async def work(settings: Settings) -> list[examination.Check]:
        return await examination.examine(settings)

    checks = run(work, migrated=False)
    if as_json:
        emit(checks)
    else:
        for check in checks:
            sign = {True: "✓", False: "✗", None: "·"}[check.good]
            click.echo(f"{sign} {check.name}: {check.said}")
    if any(check.good is False for check in checks):
        raise SystemExit(NOT_TRUE)


COMMANDS = {"init": init, "migrate": migrate, "serve": serve, "doctor": doctor}
