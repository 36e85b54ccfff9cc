"""A certificate goes on its own tray alone, and is handed out once."""

from __future__ import annotations

import random

import pytest

from awards import database
from awards.door import queries, sweeping, typing
from awards.errors import ScanRefused
from awards.issuing import service as issuing
from awards.tables import AuditEntry, Ceremony, Scan, ScanKind, Values
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import SECRET
from tests.door.doors import Door, scan


def places(door: Door) -> list[tuple[int, str, str]]:
    """Of everybody on a tray: winner, tray, and the place in words."""
    found = []
    for group in door.version.content.groups:
        one = len({each.tray for each in group.members if each.tray}) < 2
        for each in group.members:
            if each.tray:
                tray = "" if one else f"托盘{each.tray} "
                words = f"第{group.number}批 {tray}{each.tray_place}号位"
                found.append((each.certificate.winner, f"{group.number}-{each.tray}", words))
    return found


async def test_twenty_wrong_of_a_hundred_are_refused_with_their_right_place(door: Door) -> None:
    telephone, known = await door.telephone(), places(door)
    chosen = random.Random(4).choices(known, k=100)  # noqa: S311 - a sample, not secrets
    scans, told = [], []
    for at, (winner, tray, words) in enumerate(chosen):
        wrong = next(other for _, other, _ in known if other != tray) if at % 5 == 0 else ""
        scans.append(scan(await door.printed(winner), "packed", tray=wrong or tray))
        told.append(f"不在此托盘（应在{words}）" if wrong else "")

    answers = await telephone.send(*scans)

    assert [each["words"] if each["verdict"] == "red" else "" for each in answers] == told
    assert sum(bool(each) for each in told) == 20


async def test_a_tray_is_whole_when_every_place_was_scanned(door: Door) -> None:
    telephone = await door.telephone()
    first = places(door)[0][1]
    mine = [winner for winner, tray, _ in places(door) if tray == first]

    before = (await queries.packed(door.ceremony))[0]
    codes = [await door.printed(winner) for winner in mine]
    await telephone.send(*(scan(code, "packed", tray=first) for code in codes[1:]))
    almost = (await queries.packed(door.ceremony))[0]
    last = scan(codes[0], "packed", tray=first)
    await telephone.send(last)
    whole = (await queries.packed(door.ceremony))[0]
    await telephone.send(scan("", "undone", undoes=last["id"]))
    again = (await queries.packed(door.ceremony))[0]

    assert (before.packed, before.places) == (0, len(mine))
    assert (almost.missing, almost.whole) == ([1], False)
    assert (whole.packed, whole.whole) == (len(mine), True)
    assert again.missing == [1]


async def test_the_paper_before_a_reissue_is_named_and_a_revoked_one_too(door: Door) -> None:
    telephone = await door.telephone()
    (one, tray, _), (two, other, _) = places(door)[:2]
    old, gone = await door.printed(one), await door.printed(two)
    words, revision = Amendment(unit="另一单位"), (await find(one)).revision
    await winners.amend("web/rita", one, words, revision=revision, secret=SECRET, reason="改正")
    await issuing.reissue("web/anna", await door.number(one), "misprint", door.settings)
    await issuing.revoke("web/anna", await door.number(two), "in error")

    answers = await telephone.send(
        scan(old, "packed", tray=tray),
        scan(gone, "packed", tray=other),
        scan(old, "handed", recipient="李四"),
        scan(await door.printed(one), "packed", tray=tray),
    )

    assert [each["words"] for each in answers[:3]] == ["已有新版", "已作废", "已有新版"]
    assert answers[3]["verdict"] == "green"


async def test_a_certificate_is_handed_out_once_and_the_person_is_named(door: Door) -> None:
    telephone = await door.telephone()
    winner = door.version.content.bags[0].certificates[0].winner
    code, number = await door.printed(winner), await door.number(winner)

    first, second = await telephone.send(
        scan(code, "handed", recipient="李四"), scan(code, "handed", recipient="王五")
    )

    assert (first["verdict"], first["words"]) == ("green", "已发给李四")
    assert second["verdict"] == "amber"
    assert second["words"].startswith("已发过（李四 ")
    assert {key: each.to for key, each in (await queries.handed(door.ceremony)).items()} == {
        number: "李四"
    }


async def test_what_is_scanned_in_a_rehearsal_does_not_count(door: Door) -> None:
    telephone = await door.telephone()
    rehearsing: Values = {Ceremony.rehearsal: True}
    over: Values = {Ceremony.rehearsal: False}

    await Ceremony.update(rehearsing).where(Ceremony.id == door.ceremony)
    [then] = await telephone.send(scan(door.codes[0]))
    await Ceremony.update(over).where(Ceremony.id == door.ceremony)
    counted = await queries.arrived(door.ceremony)
    [now] = await telephone.send(scan(door.codes[0]))

    assert (then["reason"], counted, now["reason"]) == ("arrived", {}, "arrived")
    assert len(await queries.arrived(door.ceremony)) == 1


async def test_the_office_types_what_a_telephone_would_scan(door: Door) -> None:
    found = await typing.find("2023", door.codes[3])
    [person] = found.persons

    answer = await typing.record("web/cora", "2023", ScanKind.ARRIVED, person.code)
    with pytest.raises(ScanRefused, match="名单里没有这个码"):
        await typing.record("web/cora", "2023", ScanKind.ARRIVED, "ZZ99ZZ99ZZ99")

    assert answer.words == "已签到"
    assert await Scan.count() == 1
    [entry] = await AuditEntry.select().where(AuditEntry.action == "door.typed")
    assert person.name in entry["after"]


async def test_a_scan_is_never_changed_and_only_an_old_refused_one_is_deleted(door: Door) -> None:
    telephone = await door.telephone()
    await telephone.send(scan(door.codes[0]), scan("ZZ99ZZ99ZZ99", shown="red"))

    for statement in (
        'UPDATE "scan" SET "verdict" = \'amber\'',
        'DELETE FROM "scan" WHERE "verdict" = \'green\'',
    ):
        with pytest.raises(Exception, match="scan_") as refused:
            await Scan.raw(statement)
        assert database.is_check_violation(refused.value)
    await sweeping.sweep()
    assert await Scan.count() == 2


async def test_refused_scans_are_deleted_after_thirty_days(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    telephone = await door.telephone()
    await telephone.send(scan(door.codes[0]), scan("ZZ99ZZ99ZZ99", shown="red"))

    monkeypatch.setattr(sweeping, "REFUSED", -sweeping.REFUSED)
    await sweeping.sweep()

    assert [row["reason"] for row in await Scan.select(Scan.reason)] == ["arrived"]
