"""The columns of a list of winners, and the many names departments give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from awards.intake.checking.header_words import HeaderMeaning, meaning_of
from awards.winner_fields import CATEGORY, HONOUR, IMPORTED, UNIT, Column, Field, FieldKind
from awards.words import C_, N_

POSITION = Field(
    "position",
    FieldKind.LINE,
    50,
    column=Column(
        C_("column", "position"),
        "序号 编号 顺序 排序 no no. position",
        N_(
            "Optional. Whole numbers order the winners within a category; otherwise the "
            "order of the file counts."
        ),
        width=8,
    ),
)
"""A column of a row, not of a winner: the order of the winners within a category."""

COLUMNS = {field: field.column for field in (POSITION, *IMPORTED) if field.column}
"""In the order of the workbook that departments fill in."""

BY_NAME = {field.name: field for field in COLUMNS}

PROBLEMS = "问题"
"""The column that our annotated file adds; it is skipped silently."""

# The best of these in a sheet holds the names; a body beside it holds the unit.
_NAMES = (
    "姓名或名称 姓名/名称 姓名 名称 获奖者 获奖者姓名 获奖人 获奖对象 受表彰对象 name winner",
    "团队名称 集体名称 专班名称 获奖单位 获奖企业 获奖集体 企业名称 公司名称 企业",
    "单位名称",
)

_LONGEST = 100
_SPACE_AND_STARS = re.compile(r"[\s*]+")
_APOSTROPHES = "'’‘` "
_REMARK = re.compile(r"\(.*\)")
_BY_HEADER = {
    header: field for field, column in COLUMNS.items() for header in column.headers.split()
}
#: An exact header is better than one that is made of known words.
_NAME_RANK = {header: 2 * rank for rank, headers in enumerate(_NAMES) for header in headers.split()}
_MADE_NAME_RANK = {HeaderMeaning.PERSON: 1, HeaderMeaning.BODY: 3, HeaderMeaning.UNIT_NAME: 5}
FIRST_BODY = 2
_MADE_FIELD = {
    HeaderMeaning.UNIT: UNIT,
    HeaderMeaning.CATEGORY: CATEGORY,
    HeaderMeaning.HONOUR: HONOUR,
}


def by_field(mapping: Mapping[str, str], own: Iterable[Field] = ()) -> dict[Field, str]:
    """A mapping as answers have it, by field; a name that no field has is left out.

    ``own`` are the free fields of the commendation.
    """
    known = {**BY_NAME, **{field.name: field for field in own}}
    return {known[name]: text for name, text in mapping.items() if name in known}


#: The traditional characters of headers, which lists in Big5 have.
_SIMPLIFIED = str.maketrans(
    "薦單獎項稱號備註證碼職務電話類別選評榮譽鄉鎮團體隊業員導優進區縣會組織機構門獲對擬稱報頒屬現參與領號專隱級長種歲齡間補說",
    "荐单奖项称号备注证码职务电话类别选评荣誉乡镇团体队业员导优进区县会组织机构门获对拟称报颁属现参与领号专隐级长种岁龄间补说",
)


def plain_header(text: str) -> str:
    """A header for matching: NFKC, no spaces, line breaks or asterisks, lower case, simplified.

    Nor an apostrophe before it, which marks a text in Excel.
    """
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold().lstrip(_APOSTROPHES)
    return _SPACE_AND_STARS.sub("", folded).rstrip(":").translate(_SIMPLIFIED)


def field_of(header: str) -> Field | None:
    """The field that a header names exactly. A remark in brackets (必填) is ignored."""
    return _BY_HEADER.get(header) or _BY_HEADER.get(_REMARK.sub("", header))


def made_field_of(header: str) -> Field | None:
    """The field that the parts of a header say, if it names none exactly."""
    meaning = meaning_of(_REMARK.sub("", header))
    return None if field_of(header) or meaning is None else _MADE_FIELD.get(meaning)


def name_rank(header: str) -> int | None:
    """0 is certainly the winner's name. Lower ranks win in the same sheet.

    From `FIRST_BODY` on it is the name of a body. A remark may name another field: 姓名（英文）.
    """
    if header in _BY_HEADER:
        return None
    for exact in (header, _REMARK.sub("", header)):
        if exact in _NAME_RANK:
            return _NAME_RANK[exact]
    meaning = meaning_of(_REMARK.sub("", header))
    return None if field_of(header) or meaning is None else _MADE_NAME_RANK.get(meaning)
