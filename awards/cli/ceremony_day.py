"""``awards ceremony``: the day, what was given, who is missing, and its close."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, json_option, output, run
from awards.day import changing, closing, queries, service
from awards.day.closing import DayStatement
from awards.day.closing_list import closing_table, counts, state
from awards.day.desk import DayDesk, desk
from awards.day.records import GivenCertificate
from awards.errors import NotFound
from awards.papers.formats import NAMES, written_as
from awards.settings import Settings
from awards.stage.choosing import winners_named
from awards.stage.content import StageVersion
from awards.stage.rules.consequences import consequence
from awards.web.formats import moment
from awards.web.labels import GIVEN_WAYS
from awards.words import C_, Phrase


@click.command("day")
@click.option("--go", metavar="ITEM[:GROUP]", help="Go to a place of the meeting, such as 3:4.")
@click.option("--give", type=click.IntRange(1), metavar="GROUP", help="Give out a group.")
@click.option("--undo", type=click.IntRange(1), metavar="N", help="Take back act N of the day.")
@commendation_option
@json_option
def day(
    go: str | None, give: int | None, undo: int | None, commendation: str | None, as_json: bool
) -> None:
    """Show where the meeting is and what was given; go on, give out, take back.

    \b
    Examples:
      awards ceremony day
      awards ceremony day --go 3:4
      awards ceremony day --give 4
    """
    if sum(each is not None for each in (go, give, undo)) > 1:
        raise usage_error(Phrase("Give one of --go, --give and --undo."))
    place = _place(go) if go else None

    async def work(_: Settings) -> DayDesk:
        code = await chosen(commendation)
        if place:
            await service.show(actor(), code, *place)
        elif give:
            await service.give_group(actor(), code, give)
        elif undo:
            await service.undo(actor(), code, undo)
        found = await desk(await catalogue.find(code))
        if found is None:
            raise NotFound(what=Phrase("version of the ceremony"), key=code)
        return found

    found = run(work)
    if as_json:
        emit(_plain(found))
        return
    _show(found)


def _place(typed: str) -> tuple[int, int]:
    item, _, group = typed.partition(":")
    if not (
        item.isascii() and item.isdigit() and (group or "0").isascii() and (group or "0").isdigit()
    ):
        raise usage_error(Phrase("A place is ITEM or ITEM:GROUP, such as 3:4."))
    return int(item), int(group or 0)


def _plain(found: DayDesk) -> dict[str, object]:
    return {
        "revision": found.revision.text,
        "version": f"{found.today.number}.{found.today.revision}",
        "rehearsal": found.ceremony.rehearsal,
        "now": found.now.title,
        "next": found.next.title if found.next else None,
        "groups": [
            {"number": each.group.number, "arrived": each.arrived, "given": each.given}
            for each in found.counts
        ],
    }


def _show(found: DayDesk) -> None:
    if found.ceremony.rehearsal:
        say(Phrase("! a rehearsal goes on: nothing counts"))
    say(Phrase("Now: %(place)s", place=found.now.title))
    show(
        (
            "",
            C_("heading", "group"),
            C_("heading", "members"),
            C_("heading", "arrived"),
            C_("heading", "given"),
        ),
        [
            (
                each.group.number,
                each.group.name,
                len(each.group.members),
                "" if each.arrived is None else each.arrived,
                each.given,
            )
            for each in found.counts
        ],
    )


async def _winner(code: str, typed: str) -> int:
    """Raises NotFound, and for a range."""
    found = await winners_named(await catalogue.find(code), typed)
    if len(found) != 1:
        raise usage_error(Phrase("Name one certificate."))
    return found[0]


@click.command()
@click.argument("number")
@click.option("--stand-in", "recipient", metavar="NAME", help="Somebody else receives.")
@click.option("--unit", default="", help="With --stand-in: unit or duty.")
@click.option(
    "--gap", is_flag=True, help="Leave the place empty; by default the others close ranks."
)
@click.option("--reason", default="", help="Why.")
@commendation_option
def absent(
    number: str, recipient: str | None, unit: str, gap: bool, reason: str, commendation: str | None
) -> None:
    """The winner of certificate NUMBER does not come.

    \b
    Examples:
      awards ceremony absent TC004
      awards ceremony absent TC004 --stand-in 魏玥 --unit 副总经理
    """
    if gap and recipient is not None:
        raise usage_error(Phrase("Give --stand-in or --gap, not both."))

    async def work(_: Settings) -> StageVersion:
        code = await chosen(commendation)
        winner = await _winner(code, number)
        found = await desk(await catalogue.find(code))
        effect = consequence(found.content, winner) if found else None
        if effect:
            say(
                Phrase(
                    "group %(group)s, place %(place)s; %(left)s stay",
                    group=effect.group,
                    place=effect.place,
                    left=effect.left + (recipient is not None),
                )
            )
        if recipient is not None:
            return await changing.stand_in(actor(), code, winner, recipient, unit, reason)
        return await changing.absent(actor(), code, winner, reason, gap=gap)

    _tell(run(work))


@click.command()
@click.argument("number")
@click.option("--reason", required=True, help="Why.")
@commendation_option
def strike(number: str, reason: str, commendation: str | None) -> None:
    """Strike the winner of certificate NUMBER: revoked on the day.

    \b
    Example:
      awards ceremony strike TC004 --reason 撤销
    """

    async def work(_: Settings) -> StageVersion:
        code = await chosen(commendation)
        return await changing.strike(actor(), code, await _winner(code, number), reason)

    _tell(run(work))


@click.command()
@click.argument("number")
@click.option("--group", required=True, type=click.IntRange(1), help="Number of the group.")
@click.option("--at", type=click.IntRange(1), help="Place in the group; by default the end.")
@commendation_option
def late(number: str, group: int, at: int | None, commendation: str | None) -> None:
    """Put the winner of certificate NUMBER, who came late, on stage.

    \b
    Example:
      awards ceremony late TC004 --group 2
    """

    async def work(_: Settings) -> StageVersion:
        code = await chosen(commendation)
        return await changing.late(actor(), code, await _winner(code, number), group, at or 0)

    _tell(run(work))


@click.command("undo")
@click.argument("revision", type=click.IntRange(1))
@commendation_option
def undo_change(revision: int, commendation: str | None) -> None:
    """Take back change REVISION of the day: 2 takes back 3.2.

    \b
    Example:
      awards ceremony undo 2
    """

    async def work(_: Settings) -> StageVersion:
        return await changing.undo_change(actor(), await chosen(commendation), revision)

    _tell(run(work))


def _tell(made: StageVersion) -> None:
    say(
        Phrase(
            "✓ version %(number)s: %(placed)s on stage",
            number=f"{made.number}.{made.revision}",
            placed=len(made.content.on_stage),
        )
    )


@click.command("given")
@commendation_option
@json_option
def given_out(commendation: str | None, as_json: bool) -> None:
    """Show what was given to whom: on stage, by a stand-in, at the desk.

    \b
    Example:
      awards ceremony given --json
    """

    async def work(_: Settings) -> tuple[dict[str, GivenCertificate], int]:
        here = await catalogue.find(await chosen(commendation))
        return await queries.given(here), len(await queries.left(here))

    out, left = run(work)
    if as_json:
        emit(out)
        return
    show(
        (
            C_("heading", "certificate"),
            C_("heading", "way"),
            C_("heading", "at"),
            C_("heading", "to"),
        ),
        [
            (number, Phrase(GIVEN_WAYS[each.way]), moment(each.at), each.to)
            for number, each in out.items()
        ],
    )
    say(Phrase("%(given)s given, %(left)s left", given=len(out), left=left))


@click.command("close")
@click.option("-o", "--output", "path", help="Write the list; - for stdout.")
@click.option(
    "--format", "form", type=click.Choice(NAMES), default="xlsx", help="Form of the list."
)
@click.option("--reopen", metavar="REASON", help="Reopen a closed day.")
@click.option("--dry-run", is_flag=True, help="Show it, and close nothing.")
@commendation_option
def close_day(
    path: str | None, form: str, reopen: str | None, dry_run: bool, commendation: str | None
) -> None:
    """Close the day with a final statement of what was given and what is left.

    \b
    Examples:
      awards ceremony close --dry-run
      awards ceremony close -o given.xlsx
    """

    async def work(settings: Settings) -> tuple[DayStatement, bytes]:
        code = await chosen(commendation)
        if reopen is not None:
            await closing.reopen(actor(), code, reopen)
        elif not dry_run:
            await closing.close(actor(), code)
        made = await closing.statement(code)
        table = closing_table(await catalogue.find(code), made)
        return made, written_as(form, table, settings) if path else b""

    made, content = run(work)
    if path:
        with output(path) as out:
            out.write(content)
    if path != "-":
        say(counts(made))
        say(state(made))


DAY_COMMANDS = (day, absent, strike, late, undo_change, given_out, close_day)
