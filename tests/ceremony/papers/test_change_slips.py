"""A slip of changes: for one role, what differs from its paper, and only the pages that differ."""

from __future__ import annotations

from pathlib import Path

import msgspec

from awards.ceremony.outputs import OutputFile
from awards.ceremony.papers.change_slips import change_slip
from awards.ceremony.papers.slip_rules import SlipRole, SlipRow, slip_parts
from awards.stage.content import StageMember, StageVersion
from awards.stage.words import WalkOn
from tests.cast import settings
from tests.ceremony.papers.cards import changed, group, member, texts
from tests.stage.arranged import arranged, version


def _staged(first: list[StageMember], second: list[StageMember], **more: object) -> StageVersion:
    groups = (group(first, 1, "甲奖"), group(second, 2, "乙奖"))
    return version(changed(groups=groups, bags=(), attendees=(), **more))


BEFORE = _staged([member(1, "甲一"), member(2, "乙二")], [member(3, "丙三")])


def test_nothing_that_differs_is_a_slip_that_says_so(tmp_path: Path) -> None:
    made = change_slip(SlipRole.HOST, BEFORE, BEFORE, settings(tmp_path, AWARDS_LANGUAGE="zh"))

    assert slip_parts(SlipRole.HOST, BEFORE, BEFORE) == []
    assert "没有须改的内容" in "".join(_words(made.content))


def test_only_the_group_that_differs_is_listed_in_the_words_of_each_role() -> None:
    after = _staged([member(1, "甲一"), member(2, "乙二", recipient="李四")], [member(3, "丙三")])

    (host,) = slip_parts(SlipRole.HOST, BEFORE, after)
    assert host.title == "第1批 甲奖"
    assert host.rows == (
        SlipRow("乙二", "第1批第2位，蓝一鸣颁", "第1批第2位，蓝一鸣颁，由李四领取"),
    )
    assert slip_parts(SlipRole.USHER, BEFORE, after) == []
    assert slip_parts(SlipRole.DESK, BEFORE, after) == []


def test_a_member_who_moves_is_on_the_pages_of_both_groups() -> None:
    after = _staged([member(1, "甲一")], [member(3, "丙三"), member(2, "乙二", tray_place=4)])

    parts = slip_parts(SlipRole.USHER, BEFORE, after)

    assert [part.title for part in parts] == ["第1批 甲奖", "第2批 乙奖"]
    assert parts[0].rows == (SlipRow("乙二", "第1批托盘1第2份", "第2批托盘1第4份"),)


def test_a_presenter_has_the_changes_of_their_own_members() -> None:
    after = _staged(
        [member(1, "甲一", presenter=2), member(2, "乙二")],
        [member(3, "丙三", position=5, presenter=1)],
    )

    assert len(slip_parts(SlipRole.PRESENTER, BEFORE, after, 1)) == 2
    assert len(slip_parts(SlipRole.PRESENTER, BEFORE, after, 2)) == 1
    assert slip_parts(SlipRole.PRESENTER, BEFORE, after, 3) == []


def test_two_of_one_name_on_a_slip_have_their_units() -> None:
    before = _staged([member(1, "王磊", unit="甲局"), member(2, "王磊", unit="乙局")], [member(3)])
    swapped = [member(2, "王磊", unit="乙局"), member(1, "王磊", unit="甲局")]
    places = [
        msgspec.structs.replace(each, place=at, position=at) for at, each in enumerate(swapped, 1)
    ]
    after = _staged(places, [member(3)])

    (part,) = slip_parts(SlipRole.STAGE, before, after)

    assert {row.what for row in part.rows} == {"王磊（甲局）", "王磊（乙局）"}


def test_a_new_number_and_the_other_side_are_changes() -> None:
    first = member(1, "甲一")
    newer = msgspec.structs.replace(
        first, certificate=msgspec.structs.replace(first.certificate, version=2)
    )
    after = _staged([newer, member(2, "乙二")], [member(3, "丙三")], walk_on=WalkOn.LEFT)

    meeting, trays = slip_parts(SlipRole.USHER, BEFORE, after)

    assert meeting.rows == (SlipRow("上场方向", "台下看右侧", "台下看左侧"),)
    assert trays.rows == (SlipRow("甲一　签发次数", "1", "2"),)


def test_the_door_has_other_seats_and_the_desk_what_came_into_a_bag() -> None:
    before = version()
    content = arranged()
    first, *others = content.attendees
    moved = msgspec.structs.replace(first, seat=None)
    bags = (*content.bags[:-1], msgspec.structs.replace(content.bags[-1], certificates=()))
    after = version(changed(attendees=(moved, *others), bags=bags))

    (seats,) = slip_parts(SlipRole.DOOR, before, after)
    assert len(seats.rows) == 1
    assert seats.rows[0].after.endswith("〔待定〕")
    desk = slip_parts(SlipRole.DESK, before, after)
    assert [part.title for part in desk] == ["分发袋　无单位"]
    assert len(desk[0].rows) == len(content.bags[-1].certificates)


def test_a_slip_names_both_versions_and_counts_what_to_change(tmp_path: Path) -> None:
    after = _staged([member(1, "甲一")], [member(3, "丙三"), member(2, "乙二")])
    after = StageVersion(3, 2, "abcdef" + 58 * "0", after.made_at, after.content, 3)

    made = change_slip(
        SlipRole.PRESENTER, BEFORE, after, settings(tmp_path, AWARDS_LANGUAGE="zh"), presenter=1
    )

    (page,) = _words(made.content)
    assert "变更单（颁奖嘉宾蓝一鸣）" in page
    assert "手中：第3版（8f3a2c）现在：第3.2版（abcdef）" in page
    assert "共2处页面、2项须改" in page
    assert "第3.2版·abcdef" in page


def _words(content: bytes) -> list[str]:
    return texts(OutputFile(content, None, 0))
