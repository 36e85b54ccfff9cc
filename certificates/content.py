"""The words of one sheet: frozen before they arrive here, printed literally, never interpreted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple


class ContentField(NamedTuple):
    """What a form calls a field, in English, and what the field may look like."""

    label: str
    sample: str


CONTENT_FIELDS: Mapping[str, ContentField] = {
    "title": ContentField("Title", "荣誉证书"),
    "salutation": ContentField("Salutation", "欧阳一二同志："),
    "body": ContentField(
        "Wording", "在二〇二五年度经济社会发展工作中成绩突出，被评为“先进工作者”。"
    ),
    "closing": ContentField("Closing", "特发此证，以资鼓励。"),
    "issuers": ContentField("Issuers", "××经济开发区工作委员会\n××经济开发区管理委员会"),
    "date": ContentField("Date", "二〇二六年一月八日"),
    "number": ContentField("Number", "表〔2026〕TC001号"),
    "code": ContentField(
        "What the code says", "https://awards.example.org/v/0123456789abcdefghijkl"
    ),
    "name": ContentField("Name", "欧阳一二"),
    "name_pinyin": ContentField("Name in pinyin", "Ōuyáng Yī’èr"),
    "unit": ContentField("Unit", "××街道办事处"),
    "category": ContentField("Category", "先进个人"),
    "honour": ContentField("Honour", "先进工作者"),
    "year": ContentField("Year", "2025"),
    "title_en": ContentField("Title in English", "Certificate of Honour"),
    "body_en": ContentField(
        "Wording in English", "is hereby commended as an Outstanding Individual of the year 2025."
    ),
    "issuers_en": ContentField(
        "Issuers in English",
        "Working Committee of ×× Economic Development Zone\n"
        "Administrative Committee of ×× Economic Development Zone",
    ),
    "date_en": ContentField("Date in English", "8 January 2026"),
    "name_en": ContentField("Name in English", "Ouyang Yi’er"),
    "unit_en": ContentField("Unit in English", "×× Subdistrict Office"),
    "honour_en": ContentField("Honour in English", "Outstanding Individual"),
    "signer": ContentField("Signer", "王一二"),
    "signer_duty": ContentField("Signer’s duty", "主任"),
}
"""Every field a layout may ask for, with what it may look like. ``issuers`` holds one body per
line; ``code`` is what the QR says."""

FIELDS = tuple(CONTENT_FIELDS)
SAMPLES = {name: each.sample for name, each in CONTENT_FIELDS.items()}
FIELD_LABELS = {name: each.label for name, each in CONTENT_FIELDS.items()}

COMMON_FIELDS = frozenset(
    (
        "title", "issuers", "date", "year", "title_en", "issuers_en", "date_en",
        "signer", "signer_duty", "signature",
    )
)  # fmt: skip
"""Fields and pictures that are usually the same on every sheet of a file."""

PICTURE_LABELS = {"photo": "Portrait", "signature": "Signature"}
"""The images a layout may ask for, with their labels in English."""

PICTURES = tuple(PICTURE_LABELS)

_PLAIN = re.compile(r"[^\W\d_][\w-]{0,39}")


class OwnField(NamedTuple):
    """A field or a picture that the caller declares beside the engine's.

    ``name`` begins with a letter and goes on with letters, digits, ``_`` and ``-``. ``label`` is
    shown as it is; a layout is tried with ``sample``.
    """

    name: str
    label: str = ""
    sample: str = ""


class _AnyName(dict[str, str]):
    """Labels by name, which know every name of the right shape."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(_PLAIN.fullmatch(name))


@dataclass(frozen=True)
class ContentNames:
    """The names that a layout may ask for: the engine's, and the caller's own.

    With ``is_open`` every name of the right shape is known. This is for layouts whose names were
    checked when they were stored. Raises ValueError for a name that is none or is declared twice.
    """

    own_fields: tuple[OwnField, ...] = ()
    own_pictures: tuple[OwnField, ...] = ()
    is_open: bool = False

    def __post_init__(self) -> None:
        taken = {*FIELDS, *PICTURES}
        for each in (*self.own_fields, *self.own_pictures):
            if not _PLAIN.fullmatch(each.name) or each.name in taken:
                raise ValueError(f"not a name of its own: {each.name!r}")
            taken.add(each.name)

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Labels by name."""
        return self._with(FIELD_LABELS, self.own_fields)

    @cached_property
    def pictures(self) -> Mapping[str, str]:
        """Labels by name."""
        return self._with(PICTURE_LABELS, self.own_pictures)

    @cached_property
    def all(self) -> Mapping[str, str]:
        """Labels of fields and pictures by name."""
        return self._with({**self.fields, **self.pictures}, ())

    @cached_property
    def samples(self) -> Mapping[str, str]:
        """What a layout is tried with."""
        return {**SAMPLES, **{each.name: each.sample or each.name for each in self.own_fields}}

    def _with(self, labels: Mapping[str, str], own: tuple[OwnField, ...]) -> Mapping[str, str]:
        found = {**labels, **{each.name: each.label or each.name for each in own}}
        return _AnyName(found) if self.is_open else found


STANDARD = ContentNames()
"""The engine's own names alone."""

OPEN = ContentNames(is_open=True)
"""Every name of the right shape."""

RECIPIENT_LABELS = {
    "enterprise": "Enterprise",
    "team": "Team",
    "task-force": "Task force",
    "collective": "Collective",
    "individual": "Individual",
}
"""Whom a sheet is for, with labels in English; a layout may have a variant for each."""

KINDS = tuple(RECIPIENT_LABELS)


@dataclass(frozen=True, slots=True)
class Content:
    """``key`` tells sheets apart (a certificate number does); ``person`` names it in messages.

    ``kind`` is one of `KINDS`, or nothing; ``pictures`` are the bytes of PNG or JPEG files.
    """

    key: str
    person: str
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    kind: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)

    def __reduce__(self) -> tuple[object, ...]:
        """In half the time of a frozen dataclass; each sheet is sent to a process that draws it."""
        return Content, (self.key, self.person, self.fields, self.kind, self.pictures)

    def __repr__(self) -> str:
        return f"Content({self.key!r}, {self.person!r}, {len(self.fields)} fields)"


NOBODY = Content(key="", person="")
"""What the static part of a layout is placed for."""
