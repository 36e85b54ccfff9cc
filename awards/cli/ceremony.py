"""``awards ceremony``: set it up, load it from a file, show it."""

from __future__ import annotations

from pathlib import Path

import click

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.cli.ceremony_attendees import attendees_group
from awards.cli.ceremony_day import DAY_COMMANDS
from awards.cli.ceremony_groups import group, place, presenter, tell_placed
from awards.cli.ceremony_pack import pack
from awards.cli.ceremony_replies import REPLY_COMMANDS
from awards.cli.ceremony_seats import hall_group, seats_group
from awards.cli.ceremony_versions import diff, freeze
from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, json_option, output, run
from awards.settings import Settings
from awards.stage import service as stage
from awards.stage import store, versions
from awards.stage.arrangement import Arrangement
from awards.stage.certificates import stage_certificates
from awards.stage.content import StageVersion
from awards.stage.document_reading import arrangement_of
from awards.stage.documents import (
    CeremonyDocument,
    as_toml,
    document_of,
    for_another_year,
    from_toml,
)
from awards.stage.rules.timing import clock_time
from awards.stage.rules.warnings import warnings
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

    tell_placed(run(work))


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

    tell_placed(run(work))


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


for each in (
    *(group, place, presenter, attendees_group, hall_group, seats_group, freeze, diff, pack),
    *DAY_COMMANDS,
):
    ceremony_group.add_command(each)
for each in REPLY_COMMANDS:
    attendees_group.add_command(each)

COMMANDS = {"ceremony": ceremony_group}
