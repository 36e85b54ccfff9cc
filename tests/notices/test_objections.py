"""An objection holds its winner back until it is decided; the others continue."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from awards import clock
from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, ObjectionDecided, ObjectionOpen, WinnerHeld, WrongState
from awards.issuing import service as issuing
from awards.notices import holds, objections, queries, service
from awards.notices.records import ObjectionRecord
from awards.tables import Objection, ObjectionState, Values, WinnerState
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import EVERYONE, LIN, TIAN, confirmed, register, settings
from tests.notices.story import ask_for, noticed, outcomes, pass_by

pytestmark = pytest.mark.usefixtures("commendation")

SOURCE = "张某，电话 13900000000"
SAID = "事迹不实，来电人称有证据。"


async def _objected(winner: int, said: str = SAID) -> ObjectionRecord:
    return await objections.object_to("web/anna", winner, clock.today(), SOURCE, said)


async def _decided(objection: ObjectionRecord, *, upheld: bool) -> ObjectionRecord:
    return await objections.decide("web/anna", objection.id, upheld=upheld, outcome="经核查。")


async def test_an_objection_sent_twice_is_one_case_and_said_again_later_another() -> None:
    [lin] = await register(LIN)

    twice = await asyncio.gather(*(_objected(lin) for _ in range(3)))
    other = await _objected(lin, "另有原因")
    earlier: Values = {Objection.recorded_at: clock.now() - timedelta(minutes=5)}
    await Objection.update(earlier, force=True)
    later = await _objected(lin)

    assert {each.case_number for each in twice} == {"2023-YY001"}
    assert (other.case_number, later.case_number) == ("2023-YY002", "2023-YY003")


async def test_an_objection_holds_its_winner_while_the_others_go_on() -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    await pass_by(await noticed([lin, tian]))
    case = await _objected(lin)

    with pytest.raises(WinnerHeld, match="林晚舟"):
        await service.confirm("web/anna", [lin])
    await service.confirm("web/anna", [tian])

    assert (case.state, case.case_number) == (ObjectionState.OPEN, "2023-YY001")
    assert (await find(tian)).state is WinnerState.CONFIRMED


async def test_once_it_is_dismissed_the_winner_goes_on() -> None:
    [lin] = await register(LIN)
    case = await _decided(await _objected(lin), upheld=False)

    await service.confirm("web/anna", [lin])

    assert (case.state, case.outcome) == (ObjectionState.DISMISSED, "经核查。")
    assert (await find(lin)).state is WinnerState.CONFIRMED


async def test_upheld_the_winner_stays_held_until_released_by_hand_or_withdrawn() -> None:
    lin, tian = await register(LIN, TIAN)
    for winner in (lin, tian):
        await _decided(await _objected(winner), upheld=True)
        assert (await find(winner)).held

    await holds.release("web/anna", lin, "已按核查结果更正")
    await winners.withdraw("web/anna", [tian], "异议成立")

    await service.confirm("web/anna", [lin])


async def test_of_two_objections_both_must_be_dismissed() -> None:
    [lin] = await register(LIN)
    first, second = [await _objected(lin, said) for said in (SAID, "另有原因")]

    await _decided(first, upheld=False)
    assert (await find(lin)).held
    await _decided(second, upheld=False)

    assert not (await find(lin)).held


async def test_a_winner_held_by_hand_is_not_released_by_a_dismissal() -> None:
    [lin] = await register(LIN)
    await holds.hold("web/adam", lin, "纪检部门来函")

    await _decided(await _objected(lin), upheld=False)

    assert (await find(lin)).held


async def test_an_open_objection_is_decided_before_its_winner_is_released() -> None:
    [lin] = await register(LIN)
    case = await _objected(lin)

    with pytest.raises(ObjectionOpen, match=case.case_number):
        await holds.release("web/anna", lin, "无妨")

    assert (await find(lin)).held


async def test_case_numbers_are_given_without_a_gap_also_at_once() -> None:
    ids = await register(*EVERYONE)

    await outcomes(*(_objected(winner) for winner in ids))

    found = await queries.objections(winner=None)
    assert sorted(each.case_number for each in found) == [f"2023-YY00{n}" for n in range(1, 6)]


async def test_only_one_of_two_simultaneous_decisions_succeeds() -> None:
    [lin] = await register(LIN)
    case = await _objected(lin)

    done = await outcomes(_decided(case, upheld=True), _decided(case, upheld=False))

    assert sum(isinstance(each, ObjectionDecided) for each in done) == 1


async def test_an_objection_to_a_confirmed_winner_takes_the_confirmation_back() -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)
    await pass_by(await noticed([lin]))
    await service.confirm("web/anna", [lin])

    await _objected(lin)

    there = await find(lin)
    assert (there.state, there.held) == (WinnerState.NOTICED, True)


async def test_an_objection_after_issue_is_recorded_and_the_certificate_stands(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    [lin] = await confirmed(LIN)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))

    case = await _objected(lin)

    there = await find(lin)
    assert (case.case_number, there.state, there.held) == (
        "2023-YY001",
        WinnerState.ISSUED,
        False,
    )


async def test_no_objection_is_recorded_against_a_withdrawn_winner() -> None:
    [lin] = await register(LIN)
    await winners.withdraw("web/anna", [lin], "本人放弃")

    with pytest.raises(WrongState):
        await _objected(lin)
    with pytest.raises(WrongState):
        await holds.hold("web/anna", lin, "核实中")


async def test_an_objection_of_tomorrow_or_without_words_is_refused() -> None:
    [lin] = await register(LIN)
    tomorrow = clock.today() + timedelta(1)

    with pytest.raises(FieldRefused):
        await objections.object_to("web/anna", lin, tomorrow, "", SAID)
    with pytest.raises(FieldRefused):
        await objections.object_to("web/anna", lin, clock.today(), "", " ")

    assert not (await find(lin)).held


async def test_the_history_names_the_case_but_not_what_was_said() -> None:
    [lin] = await register(LIN)
    await _decided(await _objected(lin), upheld=True)

    told = [entry.after for entry in await audit.history(f"winner/{lin}")]

    assert sum('"2023-YY001"' in facts for facts in told) == 2
    assert msgspec.json.decode(told[-1])["verdict"] == "upheld"
    for words in (SOURCE, SAID, "经核查"):
        assert not any(words in facts for facts in told)
