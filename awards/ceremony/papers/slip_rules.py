"""What one role must change on its paper, from the version that it holds to the newest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from awards.ceremony.papers.namesakes import distinct
from awards.ceremony.papers.wording import SIDES, group_title, presenter_of, seat_name
from awards.stage.content import StageContent, StageVersion
from awards.stage.rules.comparing import MemberDifference, PartDifference, StagePlace, compare
from awards.stage.rules.script_words import UNDECIDED, group_name
from awards.stage.words import WalkOn


class SlipRole(StrEnum):
    """Who holds the paper."""

    HOST = "host"
    USHER = "usher"
    STAGE = "stage"
    PRESENTER = "presenter"
    DESK = "desk"
    DOOR = "door"


ROLE_NAMES = {
    SlipRole.HOST: "主持人",
    SlipRole.USHER: "托盘引导员",
    SlipRole.STAGE: "舞台引导员",
    SlipRole.PRESENTER: "颁奖嘉宾",
    SlipRole.DESK: "分发台",
    SlipRole.DOOR: "签到口",
}


class SlipRow(NamedTuple):
    """Someone or something, as the old paper has it and as it is now."""

    what: str
    before: str
    after: str


class SlipPart(NamedTuple):
    """A page of the old paper that is no longer right."""

    title: str
    rows: tuple[SlipRow, ...]


_WORDS = {
    "number": "证书编号",
    "version": "签发次数",
    "name": "姓名",
    "unit": "单位",
    "honour": "称号",
    "reading": "读音",
}

#: Which words of a certificate stand on whose paper.
_READ: Mapping[SlipRole, tuple[str, ...]] = {
    SlipRole.HOST: ("name", "unit", "honour", "reading"),
    SlipRole.USHER: ("number", "version", "name"),
    SlipRole.STAGE: ("name",),
    SlipRole.PRESENTER: ("name", "honour", "reading"),
    SlipRole.DESK: ("number", "version", "name", "honour"),
    SlipRole.DOOR: (),
}

#: Which parts of the meeting stand on whose paper.
_PARTS: Mapping[SlipRole, tuple[str, ...]] = {
    SlipRole.HOST: ("meeting", "item", "group", "presenter"),
    SlipRole.USHER: ("presenter",),
    SlipRole.STAGE: ("presenter",),
    SlipRole.PRESENTER: ("presenter",),
    SlipRole.DESK: (),
    SlipRole.DOOR: (),
}

_MEETING = {
    "title": "会议名称",
    "place": "地点",
    "begins_at": "开始时间",
    "walk_on": "上场方向",
}
_ITEM = {
    "title": "议程项",
    "kind": "类型",
    "speaker": "人员",
    "minutes": "分钟",
    "notes": "备注",
    "script": "主持词",
    "letters": "递交单位",
    "name": "名称",
}


MINUTES = len("2024-02-28 09:00")


def slip_parts(
    role: SlipRole, before: StageVersion, after: StageVersion, presenter: int = 0
) -> list[SlipPart]:
    """Only pages that differ, in the order of the programme.

    ``presenter`` is the rank of the one presenter whose card it is.
    """
    old, new = before.content, after.content
    if role is SlipRole.DOOR:
        return _seats(old, new)
    found = compare(old, new)
    parts: dict[str, list[SlipRow]] = {}
    for difference in found.parts:
        if shown := _part(role, difference, new):
            parts.setdefault(shown[0], []).append(shown[1])
    pages: dict[tuple[int, str], list[SlipRow]] = {}
    names = _names(found.members, old, new)
    for member in found.members:
        if presenter and presenter not in _ranks(member):
            continue
        for row in _member(role, member, names[member.winner], old, new):
            for page in _pages(role, member):
                pages.setdefault(page, []).append(row)
    titles = {group.number: group_title(new, group) for group in (*old.groups, *new.groups)}
    for (group, unit), rows in sorted(pages.items()):
        title = titles[group] if group else f"分发袋　{unit or '无单位'}"
        parts.setdefault(title, []).extend(rows)
    return [SlipPart(title, tuple(rows)) for title, rows in parts.items()]


def _ranks(member: MemberDifference) -> set[int]:
    return {place.presenter for place in (member.before, member.after) if place}


def _pages(role: SlipRole, member: MemberDifference) -> Iterator[tuple[int, str]]:
    """The pages of groups before bags; a bag is on the paper of the desk alone."""
    places = dict.fromkeys(
        (place.group, place.unit) for place in (member.before, member.after) if place
    )
    for group, unit in places:
        if bool(group) != (role is SlipRole.DESK):
            yield (group, "") if group else (0, unit)


def _names(
    members: Sequence[MemberDifference], old: StageContent, new: StageContent
) -> dict[int, str]:
    """What the slip calls each of them; two equal names have their units."""
    known = {each.winner: each for each in (*old.order, *new.order)}
    winners = [member.winner for member in members]
    return dict(zip(winners, distinct(known[each] for each in winners), strict=True))


def _member(
    role: SlipRole, member: MemberDifference, name: str, old: StageContent, new: StageContent
) -> Iterator[SlipRow]:
    say = _SAID[role]
    was, now = say(member.before, old), say(member.after, new)
    if was != now:
        yield SlipRow(name, was, now)
    for word, before, after in member.words:
        if word in _READ[role]:
            yield SlipRow(f"{name}　{_WORDS[word]}", before or "（空）", after or "（空）")


def _for_host(place: StagePlace | None, content: StageContent) -> str:
    if place is None or not place.group:
        return "不上台"
    words = f"{group_name(place.group)}第{place.place}位，{presenter_of(content, place.presenter).name}颁"
    return f"{words}{_received(place)}"


def _for_usher(place: StagePlace | None, _content: StageContent) -> str:
    if place is None or not place.group:
        return "不在托盘"
    if not place.tray:
        return f"{group_name(place.group)}牌匾，第{place.place}位"
    return f"{group_name(place.group)}托盘{place.tray}第{place.tray_place}份"


def _for_stage(place: StagePlace | None, content: StageContent) -> str:
    if place is None or not place.group:
        return "不上台"
    name = presenter_of(content, place.presenter).name
    return f"{group_name(place.group)}{place.position}号站位，{name}颁{_received(place)}"


def _for_desk(place: StagePlace | None, _content: StageContent) -> str:
    if place is None:
        return "不在名单"
    return "上台颁发" if place.group else f"{place.unit or '无单位'}的分发袋"


def _received(place: StagePlace) -> str:
    return f"，由{place.recipient}领取" if place.recipient else ""


_SAID: Mapping[SlipRole, Callable[[StagePlace | None, StageContent], str]] = {
    SlipRole.HOST: _for_host,
    SlipRole.USHER: _for_usher,
    SlipRole.STAGE: _for_stage,
    SlipRole.PRESENTER: _for_stage,
    SlipRole.DESK: _for_desk,
}


def _part(
    role: SlipRole, difference: PartDifference, new: StageContent
) -> tuple[str, SlipRow] | None:
    """The page and the row of a difference; None if it is not on the paper of the role."""
    kind, _, number = difference.what.partition("/")
    key, before, after = difference.key, difference.before, difference.after
    if kind == "meeting":
        if key not in _MEETING or (kind not in _PARTS[role] and key != "walk_on"):
            return None
        if key == "walk_on":
            before, after = SIDES[WalkOn(before)], SIDES[WalkOn(after)]
        if key == "begins_at":
            before, after = before[:MINUTES], after[:MINUTES]
        return "会议", SlipRow(_MEETING[key], before, after)
    if kind not in _PARTS[role]:
        return None
    if key == "script":
        before, after = "原来的词", "有改动，请换用新打印的一页"
    row = SlipRow(_ITEM.get(key, key), before or "（空）", after or "（空）")
    if kind == "item":
        return f"议程第{number}项", row
    if kind == "group":
        group = next((each for each in new.groups if each.number == int(number)), None)
        return (group_title(new, group) if group else group_name(int(number))), row
    return "颁奖嘉宾", row._replace(what=f"第{number}位")


def _seats(old: StageContent, new: StageContent) -> list[SlipPart]:
    """By the code of each who attends."""
    was = {each.code: each for each in old.attendees}
    now = {each.code: each for each in new.attendees}
    rows = []
    for code in {**now, **was}:
        before, after = was.get(code), now.get(code)
        said = tuple(
            f"{each.name or UNDECIDED}　{seat_name(each.seat)}" if each else "不在名单"
            for each in (before, after)
        )
        if said[0] != said[1]:
            shown = after or before
            unit = f"（{shown.unit}）" if shown and shown.unit else ""
            rows.append(SlipRow(f"{shown.name if shown else code}{unit}", *said))
    return [SlipPart("座位", tuple(rows))] if rows else []
