"""Read the free fields of a commendation's file, and write them again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import tomli_w

from awards import limits
from awards.catalogue.file_table import FileTable
from awards.free_fields import FreeFieldRecord, headers_of
from awards.tables import FieldPlace, FreeFieldKind
from awards.winner_fields import FIELDS, MOST_FREE
from awards.words import Phrase
from certificates.content import FIELDS as PRINTED
from certificates.content import PICTURES

#: A name is a header, a label and a part of messages.
_NAME = re.compile(r"[\w（）()·・/、&+ -]+")

#: Names that programs, layouts and imports use for something else. A free field may correct the
#: pinyin of names.
TAKEN = frozenset(
    {*PRINTED, *PICTURES, *(field.name for field in FIELDS), "position", "free", "place", "state"}
) - {"name_pinyin"}

#: Headers of the columns of every list.
_HEADERS = frozenset(
    header for field in FIELDS if field.column for header in field.column.headers.split()
) | {"姓名", "名称"}

MOST_CHOICES = 60


def key_of(name: str) -> str:
    """The key of a field that has only a name: its letters, digits and underscores."""
    return re.sub(r"\W|^[\d_]+", "", name)[: limits.FIELD_KEY]


def free_fields(table: FileTable) -> tuple[FreeFieldRecord, ...]:
    tables = table.tables("field")
    found = [_free_field(each) for each in tables]
    if len(found) > MOST_FREE:
        table.fault("field", Phrase("there are more than %(limit)s", limit=MOST_FREE))
    for what in ("key", "name"):
        counts = Counter(getattr(each, what) for each in found)
        for each, declared in zip(tables, found, strict=True):
            value = getattr(declared, what)
            if value and counts[value] > 1:
                each.fault(what, Phrase("is used twice: '%(value)s'", value=value))
    return tuple(found)


def _free_field(table: FileTable) -> FreeFieldRecord:
    name = table.text("name", limits.FIELD_NAME, filled=True).strip()
    kind = _kind(table.word("kind", FreeFieldKind, default=FreeFieldKind.TEXT.value))
    declared = FreeFieldRecord(
        key=table.text("key", limits.FIELD_KEY, default=key_of(name)),
        name=name,
        name_en=table.text("name_en", limits.FIELD_NAME_EN, default=""),
        kind=kind,
        choices=_choices(table, kind),
        shown=_shown(table),
        printed=table.flag("printed"),
        searchable=table.flag("searchable"),
        personal=table.flag("personal"),
    )
    for key, words in _against(declared):
        table.fault(key, words)
    table.end()
    return declared


def _kind(word: str) -> FreeFieldKind:
    return FreeFieldKind(word) if word in list(FreeFieldKind) else FreeFieldKind.TEXT


def _choices(table: FileTable, kind: FreeFieldKind) -> tuple[str, ...]:
    if kind is not FreeFieldKind.CHOICE:
        if table.data.pop("choices", None):
            table.fault("choices", Phrase("belongs to the kind choice only"))
        return ()
    choices = tuple(each.strip() for each in table.texts("choices", limits.FIELD_CHOICE))
    if len(choices) > MOST_CHOICES or len(set(choices)) < len(choices) or "" in choices:
        table.fault(
            "choices", Phrase("must list different texts, %(limit)s at most", limit=MOST_CHOICES)
        )
    return choices


def _shown(table: FileTable) -> tuple[FieldPlace, ...]:
    value = table.data.pop("shown", [FieldPlace.PAGE.value])
    known = [place.value for place in FieldPlace]
    if not isinstance(value, list) or not all(each in known for each in value):
        table.fault("shown", Phrase("must list some of %(listed)s", listed=", ".join(known)))
        return ()
    return tuple(place for place in FieldPlace if place.value in value)


def _against(declared: FreeFieldRecord) -> Iterator[tuple[str, Phrase]]:
    """The key at fault, and what is wrong."""
    name, key = declared.name, declared.key
    if name and not (_NAME.fullmatch(name) and any(map(str.isalpha, name))):
        yield (
            "name",
            Phrase("is '%(value)s': letters, digits, brackets and dashes only", value=name),
        )
    elif headers_of(declared)[:1] and headers_of(declared)[0] in _HEADERS:
        yield "name", Phrase("'%(value)s' is a column of every list", value=name)
    if declared.name_en and not _NAME.fullmatch(declared.name_en):
        yield (
            "name_en",
            Phrase(
                "is '%(value)s': letters, digits, brackets and dashes only", value=declared.name_en
            ),
        )
    if not re.fullmatch(r"[^\W\d_]\w*", key):
        yield "key", Phrase("is '%(value)s': a letter, then letters, digits and _", value=key)
    elif key in TAKEN:
        yield "key", Phrase("'%(value)s' has a meaning already", value=key)


def tables_of(declared: tuple[FreeFieldRecord, ...]) -> list[dict[str, Any]]:
    """Tables that `free_fields` reads back; what is as usual is left out."""
    return [_table(each) for each in declared]


def _table(declared: FreeFieldRecord) -> dict[str, Any]:
    said: dict[str, Any] = {"name": declared.name}
    if declared.key != key_of(declared.name):
        said["key"] = declared.key
    if declared.name_en:
        said["name_en"] = declared.name_en
    said["kind"] = declared.kind.value
    if declared.choices:
        said["choices"] = list(declared.choices)
    said["shown"] = [place.value for place in declared.shown]
    flags = ("printed", "searchable", "personal")
    return said | {flag: True for flag in flags if getattr(declared, flag)}


def as_tables(declared: tuple[FreeFieldRecord, ...]) -> str:
    """TOML that can be added to a commendation's file; empty without fields."""
    return tomli_w.dumps({"field": tables_of(declared)}) if declared else ""
