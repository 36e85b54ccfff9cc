"""The day as its pages show it: one value of everything they need."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.clock import CHINA
from awards.day import queries, store
from awards.day.arrivals import arrived_winners
from awards.day.event_words import names_of_winners
from awards.day.records import DayProgress, DayRevision, EventRecord
from awards.day.rules.folding import counted, progress, standing
from awards.day.rules.places import MeetingPlace, group_title, places, position
from awards.day.store import RunningCeremony
from awards.stage import day as stage_day
from awards.stage.content import (
    StageCertificate,
    StageContent,
    StageGroup,
    StageItem,
    StageMember,
    StageVersion,
)
from awards.stage.day import DayRecord
from awards.stage.rules.consequences import next_of_category
from awards.stage.rules.script_words import group_name
from awards.stage.rules.timing import clock_time
from awards.stage.words import DayChange


class GroupArrivals(NamedTuple):
    """How far a group is. ``arrived`` is None while nobody arrived at the door at all."""

    group: StageGroup
    arrived: int | None
    given: int
    given_at: datetime | None

    @property
    def is_over(self) -> bool:
        return bool(self.group.members) and self.given == len(self.group.members)


class DayDesk(NamedTuple):
    """``today`` is the newest version after the changes of the day; ``names`` are of those in them."""

    here: CommendationRecord
    ceremony: RunningCeremony
    revision: DayRevision
    today: StageVersion
    events: list[EventRecord]
    progress: DayProgress
    arrived: dict[int, datetime]
    changes: list[DayRecord]
    names: dict[int, str]
    at: datetime

    @property
    def content(self) -> StageContent:
        return self.today.content

    @property
    def places(self) -> list[MeetingPlace]:
        return places(self.content)

    @property
    def position(self) -> int:
        return position(self.places, self.progress.place)

    @property
    def now(self) -> MeetingPlace:
        return self.places[self.position]

    @property
    def next(self) -> MeetingPlace | None:
        found = self.places
        return found[self.position + 1] if self.position + 1 < len(found) else None

    @property
    def before(self) -> MeetingPlace | None:
        return self.places[self.position - 1] if self.position else None

    def group(self, place: MeetingPlace | None) -> StageGroup | None:
        return self.content.groups[place.group - 1] if place and place.group else None

    def item(self, place: MeetingPlace | None) -> StageItem | None:
        found = [each for each in self.content.items if place and each.place == place.item]
        return found[0] if found else None

    @property
    def has_begun(self) -> bool:
        return self.progress.place is not None

    @property
    def counts(self) -> list[GroupArrivals]:
        return [self._count(group) for group in self.content.groups if group.members]

    def _count(self, group: StageGroup) -> GroupArrivals:
        winners = [member.certificate.winner for member in group.members]
        out = [self.progress.given[each].at for each in winners if each in self.progress.given]
        here = sum(self.is_here(member) for member in group.members)
        return GroupArrivals(
            group, here if self.arrived else None, len(out), max(out, default=None)
        )

    def is_here(self, member: StageMember) -> bool:
        return member.certificate.winner in self.arrived or self.is_replaced(member)

    def is_replaced(self, member: StageMember) -> bool:
        """A stand-in was named on the day."""
        return any(
            each.kind is DayChange.STAND_IN
            and each.undone_by is None
            and each.winner == member.certificate.winner
            for each in self.changes
        )

    def missing(self, group: StageGroup | None) -> list[StageMember]:
        """Who did not arrive; nobody while the door has no arrivals at all."""
        if group is None or not self.arrived:
            return []
        return [
            each
            for each in group.members
            if not self.is_here(each) and each.certificate.winner not in self.progress.given
        ]

    @property
    def presenters(self) -> dict[int, str]:
        return {each.rank: each.name for each in self.content.presenters}

    @property
    def counts_by_group(self) -> dict[int, GroupArrivals]:
        return {each.group.number: each for each in self.counts}

    @property
    def standing_changes(self) -> list[DayRecord]:
        """Those that were not undone, the newest first."""
        return [each for each in reversed(self.changes) if each.undone_by is None]

    def whom(self, change: DayRecord) -> str:
        """Whom a change is about."""
        if change.winner is None:
            return group_name(change.payload.group)
        return self.names.get(change.winner, str(change.winner))

    def member(self, winner: int) -> StageMember | None:
        found = [each for each in self.content.on_stage if each.certificate.winner == winner]
        return found[0] if found else None

    def bagged(self, winner: int) -> StageCertificate | None:
        found = [
            each for bag in self.content.bags for each in bag.certificates if each.winner == winner
        ]
        return found[0] if found else None

    @property
    def group_choices(self) -> list[tuple[int, str]]:
        return [(each.number, group_title(each)) for each in self.content.groups]

    def joins(self, group: StageGroup) -> StageGroup | None:
        """The group that a small one can be joined with."""
        return next_of_category(self.content, group)

    def time_of(self, place: MeetingPlace) -> str:
        return clock_time(self.content.begins_at, place.starts)

    @property
    def planned(self) -> str:
        return self.time_of(self.now)

    @property
    def expected_end(self) -> str:
        return clock_time(self.content.begins_at, self.places[-1].starts + (self.minutes_late or 0))

    @property
    def minutes_late(self) -> int | None:
        """Behind the plan, on the day itself and once the meeting went somewhere."""
        begins = self.content.begins_at.astimezone(CHINA)
        if not self.has_begun or begins.date() != self.at.astimezone(CHINA).date():
            return None
        shown = [each.made_at for each in standing(self.events) if each.item is not None]
        planned = begins + timedelta(minutes=self.now.starts)
        return round((shown[-1] - planned).total_seconds() / 60)


async def desk(here: CommendationRecord) -> DayDesk | None:
    """None before a version was frozen."""
    ceremony = await store.find(here)
    if ceremony is None or not ceremony.version:
        return None
    revision = await queries.revision(here.code)
    events = counted(await store.events(ceremony.id), rehearsal=ceremony.rehearsal)
    changes = await stage_day.changes(ceremony.id, ceremony.version)
    return DayDesk(
        here,
        ceremony,
        revision,
        await stage_day.today(here.code),
        events,
        progress(events),
        await arrived_winners(ceremony.id),
        changes,
        await names_of_winners({each.winner for each in changes if each.winner}),
        clock.now(),
    )
