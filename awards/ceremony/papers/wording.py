"""Words that several papers share: groups, sides, moments, and who is at a place."""

from __future__ import annotations

from datetime import timedelta

from awards.clock import CHINA
from awards.stage.content import (
    HallSeat,
    StageContent,
    StageGroup,
    StageMember,
    StagePresenter,
)
from awards.stage.rules.script_words import UNDECIDED, group_name
from awards.stage.words import WalkOn

SIDES = {WalkOn.LEFT: "台下看左侧", WalkOn.RIGHT: "台下看右侧"}
PIECES = {"certificate": "荣誉证书", "plaque": "牌匾"}


def group_title(content: StageContent, group: StageGroup) -> str:
    """“第3批 突出贡献企业”."""
    names = {each.code: each.name for each in content.categories}
    return f"{group_name(group.number)} {group.name or names.get(group.category) or UNDECIDED}"


def start_of(content: StageContent, group: StageGroup) -> str:
    """The time at which its item begins, “09:35”; of later groups about, by those before them."""
    item = next((each for each in content.items if each.place == group.item), None)
    if item is None:
        return UNDECIDED
    groups = [each for each in content.groups if each.item == group.item]
    before = sum(_weight(each) for each in groups if each.number < group.number)
    share = before / (sum(map(_weight, groups)) or 1)
    minutes = item.starts + item.minutes * share
    at = content.begins_at.astimezone(CHINA) + timedelta(minutes=minutes)
    return f"约{at:%H:%M}" if before else f"{at:%H:%M}"


GROUP_SECONDS, MEMBER_SECONDS = 50, 6


def _weight(group: StageGroup) -> int:
    """How long a group takes against the others of its item."""
    return GROUP_SECONDS + MEMBER_SECONDS * len(group.members)


def day_of(content: StageContent) -> str:
    begins = content.begins_at.astimezone(CHINA)
    return f"{begins.year}年{begins.month}月{begins.day}日 {begins:%H:%M}"


def presenter_of(content: StageContent, rank: int) -> StagePresenter:
    """One without a name if nobody is assigned."""
    found = (each for each in content.presenters if each.rank == rank and each.name)
    return next(found, StagePresenter(rank, UNDECIDED))


def piece_of(member: StageMember) -> str:
    return PIECES.get(member.certificate.form, member.certificate.form) or UNDECIDED


def received_by(member: StageMember) -> str:
    """“（由张三领取）” if somebody else receives."""
    return f"（由{member.recipient}领取）" if member.recipient else ""


def seat_name(seat: HallSeat | None) -> str:
    """“中区3排12座”."""
    return f"{seat.block}{seat.row}排{seat.label}座" if seat else UNDECIDED
