"""What was published stays as it was, until an approver publishes a dated correction."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec
import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.errors import CorrectionOfOwn, FieldRefused, NotFound, WrongState
from awards.issuing import service as issuing
from awards.notices import correcting, holds
from awards.notices import service as notices
from awards.settings import Settings
from awards.statements import queries
from awards.statements.differing import differences
from awards.statements.rules import correction_line
from awards.tables import WinnerState
from awards.verification import publication
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import find
from awards.words import translated
from tests.cast import LIN, OUYANG, SECRET, TIAN, confirmed, register, settings
from tests.notices.story import ask_for, noticed, pass_by

pytestmark = pytest.mark.usefixtures("commendation")


@pytest.fixture
def office(tmp_path: Any) -> Settings:  # noqa: ANN401 - a folder
    return settings(tmp_path)


async def _change(winner: int, actor: str = "web/rita", **fields: str) -> None:
    revision = (await find(winner)).revision
    amendment = msgspec.convert(fields, Amendment)
    await winners.amend(
        actor, winner, amendment, revision=revision, secret=SECRET, reason="与原件不符"
    )


async def _names(notice: int) -> list[str]:
    return [line.name for line in (await queries.of_notice(notice)).lines]


async def _corrections(notice: int) -> list[str]:
    statement = await queries.of_notice(notice)
    return [translated(correction_line(each), "zh") for each in statement.corrections]


async def _differences() -> list[tuple[str, int, str, str, str]]:
    here = await catalogue.find("2023")
    return [
        (each.statement, each.winner, each.field, each.says, each.register)
        for each in await differences(here)
    ]


async def _listed() -> list[str]:
    here = await publication.announced("2023")
    return [line.name for line in (await publication.list_of(here)).lines]


async def test_a_notice_keeps_its_words_when_the_register_changes() -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])

    await _change(lin, name="林婉舟", unit="明湖办事处")

    assert sorted(await _names(notice.id)) == ["林晚舟", "田禾"]
    assert await _differences() == [
        ("notice", lin, "name", "林晚舟", "林婉舟"),
        ("notice", lin, "unit", "潮河办事处", "明湖办事处"),
    ]


async def test_a_correction_is_dated_and_kept_beside_the_first_version() -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])
    await _change(lin, name="林婉舟")
    await _change(tian, unit="潮河办事处")

    await correcting.correct("web/anna", notice.id, [lin], "与身份证不符")

    assert sorted(await _names(notice.id)) == ["林婉舟", "田禾"]
    assert await _corrections(notice.id) == [f"更正（{clock.today()}）：“林晚舟”更正为“林婉舟”"]
    versions = (await queries.of_notice(notice.id)).versions
    assert [(v.version, v.actor, v.reason) for v in versions] == [
        (1, "web/anna", ""),
        (2, "web/anna", "与身份证不符"),
    ]
    assert await _differences() == [("notice", tian, "unit", "京航办事处", "潮河办事处")]


async def test_a_correction_needs_a_reason_a_difference_and_a_winner_of_the_notice() -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin])

    for chosen, reason, fault in (
        ([lin], " ", FieldRefused),
        ([lin], "无改动", FieldRefused),
        ([], "无人", FieldRefused),
        ([tian], "不在公示中", NotFound),
    ):
        with pytest.raises(fault):
            await correcting.correct("web/anna", notice.id, chosen, reason)

    assert await _corrections(notice.id) == []


async def test_with_the_two_person_rule_nobody_publishes_their_own_words() -> None:
    await ask_for(days=5, two_person=True)
    [lin] = await register(LIN)
    notice = await noticed([lin])
    await _change(lin, actor="web/anna", name="林婉舟")

    for door in ("web", "api", "cli"):
        with pytest.raises(CorrectionOfOwn, match="林婉舟"):
            await correcting.correct(f"{door}/anna", notice.id, [lin], "与身份证不符")
    await correcting.correct("web/adam", notice.id, [lin], "与身份证不符")

    assert await _names(notice.id) == ["林婉舟"]


async def test_a_winner_taken_off_a_notice_waits_for_another_one() -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])

    await correcting.take_off("web/anna", notice.id, [lin], "对象有误")
    again = await noticed([lin])

    assert await _names(notice.id) == ["田禾"]
    assert await _corrections(notice.id) == [f"更正（{clock.today()}）：撤出名单 1 个"]
    assert await _names(again.id) == ["林晚舟"]
    assert (await find(lin)).state is WinnerState.NOTICED


async def test_a_confirmed_winner_is_not_taken_off_the_notice() -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)
    notice = await noticed([lin])
    await pass_by(notice)
    await notices.confirm("web/bob", [lin])

    with pytest.raises(WrongState):
        await correcting.take_off("web/anna", notice.id, [lin], "对象有误")


async def test_who_is_revoked_stays_in_the_notice_with_a_note(office: Settings) -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)
    notice = await noticed([lin])
    await pass_by(notice)
    await notices.confirm("web/bob", [lin])
    await publication.announce("web/anna", "2023")
    [number] = await issuing.issue("web/anna", "2023", office)

    await issuing.revoke("web/anna", number, "违纪")

    [line] = (await queries.of_notice(notice.id)).lines
    assert (line.name, line.revoked) == ("林晚舟", True)
    assert await _listed() == []
    assert await _differences() == []


async def test_the_announced_list_keeps_its_words_until_it_is_corrected() -> None:
    lin, tian = await confirmed(LIN, TIAN)
    await publication.announce("web/anna", "2023")

    await _change(lin, name="林婉舟")

    assert sorted(await _listed()) == ["林晚舟", "田禾"]
    assert await _differences() == [
        ("published", lin, "name", "林晚舟", "林婉舟"),
        ("published", lin, "state", "listed", "draft"),
    ]

    await notices.confirm("web/bob", [lin])
    assert sorted(await _listed()) == ["林婉舟", "田禾"]

    await _change(tian, unit="潮河办事处")
    await publication.correct("web/anna", "2023", "未再确认")
    assert await _listed() == ["林婉舟"]
    assert await _differences() == []


async def test_confirming_one_publishes_the_words_of_nobody_else(office: Settings) -> None:
    [lin] = await confirmed(LIN)
    await issuing.issue("web/anna", "2023", office)
    await publication.announce("web/anna", "2023")
    await _change(lin, name="林婉舟")

    await confirmed(OUYANG)

    assert sorted(await _listed()) == ["林晚舟", "欧阳若水"]


async def test_a_list_announced_again_says_what_the_register_says_then() -> None:
    [lin] = await confirmed(LIN)
    await publication.announce("web/anna", "2023")
    await publication.conceal("web/anna", "2023")
    await _change(lin, name="林婉舟")
    assert await _differences() == []
    await notices.confirm("web/bob", [lin])

    await publication.announce("web/anna", "2023")

    assert await _listed() == ["林婉舟"]
    assert await _differences() == []


async def _held(winner: int) -> None:
    await holds.hold("web/anna", winner, "核实中")


async def _withdrawn(winner: int) -> None:
    await winners.withdraw("web/anna", [winner], "本人放弃")


@pytest.mark.parametrize("act", [_held, _withdrawn])
async def test_an_approver_who_holds_or_withdraws_takes_a_winner_off_the_list(
    act: Callable[[int], Coroutine[Any, Any, None]],
) -> None:
    lin, _ = await confirmed(LIN, TIAN)
    await publication.announce("web/anna", "2023")

    await act(lin)

    assert await _listed() == ["田禾"]
    assert await _differences() == []
