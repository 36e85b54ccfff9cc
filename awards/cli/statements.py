"""``awards statements``: correct what was published, and accept differences from the register."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.errors import NotFound
from awards.notices import correcting
from awards.overview.accepting import ACCEPTED_BY, accept
from awards.settings import Settings
from awards.verification import publication
from awards.winners import lists
from awards.words import Phrase

reason_option = click.option("--reason", required=True, help="Why; it is kept in the history.")
winners_argument = click.argument("winners", type=int, nargs=-1, required=True)


@click.group("statements")
def statements_group() -> None:
    """Settle what was said outside and differs from the register; “awards status” lists it.

    \b
    Examples:
      awards statements correct-notice 17 --reason 与身份证不符
      awards statements correct-list --reason 与身份证不符
      awards statements accept certificate 17 --reason 不影响领取
    """


@statements_group.command("correct-notice")
@winners_argument
@reason_option
@click.option("--take-off", is_flag=True, help="Return the winners to the drafts instead.")
@commendation_option
@json_option
def correct_notice(
    winners: tuple[int, ...],
    reason: str,
    take_off: bool,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Let the notices of WINNERS say what the register says, with a dated line.

    \b
    Examples:
      awards statements correct-notice 17 18 --reason 与身份证不符
      awards statements correct-notice 17 --take-off --reason 对象有误
    """

    async def work(_: Settings) -> int:
        here = await catalogue.find(await chosen(commendation))
        them = await lists.records(here, sorted(set(winners)))
        if missing := set(winners) - {each.id for each in them if each.notice is not None}:
            raise NotFound(what=Phrase("winner on notice"), key=min(missing))
        act = correcting.take_off if take_off else correcting.correct
        for notice in sorted({each.notice for each in them if each.notice is not None}):
            mine = [each.id for each in them if each.notice == notice]
            await act(actor(), notice, mine, reason)
        return len(them)

    _tell(run(work), as_json=as_json)


@statements_group.command("correct-list")
@reason_option
@commendation_option
@json_option
def correct_list(reason: str, commendation: str | None, as_json: bool) -> None:
    """Publish what the register says now as the next version of the announced list.

    \b
    Example:
      awards statements correct-list --reason 与身份证不符
    """

    async def work(_: Settings) -> int:
        code = await chosen(commendation)
        await publication.correct(actor(), code, reason)
        return len((await publication.list_of(await catalogue.find(code))).lines)

    _tell(run(work), as_json=as_json)


@statements_group.command("accept")
@click.argument("statement", type=click.Choice(list(ACCEPTED_BY)))
@winners_argument
@reason_option
@commendation_option
@json_option
def accept_differences(
    statement: str,
    winners: tuple[int, ...],
    reason: str,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Leave this kind of STATEMENT about WINNERS as it is, until a word changes again.

    \b
    Example:
      awards statements accept run 17 --reason 旧证书已收回
    """

    async def work(_: Settings) -> int:
        return await accept(actor(), await chosen(commendation), statement, winners, reason)

    _tell(run(work), as_json=as_json)


def _tell(count: int, *, as_json: bool) -> None:
    if as_json:
        emit({"count": count})
    else:
        say(Phrase("✓ %(count)s settled", count=count))


COMMANDS = {"statements": statements_group}
