"""``awards account link``, ``unlink`` and ``links``: set a password, be a user of the machine."""

from __future__ import annotations

import click

from awards.accounts import managing, passwords, shell_links
from awards.accounts.records import ConsentRecord, ShellLinkRecord
from awards.accounts.waiting_words import waiting_words
from awards.cli.console import day, emit, say, show
from awards.cli.languages import bad_value
from awards.cli.running import actor, json_option, run
from awards.cli.shell_user import user_named
from awards.settings import Settings
from awards.words import C_, Phrase


@click.command()
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


@click.command()
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


@click.command("links")
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
    rows = [(a.told, a.username, day(a.made_at), day(a.agreed_at)) for a in found]
    show(
        (
            C_("heading", "user of the machine"),
            C_("heading", "username"),
            C_("heading", "joined"),
            C_("heading", "agreed"),
        ),
        rows,
    )


LINKS = (link, unlink, list_links)
