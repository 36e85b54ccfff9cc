"""The schema on one page: every table, with the constraints the database itself enforces.

Text limits are checked by the rules as well, for SQLite does not enforce them. Enumerated
columns carry a CHECK, for Piccolo's ``choices`` are enforced by neither engine. Constraint
names begin with their table's name, for SQLite keeps them in one space.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from piccolo.columns import (
    BigInt,
    Boolean,
    Bytea,
    Column,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

#: What an update sets.
Values = dict[Column | str, Any]


class Role(StrEnum):
    VIEWER = "viewer"
    REGISTRAR = "registrar"
    APPROVER = "approver"
    PRINTER = "printer"
    ADMIN = "admin"


class RecipientKind(StrEnum):
    ENTERPRISE = "enterprise"
    TEAM = "team"
    TASK_FORCE = "task-force"
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class Form(StrEnum):
    CERTIFICATE = "certificate"
    PLAQUE = "plaque"


class OrderMethod(StrEnum):
    """How winners stand within a category; see awards.winners.order."""

    DECISION = "decision"
    SURNAME_STROKES = "surname-strokes"
    FULLNAME_STROKES = "fullname-strokes"
    PINYIN = "pinyin"
    HAND = "hand"


class WinnerState(StrEnum):
    DRAFT = "draft"
    NOTICED = "noticed"
    CONFIRMED = "confirmed"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class CertificateState(StrEnum):
    VALID = "valid"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class ObjectionState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    DISMISSED = "dismissed"


class ProposalState(StrEnum):
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class RunState(StrEnum):
    """A run is done when its files are whole; what became of its sheets the ledger tells."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"


class ChunkState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"


class SheetState(StrEnum):
    """Of a certificate in a run: on its way to a file, in a file, on paper, or neither.

    ``failed`` could not be drawn; ``freed`` was never printed and may be by another run.
    """

    WAITING = "waiting"
    MADE = "made"
    PRINTED = "printed"
    SPOILED = "spoiled"
    FAILED = "failed"
    FREED = "freed"


class CountKind(StrEnum):
    """Sheets that came, or all that were counted to be there."""

    RECEIVED = "received"
    COUNTED = "counted"


def _one_of(column: str, words: type[StrEnum]) -> Check:
    """`is_in` cannot be written into a constraint by Piccolo 1.38: it loses the values."""
    listed = ", ".join(f"'{word.value}'" for word in words)
    return Check(f'"{column}" IN ({listed})')


class Account(Table):
    """Without a password hash an account opens no page; without ``totp_since`` no code is asked.

    ``totp_serial`` counts the secrets an account has had, each derived from the server's key, so
    none is stored; ``totp_step`` is the last time step whose code was used.
    """

    id: Serial
    username = Varchar(length=64, unique=True)
    display_name = Varchar(length=100)
    role = Varchar(length=16)
    active = Boolean(default=True)
    created_at = Timestamptz(default=None, null=False)
    password_hash = Varchar(length=200)
    totp_serial = Integer(default=0)
    totp_since = Timestamptz(default=None, null=True)
    totp_step = BigInt(default=0)

    account_role_known = _one_of("role", Role)


class ApiToken(Table, tablename="api_token"):
    """Only the SHA-256 of a token is kept."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=100)
    token_hash = Varchar(length=64, unique=True)
    created_at = Timestamptz(default=None, null=False)
    expires_at = Timestamptz(default=None, null=True)
    revoked_at = Timestamptz(default=None, null=True)


class PasswordLink(Table, tablename="password_link"):
    """A link by which an account's owner sets a password, once. Only its SHA-256 is kept."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    expires_at = Timestamptz(default=None, null=False)
    used_at = Timestamptz(default=None, null=True)


class Session(Table, tablename="session"):
    """A browser that signed in; ``complete`` once the second factor, if asked, was given too."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    token_hash = Varchar(length=64, unique=True)
    complete = Boolean(default=False)
    address = Varchar(length=64)
    agent = Varchar(length=200)
    began_at = Timestamptz(default=None, null=False)
    seen_at = Timestamptz(default=None, null=False)
    ended_at = Timestamptz(default=None, null=True)


class Attempts(Table, tablename="attempts"):
    """How often something was tried since ``began_at``: a sign-in, by account and by address."""

    id: Serial
    key = Varchar(length=100, unique=True)
    began_at = Timestamptz(default=None, null=False)
    tries = Integer(default=0)


class SavedView(Table, tablename="saved_view"):
    """The filters of a list, kept under a name by one person."""

    id: Serial
    account = ForeignKey(Account, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=40)
    path = Varchar(length=200)
    query = Varchar(length=500)

    saved_view_once = Unique([account, path, name])


class AuditEntry(Table, tablename="audit_entry"):
    """A link of the hash chain; ``previous_hash`` is unique, so the chain cannot fork."""

    position = BigInt(primary_key=True, default=0)
    at = Timestamptz(default=None, null=False)
    actor = Varchar(length=100)
    action = Varchar(length=40)
    subject = Varchar(length=80, index=True)
    before = Text(default="null")
    after = Text(default="null")
    previous_hash = Varchar(length=64, unique=True)
    hash = Varchar(length=64, unique=True)


class AuditHead(Table, tablename="audit_head"):
    """One row: where the chain ends. Its row lock puts all changes in one order."""

    id: Serial
    position = BigInt(default=0)
    hash = Varchar(length=64)


class Commendation(Table):
    id: Serial
    code = Varchar(length=40, unique=True)
    title = Varchar(length=200)
    year = Integer()
    decided_on = Date(default=None, null=False)
    ceremony_on = Date(default=None, null=False)
    issuers = Text()
    layout = Varchar(length=64)
    certificate_title = Varchar(length=40)
    certificate_title_en = Varchar(length=80)
    issuers_en = Varchar(length=200)
    notice_days = Integer(default=0)
    two_person = Boolean(default=False)
    announced_at = Timestamptz(default=None, null=True)


class Category(Table):
    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    code = Varchar(length=20)
    name = Varchar(length=100)
    recipient_kind = Varchar(length=16)
    form = Varchar(length=16)
    place = Integer()
    quota = Integer()
    taken = Integer(default=0)
    last_number = Integer(default=0)
    order_method = Varchar(length=20)
    number_pattern = Varchar(length=100)
    salutation = Varchar(length=100)
    body = Varchar(length=500)
    closing = Varchar(length=100)
    body_en = Varchar(length=500)

    category_code_once = Unique([commendation, code])
    category_name_once = Unique([commendation, name])
    category_within_quota = Check((taken >= 0) & (taken <= quota))
    category_numbers_count_up = Check(last_number >= 0)
    category_kind_known = _one_of("recipient_kind", RecipientKind)
    category_form_known = _one_of("form", Form)
    category_order_known = _one_of("order_method", OrderMethod)


class Honour(Table):
    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=100)
    place = Integer()
    quota = Integer(default=None, null=True)
    taken = Integer(default=0)

    honour_name_once = Unique([category, name])
    honour_within_quota = Check((taken >= 0) & (quota.is_null() | (taken <= quota)))


class Intake(Table):
    """A spreadsheet that was committed; ``corrects`` is the one it came to mend.

    ``reading`` is how a person matched its columns, to be offered when the same headers come again.
    """

    id: Serial
    reference = Varchar(length=40, unique=True)
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    file_name = Varchar(length=100)
    sha256 = Varchar(length=64, index=True)
    rows = Integer()
    actor = Varchar(length=100)
    at = Timestamptz(default=None, null=False)
    corrects: ForeignKey[Any] = ForeignKey("self", null=True, on_delete=OnDelete.restrict)
    undone_at = Timestamptz(default=None, null=True)
    undone_by = Varchar(length=100)
    reading = Text(default="")


class IntakeDraft(Table, tablename="intake_draft"):
    """A spreadsheet that is being talked about: the file, and the answers given so far."""

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    username = Varchar(length=64)
    file_name = Varchar(length=100)
    sha256 = Varchar(length=64)
    content = Bytea()
    choices = Text(default="{}")
    corrects = ForeignKey(Intake, null=True, on_delete=OnDelete.restrict)
    made_at = Timestamptz(default=None, null=False)
    changed_at = Timestamptz(default=None, null=False)


class CalendarDay(Table, tablename="calendar_day"):
    """A day that is worked, or not, against what the calendar would say."""

    id: Serial
    day = Date(default=None, null=False, unique=True)
    working = Boolean(default=False)
    name = Varchar(length=40)


class Notice(Table):
    """A public period: from the morning of ``begins_on`` to the night of ``ends_on``, in China."""

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    number = Integer()
    begins_on = Date(default=None, null=False)
    ends_on = Date(default=None, null=False)
    days = Integer()
    contact = Varchar(length=200)
    actor = Varchar(length=100)
    published_at = Timestamptz(default=None, null=False)

    notice_number_once = Unique([commendation, number])
    notice_ends_after_it_begins = Check(ends_on >= begins_on)


class Winner(Table):
    """One recipient in one category.

    ``search_key`` is what the search looks into: name, unit and pinyin initials, folded.
    ``warnings`` counts what the name checks had to say; ``written_by`` is the account that wrote
    the words as they stand; a ``held`` winner is not confirmed while the others go on.

    ``recipient_key`` is a digest of name, unit, number and namesake as folded for matching; it
    is NULL once the winner is withdrawn, so that the same person can be registered again.
    """

    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    honour = ForeignKey(Honour, null=True, on_delete=OnDelete.restrict)
    intake = ForeignKey(Intake, null=True, on_delete=OnDelete.restrict)
    name = Varchar(length=50)
    unit = Varchar(length=200)
    name_key = Varchar(length=200)
    credit_code = Varchar(length=18)
    number_tail = Varchar(length=4)
    number_fingerprint = Varchar(length=64)
    namesake = Integer(default=0)
    note = Varchar(length=500)
    surname_length = Integer(default=None, null=True)
    place = Integer()
    hand_place = Integer(default=None, null=True)
    state = Varchar(length=16)
    recipient_key = Varchar(length=64, default=None, null=True)
    revision = Integer(default=1)
    registered_at = Timestamptz(default=None, null=False)
    search_key = Text()
    warnings = Integer(default=0)
    written_by = Varchar(length=64)
    intake_row = Varchar(length=100)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict)
    held = Boolean(default=False)

    winner_once = Unique([category, recipient_key])
    winner_place_once = Unique([category, place])
    winner_hand_place_once = Unique([category, hand_place])
    winner_state_known = _one_of("state", WinnerState)


class Objection(Table):
    """Something said against a winner during a notice, and what became of it."""

    id: Serial
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    notice = ForeignKey(Notice, null=True, on_delete=OnDelete.restrict)
    case_number = Varchar(length=60, unique=True)
    received_on = Date(default=None, null=False)
    source = Varchar(length=200)
    summary = Varchar(length=2000)
    state = Varchar(length=16)
    outcome = Varchar(length=2000)
    recorded_by = Varchar(length=100)
    recorded_at = Timestamptz(default=None, null=False)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    objection_state_known = _one_of("state", ObjectionState)


class ProofLink(Table, tablename="proof_link"):
    """A link by which the people of a unit check their own winners, until a deadline.

    Its token is derived from the server's key and the id, so none is stored. ``words`` are those
    that were confirmed, by winner: what is registered may change after.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    unit = Varchar(length=200)
    deadline = Timestamptz(default=None, null=False)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    revoked_at = Timestamptz(default=None, null=True)
    confirmed_by = Varchar(length=100)
    confirmed_at = Timestamptz(default=None, null=True)
    words = Text(default="")


class Proposal(Table):
    """A change that a unit's people ask for; the registrar decides."""

    id: Serial
    link = ForeignKey(ProofLink, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict)
    field = Varchar(length=20)
    before = Varchar(length=500)
    proposed = Varchar(length=500)
    comment = Varchar(length=500)
    proposer = Varchar(length=100)
    state = Varchar(length=16)
    made_at = Timestamptz(default=None, null=False)
    decided_by = Varchar(length=100)
    decided_at = Timestamptz(default=None, null=True)

    proposal_state_known = _one_of("state", ProposalState)


class IssuedNumber(Table, tablename="issued_number"):
    """A number belongs to one winner for ever, whatever becomes of the certificate."""

    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    winner = ForeignKey(Winner, null=False, on_delete=OnDelete.restrict, unique=True)
    sequence = Integer()
    text = Varchar(length=100, unique=True)

    issued_number_sequence_once = Unique([category, sequence])
    issued_number_from_one = Check(sequence >= 1)


class StoredLayout(Table, tablename="stored_layout"):
    """The source of a layout as it was when certificates were issued with it."""

    id: Serial
    digest = Varchar(length=64, unique=True)
    layout_id = Varchar(length=64)
    source = Text()


class Certificate(Table):
    """A frozen issue. ``current`` equals ``issued_number`` while valid, so one can be valid."""

    id: Serial
    issued_number = ForeignKey(IssuedNumber, null=False, on_delete=OnDelete.restrict)
    layout = ForeignKey(StoredLayout, null=False, on_delete=OnDelete.restrict)
    version = Integer(default=1)
    state = Varchar(length=16)
    current = Integer(default=None, null=True, unique=True)
    snapshot = Text()
    digest = Varchar(length=64)
    token = Varchar(length=32, unique=True)
    issued_at = Timestamptz(default=None, null=False)
    ended_at = Timestamptz(default=None, null=True)
    reason = Varchar(length=500)

    certificate_version_once = Unique([issued_number, version])
    certificate_state_known = _one_of("state", CertificateState)
    certificate_one_current = Check(current.is_null() | (current == issued_number))


class LayoutVersion(Table, tablename="layout_version"):
    """A layout that the office made or changed: each saving is a version, none is overwritten."""

    id: Serial
    layout_id = Varchar(length=64)
    version = Integer()
    source = Text()
    note = Varchar(length=200)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    layout_version_once = Unique([layout_id, version])


class LayoutPicture(Table, tablename="layout_picture"):
    """A picture that layouts show; it is never changed, and what was issued shows it too."""

    id: Serial
    name = Varchar(length=80, unique=True)
    digest = Varchar(length=64, unique=True)
    content = Bytea()
    size = Integer()
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)


class Calibration(Table):
    """How a printer's tray prints on a stock, on one side; the newest of a feed counts.

    ``correction`` is the engine's calibration and ``readings`` what was measured, and on which card,
    as JSON; ``residual`` is what no calibration explains, in thousandths of a millimetre. ``once`` is
    of the readings and the calibration they came after, so that none is saved twice.
    """

    id: Serial
    once = Varchar(length=64, unique=True)
    printer = Varchar(length=60)
    tray = Varchar(length=60)
    stock = Varchar(length=64)
    back = Boolean(default=False)
    correction = Text()
    readings = Text()
    residual = Integer(default=0)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)


class StockCount(Table, tablename="stock_count"):
    """Blank sheets that came or were counted; what runs used is in the ledger.

    ``used`` is how many the ledger had of this stock by then, so that what was used since is a
    difference and no question of clocks. ``once`` is of the form, so that nothing is added twice.
    """

    id: Serial
    once = Varchar(length=64, unique=True)
    stock = Varchar(length=64)
    kind = Varchar(length=16)
    sheets = Integer()
    used = Integer(default=0)
    note = Varchar(length=200)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)

    stock_count_kind_known = _one_of("kind", CountKind)
    stock_count_not_negative = Check(sheets >= 0)


class PrintRun(Table, tablename="print_run"):
    """An ordered list of sheets, how they go on paper, and the files made of them.

    ``once`` is of the form that asked for it, so that a form sent twice makes one run. ``setup`` is
    everything that the paper needs, frozen as JSON; ``stock`` and ``sheets`` of it are told apart
    for the counts of blank paper. ``again`` is the run that it prints a part of anew.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    reference = Varchar(length=40, unique=True)
    once = Varchar(length=64, unique=True)
    state = Varchar(length=16)
    title = Varchar(length=60)
    setup = Text()
    stock = Varchar(length=64)
    certificates = Integer()
    sheets = Integer()
    again: ForeignKey[Any] = ForeignKey("self", null=True, on_delete=OnDelete.restrict)
    made_by = Varchar(length=100)
    made_at = Timestamptz(default=None, null=False)
    begun_at = Timestamptz(default=None, null=True)
    ended_at = Timestamptz(default=None, null=True)
    ended_by = Varchar(length=100)

    print_run_state_known = _one_of("state", RunState)


class Chunk(Table):
    """A volume of a run, made by whoever holds its lease; a lease that ran out is free.

    ``attempts`` counts only those made ``alone``, for a crash takes all that are under way with it.
    ``fault`` is what went wrong last.
    """

    id: Serial
    run = ForeignKey(PrintRun, null=False, on_delete=OnDelete.restrict)
    place = Integer()
    state = Varchar(length=16)
    holder = Varchar(length=64)
    lease_until = Timestamptz(default=None, null=True)
    attempts = Integer(default=0)
    alone = Boolean(default=False)
    file = Varchar(length=200)
    certificates = Integer(default=0)
    first = Varchar(length=100)
    last = Varchar(length=100)
    size = BigInt(default=0)
    sha256 = Varchar(length=64)
    fault = Varchar(length=500)

    chunk_once = Unique([run, place])
    chunk_state_known = _one_of("state", ChunkState)


class Sheet(Table):
    """The ledger: a certificate in a run, on its way to paper.

    ``claimed`` equals ``certificate`` until it is printed, spoiled or freed, so that no other run
    prints it meanwhile. ``number`` counts the sheets of paper of the run from 1: several certificates
    share one where the stock has several places. ``chunk`` is the place of its volume.
    """

    id: Serial
    run = ForeignKey(PrintRun, null=False, on_delete=OnDelete.restrict)
    position = Integer()
    certificate = ForeignKey(Certificate, null=False, on_delete=OnDelete.restrict, index=True)
    claimed = Integer(default=None, null=True, unique=True)
    number = Integer()
    chunk = Integer()
    state = Varchar(length=16)
    fault = Varchar(length=500)
    marked_by = Varchar(length=100)
    marked_at = Timestamptz(default=None, null=True)

    sheet_position_once = Unique([run, position])
    sheet_state_known = _one_of("state", SheetState)
    sheet_claims_itself = Check(claimed.is_null() | (claimed == certificate))


#: Indexes of several columns, which Piccolo cannot declare. A page of the list, its counts and a
#: search in it are answered from them alone; see `awards.winners.lists`.
INDEXES = (
    'CREATE INDEX "winner_by_name" ON "winner" ("name_key", "id", "category", "state")',
    'CREATE INDEX "winner_by_unit" ON "winner" ("unit", "id", "category", "state")',
    'CREATE INDEX "winner_by_state" ON "winner" ("state", "id", "category")',
    (
        'CREATE INDEX "winner_decided" ON "winner" ("category", "place", "state", "held",'
        ' "notice", "warnings", "search_key")'
    ),
)

#: In the order in which rows may be written.
ALL: tuple[type[Table], ...] = (
    Account,
    ApiToken,
    PasswordLink,
    Session,
    Attempts,
    SavedView,
    AuditHead,
    AuditEntry,
    Commendation,
    Category,
    Honour,
    Intake,
    IntakeDraft,
    CalendarDay,
    Notice,
    Winner,
    Objection,
    ProofLink,
    Proposal,
    IssuedNumber,
    StoredLayout,
    Certificate,
    LayoutVersion,
    LayoutPicture,
    Calibration,
    StockCount,
    PrintRun,
    Chunk,
    Sheet,
)
