"""``awards door``: pair telephones, revoke them, count who has arrived."""

from __future__ import annotations

import click

from awards.cli.console import emit, say, show
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.door import pairing, queries
from awards.door.records import DeviceRecord, DoorCount, MadeDevice
from awards.settings import Settings
from awards.tables import ScanKind
from awards.web.labels import SCAN_KINDS, TELEPHONES
from awards.words import C_, Joined, Phrase


@click.group("door")
def door_group() -> None:
    """Pair telephones at the door, revoke them, count who has arrived.

    \b
    Examples:
      awards door pair 东门
      awards door devices
      awards door counts
    """


@door_group.command("pair")
@click.argument("name")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([each.value for each in pairing.KINDS]),
    default=[each.value for each in pairing.KINDS[:2]],
    help="What it scans; give it again for more.",
)
@commendation_option
@json_option
def pair(name: str, kinds: tuple[str, ...], commendation: str | None, as_json: bool) -> None:
    """Make a code that pairs the telephone NAME, once and within ten minutes.

    \b
    Examples:
      awards door pair 东门
      awards door pair 服务台 --kind handed --kind packed
    """
    wanted = [ScanKind(kind) for kind in kinds]

    async def work(settings: Settings) -> tuple[MadeDevice, str]:
        made = await pairing.pair(actor(), await chosen(commendation), name, wanted)
        return made, f"{settings.public_url}/door#{made.code}"

    made, link = run(work)
    if as_json:
        emit({"id": made.id, "name": made.name, "code": made.code, "link": link})
        return
    say(Phrase("✓ open on the telephone, within ten minutes: %(link)s", link=link))
    say(Phrase("  or type there: %(code)s", code=made.code))


@door_group.command("devices")
@commendation_option
@json_option
def devices(commendation: str | None, as_json: bool) -> None:
    """List the telephones, with when each was seen and how many scans it has not sent.

    \b
    Example:
      awards door devices
    """

    async def work(_: Settings) -> list[DeviceRecord]:
        return await pairing.devices(await pairing.ceremony_id(await chosen(commendation)))

    found = run(work)
    if as_json:
        emit(found)
        return
    show(
        (
            C_("heading", "no."),
            C_("heading", "telephone"),
            C_("heading", "kinds of scan"),
            C_("heading", "state of a telephone"),
            C_("heading", "last seen"),
            C_("heading", "not sent yet"),
        ),
        [
            (
                each.id,
                each.name,
                Joined(tuple(Phrase(SCAN_KINDS[kind]) for kind in each.kinds), " · "),
                Phrase(TELEPHONES[each.state]),
                each.seen_at,
                each.waiting,
            )
            for each in found
        ],
    )


@door_group.command("revoke")
@click.argument("device", type=click.IntRange(1))
@commendation_option
def revoke(device: int, commendation: str | None) -> None:
    """End the telephone number DEVICE of the list at once.

    \b
    Example:
      awards door revoke 3
    """

    async def work(_: Settings) -> None:
        await pairing.revoke(actor(), await chosen(commendation), device)

    run(work)
    say(Phrase("✓ revoked: what it sends now is kept and counts nowhere"))


@door_group.command("counts")
@commendation_option
@json_option
def counts(commendation: str | None, as_json: bool) -> None:
    """Count who attends, has arrived and is present, for each group on stage.

    \b
    Example:
      awards door counts
    """

    async def work(_: Settings) -> list[DoorCount]:
        return await queries.counts(await pairing.ceremony_id(await chosen(commendation)))

    found = run(work)
    if as_json:
        emit(found)
        return
    show(
        (
            C_("heading", "group on stage"),
            "",
            C_("heading", "attending"),
            C_("heading", "arrived"),
            C_("heading", "present"),
        ),
        [
            (
                each.group or Phrase("not on stage"),
                each.name,
                each.attending,
                each.arrived,
                each.present,
            )
            for each in found
        ],
    )


COMMANDS = {"door": door_group}
