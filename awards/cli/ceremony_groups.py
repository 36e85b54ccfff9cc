"""``awards ceremony``: who goes on stage with whom, and who hands over."""

from __future__ import annotations

from typing import Literal

import click

from awards.catalogue import service as catalogue
from awards.cli.console import say
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, run
from awards.settings import Settings
from awards.stage import placing, store
from awards.stage import service as stage
from awards.stage.arrangement import PlacedPresenter
from awards.stage.choosing import winners_named
from awards.stage.placing import GroupingRule
from awards.stage.rules.grouping import ChosenBy
from awards.stage.rules.warnings import warnings
from awards.stage.store import StoredCeremony
from awards.words import Phrase


@click.command()
@click.option("--category", required=True, metavar="CODE", help="The category, such as GR.")
@click.option("--size", required=True, type=int, help="Members of a group.")
@click.option(
    "--count", type=int, help="So many represent the category; by default all go on stage."
)
@click.option(
    "--by",
    type=click.Choice([each.value for each in ChosenBy]),
    default=ChosenBy.ORDER.value,
    help="Representatives are the first ones, or from each honour or unit in turn.",
)
@click.option("--item", type=click.IntRange(1), help="Place of the award in the programme.")
@commendation_option
def group(
    category: str, size: int, count: int | None, by: str, item: int | None, commendation: str | None
) -> None:
    """Put a category on stage in groups; who does not represent it lies in a bag.

    \b
    Examples:
      awards ceremony group --category TC --size 10
      awards ceremony group --category GR --size 12 --count 12 --by unit
    """
    rule = GroupingRule(category, size, count, ChosenBy(by), item=item)

    async def work(_: Settings) -> StoredCeremony:
        return await placing.group_by_rule(actor(), await chosen(commendation), None, [rule])

    tell_placed(run(work))


@click.command()
@click.argument("numbers", nargs=-1, required=True)
@click.option("--group", "number", type=click.IntRange(1), help="Number of the group.")
@click.option("--at", type=click.IntRange(1), help="Place in the group; by default the end.")
@click.option("--bag", "to", flag_value="bag", help="Not on stage: into a bag.")
@click.option("--box", "to", flag_value="box", help="Nowhere for now.")
@commendation_option
def place(
    numbers: tuple[str, ...],
    number: int | None,
    at: int | None,
    to: Literal["bag", "box"] | None,
    commendation: str | None,
) -> None:
    """Move winners, by the NUMBERS of their certificates such as TC001 or GR131-GR139.

    \b
    Examples:
      awards ceremony place TC001 --group 3 --at 1
      awards ceremony place GR131-GR139 --bag
    """
    if (number is None) == (to is None):
        raise usage_error(Phrase("Give one of --group, --bag and --box."))

    async def work(_: Settings) -> StoredCeremony:
        code = await chosen(commendation)
        winners = await winners_named(await catalogue.find(code), ",".join(numbers))
        target: int | Literal["bag", "box"] = to or number or 0
        return await placing.members_move(actor(), code, None, winners, target, at)

    tell_placed(run(work))


@click.command()
@click.argument("name", required=False)
@click.option("--duty", default="", help="Office of the presenter.")
@click.option("--rank", type=click.IntRange(1), help="Rank; by default the last one.")
@click.option("--remove", is_flag=True, help="Take the presenter out.")
@click.option(
    "--group", "number", type=click.IntRange(1), help="Let presenters hand over to this group."
)
@click.option("--ranks", default="", help="With --group: their ranks, such as 1,2.")
@click.option("--by-rule", is_flag=True, help="All take turns through the groups again.")
@commendation_option
def presenter(
    name: str | None,
    duty: str,
    rank: int | None,
    remove: bool,
    number: int | None,
    ranks: str,
    by_rule: bool,
    commendation: str | None,
) -> None:
    """Add or remove a presenter by NAME, or say who presents to a group.

    \b
    Examples:
      awards ceremony presenter 蓝一鸣 --duty 区党工委书记 --rank 1
      awards ceremony presenter --group 3 --ranks 1,2
    """
    if sum((name is not None, number is not None, by_rule)) != 1:
        raise usage_error(Phrase("Give a NAME, or --group with --ranks, or --by-rule."))
    chosen_ranks = _ranks(ranks) if number else []

    async def work(_: Settings) -> StoredCeremony:
        code = await chosen(commendation)
        if by_rule:
            return await stage.presenters_by_rule(actor(), code, None)
        if number is not None:
            return await stage.presenter_assign(actor(), code, None, number, chosen_ranks)
        ceremony = await store.require(await catalogue.find(code))
        others = [each for each in ceremony.draft.presenters if each.name != name]
        if not remove:
            at = len(others) if rank is None else rank - 1
            others.insert(at, PlacedPresenter(name or "", duty))
        return await stage.presenters_put(actor(), code, ceremony.revision, others)

    tell_placed(run(work))


def _ranks(typed: str) -> list[int]:
    pieces = [piece.strip() for piece in typed.replace("、", ",").split(",") if piece.strip()]
    if not all(piece.isascii() and piece.isdigit() and len(piece) < 6 for piece in pieces):
        raise usage_error(Phrase("--ranks are numbers, such as 1,2."))
    return [int(piece) for piece in pieces]


def tell_placed(ceremony: StoredCeremony) -> None:
    draft = ceremony.draft
    say(
        Phrase(
            "✓ %(groups)s groups, %(placed)s on stage, %(bagged)s in bags",
            groups=len(draft.groups),
            placed=len(draft.on_stage),
            bagged=len(draft.bagged),
        )
    )
    for each in warnings(draft):
        say(Phrase("! %(warning)s", warning=each))
