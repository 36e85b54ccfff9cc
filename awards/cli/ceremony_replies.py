"""``awards ceremony attendees``: what units reply about who attends."""

from __future__ import annotations

from datetime import datetime

import click

from awards.cli.console import emit, say, show
from awards.cli.running import WINNER, actor, chosen, commendation_option, json_option, run
from awards.settings import Settings
from awards.stage.attendance import replies
from awards.stage.attendance.reply_records import ReplyShown
from awards.web.labels import REPLIES
from awards.words import C_, Phrase


@click.command("replies")
@commendation_option
@json_option
def list_replies(commendation: str | None, as_json: bool) -> None:
    """List what units replied: those that wait first.

    \b
    Example:
      awards ceremony attendees replies
    """

    async def work(_: Settings) -> list[ReplyShown]:
        return await replies.replies(await chosen(commendation))

    found = run(work)
    if as_json:
        emit(found)
        return
    heads = (
        C_("heading", "id"),
        C_("heading", "unit"),
        C_("heading", "state"),
        C_("heading", "attending"),
        C_("heading", "companions"),
    )
    show(heads, [_row(each) for each in found])


def _row(shown: ReplyShown) -> tuple[object, ...]:
    reply = shown.reply
    coming = sum(each.attends for each in reply.content.winners)
    state = Phrase(REPLIES[reply.state])
    return reply.id, reply.unit, state, coming, len(reply.content.companions)


@click.command("ask")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Last day; without it, none.")
@commendation_option
def ask(until: datetime | None, commendation: str | None) -> None:
    """Let units reply by their proof links until a day, or no longer.

    \b
    Examples:
      awards ceremony attendees ask --until 2024-02-20
      awards ceremony attendees ask
    """
    day = until.date() if until else None

    async def work(_: Settings) -> None:
        await replies.ask(actor(), await chosen(commendation), day)

    run(work)
    if day:
        say(Phrase("✓ units reply until %(day)s", day=day.isoformat()))
    else:
        say(Phrase("✓ no replies are taken"))


@click.command("accept")
@click.argument("reply", type=WINNER)
@commendation_option
def accept(reply: int, commendation: str | None) -> None:
    """Let those attend whom a REPLY names.

    \b
    Example:
      awards ceremony attendees accept 3
    """

    async def work(_: Settings) -> int:
        return await replies.accept(actor(), await chosen(commendation), None, reply)

    run(work)
    say(Phrase("✓ reply %(id)s is accepted", id=reply))


@click.command("refuse")
@click.argument("reply", type=WINNER)
@click.option("--reason", required=True, help="The unit reads it.")
@commendation_option
def refuse(reply: int, reason: str, commendation: str | None) -> None:
    """Take nothing of a REPLY.

    \b
    Example:
      awards ceremony attendees refuse 3 --reason 人数超过座位
    """

    async def work(_: Settings) -> None:
        await replies.refuse(actor(), await chosen(commendation), reply, reason)

    run(work)
    say(Phrase("✓ reply %(id)s is refused", id=reply))


REPLY_COMMANDS = (ask, list_replies, accept, refuse)
