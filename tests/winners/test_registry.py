"""The services of the registry: register, amend, confirm, withdraw, place by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from awards.audit import queries as audited
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.writing import plan_of
from awards.errors import Duplicate, FieldRefused, NameRefused, QuotaFull, Stale, WrongState
from awards.search_keys import search_key
from awards.tables import AuditEntry, Winner, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service
from awards.winners.queries import find, in_order, known_recipients, listing
from awards.winners.rules import key_of, recipient_key
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
        "cli/bob", winner, Amendment(name="林晚洲"), revision=2, secret=SECRET, reason="与原件不符"
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
    """A later confirmation must not move placed winners, so that print and roster agree."""
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


async def test_a_winner_named_twice_is_changed_and_recorded_once(
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


@pytest.mark.parametrize(
    ("number", "namesake", "key"),
    [
        ("", 0, "02441ab58157f71f8ff583a3f05f628c6463a40dbc4be2a19d6e1e90ff60a93a"),
        ("abc", 2, "83c66ad8430d268227f0fad2606b8aa61a025a2e9bf5a8f00a6785ce51be1d28"),
    ],
)
def test_the_key_of_a_recipient_never_changes(number: str, namesake: int, key: str) -> None:
    """SHA-256 of name, unit, fingerprint and namesake with U+001F between; keys are stored."""
    assert recipient_key("林晚舟", "潮河办事处", number, namesake) == key


def test_a_search_finds_the_initials_of_the_surname_that_was_stated() -> None:
    assert search_key("单于修", "潮河") == "单于修|潮河|cyx"
    assert search_key("单于修", "潮河", 1) == "单于修|潮河|syx"


@pytest.mark.parametrize(
    ("wrong", "en"),
    [
        ({"name": ""}, "The name “” is refused: The name is empty. Fill in the name."),
        (
            {"name": "林", "credit_code": "91"},
            (
                "“…” is not acceptable for “credit_code”: "
                "The credit code “91” has 2 characters, not 18. Complete it."
            ),
        ),
        (
            {"name": "林", "unit": "字" * 201},
            f"“{'字' * 20}…” is not acceptable for “unit”: 201 characters, 200 at most.",
        ),
        (
            {"name": "林", "unit": "a\x07"},
            (
                "“a[U+0007]…” is not acceptable for “unit”: "
                "It holds a control or direction character."
            ),
        ),
        (
            {"name": "林", "namesake": 1000},
            "“1000” is not acceptable for “namesake”: it is not from 0 to 999",
        ),
        (
            {"name": "林", "surname_length": 0},
            "“0” is not acceptable for “surname_length”: it is not from 1 to 50",
        ),
        (
            {"name": "林", "personal_number": "1" * 51},
            "“…” is not acceptable for “personal_number”: 51 characters, 50 at most.",
        ),
    ],
)
async def test_a_refused_registration_names_the_field(
    commendation: CommendationRecord, wrong: dict[str, Any], en: str
) -> None:
    with pytest.raises((NameRefused, FieldRefused)) as refused:
        await register(Registration("GR", honour="综合考评先进工作者", **wrong))

    assert refused.value.words("en").what == en


async def test_a_credit_code_is_stored_narrow_and_without_spaces(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(
        Registration("CX", "郑州甲有限公司", credit_code=" ９１410100ma 00000500")
    )

    assert (await find(winner)).credit_code == "91410100MA00000500"


async def test_a_change_of_honour_moves_the_place_from_one_to_the_other(
    commendation: CommendationRecord,
) -> None:
    plan = plan_of(commendation)
    honours = tuple(replace(honour, quota=1) for honour in plan.categories[-1].honours)
    people = replace(plan.categories[-1], honours=honours)
    await catalogue.load("cli/alice", replace(plan, categories=(*plan.categories[:-1], people)))
    lin, ouyang = await register(LIN, OUYANG)

    with pytest.raises(QuotaFull) as refused:
        await _to_honour(lin, "优秀网格长（员）")
    await _to_honour(ouyang, "营商环境先进个人")
    await _to_honour(lin, "优秀网格长（员）")

    category = (await catalogue.find("2023")).require_category("GR")
    assert "“先进个人·优秀网格长（员）” has 1 places, 1 taken" in refused.value.words("en").what
    assert {honour.name: honour.taken for honour in category.honours} == {
        "综合考评先进工作者": 0,
        "优秀网格长（员）": 1,
        "营商环境先进个人": 1,
    }
    assert category.taken == 2


async def _to_honour(winner: int, honour: str) -> None:
    revision = (await find(winner)).revision
    change = Amendment(honour=honour)
    await service.amend("cli/bob", winner, change, revision=revision, secret=SECRET)
