"""What a version of an arrangement says: plain data, frozen, and all that papers are made from.

A paper is written from this alone, never from the tables. Places count from 1. The digest is the
SHA-256 of the canonical JSON of a `StageContent`.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from awards.stage.words import (
    AttendeeKind,
    ItemKind,
    PlatformRule,
    PositionRule,
    SeatKind,
    WalkOn,
)
from awards.tables import RecipientKind


class StageCategory(msgspec.Struct, frozen=True):
    """``form`` is “certificate” or “plaque”; ``ranked`` if its honours are prizes in order."""

    code: str
    name: str
    kind: RecipientKind
    form: str
    ranked: bool = False


class StagePresenter(msgspec.Struct, frozen=True):
    """One who hands over (颁奖嘉宾). ``rank`` 1 is the highest."""

    rank: int
    name: str
    duty: str = ""


class StageCertificate(msgspec.Struct, frozen=True):
    """A valid certificate in its printed words.

    ``number`` is empty in a draft before issue. ``version`` counts the issues under the number.
    ``reading`` is the pronunciation if it needs one, else empty. ``decision_place`` counts all
    winners in the order of the decision, from 1.
    """

    winner: int
    number: str
    version: int
    name: str
    unit: str
    honour: str
    category: str
    form: str
    reading: str = ""
    surname_length: int | None = None
    decision_place: int = 0


class StageMember(msgspec.Struct, frozen=True):
    """One of a group (位次 ``place``).

    ``position`` (站位) counts on the stage from the left as the hall sees it. ``tray`` counts in the
    group, 0 for a plaque that two carry; ``tray_place`` 1 lies on top and is handed first.
    ``presenter`` is a rank, 0 if nobody is assigned. ``recipient`` receives for a body, or as a
    stand-in; empty if the winner does.
    """

    place: int
    position: int
    certificate: StageCertificate
    tray: int
    tray_place: int
    presenter: int = 0
    recipient: str = ""


class StageGroup(msgspec.Struct, frozen=True):
    """Who goes on stage together. ``number`` counts through the whole programme: 第1批, 第2批.

    ``script`` is the text that the layers give, with its placeholders.
    """

    number: int
    item: int
    name: str
    category: str
    script: str
    members: tuple[StageMember, ...]

    def presenters(self) -> tuple[int, ...]:
        """The ranks that hand over, in the order of their members."""
        return tuple(dict.fromkeys(each.presenter for each in self.members if each.presenter))


class StageLetter(msgspec.Struct, frozen=True):
    """A letter of responsibility (目标责任书) handed in by a unit."""

    place: int
    unit: str
    signer: str = ""


class StageItem(msgspec.Struct, frozen=True):
    """An item of the programme (议程项). ``starts`` is in minutes after the beginning."""

    place: int
    kind: ItemKind
    title: str
    starts: float
    minutes: float
    speaker: str = ""
    typed: bool = False
    notes: str = ""
    script: str = ""
    letters: tuple[StageLetter, ...] = ()


class StageBag(msgspec.Struct, frozen=True):
    """The certificates of one unit that are not given on stage (分发袋).

    ``unit`` is empty for winners without a unit.
    """

    number: int
    unit: str
    certificates: tuple[StageCertificate, ...]


class HallSeat(msgspec.Struct, frozen=True):
    """``x`` and ``y`` are cells of the plan: ``y`` 1 is the row at the stage."""

    block: str
    row: str
    label: str
    x: int
    y: int
    kind: SeatKind = SeatKind.SEAT


class StageAttendee(msgspec.Struct, frozen=True):
    """One who attends. ``code`` is on the slip; ``group`` 0 if not on stage; ``seat`` if seated."""

    kind: AttendeeKind
    name: str
    code: str
    duty: str = ""
    unit: str = ""
    winner: int | None = None
    group: int = 0
    seat: HallSeat | None = None


class StageContent(msgspec.Struct, frozen=True):
    """One arrangement of one ceremony.

    ``platform`` are the names on the platform by rank. ``texts`` are the office's words for papers,
    by their keys. ``begins_at`` is in the time of China.
    """

    code: str
    commendation: str
    year: int
    issuers: tuple[str, ...]
    title: str
    place: str
    begins_at: datetime
    decided_on: date | None
    allowed_minutes: int
    position_rule: PositionRule
    platform_rule: PlatformRule
    walk_on: WalkOn
    hall: str
    categories: tuple[StageCategory, ...]
    items: tuple[StageItem, ...]
    groups: tuple[StageGroup, ...]
    bags: tuple[StageBag, ...]
    presenters: tuple[StagePresenter, ...] = ()
    platform: tuple[StagePresenter, ...] = ()
    attendees: tuple[StageAttendee, ...] = ()
    seats: tuple[HallSeat, ...] = ()
    texts: dict[str, str] = {}

    @property
    def on_stage(self) -> list[StageMember]:
        """Everybody who goes on stage, in the order of the stage."""
        return [member for group in self.groups for member in group.members]

    @property
    def order(self) -> list[StageCertificate]:
        """The stage order: groups in the order of the programme, then the bags."""
        staged = [member.certificate for member in self.on_stage]
        return [*staged, *(each for bag in self.bags for each in bag.certificates)]

    @property
    def decision_order(self) -> list[StageCertificate]:
        """The order of the decision: categories in their order, and within each by place."""
        places = {each.code: at for at, each in enumerate(self.categories)}
        return sorted(self.order, key=lambda each: (places[each.category], each.decision_place))


class StageVersion(msgspec.Struct, frozen=True):
    """An arrangement as papers name it: 第3版, or 第3.2版 after changes of the day; 0 is a draft.

    ``newest`` is the last version there is.
    """

    number: int
    revision: int
    digest: str
    made_at: datetime
    content: StageContent
    newest: int = 0

    @property
    def is_draft(self) -> bool:
        return self.number == 0
