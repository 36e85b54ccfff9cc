"""Each change of an arrangement, as a new arrangement. Groups are named by their number.

Numbers of groups count through the programme, places of items and members in their list, all from
1. Each function raises ArrangementRefused if what it is given is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Literal

import msgspec

from awards.errors import ArrangementRefused
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
    PresenterBlock,
)
from awards.stage.rules.presenting import blocks, fitted, presenters_in_turn
from awards.words import Phrase

replace = msgspec.structs.replace

#: Where members may go besides a group.
Elsewhere = Literal["bag", "box"]


def refused(reason: Phrase) -> ArrangementRefused:
    return ArrangementRefused(reason=reason)


def item_put(now: Arrangement, item: ArrangedItem, place: int | None = None) -> Arrangement:
    """Add an item at the end, or replace the words of the one at a place; its groups stay."""
    if place is None:
        return replace(now, items=(*now.items, item))
    kept = _item(now, place)
    new = replace(item, groups=kept.groups, letters=item.letters or kept.letters)
    return _with_item(now, place, new)


def item_move(now: Arrangement, place: int, to: int) -> Arrangement:
    """Move an item with its groups; ``to`` is its new place."""
    moved = _item(now, place)
    others = [each for at, each in enumerate(now.items, 1) if at != place]
    others.insert(max(0, min(to - 1, len(others))), moved)
    return replace(now, items=tuple(others))


def item_remove(now: Arrangement, place: int) -> Arrangement:
    """Remove an item without groups."""
    if _item(now, place).groups:
        raise refused(Phrase("item %(place)s has groups: move or remove them first", place=place))
    return replace(now, items=(*now.items[: place - 1], *now.items[place:]))


def letters_put(now: Arrangement, place: int, letters: Iterable[PlacedLetter]) -> Arrangement:
    return _with_item(now, place, replace(_item(now, place), letters=tuple(letters)))


def groups_put(
    now: Arrangement, place: int, category: str, groups: Sequence[PlacedGroup]
) -> Arrangement:
    """Put these groups of a category in the place of its earlier ones, else at the end of an item.

    Members of other groups move; the winners whom an earlier group had stay nowhere.
    """
    taken = {winner for group in groups for winner in group.winners}
    first = next((n for n, group in enumerate(now.groups, 1) if group.category == category), None)
    at, position = _where(now, first) if first else (place - 1, len(_item(now, place).groups))
    items = []
    for index, item in enumerate(now.items):
        kept = [_without(group, taken) for group in item.groups if group.category != category]
        if index == at:
            before = sum(group.category != category for group in item.groups[:position])
            kept[before:before] = groups
        items.append(replace(item, groups=tuple(kept)))
    return replace(now, items=tuple(items), bagged=now.bagged - taken)


def group_put(now: Arrangement, number: int, name: str, script: str) -> Arrangement:
    """Name a group, and give it a text of its own."""
    return _changed(now, number, lambda group: replace(group, name=name, script=script))


def group_split(now: Arrangement, number: int, at: int | None = None) -> Arrangement:
    """Members from the place ``at`` become a group of their own; by default the second half."""
    group = _group(now, number)
    count = len(group.members)
    at = (count + 1) // 2 + 1 if at is None else at
    if not 2 <= at <= count:
        raise refused(
            Phrase("group %(number)s has no members before and from %(at)s", number=number, at=at)
        )
    first = _resized(replace(group, members=group.members[: at - 1]))
    second = replace(group, members=group.members[at - 1 :], presenters=(), script="")
    return _spliced(now, number, 1, [first, second])


def group_join(now: Arrangement, number: int) -> Arrangement:
    """Join a group with the next one of its item."""
    here, after = _group(now, number), _group(now, number + 1)
    if _where(now, number)[0] != _where(now, number + 1)[0]:
        raise refused(
            Phrase("groups %(one)s and %(two)s are in two items", one=number, two=number + 1)
        )
    category = here.category if here.category == after.category else ""
    joined = replace(here, category=category, members=(*here.members, *after.members))
    return _spliced(now, number, 2, [_resized(joined)])


def group_move(now: Arrangement, number: int, to: int) -> Arrangement:
    """Give a group another number; it comes into the item of the group that has it."""
    moved, count = _group(now, number), len(now.groups)
    if not 1 <= to <= count:
        raise refused(Phrase("there is no group %(number)s", number=to))
    target, position = _where(now, to)
    without = _spliced(now, number, 1, [])
    groups = list(without.items[target].groups)
    groups.insert(position, moved)
    return _with_item(without, target + 1, replace(without.items[target], groups=tuple(groups)))


def group_to_item(now: Arrangement, number: int, place: int) -> Arrangement:
    """Move a group to the end of another item."""
    moved = _group(now, number)
    without = _spliced(now, number, 1, [])
    item = _item(without, place)
    return _with_item(without, place, replace(item, groups=(*item.groups, moved)))


def group_remove(now: Arrangement, number: int) -> Arrangement:
    """Remove a group; its members wait in the box."""
    _group(now, number)
    return _spliced(now, number, 1, [])


def members_move(
    now: Arrangement, winners: Sequence[int], to: int | Elsewhere, at: int | None = None
) -> Arrangement:
    """Move winners to a group, to the bags or to the box.

    ``at`` is the place of the first one in the group as it is without them; by default the end.
    """
    moved = _members(now, winners)
    cleared = replace(
        now,
        items=tuple(
            replace(item, groups=tuple(_without(each, set(winners)) for each in item.groups))
            for item in now.items
        ),
        bagged=now.bagged - set(winners),
    )
    if to == "bag":
        return replace(cleared, bagged=cleared.bagged | set(winners))
    if to == "box":
        return cleared

    def with_them(group: PlacedGroup) -> PlacedGroup:
        members = list(group.members)
        start = len(members) if at is None else max(0, min(at - 1, len(members)))
        members[start:start] = moved
        return _resized(replace(group, members=tuple(members)))

    return _changed(cleared, to, with_them)


def member_step(now: Arrangement, winner: int, step: int) -> Arrangement:
    """Move a member up or down in its group."""
    for number, group in enumerate(now.groups, 1):
        if winner in group.winners:
            at = group.winners.index(winner) + 1 + step
            return members_move(now, [winner], number, max(at, 1))
    raise refused(Phrase("winner %(winner)s is in no group", winner=winner))


def member_put(now: Arrangement, winner: int, recipient: str, reading: str) -> Arrangement:
    """Say who receives for a winner, and how the name is read."""
    for number, group in enumerate(now.groups, 1):
        if winner in group.winners:
            members = tuple(
                replace(each, recipient=recipient, reading=reading)
                if each.winner == winner
                else each
                for each in group.members
            )
            return _changed(now, number, lambda own, them=members: replace(own, members=them))  # type: ignore[misc]
    raise refused(Phrase("winner %(winner)s is in no group", winner=winner))


def presenters_put(now: Arrangement, presenters: Sequence[PlacedPresenter]) -> Arrangement:
    """Set the presenters by rank. Groups keep theirs by name."""
    ranks = {each.name: rank for rank, each in enumerate(presenters, 1) if each.presents}
    new = {
        rank: ranks[each.name] for rank, each in enumerate(now.presenters, 1) if each.name in ranks
    }

    def kept(group: PlacedGroup) -> PlacedGroup:
        left = [replace(each, rank=new[each.rank]) for each in group.presenters if each.rank in new]
        whole = len(left) == len(group.presenters)
        return replace(group, presenters=tuple(left) if whole else fitted(left, len(group.members)))

    return replace(_each_group(now, kept), presenters=tuple(presenters))


def presenters_assign(now: Arrangement, number: int, ranks: Collection[int]) -> Arrangement:
    """Let these present to a group, the highest rank in the middle."""
    for rank in ranks:
        if not 1 <= rank <= len(now.presenters):
            raise refused(Phrase("there is no presenter of rank %(rank)s", rank=rank))
    found = blocks(len(_group(now, number).members), list(ranks))
    return _changed(now, number, lambda group: replace(group, presenters=found))


def presenters_by_rule(now: Arrangement) -> Arrangement:
    """Those who present take their turns through all groups, in the order of their ranks."""
    ranks = [rank for rank, each in enumerate(now.presenters, 1) if each.presents]
    most = now.settings.presenter_members
    turns = iter(presenters_in_turn([len(g.members) for g in now.groups], ranks, most))
    return _each_group(now, lambda group: replace(group, presenters=next(turns)))


def _item(now: Arrangement, place: int) -> ArrangedItem:
    if not 1 <= place <= len(now.items):
        raise refused(Phrase("there is no item %(place)s in the programme", place=place))
    return now.items[place - 1]


def _with_item(now: Arrangement, place: int, item: ArrangedItem) -> Arrangement:
    return replace(now, items=(*now.items[: place - 1], item, *now.items[place:]))


def _group(now: Arrangement, number: int) -> PlacedGroup:
    if not 1 <= number <= len(now.groups):
        raise refused(Phrase("there is no group %(number)s", number=number))
    return now.groups[number - 1]


def _where(now: Arrangement, number: int) -> tuple[int, int]:
    _group(now, number)
    return list(now.places())[number - 1]


def _changed(
    now: Arrangement, number: int, change: Callable[[PlacedGroup], PlacedGroup]
) -> Arrangement:
    return _spliced(now, number, 1, [change(_group(now, number))])


def _spliced(
    now: Arrangement, number: int, count: int, groups: Sequence[PlacedGroup]
) -> Arrangement:
    at, position = _where(now, number)
    item = now.items[at]
    kept = (*item.groups[:position], *groups, *item.groups[position + count :])
    return _with_item(now, at + 1, replace(item, groups=kept))


def _each_group(now: Arrangement, change: Callable[[PlacedGroup], PlacedGroup]) -> Arrangement:
    items = [replace(item, groups=tuple(map(change, item.groups))) for item in now.items]
    return replace(now, items=tuple(items))


def _without(group: PlacedGroup, winners: Collection[int]) -> PlacedGroup:
    members = tuple(each for each in group.members if each.winner not in winners)
    if len(members) == len(group.members):
        return group
    return _resized(replace(group, members=members))


def _resized(group: PlacedGroup) -> PlacedGroup:
    kept: Sequence[PresenterBlock] = group.presenters
    if kept and kept[-1].last == len(group.members):
        return group
    return replace(group, presenters=fitted(kept, len(group.members)))


def _members(now: Arrangement, winners: Sequence[int]) -> list[PlacedMember]:
    known = {each.winner: each for group in now.groups for each in group.members}
    return [known.get(winner, PlacedMember(winner)) for winner in dict.fromkeys(winners)]
