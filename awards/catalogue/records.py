"""What the catalogue returns."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from awards.catalogue.quiet import QuietFields, QuietRule, rule_of
from awards.errors import NotFound
from awards.free_fields import FreeFieldRecord, fields_of
from awards.tables import Form, OrderMethod, RecipientKind
from awards.winner_fields import Field
from awards.words import Phrase


class HonourRecord(msgspec.Struct, frozen=True):
    id: int
    name: str
    quota: int | None
    taken: int
    name_en: str = ""


class CategoryRecord(msgspec.Struct, frozen=True):
    id: int
    code: str
    name: str
    recipient_kind: RecipientKind
    form: Form
    quota: int
    taken: int
    order_method: OrderMethod
    number_pattern: str
    salutation: str
    body: str
    closing: str
    body_en: str
    last_number: int = 0
    first_number: int = 1
    name_en: str = ""
    honours: tuple[HonourRecord, ...] = ()

    @property
    def next_number(self) -> int:
        """The count that the next certificate gets."""
        return self.last_number + 1 if self.last_number else self.first_number

    def honour(self, name: str) -> HonourRecord | None:
        return next((honour for honour in self.honours if honour.name == name), None)

    def honour_in_english(self, name: str) -> str:
        """The honour's name in English, or the category's where there is no honour."""
        honour = self.honour(name)
        return honour.name_en if honour else self.name_en


class CommendationRecord(msgspec.Struct, frozen=True):
    id: int
    code: str
    title: str
    year: int
    decided_on: date
    ceremony_on: date
    issuers: tuple[str, ...]
    layout: str
    certificate_title: str
    certificate_title_en: str
    issuers_en: str
    signer: str = ""
    signer_duty: str = ""
    signature: str = ""
    notice_days: int = 0
    two_person: bool = False
    quiet_days: str = ""
    quiet_kinds: tuple[RecipientKind, ...] = ()
    quiet_exempt: tuple[str, ...] = ()
    announced_at: datetime | None = None
    categories: tuple[CategoryRecord, ...] = ()
    free_fields: tuple[FreeFieldRecord, ...] = ()

    @property
    def own_fields(self) -> tuple[Field, ...]:
        """The fields that this commendation has beside those of every winner."""
        return fields_of(self.free_fields)

    @property
    def quiet(self) -> QuietRule | None:
        """On which days nobody goes to enterprises."""
        return rule_of(QuietFields(self.quiet_days, self.quiet_kinds, self.quiet_exempt))

    def require_category(self, code: str) -> CategoryRecord:
        """Raises NotFound."""
        for category in self.categories:
            if category.code == code:
                return category
        raise NotFound(what=Phrase("category"), key=code)


class Year(msgspec.Struct, frozen=True):
    """A commendation, as people choose it."""

    code: str
    title: str
    year: int
