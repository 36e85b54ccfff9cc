"""The words for the codes in the tables."""

from __future__ import annotations

from awards.roles import Role
from awards.tables import (
    AttendeeKind,
    CertificateState,
    ConsentAct,
    DayAct,
    DayChange,
    DeliveryGround,
    DeliveryWay,
    Form,
    GivenWay,
    ItemKind,
    ObjectionState,
    OrderMethod,
    ProposalState,
    RecipientKind,
    ReplyState,
    RunState,
    SeatKind,
    SheetState,
    StageAct,
    WinnerState,
)
from awards.words import N_

ROLES: dict[str, str] = {role: role.words for role in Role}
STATES: dict[str, str] = {
    WinnerState.DRAFT: N_("Draft"),
    WinnerState.NOTICED: N_("On notice"),
    WinnerState.CONFIRMED: N_("Confirmed"),
    WinnerState.ISSUED: N_("Issued"),
    WinnerState.WITHDRAWN: N_("Withdrawn"),
    WinnerState.REVOKED: N_("Revoked"),
}
CERTIFICATES: dict[str, str] = {
    CertificateState.VALID: N_("Valid"),
    CertificateState.SUPERSEDED: N_("Superseded"),
    CertificateState.REVOKED: N_("Revoked"),
}
OBJECTIONS: dict[str, str] = {
    ObjectionState.OPEN: N_("Open"),
    ObjectionState.UPHELD: N_("Upheld"),
    ObjectionState.DISMISSED: N_("Dismissed"),
}
PROPOSALS: dict[str, str] = {
    ProposalState.OPEN: N_("Open"),
    ProposalState.ACCEPTED: N_("Accepted"),
    ProposalState.DECLINED: N_("Declined"),
}
CONSENTS: dict[str, str] = {
    ConsentAct.CREATE: N_("Open a new account"),
    ConsentAct.ROLE: N_("Change the role"),
    ConsentAct.OPEN: N_("Reopen the account"),
    ConsentAct.CLOSE: N_("Close the account"),
    ConsentAct.PASSWORD: N_("Make a link to set a password"),
    ConsentAct.FACTOR: N_("Switch the second factor off"),
    ConsentAct.RULE: N_("Switch the two-person rule off"),
    ConsentAct.ENTRANCE: N_("Sign-in made by another person: both count as one"),
}
KINDS: dict[str, str] = {
    RecipientKind.ENTERPRISE: N_("Enterprise"),
    RecipientKind.TEAM: N_("Team"),
    RecipientKind.TASK_FORCE: N_("Task force"),
    RecipientKind.COLLECTIVE: N_("Collective"),
    RecipientKind.INDIVIDUAL: N_("Individual"),
}
FORMS: dict[str, str] = {
    Form.CERTIFICATE: N_("Certificate"),
    Form.PLAQUE: N_("Plaque"),
}
ORDERS: dict[str, str] = {
    OrderMethod.DECISION: N_("As in the decision"),
    OrderMethod.SURNAME_STROKES: N_("By strokes of the surname"),
    OrderMethod.FULLNAME_STROKES: N_("By strokes of the full name"),
    OrderMethod.PINYIN: N_("By pinyin"),
    OrderMethod.HAND: N_("By hand"),
}

RUNS: dict[str, str] = {
    RunState.WAITING: N_("Waiting its turn"),
    RunState.RUNNING: N_("Being drawn"),
    RunState.DONE: N_("Files are ready"),
    RunState.CANCELLED: N_("Cancelled"),
}
SHEETS: dict[str, str] = {
    SheetState.WAITING: N_("Waiting its turn"),
    SheetState.MADE: N_("To be printed"),
    SheetState.PRINTED: N_("Printed"),
    SheetState.SPOILED: N_("Spoiled"),
    SheetState.FAILED: N_("Cannot be drawn"),
    SheetState.FREED: N_("Left to other runs"),
}

SIDES: dict[str, str] = {"front": N_("Front"), "back": N_("Back of the sheet")}

STAGE_ACTS: dict[str, str] = {
    StageAct.BEGUN: N_("Ceremony set up"),
    StageAct.SETTINGS: N_("Settings changed"),
    StageAct.ITEM_PUT: N_("Item written"),
    StageAct.ITEM_MOVED: N_("Item moved"),
    StageAct.ITEM_REMOVED: N_("Item removed"),
    StageAct.LETTERS: N_("Letters written"),
    StageAct.GROUPED: N_("Grouped by rule"),
    StageAct.GROUP_PUT: N_("Group renamed"),
    StageAct.GROUP_SPLIT: N_("Group split"),
    StageAct.GROUPS_JOINED: N_("Groups joined"),
    StageAct.GROUP_MOVED: N_("Group moved"),
    StageAct.GROUP_REMOVED: N_("Group removed"),
    StageAct.MEMBERS_MOVED: N_("Members moved"),
    StageAct.MEMBER_PUT: N_("Recipient or reading written"),
    StageAct.PRESENTERS: N_("Presenters written"),
    StageAct.PRESENTER_ASSIGNED: N_("Presenters of a group chosen"),
    StageAct.PRESENTERS_BY_RULE: N_("Presenters assigned by rule"),
    StageAct.TEXTS: N_("Texts written"),
    StageAct.REPLACED: N_("Replaced by a document"),
    StageAct.HALL: N_("Hall chosen"),
    StageAct.BLOCKS: N_("Blocks of seats written"),
    StageAct.SEATS_FILLED: N_("Seats filled by rule"),
    StageAct.SEATS_SWAPPED: N_("Seats exchanged"),
    StageAct.SEAT_PUT: N_("Seat given or taken"),
    StageAct.SEAT_PINNED: N_("Seat pinned or freed"),
    StageAct.ATTENDEES_IMPORTED: N_("Attendees imported"),
    StageAct.ATTENDEE_PUT: N_("Attendee written"),
    StageAct.ATTENDEE_REMOVED: N_("Attendee removed"),
    StageAct.REPLY_ACCEPTED: N_("Reply of a unit accepted"),
}
DAY_ACTS: dict[str, str] = {
    DayAct.SHOWN: N_("Went to a place of the meeting"),
    DayAct.BLANKED: N_("Screen darkened"),
    DayAct.LIT: N_("Screen lit"),
    DayAct.GIVEN: N_("Given out"),
    DayAct.RETURNED: N_("Not given after all"),
    DayAct.LETTER: N_("Letter handed in"),
    DayAct.CHANGED: N_("Change recorded"),
    DayAct.CHANGE_UNDONE: N_("Change undone"),
    DayAct.UNDONE: N_("Act undone"),
    DayAct.REHEARSAL_BEGUN: N_("Rehearsal begun"),
    DayAct.REHEARSAL_ENDED: N_("Rehearsal ended"),
    DayAct.CLOSED: N_("Day closed"),
    DayAct.REOPENED: N_("Day reopened"),
}
DAY_CHANGES: dict[str, str] = {
    DayChange.ABSENT: N_("Absent"),
    DayChange.STAND_IN: N_("Stand-in"),
    DayChange.STRIKE: N_("Struck"),
    DayChange.LATE: N_("Came late"),
    DayChange.JOIN: N_("Groups joined"),
}
GIVEN_WAYS: dict[str, str] = {
    GivenWay.STAGE: N_("Given on stage"),
    GivenWay.STAND_IN: N_("By a stand-in"),
    GivenWay.DESK: N_("At the desk"),
}
ITEMS: dict[str, str] = {
    ItemKind.SPEECH: N_("Speech"),
    ItemKind.DECISION: N_("Reading of the decision"),
    ItemKind.AWARD: N_("Award"),
    ItemKind.LETTERS: N_("Letters of responsibility"),
    ItemKind.PERFORMANCE: N_("Performance"),
    ItemKind.PHOTO: N_("Group photo"),
    ItemKind.ANTHEM: N_("Anthem"),
    ItemKind.BREAK: N_("Break"),
    ItemKind.FREE: N_("Other item"),
}

WAYS: dict[str, str] = {
    DeliveryWay.COLLECTED: N_("Collected here"),
    DeliveryWay.AT_RECEPTION: N_("On a reception day"),
    DeliveryWay.VISIT: N_("Carried there"),
    DeliveryWay.POST: N_("By post"),
}
GROUNDS: dict[str, str] = {
    DeliveryGround.NONE: N_("No ground"),
    DeliveryGround.REQUEST: N_("At their own request"),
    DeliveryGround.APPROVAL: N_("Approved"),
    DeliveryGround.EXEMPT: N_("Exempt matter"),
}
ATTENDEES: dict[str, str] = {
    AttendeeKind.WINNER: N_("Winner"),
    AttendeeKind.REPRESENTATIVE: N_("Representative of a unit"),
    AttendeeKind.COMPANION: N_("Companion"),
    AttendeeKind.LEADER: N_("Leader"),
    AttendeeKind.GUEST: N_("Guest"),
    AttendeeKind.PRESS: N_("Press"),
    AttendeeKind.STAFF: N_("Staff"),
}
REPLIES: dict[str, str] = {
    ReplyState.WAITING: N_("Reply waiting"),
    ReplyState.SUPERSEDED: N_("Replaced by a later reply"),
    ReplyState.ACCEPTED: N_("Reply accepted"),
    ReplyState.REFUSED: N_("Reply refused"),
}
SEATS: dict[str, str] = {
    SeatKind.SEAT: N_("Seat"),
    SeatKind.PLATFORM: N_("Seat of the platform"),
    SeatKind.WHEELCHAIR: N_("Place of a wheelchair"),
    SeatKind.BROKEN: N_("Broken seat"),
    SeatKind.STAFF: N_("Seat of the staff"),
}

#: The state of a telephone at the door.
TELEPHONES = {
    "waiting": N_("waits to be paired"),
    "paired": N_("paired"),
    "revoked": N_("telephone revoked"),
    "over": N_("its time is over"),
    "unused": N_("the code was not used"),
}
#: What is scanned at the door.
SCAN_KINDS = {
    "arrived": N_("Arrivals"),
    "left": N_("Departures"),
    "packed": N_("Packing of trays"),
    "handed": N_("Handing out"),
    "undone": N_("Taking back"),
    "unknown": N_("Unknown kind of scan"),
}

#: Templates read them as ``labels``.
LABELS: dict[str, dict[str, str]] = {
    "role": ROLES,
    "state": STATES,
    "certificate": CERTIFICATES,
    "objection": OBJECTIONS,
    "proposal": PROPOSALS,
    "consent": CONSENTS,
    "kind": KINDS,
    "form": FORMS,
    "order": ORDERS,
    "run": RUNS,
    "sheet": SHEETS,
    "side": SIDES,
    "stage-act": STAGE_ACTS,
    "item": ITEMS,
    "day-act": DAY_ACTS,
    "day-change": DAY_CHANGES,
    "given-way": GIVEN_WAYS,
    "way": WAYS,
    "ground": GROUNDS,
    "attendee": ATTENDEES,
    "reply": REPLIES,
    "seat": SEATS,
    "scan-kind": SCAN_KINDS,
    "telephone": TELEPHONES,
}
