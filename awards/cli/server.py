"""``awards init``, ``migrate``, ``serve`` and ``doctor``."""

from __future__ import annotations

import logging

import click
import uvicorn

from awards import doctor as examination
from awards.accounts import managing, passwords
from awards.accounts import queries as accounts_queries
from awards.accounts import service as accounts
from awards.accounts.waiting_words import waiting_words
from awards.audit import service as audit
from awards.cli.console import emit, say, tell
from awards.cli.running import NOT_TRUE, actor, json_option, recognise, run
from awards.database.migrate import migrate as bring_up
from awards.settings import Settings, rows
from awards.statements import marks
from awards.tables import Role
from awards.winners.refreshing import refresh_search
from awards.words import Joined, Phrase

#: Seconds that running requests have to finish when the server stops.
GRACE = 20

#: Seconds that a connection may be idle: longer than reverse proxies keep theirs (nginx: 60). A proxy
#: that sends into a connection which the server is closing answers 502.
KEEP_ALIVE = 75


@click.command()
@click.option(
    "--admin",
    metavar="USERNAME",
    help="Also create an admin account; print its token and a link to set its password.",
)
def init(admin: str | None) -> None:
    """Create the data folder, the database and the secret key; safe to repeat.

    With --admin, stdout has two lines: a token for the API, and a link to set the password.

    \b
    Examples:
      awards init
      awards init --admin wang
    """

    async def work(settings: Settings) -> tuple[str, str] | None:
        await bring_up()
        await audit.require_key(settings)
        settings.secret_key()
        await audit.adopt()
        await refresh_search()
        await marks.refresh()
        return await _first_admin(settings, admin) if admin else None

    made = run(work, migrated=False)
    say(Phrase("✓ ready. Next: awards load FILE, then awards serve"))
    if made:
        say(Phrase("A token for programs, and a link for the browser: neither is shown again."))
        click.echo("\n".join(made))
        say(Phrase("The link sets the password, once, within 72 hours, while “awards serve” runs."))


async def _first_admin(settings: Settings, username: str) -> tuple[str, str] | None:
    """None if the two-person rule makes another administrator wait."""
    await recognise()
    asked = await managing.create_account(actor(), username, username, Role.ADMIN)
    if asked:
        say(waiting_words(asked))
        return None
    token = await accounts.create_token(actor(), username, "init", None)
    link = await passwords.make_link(actor(), username)
    return token, passwords.address(settings, link)


@click.command()
@json_option
def migrate(as_json: bool) -> None:
    """Update the database to this program's schema; safe to run twice at once.

    \b
    Example:
      awards migrate
    """

    async def work(settings: Settings) -> list[str]:
        steps = await bring_up()
        await audit.require_key(settings)
        await audit.adopt()
        await refresh_search()
        await marks.refresh()
        return steps

    steps = run(work, migrated=False)
    if as_json:
        emit(steps)
        return
    say("\n".join(f"✓ {step}" for step in steps) or Phrase("✓ nothing to do"))


@click.command()
def serve() -> None:
    """Run the service on AWARDS_HOST and AWARDS_PORT.

    \b
    Examples:
      awards serve
      AWARDS_HOST=0.0.0.0 AWARDS_PORT=80 awards serve
    """

    async def look(settings: Settings) -> Settings:
        if not await accounts_queries.anyone_has_a_password():
            say(Phrase("Nobody can sign in yet. %(first_link)s", first_link=examination.FIRST_LINK))
        return settings

    # Checked here, where a fault becomes a message; in the server it would be a traceback.
    settings = run(look)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    uvicorn.run(
        "awards.app:served",
        factory=True,
        host=settings.host,
        port=settings.port,
        server_header=False,
        # Only these proxies may say where a request came from.
        forwarded_allow_ips=sorted(settings.proxies),
        # Uvicorn's own log would contain full addresses, and so names and codes.
        access_log=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=KEEP_ALIVE,
    )


def _settings_help() -> str:
    """Every setting with its default, for the help of ``doctor``."""
    told = (f"{row['name']} [{row['default'] or '–'}]\n    {row['help']}" for row in rows())
    return "\b\nSettings, with their defaults:\n" + "\n".join(told)


@click.command(epilog=_settings_help())
@json_option
def doctor(as_json: bool) -> None:
    """List what would keep the service from working here; if anything would, exit with 9.

    \b
    Examples:
      awards doctor
      awards doctor --json
    """

    async def work(settings: Settings) -> list[examination.MachineCheck]:
        return await examination.examine(settings)

    checks = run(work, migrated=False)
    if as_json:
        emit([{"name": str(c.name), "good": c.good, "said": str(c.said)} for c in checks])
    else:
        for check in checks:
            sign = {True: "✓", False: "✗", None: "·"}[check.good]
            tell(Joined((sign, " ", check.name, ": ", check.said)))
    if any(check.good is False for check in checks):
        raise SystemExit(NOT_TRUE)


COMMANDS = {"init": init, "migrate": migrate, "serve": serve, "doctor": doctor}
