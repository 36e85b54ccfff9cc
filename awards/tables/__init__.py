"""The schema: every table and the constraints the database enforces, one module for each station.

The rules check the limits of texts as well, because SQLite does not enforce them. Columns of
enumerations carry a CHECK, because neither engine enforces Piccolo's ``choices``. Constraint
names begin with the name of their table, because SQLite keeps all names in one space.
"""

from __future__ import annotations

from typing import Any

from piccolo.columns import Column
from piccolo.table import Table

from awards.roles import Role
from awards.tables import (
    accounts,
    attendance,
    audit,
    catalogue,
    consents,
    day,
    deliveries,
    door,
    feeds,
    halls,
    intake,
    issuing,
    layouts,
    notices,
    objections,
    packs,
    paper,
    paper_records,
    press_profiles,
    proofs,
    runs,
    stage,
    stage_versions,
    statements,
    winners,
)
from awards.tables.accounts import (
    Account,
    ApiToken,
    Attempts,
    KnownRole,
    PasswordLink,
    SavedView,
    Session,
    ShellLink,
    Tray,
)
from awards.tables.attendance import (
    Attendee,
    AttendeeKind,
    AttendeeReply,
    ReplyState,
    SeatBlock,
    Seating,
)
from awards.tables.audit import AuditEntry, AuditHead
from awards.tables.catalogue import (
    Category,
    Commendation,
    FieldPlace,
    Form,
    FreeField,
    FreeFieldKind,
    Honour,
    OrderMethod,
    RecipientKind,
)
from awards.tables.consents import ConsentAct, ConsentRequest, ConsentState
from awards.tables.day import DayAct, DayClosing, DayEvent, DayGiven, GivenWay
from awards.tables.deliveries import Delivery, DeliveryGround, DeliveryWay
from awards.tables.door import DoorDevice, Scan, ScanKind, ScanVerdict
from awards.tables.feeds import Calibration
from awards.tables.halls import Hall, Seat, SeatKind
from awards.tables.intake import Intake, IntakeDraft
from awards.tables.issuing import Certificate, CertificateState, IssuedNumber
from awards.tables.layouts import LayoutPicture, LayoutVersion, StoredLayout
from awards.tables.notices import CalendarDay, Notice
from awards.tables.objections import Objection, ObjectionState
from awards.tables.packs import CeremonyPack, PackState
from awards.tables.paper import CountKind, StockCount
from awards.tables.paper_records import PaperRecord, RecordList, RecordState
from awards.tables.press_profiles import PressProfile
from awards.tables.proofs import ProofLink, Proposal, ProposalState
from awards.tables.runs import (
    Chunk,
    ChunkState,
    PrintRun,
    RunPart,
    RunState,
    Sheet,
    SheetState,
)
from awards.tables.stage import (
    Ceremony,
    FillRule,
    GroupPresenter,
    ItemKind,
    Letter,
    PlatformRule,
    PositionRule,
    Presenter,
    ProgrammeItem,
    StagedGroup,
    StagedWinner,
    WalkOn,
)
from awards.tables.stage_versions import DayChange, FrozenStage, StageAct, StageChange, StageEdit
from awards.tables.statements import (
    AcceptedDifference,
    Statement,
    StatementKind,
    StatementLine,
    StatementVersion,
)
from awards.tables.winners import AmendedField, EarlierWriter, Winner, WinnerState

#: What an update sets.
Values = dict[Column | str, Any]

#: Indexes of several columns, which Piccolo cannot declare.
INDEXES = (*winners.INDEXES, *runs.INDEXES)

#: In the order in which rows may be written.
ALL: tuple[type[Table], ...] = (
    *accounts.TABLES,
    *audit.TABLES,
    *catalogue.TABLES,
    *consents.TABLES,
    *intake.TABLES,
    *paper_records.TABLES,
    *notices.TABLES,
    *winners.TABLES,
    *objections.TABLES,
    *proofs.TABLES,
    *statements.TABLES,
    *layouts.TABLES,
    *issuing.TABLES,
    *feeds.TABLES,
    *paper.TABLES,
    *press_profiles.TABLES,
    *runs.TABLES,
    *halls.TABLES,
    *stage.TABLES,
    *attendance.TABLES,
    *stage_versions.TABLES,
    *packs.TABLES,
    *day.TABLES,
    *deliveries.TABLES,
    *door.TABLES,
)

__all__ = [
    "ALL",
    "INDEXES",
    "AcceptedDifference",
    "Account",
    "AmendedField",
    "ApiToken",
    "Attempts",
    "Attendee",
    "AttendeeKind",
    "AttendeeReply",
    "AuditEntry",
    "AuditHead",
    "CalendarDay",
    "Calibration",
    "Category",
    "Ceremony",
    "CeremonyPack",
    "Certificate",
    "CertificateState",
    "Chunk",
    "ChunkState",
    "Commendation",
    "ConsentAct",
    "ConsentRequest",
    "ConsentState",
    "CountKind",
    "DayAct",
    "DayChange",
    "DayClosing",
    "DayEvent",
    "DayGiven",
    "Delivery",
    "DeliveryGround",
    "DeliveryWay",
    "DoorDevice",
    "EarlierWriter",
    "FieldPlace",
    "FillRule",
    "Form",
    "FreeField",
    "FreeFieldKind",
    "FrozenStage",
    "GivenWay",
    "GroupPresenter",
    "Hall",
    "Honour",
    "Intake",
    "IntakeDraft",
    "IssuedNumber",
    "ItemKind",
    "KnownRole",
    "LayoutPicture",
    "LayoutVersion",
    "Letter",
    "Notice",
    "Objection",
    "ObjectionState",
    "OrderMethod",
    "PackState",
    "PaperRecord",
    "PasswordLink",
    "PlatformRule",
    "PositionRule",
    "Presenter",
    "PressProfile",
    "PrintRun",
    "ProgrammeItem",
    "ProofLink",
    "Proposal",
    "ProposalState",
    "RecipientKind",
    "RecordList",
    "RecordState",
    "ReplyState",
    "Role",
    "RunPart",
    "RunState",
    "SavedView",
    "Scan",
    "ScanKind",
    "ScanVerdict",
    "Seat",
    "SeatBlock",
    "SeatKind",
    "Seating",
    "Session",
    "Sheet",
    "SheetState",
    "ShellLink",
    "StageAct",
    "StageChange",
    "StageEdit",
    "StagedGroup",
    "StagedWinner",
    "Statement",
    "StatementKind",
    "StatementLine",
    "StatementVersion",
    "StockCount",
    "StoredLayout",
    "Tray",
    "Values",
    "WalkOn",
    "Winner",
    "WinnerState",
]
