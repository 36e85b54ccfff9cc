"""What a telephone sends is kept once, answered, and never stops what comes after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from awards.door import queries
from awards.tables import Scan
from tests.door.doors import Door, scan


async def test_a_first_arrival_is_green_and_the_second_says_where_the_first_was(
    door: Door,
) -> None:
    east, west = await door.telephone("东门"), await door.telephone("西门")

    [first] = await east.send(scan(door.codes[0]))
    [second] = await west.send(scan(door.codes[0], shown="green"))

    assert (first["verdict"], first["words"]) == ("green", "已签到")
    assert second["verdict"] == "amber"
    assert second["words"].startswith("已到过（东门 ")
    assert len(await queries.arrived(door.ceremony)) == 1


async def test_a_repeated_scan_is_answered_as_the_first_time_and_stored_once(door: Door) -> None:
    east = await door.telephone()
    one = scan(door.codes[0])

    first = await east.send(one)
    again = await east.send(one, one)

    assert again == first * 2
    assert await Scan.count() == 1


async def test_everything_is_kept_and_nothing_stops_the_next(door: Door) -> None:
    """Foreign codes, nothing, too much, and ids that others have."""
    east = await door.telephone()
    taken = scan(door.codes[5])
    bad = [
        scan("", shown="red"),
        scan("X" * 4000, shown="red"),
        scan("wxp://f2f0abcdef", shown="red"),
        scan("134567890123456789", shown="red"),
        scan("https://example.org/x", shown="red"),
        scan("ZZ99ZZ99ZZ99", shown="red"),
        scan(await door.printed(door.version.content.order[0].winner), shown="red"),
        scan("a\u0000b", shown="red"),
        taken,
        {**taken, "code": door.codes[6]},
        scan(door.codes[0], id="not-an-id"),
        scan(door.codes[0], "dance"),
        scan("nothing", "undone", undoes="00000000-0000-4000-8000-000000000000"),
    ]

    answers = await east.send(*bad, scan(door.codes[7]))
    repeated = await east.send(*bad)

    assert [each["reason"] for each in answers] == [
        "empty", "foreign", "payment", "payment", "foreign", "unknown", "certificate", "unknown",
        "arrived", "other-words", "malformed", "malformed", "nothing-to-undo", "arrived",
    ]  # fmt: skip
    assert [each["id"] for each in answers[:-1]] == [each["id"] for each in bad]
    assert repeated == answers[:-1]
    assert await Scan.count() == 14
    assert await Scan.exists().where(Scan.kind == "unknown", Scan.verdict == "red")
    assert len(await queries.arrived(door.ceremony)) == 2


async def test_the_clock_of_a_telephone_is_corrected_by_the_difference_at_sending(
    door: Door,
) -> None:
    east = await door.telephone()
    wrong = datetime.now(UTC) + timedelta(hours=2)
    ago, ahead = wrong - timedelta(minutes=10), wrong + timedelta(days=1)

    await east.send(scan(door.codes[0], at=ago.isoformat()), sent_at=wrong.isoformat())
    [answer] = await east.send(scan(door.codes[1], at=ahead.isoformat()), sent_at=wrong.isoformat())

    first, second = (await queries.arrived(door.ceremony)).values()
    assert abs(first - (datetime.now(UTC) - timedelta(minutes=10))) < timedelta(minutes=1)
    assert abs(second - datetime.now(UTC)) < timedelta(minutes=1)
    assert (answer["verdict"], answer["reason"]) == ("green", "clock-ahead")


async def test_an_undone_arrival_is_none_and_its_undoing_counts_once(door: Door) -> None:
    east = await door.telephone()
    one = scan(door.codes[0])

    answers = await east.send(
        one,
        scan("", "undone", undoes=one["id"]),
        scan("", "undone", undoes=one["id"]),
        scan(door.codes[0], "left"),
    )

    assert [each["reason"] for each in answers] == [
        "arrived",
        "undone",
        "undone-before",
        "not-here",
    ]
    assert await queries.arrived(door.ceremony) == {}
