"""Fields of the office's own on winners: a commendation declares them, and all places ask here.

`as_field` makes of a declaration a `Field`, so that forms, imports, lists and exports treat it like
the fields of every winner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial

import msgspec

from awards import limits
from awards.errors import Finding, Severity
from awards.tables import FieldPlace, FreeFieldKind, RecipientKind
from awards.text import dates
from awards.text.characters import BIDI, CONTROL, SPACE, folded, visible
from awards.text.names import trimmed
from awards.winner_fields import Column, Field, FieldKind, hidden
from awards.words import N_, Phrase

_NUMBER = re.compile(r"[+-]?(\d{1,15})(?:\.(\d{1,6}))?")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_MONTH = re.compile(r"(\d{4})(?:年(\d{1,2})月?|[./-](\d{1,2}))")
_YEAR = re.compile(r"(\d{4})年?")
_EARLIEST, _LATEST = 1900, 2100


class FreeFieldRecord(msgspec.Struct, frozen=True):
    """One declaration.

    ``key`` names the field for layouts, wording and programs and never changes; ``name`` may.
    ``shown`` says where people see it. ``printed`` makes it a placeholder. A ``personal`` one is
    never public, and hidden in lists and in the history.
    """

    key: str
    name: str
    name_en: str = ""
    kind: FreeFieldKind = FreeFieldKind.TEXT
    choices: tuple[str, ...] = ()
    shown: tuple[FieldPlace, ...] = (FieldPlace.PAGE,)
    printed: bool = False
    searchable: bool = False
    personal: bool = False

    def is_shown(self, place: FieldPlace) -> bool:
        return place in self.shown

    def printed_text(self, value: str) -> str:
        """The value as a certificate prints it: a date as 1985年3月2日."""
        if self.kind is not FreeFieldKind.DATE or not value:
            return value
        parts = zip(value.split("-"), "年月日", strict=False)
        return "".join(f"{int(part)}{sign}" for part, sign in parts)

    @property
    def sample(self) -> str:
        """What a layout or a wording is tried with."""
        if self.kind is FreeFieldKind.CHOICE:
            return max(self.choices, key=len)
        samples = {FreeFieldKind.NUMBER: "1985", FreeFieldKind.DATE: "1985-03-02"}
        return samples.get(self.kind, self.name)


#: Other names that departments give a field, by its usual name.
_HEADERS = {
    "性别": "性別 gender sex",
    "民族": "族别 民族成分 ethnicgroup nation",
    "政治面貌": "政治面目 党派 是否党员 politicalstatus",
    "职务": "职务职称 职务/职称 现任职务 所任职务 行政职务 职位 岗位 duty position title",
    "职称": "技术职称 专业技术职称 专业技术职务",
    "学历": "文化程度 最高学历 学历学位 education",
    "出生年份": "出生年 年份 birthyear",
    "出生日期": "出生年月 出生年月日 出生时间 生日 birthday dateofbirth",
    "参加工作时间": "工作时间 参加工作年月",
    "联系电话": "电话 手机 手机号 手机号码 联系方式 电话号码 本人电话 办公电话 phone mobile telephone",
    "年龄": "周岁 age",
}

#: What departments often send, offered where a commendation has no such field.
SUGGESTED: tuple[FreeFieldRecord, ...] = (
    FreeFieldRecord("性别", "性别", "Sex", FreeFieldKind.CHOICE, ("男", "女")),
    FreeFieldRecord("民族", "民族", "Ethnic group", personal=True),
    FreeFieldRecord("政治面貌", "政治面貌", "Political status", personal=True),
    FreeFieldRecord(
        "职务", "职务", "Duty", shown=(FieldPlace.PAGE, FieldPlace.LISTS), searchable=True
    ),
    FreeFieldRecord("职称", "职称", "Professional title"),
    FreeFieldRecord("学历", "学历", "Education", personal=True),
    FreeFieldRecord("出生年份", "出生年份", "Year of birth", FreeFieldKind.NUMBER, personal=True),
    FreeFieldRecord("出生日期", "出生日期", "Date of birth", FreeFieldKind.DATE, personal=True),
    FreeFieldRecord(
        "参加工作时间", "参加工作时间", "At work since", FreeFieldKind.DATE, personal=True
    ),
    FreeFieldRecord("联系电话", "联系电话", "Telephone", personal=True),
    FreeFieldRecord("年龄", "年龄", "Age", FreeFieldKind.NUMBER, personal=True),
)

_HINTS = {
    FreeFieldKind.TEXT: "",
    FreeFieldKind.NUMBER: N_("A number."),
    FreeFieldKind.DATE: N_("A day, a month or a year, such as 1985-03-02, 1985-03 or 1985."),
    FreeFieldKind.CHOICE: "",
}


def fields_of(declared: Iterable[FreeFieldRecord]) -> tuple[Field, ...]:
    return tuple(map(as_field, declared))


def shown_at(declared: Iterable[FreeFieldRecord], place: FieldPlace) -> tuple[Field, ...]:
    """The fields that are shown at that place."""
    return fields_of(each for each in declared if each.is_shown(place))


# A list of thousands of rows asks for each row.
@lru_cache(maxsize=1000)
def as_field(declared: FreeFieldRecord) -> Field:
    """The declaration as one more field of a winner."""
    kind = FieldKind.DATE if declared.kind is FreeFieldKind.DATE else FieldKind.LINE
    return Field(
        declared.key,
        kind,
        limits.FIELD_VALUE,
        label=declared.name,
        label_en=declared.name_en,
        told=declared.name,
        hint=_HINTS[declared.kind],
        check=partial(_check, declared),
        on_page=declared.is_shown(FieldPlace.PAGE),
        office_only=not declared.printed,
        option=False,
        column=Column(declared.name, " ".join(headers_of(declared)), "", width=16),
        list_width=16,
        is_free=True,
        choices=declared.choices if declared.kind is FreeFieldKind.CHOICE else (),
        masked=declared.personal,
        canonical=partial(canonical, declared),
    )


def headers_of(declared: FreeFieldRecord) -> tuple[str, ...]:
    """The headers, as imports compare them, of the column that holds it."""
    own = (declared.name, declared.key, declared.name_en)
    known = (*_HEADERS.get(declared.name, "").split(), *_HEADERS.get(declared.key, "").split())
    return tuple(dict.fromkeys(plain for each in (*own, *known) if (plain := _plain(each))))


def suggested_for(header: str) -> FreeFieldRecord | None:
    """The usual field of a header, as imports compare them; None if it is no usual one."""
    return next((each for each in SUGGESTED if header in headers_of(each)), None)


def _plain(header: str) -> str:
    return SPACE.sub("", folded(header)).casefold()


def canonical(declared: FreeFieldRecord, text: str) -> str:
    """The text as it is stored. A text that is not of the kind stays as it is."""
    kept = trimmed(text)
    if declared.kind is FreeFieldKind.NUMBER:
        return _number(kept) or kept
    if declared.kind is FreeFieldKind.DATE:
        return _date(kept) or kept
    return kept


def _number(text: str) -> str:
    """Narrow digits without group marks; empty if it is no number."""
    narrow = _GROUPED.sub("", SPACE.sub("", folded(text)))
    found = _NUMBER.fullmatch(narrow)
    if not found:
        return ""
    return narrow if (found[2] or "").strip("0") else narrow.partition(".")[0]


def _date(text: str) -> str:
    """Year, year and month, or day, as in ISO 8601; empty if it is none of these."""
    if day := dates.parse(text):
        return day.isoformat() if _EARLIEST <= day.year <= _LATEST else ""
    narrow = SPACE.sub("", folded(text))
    if found := _MONTH.fullmatch(narrow):
        year, month = int(found[1]), int(found[2] or found[3])
        sound = _EARLIEST <= year <= _LATEST and 1 <= month <= 12
        return f"{date(year, month, 1):%Y-%m}" if sound else ""
    found = _YEAR.fullmatch(narrow)
    return found[1] if found and _EARLIEST <= int(found[1]) <= _LATEST else ""


def _check(
    declared: FreeFieldRecord, text: str, _kind: RecipientKind | None = None
) -> Iterator[Finding]:
    """What is wrong with a value that is not empty."""
    kept = canonical(declared, text)
    if CONTROL.search(kept) or BIDI.search(kept):
        return  # These characters are reported for every field.
    if declared.kind is FreeFieldKind.NUMBER and not _number(kept):
        yield _fault(
            "field.number", Phrase("“%(value)s” is not a number.", value=_shown(declared, kept))
        )
    elif declared.kind is FreeFieldKind.DATE and not _date(kept):
        yield _fault(
            "field.date",
            Phrase("“%(value)s” is not a date.", value=_shown(declared, kept)),
            Phrase("Write a day, a month or a year, such as 1985-03-02, 1985-03 or 1985."),
        )
    elif declared.kind is FreeFieldKind.CHOICE and kept and kept not in declared.choices:
        yield _no_choice(declared, kept)


def _no_choice(declared: FreeFieldRecord, text: str) -> Finding:
    alike = [each for each in declared.choices if each in text or text in each]
    return _fault(
        "field.choice",
        Phrase("“%(value)s” is not one of the choices.", value=_shown(declared, text)),
        Phrase("One of: %(choices)s.", choices="、".join(declared.choices)),
        alike[0] if len(alike) == 1 else None,
    )


def _shown(declared: FreeFieldRecord, text: str) -> str:
    short = visible(text[:40])
    return hidden(short) if declared.personal else short


def _fault(
    code: str, what: Phrase, remedy: Phrase | None = None, mended: str | None = None
) -> Finding:
    return Finding(code, Severity.FAULT, what, remedy or Phrase("Correct it."), mended)


def sorted_values(values: Mapping[str, str]) -> dict[str, str]:
    """The values that are not empty, in the order in which they are stored."""
    return {key: values[key] for key in sorted(values) if values[key]}


def written(values: Mapping[str, str]) -> str:
    """JSON as it is stored; equal values give equal texts."""
    return msgspec.json.encode(sorted_values(values)).decode()


def read(text: str) -> dict[str, str]:
    return msgspec.json.decode(text, type=dict[str, str])
