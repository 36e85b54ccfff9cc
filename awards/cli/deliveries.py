"""``awards delivery``: what was not handed over at the ceremony."""

from __future__ import annotations

from datetime import date, datetime

import click

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.deliveries import queries, service
from awards.deliveries.records import DeliveryLine, DeliveryTerms, VisitGround
from awards.deliveries.rules import DeliveryFilter, matches, offers
from awards.notices.queries import calendar
from awards.settings import Settings
from awards.stage.choosing import winners_named
from awards.tables import DeliveryGround, DeliveryWay
from awards.web.labels import WAYS
from awards.words import C_, Phrase

#: A day as it is typed.
DAY = click.DateTime(["%Y-%m-%d"])

unit_option = click.option("--unit", help="All certificates of this unit that are left.")


@click.group("delivery")
def delivery_group() -> None:
    """Deliver what was not handed over at the ceremony, until nothing is left.

    \b
    Examples:
      awards delivery list
      awards delivery plan TC001-TC020 --way visit --on 2024-03-26
      awards delivery done TC003 --to 王经理
    """


@delivery_group.command("plan")
@click.argument("numbers", nargs=-1)
@unit_option
@click.option(
    "--way",
    type=click.Choice([each.value for each in DeliveryWay]),
    default=DeliveryWay.COLLECTED.value,
    help="How it reaches them; a visit carries it there.",
)
@click.option("--on", "on", type=DAY, required=True, help="The day, such as 2024-03-26.")
@click.option("--by", "carrier", default="", help="Who sees to it.")
@click.option(
    "--asked-by", default="", help="Ground on a quiet day: who there asked for the visit."
)
@click.option("--asked-on", type=DAY, help="And when.")
@click.option("--approval", default="", help="Ground: the reference of the approval.")
@click.option("--exempt", default="", help="Ground: the matter that the rule exempts.")
@click.option("--again", is_flag=True, help="Change open plans in place of making new ones.")
@commendation_option
@json_option
def plan(
    numbers: tuple[str, ...],
    unit: str | None,
    way: str,
    on: datetime,
    carrier: str,
    asked_by: str,
    asked_on: datetime | None,
    approval: str,
    exempt: str,
    again: bool,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Plan the delivery of certificates by their NUMBERS, or of a whole unit.

    \b
    Examples:
      awards delivery plan TC001 TC004-TC006 --way visit --on 2024-03-26 --by 小李
      awards delivery plan --unit 潮河办事处 --on 2024-03-06
      awards delivery plan TC001 --way visit --on 2024-03-05 --asked-by 王经理 --asked-on 2024-03-01
    """
    ground = _ground(asked_by, asked_on, approval, exempt)
    terms = DeliveryTerms(DeliveryWay(way), on.date(), carrier.strip(), ground)

    async def work(_: Settings) -> tuple[CommendationRecord, list[DeliveryLine], list[Phrase]]:
        here = await catalogue.find(await chosen(commendation))
        them = await _named(here, numbers, unit, planned=again)
        if again:
            lines = await service.replan(actor(), here.code, dict.fromkeys(them), terms)
        else:
            lines = await service.plan(actor(), here.code, them, terms)
        return here, lines, await _warnings(here, lines, terms.planned_on)

    _, lines, warned = run(work)
    _tell(lines, as_json)
    for each in warned:
        say(each)


def _ground(asked_by: str, asked_on: datetime | None, approval: str, exempt: str) -> VisitGround:
    if sum(map(bool, (asked_by or asked_on, approval, exempt))) > 1:
        raise usage_error(
            Phrase("Give one ground: --asked-by with --asked-on, --approval or --exempt.")
        )
    if asked_by or asked_on:
        day = asked_on.date() if asked_on else None
        return VisitGround(DeliveryGround.REQUEST, asked_by.strip(), day)
    if approval:
        return VisitGround(DeliveryGround.APPROVAL, reference=approval.strip())
    return VisitGround(DeliveryGround.EXEMPT, reason=exempt.strip()) if exempt else VisitGround()


async def _named(
    here: CommendationRecord, numbers: tuple[str, ...], unit: str | None, *, planned: bool
) -> list[int]:
    """The winners by number, or those of a unit that have, or do not have, an open plan."""
    if (unit is None) == (not numbers):
        raise usage_error(Phrase("Give NUMBERS of certificates, or --unit."))
    if unit is None:
        return await winners_named(here, ",".join(numbers))
    lines = [each for each in await queries.lines(here) if each.unit == unit]
    found = [each.winner for each in lines if each.is_left and bool(each.plan) is planned]
    if not found:
        raise usage_error(Phrase("Nothing of %(unit)s matches.", unit=unit))
    return found


async def _warnings(here: CommendationRecord, lines: list[DeliveryLine], day: date) -> list[Phrase]:
    """What to know about visits on quiet days; they are stored all the same."""
    count = sum(each.quiet for each in lines)
    if not count or not here.quiet:
        return []
    found = offers(here.quiet, day, await calendar())
    said = [
        Phrase(
            "! %(day)s is a quiet day, and %(count)s visits have no ground. They are stored.",
            day=day,
            count=count,
        )
    ]
    if found.free:
        said.append(Phrase("  First free working day: %(day)s", day=found.free))
    if found.reception:
        said.append(Phrase("  Next reception day: %(day)s", day=found.reception))
    return [
        *said,
        Phrase("  Or: --way collected; or a ground with --asked-by, --approval, --exempt."),
    ]


@delivery_group.command("done")
@click.argument("numbers", nargs=-1)
@unit_option
@click.option("--to", "recipient", required=True, help="Who received it.")
@click.option("--on", type=DAY, help="The day; by default today.")
@commendation_option
@json_option
def done(
    numbers: tuple[str, ...],
    unit: str | None,
    recipient: str,
    on: datetime | None,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Record who received certificates, by their NUMBERS or of a whole unit.

    \b
    Example:
      awards delivery done TC003 --to 王经理 --on 2024-03-26
    """

    async def work(_: Settings) -> list[DeliveryLine]:
        here = await catalogue.find(await chosen(commendation))
        them = (
            [
                each.winner
                for each in await queries.lines(here)
                if each.unit == unit and each.is_left
            ]
            if unit and not numbers
            else await _named(here, numbers, unit, planned=True)
        )
        if not them:
            raise usage_error(Phrase("Nothing of %(unit)s matches.", unit=unit))
        day = on.date() if on else clock.today()
        return await service.done(actor(), here.code, dict.fromkeys(them), recipient, day)

    _tell(run(work), as_json)


@delivery_group.command("cancel")
@click.argument("numbers", nargs=-1)
@unit_option
@click.option("--reason", required=True, help="The reason; kept in the history.")
@commendation_option
@json_option
def cancel(
    numbers: tuple[str, ...],
    unit: str | None,
    reason: str,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Cancel open plans, by NUMBERS or of a whole unit.

    \b
    Example:
      awards delivery cancel TC003 --reason 改为自取
    """

    async def work(_: Settings) -> list[DeliveryLine]:
        here = await catalogue.find(await chosen(commendation))
        them = await _named(here, numbers, unit, planned=True)
        return await service.cancel(actor(), here.code, dict.fromkeys(them), reason)

    _tell(run(work), as_json)


@delivery_group.command("list")
@click.option(
    "--show",
    "shown",
    type=click.Choice([each.value for each in DeliveryFilter]),
    default=DeliveryFilter.LEFT.value,
    help="Which certificates; by default those not handed over.",
)
@click.option("--unit", help="Only this unit.")
@commendation_option
@json_option
def list_deliveries(shown: str, unit: str | None, commendation: str | None, as_json: bool) -> None:
    """List certificates with their plans, or how they were handed over.

    \b
    Examples:
      awards delivery list
      awards delivery list --show overdue
    """

    async def work(_: Settings) -> list[DeliveryLine]:
        here = await catalogue.find(await chosen(commendation))
        lines = await queries.lines(here)
        wanted = DeliveryFilter(shown)
        return [each for each in lines if matches(each, wanted) and unit in (None, each.unit)]

    _tell(run(work), as_json)


def _tell(lines: list[DeliveryLine], as_json: bool) -> None:
    if as_json:
        emit([each._asdict() for each in lines])
        return
    show(
        (
            C_("heading", "number"),
            C_("heading", "name of the winner"),
            C_("heading", "unit"),
            C_("heading", "delivery"),
            "",
        ),
        [(each.number, each.name, each.unit, *_standing(each)) for each in lines],
    )
    say(Phrase("%(count)s certificates", count=len(lines)))


def _standing(each: DeliveryLine) -> tuple[object, object]:
    if each.handed:
        return Phrase("received by %(name)s", name=each.handed.to), each.handed.at.astimezone(
            clock.CHINA
        ).date()
    if each.plan:
        return Phrase(WAYS[each.plan.way]), each.plan.planned_on
    return "", ""


COMMANDS = {"delivery": delivery_group}
