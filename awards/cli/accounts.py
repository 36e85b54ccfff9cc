"""``awards account`` and ``awards token``."""

from __future__ import annotations

from datetime import datetime

import click

from awards.accounts import managing, passwords, queries, service, shell_links
from awards.accounts.records import ConsentRecord, Person, ShellLinkRecord, TokenRecord
from awards.accounts.waiting_words import waiting_words
from awards.cli.consents import CONSENTS
from awards.cli.console import emit, say, show
from awards.cli.languages import bad_value
from awards.cli.running import actor, json_option, run
from awards.cli.shell_user import user_named
from awards.settings import Settings
from awards.tables import Role
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


@account.command("create")
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


@account.command("link")
@click.argument("username")
@click.option(
    "--os-user",
    metavar="ID",
    help="Join this user of the machine to the account: the number that “id -u” prints, or a name.",
)
def link(username: str, os_user: str | None) -> None:
    """Make a link to set a password, or join a user of the machine to the account.

    The link is shown once, on stdout. It works once, for 72 hours, and replaces earlier ones. Give it
    only to that person.

    With --os-user, commands of that user are acts of the account. One person is then one account on
    pages, by token and in the shell. While the two-person rule protects winners, the person must
    agree on the page “My account” first.

    \b
    Examples:
      awards account link wang
      awards account link wang | qrencode -t utf8
      awards account link wang --os-user 1000
    """
    if os_user is not None:
        _join(username, os_user)
        return

    async def work(settings: Settings) -> str | ConsentRecord:
        token = await managing.make_link(actor(), username)
        return passwords.address(settings, token) if isinstance(token, str) else token

    made = run(work)
    if isinstance(made, ConsentRecord):
        say(waiting_words(made))
        return
    click.echo(made)
    say(Phrase("It works once, for 72 hours. Give it only to that person."))


def _join(username: str, os_user: str) -> None:
    try:
        user = user_named(os_user)
    except KeyError:
        raise bad_value(Phrase("this machine has no user “%(os_user)s”", os_user=os_user)) from None

    async def work(_: Settings) -> ShellLinkRecord:
        return await shell_links.link(actor(), username, user.id, user.name)

    made = run(work)
    say(Phrase("✓ user %(os_user)s is %(username)s", os_user=made.told, username=username))
    if not made.counts:
        say(
            Phrase(
                "It counts when %(username)s agrees: sign in, open “My account”, and agree under "
                "“Users of the machine”.",
                username=username,
            )
        )


@account.command("unlink")
@click.option("--os-user", metavar="ID", required=True, help="The number or name of the user.")
def unlink(os_user: str) -> None:
    """Separate a user of the machine from their account.

    \b
    Example:
      awards account unlink --os-user 1000
    """
    try:
        user = user_named(os_user).id
    except KeyError:
        user = os_user

    async def work(_: Settings) -> ShellLinkRecord:
        return await shell_links.unlink_user(actor(), user)

    ended = run(work)
    say(
        Phrase(
            "✓ user %(os_user)s is no longer %(username)s",
            os_user=ended.told,
            username=ended.username,
        )
    )


@account.command("links")
@json_option
def list_links(as_json: bool) -> None:
    """List the users of the machine who are joined to accounts.

    \b
    Example:
      awards account links --json
    """

    async def work(_: Settings) -> list[ShellLinkRecord]:
        return await shell_links.links()

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(a.told, a.username, _day(a.made_at), _day(a.agreed_at)) for a in found]
    show(
        (
            C_("heading", "user of the machine"),
            C_("heading", "username"),
            C_("heading", "joined"),
            C_("heading", "agreed"),
        ),
        rows,
    )


@account.command("factor-off")
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


@account.command("role")
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
        (a.username, a.display_name, Phrase(ROLES[a.role]), _standing(a), _day(a.seen_at))
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
    rows = [
        (t.id, t.name, _day(t.created_at), _day(t.expires_at), _day(t.revoked_at)) for t in found
    ]
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


def _day(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d}" if at else ""


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


for _command in CONSENTS:
    account.add_command(_command)

COMMANDS = {"account": account, "token": token}
