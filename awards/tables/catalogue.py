"""Commendations, their categories and honours."""

from __future__ import annotations

from enum import StrEnum

from piccolo.columns import (
    Boolean,
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

from awards.tables.constraints import one_of


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
    """How the winners of a category are ordered; see awards.winners.order."""

    DECISION = "decision"
    SURNAME_STROKES = "surname-strokes"
    FULLNAME_STROKES = "fullname-strokes"
    PINYIN = "pinyin"
    HAND = "hand"


class FreeFieldKind(StrEnum):
    """What a free field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class FieldPlace(StrEnum):
    """Where a free field is shown: on the winner's page, in lists of winners, in reports."""

    PAGE = "page"
    LISTS = "lists"
    REPORTS = "reports"


class Commendation(Table):
    """``printed_at_once`` is the number of sheets of the largest direct print.

    ``last_run`` is the number of the newest print run. ``quiet_kinds`` are words with spaces between
    them, and ``quiet_exempt`` has a matter in each line.
    """

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
    issuers_en = Varchar(length=600)
    signer = Varchar(length=40)
    signer_duty = Varchar(length=60)
    signature = Varchar(length=100)
    notice_days = Integer(default=0)
    two_person = Boolean(default=False)
    quiet_days = Varchar(length=100)
    quiet_kinds = Varchar(length=100)
    quiet_exempt = Text()
    announced_at = Timestamptz(default=None, null=True)
    printed_at_once = Integer(default=0)
    last_run = Integer(default=0)


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
    first_number = Integer(default=1)
    name_en = Varchar(length=200)

    category_code_once = Unique([commendation, code])
    category_name_once = Unique([commendation, name])
    category_within_quota = Check((taken >= 0) & (taken <= quota))
    category_numbers_count_up = Check(last_number >= 0)
    category_numbers_begin = Check(first_number >= 1)
    category_kind_known = one_of("recipient_kind", RecipientKind)
    category_form_known = one_of("form", Form)
    category_order_known = one_of("order_method", OrderMethod)


class Honour(Table):
    id: Serial
    category = ForeignKey(Category, null=False, on_delete=OnDelete.restrict)
    name = Varchar(length=100)
    place = Integer()
    quota = Integer(default=None, null=True)
    taken = Integer(default=0)
    name_en = Varchar(length=200)

    honour_name_once = Unique([category, name])
    honour_within_quota = Check((taken >= 0) & (quota.is_null() | (taken <= quota)))


class FreeField(Table, tablename="free_field"):
    """A field of the office's own on winners; see `awards.free_fields`.

    ``choices`` and ``shown`` are lists in JSON.
    """

    id: Serial
    commendation = ForeignKey(Commendation, null=False, on_delete=OnDelete.restrict)
    key = Varchar(length=40)
    place = Integer()
    name = Varchar(length=40)
    name_en = Varchar(length=80)
    kind = Varchar(length=16)
    choices = Text(default="[]")
    shown = Text(default="[]")
    printed = Boolean(default=False)
    searchable = Boolean(default=False)
    personal = Boolean(default=False)

    free_field_key_once = Unique([commendation, key])
    free_field_name_once = Unique([commendation, name])
    free_field_kind_known = one_of("kind", FreeFieldKind)


#: In the order in which rows may be written.
TABLES: tuple[type[Table], ...] = (
    Commendation,
    Category,
    Honour,
    FreeField,
)
