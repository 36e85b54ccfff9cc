"""``awards ceremony``: arrange it, freeze versions, compare them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.cli.ceremony_pack import pack
from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, json_option, output, run
from awards.settings import Settings
from awards.stage import service as stage
from awards.stage import store, versions
from awards.stage.arrangement import Arrangement, PlacedPresenter
from awards.stage.certificates import stage_certificates
from awards.stage.choosing import winners_named
from awards.stage.content import StageVersion
from awards.stage.documents import (
    CeremonyDocument,
    arrangement_of,
    as_toml,
    document_of,
    for_another_year,
    from_toml,
)
from awards.stage.rules.comparing import compare
from awards.stage.rules.difference_words import difference_lines
from awards.stage.rules.grouping import ChosenBy
from awards.stage.rules.timing import clock_time
from awards.stage.rules.warnings import warnings
from awards.stage.service import GroupingRule
from awards.stage.store import StoredCeremony
from awards.web.labels import ITEMS
from awards.words import C_, Phrase


@click.group("ceremony")
def ceremony_group() -> None:
    """Arrange the ceremony: programme, groups, presenters; freeze versions and compare them.

    \b
    Examples:
      awards ceremony init
      awards ceremony group --category TC --size 10
      awards ceremony group --category GR --size 12 --count 12 --by unit
      awards ceremony freeze -m 排练用
      awards ceremony diff 1 2
      awards ceremony pack -o pack.zip
    """


@ceremony_group.command()
@click.option(
    "--from",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of “awards ceremony show --toml”.",
)
@click.option("--like", metavar="CODE", help="Begin with the ceremony of another commendation.")
@commendation_option
def init(file: Path | None, like: str | None, commendation: str | None) -> None:
    """Set up the ceremony: empty, from a file, or like that of another year.

    \b
    Examples:
      awards ceremony init
      awards ceremony init --like 2022
    """
    if file and like:
        raise usage_error(Phrase("Give --from or --like, not both."))
    source = file.read_bytes() if file else b""

    async def work(_: Settings) -> StoredCeremony:
        code = await chosen(commendation)
        here = await catalogue.find(code)
        begun = None
        if file:
            begun = await _arrangement(here, from_toml(source))
        elif like:
            begun = await _arrangement(here, await _of_year(here, like))
        return await stage.begin(actor(), code, begun)

    _tell(run(work))


async def _arrangement(here: CommendationRecord, document: CeremonyDocument) -> Arrangement:
    return arrangement_of(here, document, await stage_certificates(here))


async def _of_year(here: CommendationRecord, like: str) -> CeremonyDocument:
    other = await catalogue.find(like)
    document = document_of((await store.require(other)).draft, plan=True)
    return for_another_year(document, here, other.year)


@ceremony_group.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@commendation_option
def load(file: Path, commendation: str | None) -> None:
    """Replace the whole draft by a file. Versions that were frozen stay.

    \b
    Example:
      awards ceremony load ceremony.toml
    """
    source = file.read_bytes()

    async def work(_: Settings) -> StoredCeremony:
        code = await chosen(commendation)
        made = await _arrangement(await catalogue.find(code), from_toml(source))
        return await stage.replaced(actor(), code, None, made)

    _tell(run(work))


@ceremony_group.command("show")
@click.option("--version", type=click.IntRange(1), help="A frozen version; by default the draft.")
@click.option("--toml", "path", help="Write the draft as a file; - for stdout.")
@click.option(
    "--plan", is_flag=True, help="With --toml: sizes of groups without names, for another year."
)
@commendation_option
@json_option
def show_ceremony(
    version: int | None, path: str | None, plan: bool, commendation: str | None, as_json: bool
) -> None:
    """Show the programme, the groups and what to look at.

    \b
    Examples:
      awards ceremony show
      awards ceremony show --toml ceremony.toml --plan
    """
    if (path and version) or (plan and not path):
        raise usage_error(Phrase("--toml writes the draft, and --plan belongs to it."))

    async def work(_: Settings) -> tuple[StoredCeremony, StageVersion, versions.StageBox, bytes]:
        here = await catalogue.find(await chosen(commendation))
        ceremony, standing = await store.require(here), await stage_certificates(here)
        document = document_of(ceremony.draft, standing=standing, plan=plan)
        made = await versions.version(here.code, version or 0)
        return ceremony, made, await versions.box(here), as_toml(document)

    ceremony, made, box, document = run(work)
    if path:
        with output(path) as out:
            out.write(document)
    elif as_json:
        emit(made)
    else:
        _show(made)
        if version is None:
            _tell_open(ceremony, box)


def _show(made: StageVersion) -> None:
    content = made.content
    say(content.title)
    show(
        ("", C_("heading", "begins"), C_("heading", "minutes"), C_("heading", "item"), ""),
        [
            (
                item.place,
                clock_time(content.begins_at, item.starts),
                f"{item.minutes:.1f}",
                item.title,
                Phrase(ITEMS[item.kind]),
            )
            for item in content.items
        ],
    )
    names = {each.rank: each.name for each in content.presenters}
    show(
        ("", C_("heading", "group"), C_("heading", "members"), C_("heading", "presenters")),
        [
            (
                group.number,
                group.name,
                len(group.members),
                "、".join(names.get(rank, "") for rank in group.presenters()),
            )
            for group in content.groups
        ],
    )


def _tell_open(ceremony: StoredCeremony, box: versions.StageBox) -> None:
    say(
        Phrase(
            "%(placed)s on stage, %(bagged)s in bags, %(unplaced)s placed nowhere",
            placed=box.placed,
            bagged=box.bagged,
            unplaced=len(box.unplaced),
        )
    )
    for each in warnings(ceremony.draft):
        say(Phrase("! %(warning)s", warning=each))


def _tell(ceremony: StoredCeremony) -> None:
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


@ceremony_group.command()
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
        return await stage.group_by_rule(actor(), await chosen(commendation), None, [rule])

    _tell(run(work))


@ceremony_group.command()
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
        return await stage.members_move(actor(), code, None, winners, target, at)

    _tell(run(work))


@ceremony_group.command()
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

    _tell(run(work))


def _ranks(typed: str) -> list[int]:
    pieces = [piece.strip() for piece in typed.replace("、", ",").split(",") if piece.strip()]
    if not all(piece.isascii() and piece.isdigit() and len(piece) < 6 for piece in pieces):
        raise usage_error(Phrase("--ranks are numbers, such as 1,2."))
    return [int(piece) for piece in pieces]


@ceremony_group.command()
@click.option("-m", "--message", "note", default="", help="Note shown with the version.")
@click.option(
    "--accept-unplaced", is_flag=True, help="Who is placed nowhere goes into a bag of the version."
)
@commendation_option
@json_option
def freeze(note: str, accept_unplaced: bool, commendation: str | None, as_json: bool) -> None:
    """Freeze the draft as the next version: papers are made from it.

    \b
    Example:
      awards ceremony freeze -m 排练用
    """

    async def work(_: Settings) -> StageVersion:
        code = await chosen(commendation)
        return await versions.freeze(actor(), code, note=note, accept_unplaced=accept_unplaced)

    made = run(work)
    if as_json:
        emit({"number": made.number, "digest": made.digest, "made_at": made.made_at})
        return
    say(
        Phrase(
            "✓ version %(number)s · %(digest)s: %(placed)s on stage, %(bagged)s in bags",
            number=made.number,
            digest=made.digest[:6],
            placed=len(made.content.on_stage),
            bagged=sum(len(bag.certificates) for bag in made.content.bags),
        )
    )


@ceremony_group.command()
@click.argument("old", type=click.IntRange(0))
@click.argument("new", type=click.IntRange(0))
@commendation_option
@json_option
def diff(old: int, new: int, commendation: str | None, as_json: bool) -> None:
    """Show what two versions say differently; 0 is the draft.

    \b
    Example:
      awards ceremony diff 1 2
    """

    async def work(_: Settings) -> tuple[StageVersion, StageVersion]:
        code = await chosen(commendation)
        return await versions.version(code, old), await versions.version(code, new)

    before, after = run(work)
    found = compare(before.content, after.content)
    if as_json:
        emit(found)
        return
    for line in difference_lines(found, before.content, after.content):
        say(line)
    say(Phrase("%(count)s differences", count=found.count))


ceremony_group.add_command(pack)

COMMANDS = {"ceremony": ceremony_group}
