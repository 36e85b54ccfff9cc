"""Every fault the service can raise, as one tree; one module for each station's part.

AwardsError
├── SettingsFault ........ the environment is not what the service needs
│   └── KeyMissing, KeyUnknown
├── Invalid .............. what was sent cannot be accepted as it is
│   ├── NameRefused, FieldRefused, CommendationRefused, PatternRefused, PasswordRefused
│   ├── LayoutFaulty, PhotoRefused, PhotosRefused
│   ├── RequestMalformed, MethodRefused, BodyTooLarge, RevisionMissing
│   ├── SetupRefused ..... a run cannot go on paper that way
│   ├── ReadingsRefused .. of a test card: too few, at odds, or no printer's error
│   ├── ScreenSizeRefused  the slides of a ceremony have no such size
│   ├── SheetsUnnamed .... a run is to record sheets, and none is given
│   ├── HeadRefused ...... no head of a history
│   ├── ArrangementRefused, AttendeeRefused, HallRefused, ReplyRefused  a ceremony cannot be arranged that way
│   ├── FrameRefused ..... a picture of a telephone at the door
│   └── FileRefused ...... a spreadsheet that is not even opened (awards.intake adds the reasons)
├── NotFound ............. no such commendation, category, winner, certificate …
│   ├── LinkSpent, ProofLinkUnknown, PairingUnknown
│   └── DraftEnded, NoPhoto
├── Conflict ............. true in itself, but not now
│   ├── QuotaFull, Duplicate, WrongState, Stale, FolderInUse, HistoryBroken
│   ├── AlreadyImported, IntakeHasFaults, NothingNew, DraftSealed
│   ├── AlreadyUndone, ImportIssued, ImportBeyondDraft, RecordsRefused, NumberRecorded
│   ├── NoticeMissing, NoticeRunning, WinnerHeld, SamePerson, OwnWords, CorrectionOfOwn
│   ├── WriterUnlinked
│   ├── ObjectionOpen, ObjectionDecided
│   ├── AccountExists, AccountClosed, LastAdmin, ShellUserTaken, ConsentOver
│   ├── ProofreadingOver, ProposalDecided
│   ├── SheetsClaimed, SheetsInOtherRun, RunOver, RunChanged, SheetsNotThere
│   ├── PrintedElsewhere, CertificatesDiffer, SheetOutdated, FileDamaged
│   ├── CeremonyExists, CeremonyChanged, WinnersGone, WinnersUnplaced, StageUnissued
│   ├── DeliveryOpen, DeliveryMissing, DeliveryChanged, AlreadyHanded, NothingToDeliver
│   ├── SeatsTooFew, SeatRefused
│   ├── NotInVersion, ChangeImpossible, PaperRefused, PaperEmpty, PackUnfinished
│   ├── DayChanged, DayClosed, DayRefused
│   ├── ScanRefused ...... typed at the door
│   └── PrintRefused ..... something would go wrong on paper
├── Denied ............... who you are, or what you may do
│   ├── NotSignedIn, NotPermitted, FormNotOurs, ShellUnlinked
│   ├── DeviceUnpaired ... a telephone at the door whose token is not known
│   ├── ConsentNotYours, TokenForAnother, TokenOfAnother
│   ├── SignInRefused, PasswordWrong, CodeRefused, TooManyTries, SecondFactorMissing
│   └── TooManyLookups
└── Unavailable .......... a part of the machine is missing, busy or older than the program
    ├── DatabaseBehind, DatabaseBusy, MigrationEdited, FontsChanged, FileUnusable
    └── RunWaits, StoreAway, WorkersAway, PhotosLost

A class carries a stable ``code`` and its words in English, whose Chinese is in the catalogue; an
instance carries the facts. HTTP statuses and exit codes are given at the edges, by family.
"""

from __future__ import annotations

from awards.errors.accounts import (
    AccountClosed,
    AccountExists,
    CodeRefused,
    ConsentNotYours,
    ConsentOver,
    LastAdmin,
    LinkSpent,
    NotPermitted,
    NotSignedIn,
    PasswordRefused,
    PasswordWrong,
    SecondFactorMissing,
    ShellUnlinked,
    ShellUserTaken,
    SignInRefused,
    TokenForAnother,
    TokenOfAnother,
    TooManyTries,
)
from awards.errors.catalogue import (
    CommendationRefused,
    PatternRefused,
)
from awards.errors.ceremony import ScreenSizeRefused
from awards.errors.day import DayChanged, DayClosed, DayRefused
from awards.errors.deliveries import (
    AlreadyHanded,
    DeliveryChanged,
    DeliveryMissing,
    DeliveryOpen,
    NothingToDeliver,
)
from awards.errors.door import DeviceUnpaired, FrameRefused, PairingUnknown, ScanRefused
from awards.errors.families import (
    AwardsError,
    Conflict,
    Denied,
    Invalid,
    NotFound,
    Unavailable,
)
from awards.errors.intake import (
    AlreadyImported,
    AlreadyUndone,
    DraftEnded,
    DraftSealed,
    FileRefused,
    ImportBeyondDraft,
    ImportIssued,
    IntakeHasFaults,
    NothingNew,
    RecordsRefused,
)
from awards.errors.issuing import (
    NumberRecorded,
    OwnWords,
    PrintRefused,
    print_refusal,
)
from awards.errors.layouts import (
    FontsChanged,
    LayoutFaulty,
)
from awards.errors.machine import (
    DatabaseBehind,
    DatabaseBusy,
    FileUnusable,
    FolderInUse,
    HeadRefused,
    HistoryBroken,
    KeyMissing,
    KeyUnknown,
    MigrationEdited,
    SettingsFault,
)
from awards.errors.notices import (
    CorrectionOfOwn,
    NoticeMissing,
    NoticeRunning,
    ObjectionDecided,
    ObjectionOpen,
    SamePerson,
    WinnerHeld,
    WriterUnlinked,
)
from awards.errors.photos import NoPhoto, PhotoRefused, PhotosLost, PhotosRefused
from awards.errors.printing import (
    CertificatesDiffer,
    FileDamaged,
    PrintedElsewhere,
    ReadingsRefused,
    RunChanged,
    RunOver,
    RunWaits,
    SetupRefused,
    SheetOutdated,
    SheetsClaimed,
    SheetsInOtherRun,
    SheetsNotThere,
    SheetsUnnamed,
    StoreAway,
    WorkersAway,
)
from awards.errors.proofs import (
    ProofLinkUnknown,
    ProofreadingOver,
    ProposalDecided,
)
from awards.errors.stage import (
    ArrangementRefused,
    AttendeeRefused,
    CeremonyChanged,
    CeremonyExists,
    ChangeImpossible,
    HallRefused,
    NotInVersion,
    PackUnfinished,
    PaperEmpty,
    PaperRefused,
    ReplyRefused,
    SeatRefused,
    SeatsTooFew,
    StageUnissued,
    WinnersGone,
    WinnersUnplaced,
)
from awards.errors.verification import (
    TooManyLookups,
)
from awards.errors.web import (
    BodyTooLarge,
    FieldRefused,
    FormNotOurs,
    MethodRefused,
    RequestMalformed,
    RevisionMissing,
)
from awards.errors.winners import (
    Duplicate,
    NameRefused,
    QuotaFull,
    Stale,
    WrongState,
)
from awards.errors.words import (
    FaultWords,
    Finding,
    Severity,
)
from awards.words import LANGUAGES, Language

__all__ = [
    "LANGUAGES",
    "AccountClosed",
    "AccountExists",
    "AlreadyHanded",
    "AlreadyImported",
    "AlreadyUndone",
    "ArrangementRefused",
    "AttendeeRefused",
    "AwardsError",
    "BodyTooLarge",
    "CeremonyChanged",
    "CeremonyExists",
    "CertificatesDiffer",
    "ChangeImpossible",
    "CodeRefused",
    "CommendationRefused",
    "Conflict",
    "ConsentNotYours",
    "ConsentOver",
    "CorrectionOfOwn",
    "DatabaseBehind",
    "DatabaseBusy",
    "DayChanged",
    "DayClosed",
    "DayRefused",
    "DeliveryChanged",
    "DeliveryMissing",
    "DeliveryOpen",
    "Denied",
    "DeviceUnpaired",
    "DraftEnded",
    "DraftSealed",
    "Duplicate",
    "FaultWords",
    "FieldRefused",
    "FileDamaged",
    "FileRefused",
    "FileUnusable",
    "Finding",
    "FolderInUse",
    "FontsChanged",
    "FormNotOurs",
    "FrameRefused",
    "HallRefused",
    "HeadRefused",
    "HistoryBroken",
    "ImportBeyondDraft",
    "ImportIssued",
    "IntakeHasFaults",
    "Invalid",
    "KeyMissing",
    "KeyUnknown",
    "Language",
    "LastAdmin",
    "LayoutFaulty",
    "LinkSpent",
    "MethodRefused",
    "MigrationEdited",
    "NameRefused",
    "NoPhoto",
    "NotFound",
    "NotInVersion",
    "NotPermitted",
    "NotSignedIn",
    "NothingNew",
    "NothingToDeliver",
    "NoticeMissing",
    "NoticeRunning",
    "NumberRecorded",
    "ObjectionDecided",
    "ObjectionOpen",
    "OwnWords",
    "PackUnfinished",
    "PairingUnknown",
    "PaperEmpty",
    "PaperRefused",
    "PasswordRefused",
    "PasswordWrong",
    "PatternRefused",
    "PhotoRefused",
    "PhotosLost",
    "PhotosRefused",
    "PrintRefused",
    "PrintedElsewhere",
    "ProofLinkUnknown",
    "ProofreadingOver",
    "ProposalDecided",
    "QuotaFull",
    "ReadingsRefused",
    "RecordsRefused",
    "ReplyRefused",
    "RequestMalformed",
    "RevisionMissing",
    "RunChanged",
    "RunOver",
    "RunWaits",
    "SamePerson",
    "ScanRefused",
    "ScreenSizeRefused",
    "SeatRefused",
    "SeatsTooFew",
    "SecondFactorMissing",
    "SettingsFault",
    "SetupRefused",
    "Severity",
    "SheetOutdated",
    "SheetsClaimed",
    "SheetsInOtherRun",
    "SheetsNotThere",
    "SheetsUnnamed",
    "ShellUnlinked",
    "ShellUserTaken",
    "SignInRefused",
    "StageUnissued",
    "Stale",
    "StoreAway",
    "TokenForAnother",
    "TokenOfAnother",
    "TooManyLookups",
    "TooManyTries",
    "Unavailable",
    "WinnerHeld",
    "WinnersGone",
    "WinnersUnplaced",
    "WorkersAway",
    "WriterUnlinked",
    "WrongState",
    "print_refusal",
]
