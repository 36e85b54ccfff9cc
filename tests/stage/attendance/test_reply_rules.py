"""What a reply of a unit means, from values alone."""

from __future__ import annotations

import pytest

from awards.errors import ReplyRefused
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.reply_records import ReplyContent, Replying, WinnerReply
from awards.stage.attendance.reply_rules import changes_of, checked_reply, drafts_of
from awards.stage.words import AttendeeKind

LIN = Replying(1, "林晓岚", "潮河办事处", is_person=True)
GRID = Replying(2, "第三网格", "潮河办事处", is_person=False)
UNIT = {1: LIN, 2: GRID}
W, R, C = AttendeeKind.WINNER, AttendeeKind.REPRESENTATIVE, AttendeeKind.COMPANION


def reply(*companions: str, lin: bool = True, name: str = "古月", duty: str = "") -> ReplyContent:
    said = WinnerReply(1, attends=lin), WinnerReply(2, attends=bool(name), name=name, duty=duty)
    return ReplyContent(said, companions)


def person(key: int, draft: AttendeeDraft) -> AttendeeRecord:
    kind, name, duty, unit, winner = (
        draft.kind,
        draft.name,
        draft.duty,
        draft.unit,
        draft.winner,
    )
    return AttendeeRecord(key, kind, name, duty, unit, winner, "ABCDEFGHJKLM", "")


def test_companions_come_with_the_first_winner_who_attends() -> None:
    assert drafts_of(reply("盛小林", duty="主任"), UNIT) == [
        AttendeeDraft(W, "林晓岚", unit="潮河办事处", winner=1),
        AttendeeDraft(R, "古月", "主任", "第三网格", 2),
        AttendeeDraft(C, "盛小林", unit="潮河办事处", winner=1),
    ]
    [second, companion] = drafts_of(reply("盛小林", lin=False), UNIT)
    assert (second.winner, companion.winner, companion.unit) == (2, 2, "第三网格")
    assert drafts_of(reply(lin=False, name=""), UNIT) == []


def test_a_reply_is_trimmed_and_says_nothing_of_a_person_s_name() -> None:
    said = WinnerReply(1, attends=True, name="别人"), WinnerReply(2, attends=True, name=" 古月 ")

    clean = checked_reply(ReplyContent(said, (" 盛小林 ", " "), " 坐轮椅 "), [LIN, GRID])

    assert clean == ReplyContent(
        (WinnerReply(1, attends=True), WinnerReply(2, attends=True, name="古月")),
        ("盛小林",),
        "坐轮椅",
    )


@pytest.mark.parametrize(
    "content",
    [
        ReplyContent((WinnerReply(1, attends=True),)),
        ReplyContent((WinnerReply(1, attends=True), WinnerReply(3, attends=True))),
        ReplyContent((WinnerReply(1, attends=True),) * 2),
        ReplyContent((WinnerReply(1, attends=True), WinnerReply(2, attends=True, name=" "))),
        reply("盛小林", lin=False, name=""),
        reply("盛小\ue000"),
    ],
)
def test_a_reply_is_refused(content: ReplyContent) -> None:
    with pytest.raises(ReplyRefused):
        checked_reply(content, [LIN, GRID])


def test_the_difference_leaves_others_alone_and_keeps_a_duty_that_is_not_answered() -> None:
    lin = person(1, AttendeeDraft(W, "林晓岚", "科长", "潮河办事处", 1))
    grid = person(2, AttendeeDraft(R, "第三网格", "主任", "第三网格", 2))
    companion = person(3, AttendeeDraft(C, "盛大林", unit="潮河办事处", winner=1))
    foreign = person(4, AttendeeDraft(W, "欧阳望舒", winner=9))

    changes = changes_of(reply("盛小林"), UNIT, [lin, grid, companion, foreign])

    assert [each.name for each in changes.added] == ["盛小林"]
    [changed] = changes.changed
    assert (changed.before, changed.after.name, changed.after.duty) == (grid, "古月", "主任")
    assert changes.removed == [companion]
