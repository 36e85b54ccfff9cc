"""Each winner is on notice once, and can be confirmed when the notice is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from awards import clock
from awards.audit import queries as audit
from awards.audit.rules import Action
from awards.errors import (
    FieldRefused,
    NotFound,
    NoticeMissing,
    NoticeRunning,
    SamePerson,
    Stale,
    WinnerHeld,
    WrongState,
)
from awards.notices import calendar, holds, queries, service
from awards.notices.working_days import Day, ends_on
from awards.tables import WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import ACME, EVERYONE, LIN, OUYANG, SECRET, TIAN, register
from tests.notices.story import CONTACT, ask_for, noticed, outcomes, pass_by

pytestmark = pytest.mark.usefixtures("commendation")

BEIJING = ZoneInfo("Asia/Shanghai")


async def _states(ids: list[int]) -> list[WinnerState]:
    return [(await find(winner)).state for winner in ids]


async def _told(winner: int, action: Action) -> dict[str, Any]:
    """Return what the history records of the last such action."""
    [*_, last] = [e for e in await audit.history(f"winner/{winner}") if e.action == action]
    facts: dict[str, Any] = msgspec.json.decode(last.after)
    return facts


# Publishing.


async def test_a_notice_ends_after_the_working_days_of_the_commendation() -> None:
    await ask_for(days=5)
    ids = await register(*EVERYONE)

    notice = await noticed(ids)

    assert notice.ends_on == ends_on(clock.today(), 5, {})
    assert (notice.number, notice.days, notice.contact) == (1, 5, CONTACT)
    assert await _states(ids) == [WinnerState.NOTICED] * len(ids)
    assert {(await find(winner)).notice for winner in ids} == {notice.id}
    assert await _told(ids[0], Action.WINNER_NOTICED) == {
        "number": 1,
        "ends_on": notice.ends_on.isoformat(),
    }


async def test_days_of_ones_own_lengthen_a_notice_to_come() -> None:
    await ask_for(days=5)
    usual = ends_on(clock.today(), 5, {})
    await calendar.set_day("web/adam", Day(usual, working=False, why="停电"))

    notice = await noticed(await register(LIN))

    assert notice.ends_on > usual


@pytest.mark.parametrize("days", [-1, 400])
async def test_a_notice_begins_neither_in_the_past_nor_in_a_wrong_year(days: int) -> None:
    await ask_for(days=5)
    ids = await register(LIN)

    with pytest.raises(FieldRefused):
        await service.publish("web/anna", "2023", clock.today() + timedelta(days), CONTACT, ids)

    assert await _states(ids) == [WinnerState.DRAFT]


async def test_a_notice_about_nobody_or_with_nowhere_to_object_is_refused() -> None:
    await ask_for(days=5)
    ids = await register(LIN)

    with pytest.raises(FieldRefused):
        await noticed([])
    with pytest.raises(FieldRefused):
        await service.publish("web/anna", "2023", clock.today(), " ", ids)


async def test_a_winner_on_notice_is_not_put_on_another_and_nobody_else_with_them() -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)
    await noticed([lin])
    [tian] = await register(TIAN)

    with pytest.raises(WrongState, match="林晚舟"):
        await noticed([lin, tian])

    assert await _states([tian]) == [WinnerState.DRAFT]


async def test_only_one_of_two_simultaneous_publications_succeeds() -> None:
    await ask_for(days=5)
    ids = await register(*EVERYONE)

    done = await outcomes(noticed(ids), noticed(ids), noticed(ids))

    assert sum(isinstance(each, WrongState) for each in done) == 2


async def test_notices_at_once_about_different_winners_get_numbers_without_a_gap() -> None:
    await ask_for(days=5)
    ids = await register(LIN, TIAN, ACME)

    await outcomes(*(noticed([winner]) for winner in ids))

    assert sorted([(await queries.find(n)).number for n in (1, 2, 3)]) == [1, 2, 3]


# Confirming.


async def test_without_a_notice_asked_for_winners_are_confirmed_at_once() -> None:
    ids = await register(*EVERYONE)

    with pytest.raises(FieldRefused, match="requires no notice"):
        await noticed(ids)
    await service.confirm("cli/alice", ids)

    assert await _states(ids) == [WinnerState.CONFIRMED] * len(ids)


async def test_a_notice_that_runs_is_waited_for_even_if_none_is_asked_for_any_more() -> None:
    await ask_for(days=5)
    ids = await register(LIN)
    notice = await noticed(ids)
    await ask_for(days=0)

    with pytest.raises(NoticeRunning):
        await service.confirm("web/anna", ids)
    await pass_by(notice)
    await service.confirm("web/anna", ids)

    assert await _states(ids) == [WinnerState.CONFIRMED]


async def test_before_a_notice_nobody_is_confirmed_and_the_days_are_named() -> None:
    await ask_for(days=5)
    ids = await register(LIN, TIAN)

    with pytest.raises(NoticeMissing) as refused:
        await service.confirm("web/anna", ids)

    assert "5 个工作日" in refused.value.words("zh").remedy
    assert "林晚舟" in refused.value.words("zh").what


async def test_while_the_notice_runs_nobody_is_confirmed_and_its_end_is_named() -> None:
    await ask_for(days=5)
    ids = await register(LIN)
    notice = await noticed(ids)

    with pytest.raises(NoticeRunning) as refused:
        await service.confirm("web/anna", ids)

    assert notice.ends_on.isoformat() in refused.value.words("zh").remedy
    assert await _states(ids) == [WinnerState.NOTICED]


async def test_once_the_notice_is_over_they_are_confirmed() -> None:
    await ask_for(days=5)
    ids = await register(LIN, TIAN)
    await pass_by(await noticed(ids))

    await service.confirm("web/anna", ids)

    assert await _states(ids) == [WinnerState.CONFIRMED] * 2
    assert "notice_set_aside" not in await _told(ids[0], Action.WINNER_CONFIRMED)


async def test_only_an_admin_skips_the_notice_with_a_justification_that_is_kept() -> None:
    await ask_for(days=5)
    over, early = await register(LIN, TIAN)
    await pass_by(await noticed([over]))

    with pytest.raises(NoticeMissing):
        await service.confirm("web/anna", [over, early], justification="会期提前")
    with pytest.raises(NoticeMissing):
        await service.confirm("web/adam", [over, early], justification=" ", may_override=True)
    await service.confirm("web/adam", [over, early], justification=" 会期提前 ", may_override=True)

    told = await _told(early, Action.WINNER_CONFIRMED)
    assert (told["notice_set_aside"], told["justification"]) == (True, "会期提前")
    assert "notice_set_aside" not in await _told(over, Action.WINNER_CONFIRMED)


async def test_a_justification_skips_neither_a_hold_nor_the_second_person() -> None:
    await ask_for(days=5, two_person=True)
    held, own = await register(LIN, TIAN)
    await holds.hold("web/anna", held, "核实中")

    with pytest.raises(WinnerHeld):
        await service.confirm("web/adam", [held], justification="急", may_override=True)
    with pytest.raises(SamePerson):
        await service.confirm("web/alice", [own], justification="急", may_override=True)


async def test_another_persons_note_lets_nobody_confirm_what_they_registered() -> None:
    await ask_for(two_person=True)
    [winner] = await register(LIN)
    await _change(winner, "web/bob", note="见身份证")

    with pytest.raises(SamePerson):
        await service.confirm("web/alice", [winner])
    await service.confirm("web/bob", [winner])


async def _change(winner: int, actor: str, **fields: str | int) -> None:
    revision = (await find(winner)).revision
    amendment = msgspec.convert(fields, Amendment)
    await winners.amend(actor, winner, amendment, revision=revision, secret=SECRET, reason="更正")


async def test_with_the_two_person_rule_another_person_must_confirm_everywhere() -> None:
    await ask_for(two_person=True)
    [winner] = await register(LIN)

    for door in ("cli", "web", "api"):
        with pytest.raises(SamePerson, match="林晚舟"):
            await service.confirm(f"{door}/alice", [winner])
    await service.confirm("web/bob", [winner])

    assert await _states([winner]) == [WinnerState.CONFIRMED]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "林婉舟"},
        {"unit": "潮河街道办事处"},
        {"honour": "优秀网格长（员）"},
        {"namesake": 2},
        {"name_en": "Lin Wanzhou"},
        {"surname_length": 2},
    ],
    ids=str,
)
async def test_nobody_who_registered_or_changed_a_word_confirms_it(
    change: dict[str, str | int],
) -> None:
    await ask_for(two_person=True)
    winner, other = await register(LIN, TIAN)
    await _change(winner, "web/bob", **change)
    await _change(winner, "api/carol", unit_en="Chaohe Office")

    for writer in ("web/bob", "cli/alice", "web/carol"):
        with pytest.raises(SamePerson, match=r"(alice, bob, carol)"):
            await service.confirm(writer, [winner])
    await service.confirm("web/carol", [other])
    await service.confirm("web/dora", [winner])

    assert await _states([winner, other]) == [WinnerState.CONFIRMED] * 2


async def test_a_confirmation_covers_what_was_written_before_it() -> None:
    await ask_for(two_person=True)
    [winner] = await register(LIN)
    await service.confirm("web/bob", [winner])
    await _change(winner, "web/carol", name="林婉舟")

    with pytest.raises(SamePerson, match=r"林婉舟 \(carol\)"):
        await service.confirm("web/carol", [winner])
    await service.confirm("web/alice", [winner])


async def test_a_change_that_was_taken_back_still_makes_its_writer_one() -> None:
    await ask_for(two_person=True)
    [winner] = await register(LIN)
    await _change(winner, "web/bob", name="林婉舟")
    await _change(winner, "web/alice", name="林晚舟")

    with pytest.raises(SamePerson, match="bob"):
        await service.confirm("web/bob", [winner])


async def test_of_many_the_first_five_are_named_and_all_are_counted() -> None:
    await ask_for(days=5)
    ids = await register(*(Registration("KF", f"郑州第{n}有限公司") for n in range(1, 8)))

    with pytest.raises(NoticeMissing) as refused:
        await service.confirm("web/anna", ids)

    told = refused.value.words("zh").what
    assert "郑州第5有限公司 … (7)" in told
    assert "郑州第6有限公司" not in told


async def test_one_who_may_not_be_confirmed_keeps_all_from_it() -> None:
    ids = await register(LIN, TIAN, OUYANG)
    await holds.hold("web/anna", ids[1], "核实中")

    with pytest.raises(WinnerHeld, match="田禾"):
        await service.confirm("web/anna", ids)
    with pytest.raises(NotFound):
        await service.confirm("web/anna", [ids[0], 999_999])

    assert await _states(ids) == [WinnerState.DRAFT] * 3


async def test_only_one_of_two_simultaneous_confirmations_succeeds() -> None:
    ids = await register(*EVERYONE)

    done = await outcomes(*(service.confirm(f"web/{who}", ids) for who in ("anna", "adam")))

    assert sum(isinstance(each, WrongState) for each in done) == 1
    assert len(await audit.history(f"winner/{ids[0]}")) == 2


async def test_a_hold_and_a_confirmation_at_once_never_leave_a_held_winner_confirmed() -> None:
    ids = await register(LIN, TIAN)

    await outcomes(holds.hold("web/anna", ids[0], "核实中"), service.confirm("web/adam", ids))

    there = await find(ids[0])
    assert (there.held, there.state) == (True, WinnerState.DRAFT)


async def test_a_changed_winner_whose_notice_ran_is_confirmed_again_without_another() -> None:
    await ask_for(days=5)
    [winner] = await register(LIN)
    await pass_by(await noticed([winner]))
    await service.confirm("web/anna", [winner])
    before = await find(winner)

    await winners.amend(
        "web/rita", winner, Amendment(note="甲"), revision=before.revision, secret=SECRET
    )
    assert await _states([winner]) == [WinnerState.NOTICED]
    await service.confirm("web/anna", [winner])

    assert await _states([winner]) == [WinnerState.CONFIRMED]


@pytest.mark.parametrize(
    ("in_china", "over"),
    [
        (datetime(2024, 3, 8, 0, 0, tzinfo=BEIJING), False),
        (datetime(2024, 3, 8, 23, 59, 59, tzinfo=BEIJING), False),
        (datetime(2024, 3, 9, 0, 0, tzinfo=BEIJING), True),
    ],
)
async def test_the_public_period_runs_to_the_night_of_its_last_day(
    monkeypatch: pytest.MonkeyPatch, in_china: datetime, *, over: bool
) -> None:
    """Five working days from Monday, 4 March 2024, end with Friday, 8 March, at midnight."""
    await ask_for(days=5)
    ids = await register(LIN)
    _it_is(monkeypatch, datetime(2024, 3, 4, 9, 0, tzinfo=BEIJING))
    await noticed(ids)
    _it_is(monkeypatch, in_china)

    if not over:
        with pytest.raises(NoticeRunning):
            await service.confirm("web/anna", ids)
    else:
        await service.confirm("web/anna", ids)

    assert await _states(ids) == [WinnerState.CONFIRMED if over else WinnerState.NOTICED]


def _it_is(monkeypatch: pytest.MonkeyPatch, in_china: datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: in_china.astimezone(UTC))


async def test_a_notice_without_days_or_contact_is_refused_by_field() -> None:
    ids = await register(LIN)

    with pytest.raises(FieldRefused) as unasked:
        await noticed(ids)
    await ask_for(days=5)
    with pytest.raises(FieldRefused) as empty:
        await service.publish("web/anna", "2023", clock.today(), " ", ids)

    assert unasked.value.words("en").what.startswith("“0” is not acceptable for “notice_days”: ")
    assert empty.value.words("en").what == "“” is not acceptable for “contact”: fill it in."
    assert empty.value.words("zh").what == "“contact”的值“”不符合要求：请填写。"


async def test_winners_who_changed_since_they_were_seen_are_named_and_nobody_is_confirmed() -> None:
    ids = await register(LIN, OUYANG)
    seen = {winner: (await find(winner)).revision for winner in ids}
    await _change(ids[1], "web/bob", unit="明湖街道办事处")

    with pytest.raises(Stale, match="欧阳若水"):
        await service.confirm("web/anna", ids, seen=seen)
    assert await _states(ids) == [WinnerState.DRAFT] * 2

    await service.confirm("web/anna", ids, seen=dict.fromkeys(ids[1:], 2))
    assert await _states(ids) == [WinnerState.CONFIRMED] * 2


async def test_exactly_five_are_named_without_a_count() -> None:
    await ask_for(days=5)
    ids = await register(*(Registration("KF", f"郑州第{n}有限公司") for n in range(1, 6)))

    with pytest.raises(NoticeMissing) as refused:
        await service.confirm("web/anna", ids)

    assert "郑州第5有限公司" in refused.value.words("zh").what
    assert "…" not in refused.value.words("zh").what
