"""What stands beside the name of a body in its cell, and a person in its place."""

from __future__ import annotations

import re

from awards.errors import Severity
from awards.text.name_check import NameCheck
from awards.text.name_marks import BRACKET, spaces_kept
from awards.text.recipients import ONE_HAN, has_clear_surname, is_body
from awards.words import N_

_REMARK = re.compile(
    r"\s*[(（\[【〔](?:盖章|公章|签章|章|已?注销|已?迁出|已?更名.*|原.+|曾用名.*|待定|待补|暂定|候[选补]|备选|替补|递补|新增|重复|"
    r"删除|(?:联系)?电话.*|联系人.*|法人.*|负责人.*|\d{7,}|(?:以下)?简称.*|高新技术企业|规上.{0,4}|注[:：].*)[)）\]】〕]$"
)
_DIVIDING = re.compile(f"(?<={ONE_HAN})[,，;；|｜](?={ONE_HAN})")
_PLACE = re.compile("[局办委部处科室所站队镇乡村会院校园厅组司区店厂社班线路街]$")


def _remarks(name: str) -> list[str]:
    found = _REMARK.search(name)
    return [found[0].strip()] if found and is_body(name[: found.start()]) else []


def _person(name: str) -> list[str]:
    plain = "".join(BRACKET.sub("", name).split())
    return [name] if has_clear_surname(plain) and not _PLACE.search(plain) else []


#: Of bodies alone. A body may have brackets in its name.
OF_BODIES = (
    NameCheck(
        "name.bracket",
        Severity.WARNING,
        _remarks,
        N_("“%(name)s” has a remark in brackets: %(seen)s."),
        N_("Put the remark into the note."),
        spaces_kept(_REMARK),
    ),
    NameCheck(
        "name.inside-mark",
        Severity.WARNING,
        _DIVIDING.findall,
        N_("“%(name)s” has marks that no name has: %(seen)s."),
        N_("Check the source."),
    ),
    NameCheck(
        "name.person",
        Severity.WARNING,
        _person,
        N_("“%(name)s” reads as the name of a person, not of a body."),
        N_("Check the columns and the category."),
    ),
)
