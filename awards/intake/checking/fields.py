"""The columns a list of winners may have, and the many names departments give them."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Field(StrEnum):
    POSITION = "position"
    CATEGORY = "category"
    HONOUR = "honour"
    NAME = "name"
    UNIT = "unit"
    CREDIT_CODE = "credit_code"
    PERSONAL_NUMBER = "personal_number"
    NOTE = "note"


LABELS = {
    Field.POSITION: ("序号", "position"),
    Field.CATEGORY: ("奖项", "category"),
    Field.HONOUR: ("称号", "honour"),
    Field.NAME: ("姓名或名称", "name"),
    Field.UNIT: ("所在单位", "unit"),
    Field.CREDIT_CODE: ("统一社会信用代码", "credit code"),
    Field.PERSONAL_NUMBER: ("工号或证件号", "personal number"),
    Field.NOTE: ("备注", "note"),
}

PROBLEMS = "问题"
"""The column of our own that an annotated file carries; read over without a word."""

_SYNONYMS = {
    Field.POSITION: "序号 编号 顺序 排序 no no. position",
    Field.CATEGORY: "奖项 奖项名称 奖项类别 奖项类型 类别 类型 表彰类别 表彰奖项 category award",
    Field.HONOUR: "称号 荣誉称号 荣誉 授予称号 拟授称号 honour honor",
    Field.UNIT: "所在单位 单位 部门 所在部门 工作单位 推荐单位 所属单位 申报单位 unit department",
    Field.CREDIT_CODE: "统一社会信用代码 信用代码 社会信用代码 统一信用代码 credit_code creditcode",
    Field.PERSONAL_NUMBER: (
        "工号或证件号 工号 身份证号 身份证号码 身份证 证件号码 证件号 员工编号 员工号 "
        "personal_number personalnumber employeenumber"
    ),
    Field.NOTE: "备注 说明 note remark remarks",
}
# The best of these that a sheet has holds the names; a lesser one beside it tells the unit.
_NAMES = (
    "姓名或名称 姓名/名称 姓名 名称 获奖者 获奖者姓名 获奖人 获奖对象 受表彰对象 name winner",
    "团队名称 集体名称 专班名称 获奖单位 获奖企业 获奖集体 企业名称 公司名称 企业",
    "单位名称",
)

_LONGEST = 100
_SPACE_AND_STARS = re.compile(r"[\s*]+")
_REMARK = re.compile(r"\(.*\)")
_BY_HEADER = {header: field for field, headers in _SYNONYMS.items() for header in headers.split()}
_NAME_RANK = {header: rank for rank, headers in enumerate(_NAMES) for header in headers.split()}


def plain_header(text: str) -> str:
    """A header for matching: NFKC, no spaces, line breaks or stars, lower case."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    return _SPACE_AND_STARS.sub("", folded).rstrip(":")


def field_of(header: str) -> Field | None:
    """The field a header names outright; a remark in brackets (必填) is not part of it."""
    return _BY_HEADER.get(header) or _BY_HEADER.get(_REMARK.sub("", header))


def name_rank(header: str) -> int | None:
    """0 is surely the winner's name; higher ranks give way to lower ones in the same sheet."""
    rank = _NAME_RANK.get(header)
    return _NAME_RANK.get(_REMARK.sub("", header)) if rank is None else rank
