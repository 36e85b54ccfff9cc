"""Where a meeting can be: its opening, each item, each group of it, its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.stage.content import StageContent, StageGroup, StageItem
from awards.stage.rules.script_words import UNDECIDED, group_name


class MeetingPlace(NamedTuple):
    """``group`` is 0 beside the groups; ``item`` 0 is the opening, and one after the last the end.

    ``starts`` is planned, in minutes after the beginning.
    """

    item: int
    group: int
    title: str
    starts: float

    @property
    def key(self) -> str:
        return f"{self.item}:{self.group}"


def places(content: StageContent) -> list[MeetingPlace]:
    """In the order of the meeting. A group that everybody left is passed over."""
    return list(_places(content))


def _places(content: StageContent) -> Iterator[MeetingPlace]:
    yield MeetingPlace(0, 0, "开场", 0.0)
    known = {item.place for item in content.items}
    for item in content.items:
        yield MeetingPlace(
            item.place, 0, f"第{item.place}项 {item.title or UNDECIDED}", item.starts
        )
        yield from _groups(content, item)
    end = content.items[-1].starts + content.items[-1].minutes if content.items else 0.0
    for group in content.groups:
        if group.item not in known and group.members:
            yield MeetingPlace(group.item, group.number, group_title(group), end)
    yield MeetingPlace(max(known, default=0) + 1, 0, "结束", end)


def _groups(content: StageContent, item: StageItem) -> Iterator[MeetingPlace]:
    """The item's minutes are shared by the members of its groups."""
    groups = [each for each in content.groups if each.item == item.place and each.members]
    total = sum(len(each.members) for each in groups)
    before = 0
    for group in groups:
        starts = item.starts + item.minutes * before / total
        yield MeetingPlace(item.place, group.number, group_title(group), starts)
        before += len(group.members)


def group_title(group: StageGroup) -> str:
    return f"{group_name(group.number)} {group.name or UNDECIDED}"


def position(found: Sequence[MeetingPlace], at: tuple[int, int] | None) -> int:
    """The index of a place; of the nearest one before it, if it is no longer there."""
    if at is None:
        return 0
    for index, each in enumerate(found):
        if (each.item, each.group) == at:
            return index
    return max(
        (index for index, each in enumerate(found) if (each.item, each.group) <= at), default=0
    )
