"""分发清单: a page for each unit with the certificates in its bag, to be signed for."""

from __future__ import annotations

from collections.abc import Iterator

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers.list_files import list_forms
from awards.ceremony.papers.namesakes import distinct
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.stage.content import StageBag, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.text.numerals import capital
from awards.words import N_

TITLE = "分发清单"
NO_UNIT = "无单位（本人领取）"

_COLUMNS = (
    PaperColumn("place", "序号", 6),
    PaperColumn("number", "证书编号", 27, whole=True),
    PaperColumn("name", "姓名（名称）", 26, spaced=True),
    PaperColumn("honour", "称号", 22),
    PaperColumn("received_by", "领取人", 18, sign=True),
    PaperColumn("received_on", "领取日期", 16, sign=True),
)


def hand_out(version: StageVersion) -> PaperTable:
    content = version.content
    return PaperTable(
        content.title or content.commendation,
        TITLE,
        _COLUMNS,
        tuple(_group(bag, is_first=at == 0) for at, bag in enumerate(content.bags)),
        lines=(_counts(content),),
    )


def _group(bag: StageBag, *, is_first: bool) -> PaperGroup:
    count = len(bag.certificates)
    return PaperGroup(
        tuple(_rows(bag)),
        heading=f"第{bag.number}袋　{bag.unit or NO_UNIT}",
        new_page=not is_first,
        closing=f"合计：{count}份（大写：{capital(count)}份）",
    )


def _rows(bag: StageBag) -> Iterator[tuple[Cell, ...]]:
    names = distinct(bag.certificates)
    for place, (each, name) in enumerate(zip(bag.certificates, names, strict=True), 1):
        yield (place, each.number or UNDECIDED, name or UNDECIDED, each.honour, "", "")


def _counts(content: StageContent) -> str:
    count = sum(len(bag.certificates) for bag in content.bags)
    return (
        f"分发{len(content.bags)}袋，共{count}份（大写：{capital(count)}份）；上台颁发的不在其中。"
    )


def _names(version: StageVersion) -> int:
    return sum(len(bag.certificates) for bag in version.content.bags)


OUTPUT = CeremonyOutput(
    "hand-out", N_("Hand-out list"), TITLE, list_forms(hand_out, _names, "xlsx", "pdf")
)
