"""Winners are prepared before the transaction, and again if the commendation changed since."""

from __future__ import annotations

import pytest

from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused
from awards.tables import Winner
from awards.winner_fields import Registration
from awards.winners import service
from awards.winners.preparing import PreparedWinners, prepare
from tests.cast import SECRET

HONOUR = "综合考评先进工作者"


def _people(count: int, first: int = 0) -> list[Registration]:
    return [
        Registration(category="GR", honour=HONOUR, name=f"王{chr(0x4E00 + n)}", unit="潮河办事处")
        for n in range(first, first + count)
    ]


async def test_prepared_winners_are_stored_as_others_are(commendation: CommendationRecord) -> None:
    first, second = _people(1), _people(1, first=1)
    await service.register("cli/alice", "2023", first, secret=SECRET)
    prepared = await prepare(commendation, second, SECRET)
    await service.register("cli/alice", "2023", second, secret=SECRET, prepared=prepared)

    own = ("id", "name", "place", "name_key", "recipient_key", "search_key", "registered_at")
    one, two = await Winner.select().order_by(Winner.id)

    assert {k: v for k, v in one.items() if k not in own} == {
        k: v for k, v in two.items() if k not in own
    }
    assert (one["place"], two["place"]) == (1, 2)
    assert two["registered_at"].tzinfo is not None
    assert (await audit.verify())[1] is None


async def test_what_was_prepared_for_another_state_of_the_commendation_is_prepared_again(
    commendation: CommendationRecord,
) -> None:
    [asked] = _people(1)
    stale = PreparedWinners("an earlier state", [])

    ids = await service.register("cli/alice", "2023", [asked], secret=SECRET, prepared=stale)

    assert len(ids) == 1
    assert await Winner.count() == 1


async def test_the_ids_of_many_winners_come_in_their_order(
    commendation: CommendationRecord,
) -> None:
    asked = _people(1201)
    mixed = [
        each if n % 3 else Registration(category="TC", honour="", name=f"第{n}有限公司", unit="")
        for n, each in enumerate(asked)
    ][:31]
    await service.register("cli/alice", "2023", mixed[:2], secret=SECRET)

    ids = await service.register("cli/alice", "2023", mixed[2:], secret=SECRET)

    rows = await Winner.select(Winner.id, Winner.name)
    names = {row["id"]: row["name"] for row in rows}
    assert [names[each] for each in ids] == [each.name for each in mixed[2:]]
    assert (await audit.verify())[1] is None


async def test_a_wrong_one_is_refused_before_anything_is_locked(
    commendation: CommendationRecord,
) -> None:
    wrong = Registration(category="GR", honour="没有", name="王一", unit="潮河办事处")

    with pytest.raises(FieldRefused):
        await prepare(await catalogue.find("2023"), [wrong], SECRET)
