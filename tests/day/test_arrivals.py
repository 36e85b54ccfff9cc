"""What the door took is known on the day: who arrived, and what was handed out at the desk."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.day import closing, queries, rehearsing
from awards.day.desk import desk
from awards.deliveries import handed as deliveries
from awards.door import typing
from awards.overview import queries as overview
from awards.tables import GivenWay, Scan, ScanKind
from tests.door.doors import Door, scan

CORA = "web/cora"


async def test_somebody_scanned_at_the_door_is_arrived_and_counted_in_the_group(door: Door) -> None:
    first = door.version.content.groups[0].members[0].certificate.winner
    at = [each.winner for each in door.version.content.order].index(first)
    east = await door.telephone()
    before = await queries.revision("2023")

    await east.send(scan(door.codes[at]))
    after = await queries.revision("2023")
    here = await desk(await catalogue.find("2023"))

    assert (before.arrivals, after.arrivals) == (0, 1)
    assert before.acts == after.acts
    assert before.text != after.text
    assert here is not None
    assert list(here.arrived) == [first]
    assert [each.arrived for each in here.counts][:2] == [1, 0]


async def test_a_scan_of_a_rehearsal_is_no_arrival_of_the_day(door: Door) -> None:
    await rehearsing.begin(CORA, "2023")
    await typing.record(CORA, "2023", ScanKind.ARRIVED, door.codes[0])

    assert await Scan.count() == 1
    assert (await queries.revision("2023")).arrivals == 0


async def test_a_certificate_handed_out_at_the_desk_is_given(door: Door) -> None:
    here = await catalogue.find("2023")
    member = door.version.content.groups[0].members[0].certificate
    code = await door.printed(member.winner)

    await typing.record(CORA, "2023", ScanKind.HANDED, code, recipient="王芳")
    given = await queries.given(here)
    made = await closing.close(CORA, "2023")

    assert list(given) == [member.number]
    assert (given[member.number].way, given[member.number].to) == (GivenWay.DESK, "王芳")
    assert (made.count("desk"), made.count("")) == (1, 399)
    assert list(await deliveries.handed(here)) == [member.winner]
    assert (await overview.counts(here)).handed == 1
