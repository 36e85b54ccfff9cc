"""The columns of a list of records, and how they are recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from awards import limits
from awards.intake.checking.fields import field_of, made_field_of, name_rank, plain_header
from awards.intake.reading.book import SourceRow, SourceSheet
from awards.intake.reading.limits import HEADER_ROWS
from awards.tables import RecordState
from awards.winner_fields import (
    CATEGORY,
    CREDIT_CODE,
    HONOUR,
    NAME,
    PERSONAL_NUMBER,
    UNIT,
    Field,
    FieldKind,
)
from awards.words import N_

NUMBER = Field("number", FieldKind.LINE, limits.NUMBER, label=N_("Number"), required=True)
ISSUED_ON = Field("issued_on", FieldKind.LINES, 40, label=N_("Date of issue"), required=True)
STATE = Field("state", FieldKind.LINE, 20, label=N_("State"))
YEAR = Field("year", FieldKind.LINE, 20, label=N_("Year"))

#: A record is about words on paper: which categories and honours there were is not known.
CATEGORY_TEXT = replace(CATEGORY, kind=FieldKind.LINE)
HONOUR_TEXT = replace(HONOUR, kind=FieldKind.LINE)

COLUMNS = (
    NUMBER,
    NAME,
    UNIT,
    CATEGORY_TEXT,
    HONOUR_TEXT,
    ISSUED_ON,
    STATE,
    YEAR,
    CREDIT_CODE,
    PERSONAL_NUMBER,
)
_REQUIRED = (NUMBER, NAME, ISSUED_ON)

_HEADERS: Mapping[str, Field] = {
    header: field
    for field, headers in (
        (
            NUMBER,
            "编号 证书编号 证书号 证书号码 荣誉证书编号 荣誉证书号 发证编号 号码 文号 number no no.",
        ),
        (
            ISSUED_ON,
            "日期 发证日期 颁发日期 颁证日期 签发日期 授予日期 表彰日期 发证时间 颁发时间 date issuedon",
        ),
        (STATE, "状态 证书状态 state status"),
        (YEAR, "年度 年份 表彰年度 year"),
    )
    for header in headers.split()
}
_BY_NAME = {field.name: field for field in COLUMNS}

#: What departments write of a certificate's state; nothing means that it is valid.
STATES: Mapping[str, RecordState] = {
    word: state
    for state, words in (
        (RecordState.VALID, "有效 正常 已发 已颁发 在用 valid"),
        (RecordState.REVOKED, "撤销 已撤销 作废 已作废 注销 已注销 收回 已收回 无效 revoked"),
        (RecordState.SUPERSEDED, "换发 已换发 补发 已补发 被取代 已被取代 superseded"),
    )
    for word in words.split()
}


class RecordHeading(NamedTuple):
    """``columns`` count from 0; ``missing`` are required fields without a column."""

    row: int
    columns: Mapping[Field, int]
    missing: tuple[Field, ...] = ()


def heading(sheet: SourceSheet) -> RecordHeading | None:
    """The row with most known headers, from two on; None if there is none."""
    found = [
        RecordHeading(line.number, columns)
        for line in sheet.lines
        if line.number <= HEADER_ROWS and len(columns := _columns(line)) > 1
    ]
    best = max(found, key=lambda one: len(one.columns), default=None)
    if best is None:
        return None
    return best._replace(missing=tuple(f for f in _REQUIRED if f not in best.columns))


def _columns(line: SourceRow) -> dict[Field, int]:
    """The first column of each field; of several columns of names the best."""
    found: dict[Field, int] = {}
    ranks: list[tuple[int, int]] = []
    for column, cell in enumerate(line.cells):
        header = plain_header(cell.text)
        field = _HEADERS.get(header)
        if field is None and (rank := name_rank(header)) is not None:
            ranks.append((rank, column))
            continue
        if field is None and (known := field_of(header) or made_field_of(header)):
            field = _BY_NAME.get(known.name)
        if field is not None:
            found.setdefault(field, column)
    for place, (_, column) in enumerate(sorted(ranks)):
        found.setdefault(NAME if place == 0 else UNIT, column)
    return found
