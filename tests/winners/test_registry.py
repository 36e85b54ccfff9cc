"""The registry's doors: register, amend, confirm, withdraw, place by hand."""

from __future__ import annotations

import pytest

from awards.audit import queries as audited
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import Duplicate, FieldRefused, NameRefused, QuotaFull, Stale, WrongState
from awards.tables import AuditEntry, Winner, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service
from awards.winners.queries import find, in_order, known_recipients, listing
from awards.winners.rules import key_of
from tests.cast import ACME, LIN, OUYANG, SECRET, TIAN, register


async def _taken(code: str) -> int:
    return (await catalogue.find("2023")).require_category(code).taken


async def test_a_registered_winner_is_stored_as_typed(commendation: CommendationRecord) -> None:
    [winner] = await register(Registration("CX", "　郑州云梯（智能）有限公司 ", "经开区"))

    stored = await find(winner)

    assert (stored.name, stored.unit) == ("郑州云梯（智能）有限公司", "经开区")
    assert stored.state is WinnerState.DRAFT


async def test_of_a_personal_number_only_the_tail_is_kept(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)

    [row] = await Winner.select().where(Winner.id == winner)
    entries = await AuditEntry.select()

    assert row["number_tail"] == "0001"
    assert "JK0001" not in str(row) + str(entries)


async def test_registering_takes_a_place_of_the_quota(commendation: CommendationRecord) -> None:
    await register(LIN, OUYANG, ACME)

    assert (await _taken("GR"), await _taken("CX")) == (2, 1)


async def test_an_eleventh_of_ten_is_refused_with_the_numbers(
    commendation: CommendationRecord,
) -> None:
    many = [Registration("CX", f"郑州第{n}智能装备有限公司") for n in range(11)]

    with pytest.raises(QuotaFull) as refused:
        await register(*many)

    assert refused.value.facts["over"] == 1
    assert await listing(commendation) == []


async def test_the_same_person_twice_is_refused_and_nothing_is_stored(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)

    with pytest.raises(Duplicate):
        await register(
            OUYANG,
            Registration("GR", "林 晚舟", "潮河办事处", LIN.honour, personal_number="jk0001"),
        )

    assert [winner.name for winner in await listing(commendation)] == ["林晚舟"]
    assert await _taken("GR") == 1


async def test_the_same_person_twice_in_one_list_is_refused(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(Duplicate):
        await register(ACME, ACME)


async def test_namesakes_are_two_people(commendation: CommendationRecord) -> None:
    other = Registration("GR", LIN.name, LIN.unit, LIN.honour, namesake=1)

    await register(LIN, other)

    assert await _taken("GR") == 2


@pytest.mark.parametrize("name", ["", "张\u202e三", "李😀", "字" * 51])
async def test_a_name_that_cannot_be_printed_right_is_refused(
    commendation: CommendationRecord, name: str
) -> None:
    with pytest.raises(NameRefused):
        await register(Registration("CX", name))


async def test_an_unknown_honour_is_refused_with_those_there_are(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(FieldRefused, match="优秀网格"):
        await register(Registration("JT", "第一网格", honour="先进网格"))


async def test_rare_characters_come_back_as_they_went_in(commendation: CommendationRecord) -> None:
    name = "𪚥𬭎·\U00031350\U0002ebf0"

    [winner] = await register(Registration("GR", name, "", LIN.honour))

    assert (await find(winner)).name == name


async def test_an_amendment_is_remembered_with_before_and_after(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)

    after = await service.amend(
        "cli/bob", winner, Amendment(name="林晚洲"), revision=1, secret=SECRET
    )

    _, change = await audited.history(f"winner/{winner}")
    assert (after.name, after.number_tail) == ("林晚洲", "0001")
    assert '"name":"林晚舟"' in change.before
    assert '"name":"林晚洲"' in change.after


async def test_a_stale_amendment_is_refused(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)
    await service.amend("cli/bob", winner, Amendment(note="甲"), revision=1, secret=SECRET)

    with pytest.raises(Stale):
        await service.amend("cli/eve", winner, Amendment(note="乙"), revision=1, secret=SECRET)


async def test_amending_into_another_person_is_refused(commendation: CommendationRecord) -> None:
    [winner, _] = await register(ACME, Registration("CX", "郑州长风精密制造有限公司"))

    with pytest.raises(Duplicate):
        await service.amend(
            "cli/bob", winner, Amendment(name="郑州长风精密制造有限公司"), revision=1, secret=SECRET
        )


async def test_an_amended_winner_must_be_confirmed_again(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)
    await service.confirm("cli/carol", [winner])

    after = await service.amend(
        "cli/bob", winner, Amendment(name="林晚洲"), revision=2, secret=SECRET
    )

    assert after.state is WinnerState.DRAFT


async def test_an_amendment_that_changes_nothing_leaves_no_trace(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)

    after = await service.amend(
        "cli/bob", winner, Amendment(name=LIN.name), revision=1, secret=SECRET
    )

    assert after.revision == 1
    assert len(await audited.history(f"winner/{winner}")) == 1


async def test_confirming_twice_is_refused_for_all(commendation: CommendationRecord) -> None:
    first, second = await register(LIN, OUYANG)
    await service.confirm("cli/carol", [first])

    with pytest.raises(WrongState):
        await service.confirm("cli/carol", [second, first])

    assert (await find(second)).state is WinnerState.DRAFT


async def test_withdrawing_frees_the_place_and_the_name(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)

    await service.withdraw("cli/carol", [winner], "本人放弃")
    [again] = await register(LIN)

    assert await _taken("GR") == 1
    assert [each.id for each in await in_order(commendation)] == [again]


async def test_a_hand_place_holds_whatever_the_method(commendation: CommendationRecord) -> None:
    winners = await register(OUYANG, LIN)
    by_strokes = [winner.name for winner in await in_order(commendation)]

    await service.place_by_hand("cli/alice", winners[0], 1)

    assert by_strokes == ["林晚舟", "欧阳若水"]
    assert [winner.name for winner in await in_order(commendation)] == ["欧阳若水", "林晚舟"]


async def test_a_hand_place_counts_among_all_who_stand(commendation: CommendationRecord) -> None:
    """Who is confirmed later must not move those who were placed: print and roster agree."""
    tian, lin, ouyang = await register(TIAN, LIN, OUYANG)
    await service.place_by_hand("cli/alice", ouyang, 2)
    await service.confirm("cli/carol", [ouyang, lin])

    everyone = [winner.id for winner in await in_order(commendation)]
    confirmed = await in_order(commendation, states=[WinnerState.CONFIRMED])

    assert everyone == [tian, ouyang, lin]
    assert [winner.id for winner in confirmed] == [ouyang, lin]


async def test_two_winners_cannot_hold_one_hand_place(commendation: CommendationRecord) -> None:
    first, second = await register(OUYANG, LIN)
    await service.place_by_hand("cli/alice", first, 1)

    with pytest.raises(FieldRefused, match="欧阳若水"):
        await service.place_by_hand("cli/alice", second, 1)


async def test_known_recipients_are_found_by_their_key(commendation: CommendationRecord) -> None:
    await register(LIN)

    assert f"GR:{key_of(LIN, SECRET)}" in await known_recipients(commendation)


async def test_every_change_is_in_the_chain(commendation: CommendationRecord) -> None:
    first, second = await register(LIN, OUYANG)
    await service.confirm("cli/carol", [first, second])
    await service.withdraw("cli/carol", [second], "本人放弃")

    assert await audit.verify() == (9 + 2 + 2 + 1, None)


async def test_who_is_named_twice_is_changed_and_told_of_once(
    commendation: CommendationRecord,
) -> None:
    [lin, other] = await register(LIN, OUYANG)

    await service.confirm("cli/anna", [lin, other, lin])
    await service.withdraw("cli/anna", [lin, lin], "本人放弃")

    assert [link.action for link in await audited.history(f"winner/{lin}")] == [
        "winner.registered",
        "winner.confirmed",
        "winner.withdrawn",
    ]
    assert await _taken("GR") == 1


@pytest.mark.parametrize(
    ("secret", "kept"),
    [
        (bytes(32), "30525b251a5970d0511dea5734d3da09510ebf0fdb570416a48e2c4fe7ea7d8f"),
        (b"\x01" * 32, "5d84e33c89066eeb815219c8e34d2819f7cc0c089f4593e7694aa1f892ce1d94"),
    ],
)
async def test_a_personal_number_is_kept_as_its_hmac_under_the_servers_key(
    commendation: CommendationRecord, secret: bytes, kept: str
) -> None:
    """By ``openssl dgst -sha256 -mac HMAC``: without the key no list of numbers can be tried."""
    [winner] = await service.register(
        "cli/alice",
        "2023",
        [Registration("GR", "林晚舟", "", "综合考评先进工作者", personal_number="JK0001")],
        secret=secret,
    )

    [row] = await Winner.select(Winner.number_fingerprint).where(Winner.id == winner)

    assert row["number_fingerprint"] == kept


async def test_several_hand_places_given_in_falling_order_are_all_kept(
    commendation: CommendationRecord,
) -> None:
    names = [f"郑州第{which}有限公司" for which in "甲乙丙丁戊"]
    first, second, third, fourth, fifth = await register(*(Registration("CX", n) for n in names))

    for winner, place in ((first, 5), (second, 3), (third, 1)):
        await service.place_by_hand("cli/alice", winner, place)

    standing = [winner.id for winner in await in_order(commendation, category="CX")]
    assert (standing[4], standing[2], standing[0]) == (first, second, third)
    assert {standing[1], standing[3]} == {fourth, fifth}
