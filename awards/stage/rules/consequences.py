"""What a change of the day does to a frozen content: absent, stand-in, strike, late, join."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from awards.errors import ChangeImpossible
from awards.stage.content import StageBag, StageContent, StageGroup, StageMember
from awards.stage.rules.positions import positions
from awards.stage.words import DayChange
from awards.words import Phrase

replace = msgspec.structs.replace


class DayPayload(msgspec.Struct, frozen=True):
    """``recipient`` stands in, of ``unit``; ``group`` and ``place`` are where a late one comes in.

    With ``gap`` the place of an absent one stays empty; else the others close ranks.
    """

    recipient: str = ""
    unit: str = ""
    group: int = 0
    place: int = 0
    gap: bool = False


class DayStep(NamedTuple):
    """A change that was not undone, in its order."""

    kind: DayChange
    winner: int
    payload: DayPayload


class Consequence(msgspec.Struct, frozen=True):
    """What an absence does: where the one stands, who presents, where the certificate lies.

    ``left`` are those who stay in the group; ``is_small``: fewer than ``least``, so that it may be
    joined with the next group of its category, ``next``, 0 if there is none.
    """

    group: int
    place: int
    position: int
    presenter: int
    tray: int
    tray_place: int
    left: int
    is_small: bool
    next: int


def consequence(content: StageContent, winner: int, least: int = 3) -> Consequence | None:
    """None if the winner is in no group: a certificate in a bag stays there."""
    for group in content.groups:
        for member in group.members:
            if member.certificate.winner == winner:
                left = len(group.members) - 1
                after = next_of_category(content, group)
                return Consequence(
                    group.number,
                    member.place,
                    member.position,
                    member.presenter,
                    member.tray,
                    member.tray_place,
                    left,
                    left < least,
                    after.number if after else 0,
                )
    return None


def changed(content: StageContent, steps: Iterable[DayStep]) -> StageContent:
    """The content after these changes. Raises ChangeImpossible."""
    for step in steps:
        content = _ACTS[step.kind](content, step)
    return content


def _absent(content: StageContent, step: DayStep) -> StageContent:
    """The certificate goes from the tray to the bag of its unit."""
    _, member = _found(content, step.winner)
    without = _without(content, step.winner, gap=step.payload.gap)
    return _bagged(without, member)


def _stand_in(content: StageContent, step: DayStep) -> StageContent:
    """Somebody else receives; nothing moves."""
    if not step.payload.recipient.strip():
        raise ChangeImpossible(reason=Phrase("it does not say who stands in"))
    _found(content, step.winner)
    name = step.payload.recipient
    said = f"{name}（{step.payload.unit}）" if step.payload.unit else name
    return _each_member(
        content,
        lambda member: (
            replace(member, recipient=said) if member.certificate.winner == step.winner else member
        ),
    )


def _strike(content: StageContent, step: DayStep) -> StageContent:
    """Revoked on the day: neither on stage nor in a bag."""
    if consequence(content, step.winner):
        return _without(content, step.winner, gap=step.payload.gap)
    bags = [
        replace(bag, certificates=tuple(c for c in bag.certificates if c.winner != step.winner))
        for bag in content.bags
    ]
    if sum(len(bag.certificates) for bag in bags) == _bagged_count(content):
        raise _not_there(step.winner)
    return replace(content, bags=tuple(bag for bag in bags if bag.certificates))


def _late(content: StageContent, step: DayStep) -> StageContent:
    """From the bag into a group, at a place or at its end."""
    number = step.payload.group
    found = [c for bag in content.bags for c in bag.certificates if c.winner == step.winner]
    if not found:
        raise _not_there(step.winner)
    if not 1 <= number <= len(content.groups):
        raise ChangeImpossible(reason=Phrase("there is no group %(number)s", number=number))
    bags = [
        replace(bag, certificates=tuple(c for c in bag.certificates if c.winner != step.winner))
        for bag in content.bags
    ]
    group = content.groups[number - 1]
    members = list(group.members)
    at = min(step.payload.place - 1, len(members)) if step.payload.place else len(members)
    beside = members[max(at - 1, 0)] if members else None
    members.insert(
        at,
        StageMember(
            0, 0, found[0], beside.tray if beside else 1, 0, beside.presenter if beside else 0
        ),
    )
    groups = list(content.groups)
    groups[number - 1] = _numbered(content, group, members)
    left = tuple(bag for bag in bags if bag.certificates)
    return replace(content, groups=tuple(groups), bags=left)


def _join(content: StageContent, step: DayStep) -> StageContent:
    """The members of a group go on stage at the end of the next group of its category.

    The group stays, empty: the numbers of groups are printed on papers.
    """
    number, groups = step.payload.group, list(content.groups)
    if not 1 <= number <= len(groups) or not groups[number - 1].members:
        raise ChangeImpossible(reason=Phrase("there is nobody in group %(number)s", number=number))
    joined = groups[number - 1]
    target = next_of_category(content, joined)
    if target is None:
        raise ChangeImpossible(
            reason=Phrase("no group of the category comes after group %(number)s", number=number)
        )
    last = target.members[-1]
    come = [
        replace(each, tray=last.tray, presenter=last.presenter or each.presenter)
        for each in joined.members
    ]
    groups[number - 1] = replace(joined, members=())
    groups[target.number - 1] = _numbered(content, target, [*target.members, *come])
    return replace(content, groups=tuple(groups))


def next_of_category(content: StageContent, group: StageGroup) -> StageGroup | None:
    """The next group of its category with somebody in it."""
    return next(
        (
            each
            for each in content.groups
            if each.number > group.number and each.category == group.category and each.members
        ),
        None,
    )


_ACTS: dict[DayChange, Callable[[StageContent, DayStep], StageContent]] = {
    DayChange.ABSENT: _absent,
    DayChange.STAND_IN: _stand_in,
    DayChange.STRIKE: _strike,
    DayChange.LATE: _late,
    DayChange.JOIN: _join,
}


def _not_there(winner: int) -> ChangeImpossible:
    return ChangeImpossible(reason=Phrase("winner %(winner)s is not there", winner=winner))


def _found(content: StageContent, winner: int) -> tuple[StageGroup, StageMember]:
    for group in content.groups:
        for member in group.members:
            if member.certificate.winner == winner:
                return group, member
    raise _not_there(winner)


def _without(content: StageContent, winner: int, *, gap: bool) -> StageContent:
    groups = []
    for group in content.groups:
        members = [each for each in group.members if each.certificate.winner != winner]
        if len(members) == len(group.members):
            groups.append(group)
        elif gap:
            groups.append(replace(group, members=_lying(members)))
        else:
            groups.append(_numbered(content, group, members))
    return replace(content, groups=tuple(groups))


def _numbered(
    content: StageContent, group: StageGroup, members: Sequence[StageMember]
) -> StageGroup:
    """Close ranks: places, positions and trays are counted again."""
    stands = positions(len(members), content.position_rule)
    placed = [
        replace(member, place=place, position=position)
        for place, (member, position) in enumerate(zip(members, stands, strict=True), 1)
    ]
    return replace(group, members=_lying(placed))


def _lying(members: Iterable[StageMember]) -> tuple[StageMember, ...]:
    counts: dict[int, int] = {}
    found = []
    for member in members:
        counts[member.tray] = counts.get(member.tray, 0) + 1
        found.append(replace(member, tray_place=counts[member.tray]))
    return tuple(found)


def _bagged(content: StageContent, member: StageMember) -> StageContent:
    certificate = member.certificate
    bags = list(content.bags)
    for at, bag in enumerate(bags):
        if bag.unit == certificate.unit:
            them = sorted((*bag.certificates, certificate), key=lambda each: each.decision_place)
            bags[at] = replace(bag, certificates=tuple(them))
            return replace(content, bags=tuple(bags))
    number = max((bag.number for bag in bags), default=0) + 1
    new = StageBag(number, certificate.unit, (certificate,))
    return replace(content, bags=(*bags, new))


def _bagged_count(content: StageContent) -> int:
    return sum(len(bag.certificates) for bag in content.bags)


def _each_member(
    content: StageContent, change: Callable[[StageMember], StageMember]
) -> StageContent:
    groups = [replace(group, members=tuple(map(change, group.members))) for group in content.groups]
    return replace(content, groups=tuple(groups))
