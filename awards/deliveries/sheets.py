"""领取清单: a page for each unit with the certificates that it has not collected, to be signed for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.catalogue.records import CommendationRecord
from awards.deliveries import queries
from awards.deliveries.records import DeliveryLine
from awards.deliveries.rules import by_unit
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.tables import Form
from awards.text.numerals import capital

TITLE = "领取清单"
NO_UNIT = "无单位（本人领取）"
_FORMS = {Form.CERTIFICATE: "证书", Form.PLAQUE: "奖牌"}

_COLUMNS = (
    PaperColumn("place", "序号", 6),
    PaperColumn("number", "证书编号", 27, whole=True),
    PaperColumn("name", "姓名（名称）", 26, spaced=True),
    PaperColumn("honour", "称号", 22),
    PaperColumn("form", "种类", 8),
    PaperColumn("received_by", "领取人", 18, sign=True),
    PaperColumn("received_on", "领取日期", 16, sign=True),
)


async def sheet(here: CommendationRecord, unit: str | None = None) -> PaperTable:
    """Of one unit, or of all units that have something left, each on a page of its own."""
    left = [each for each in await queries.lines(here) if each.is_left]
    groups = [(name, them) for name, them in by_unit(left) if unit in (None, name)]
    return PaperTable(
        here.title,
        TITLE,
        _COLUMNS,
        tuple(_group(name, them, is_first=at == 0) for at, (name, them) in enumerate(groups)),
    )


def _group(unit: str, lines: Sequence[DeliveryLine], *, is_first: bool) -> PaperGroup:
    count = len(lines)
    return PaperGroup(
        tuple(_rows(lines)),
        heading=unit or NO_UNIT,
        new_page=not is_first,
        closing=f"合计：{count}份（大写：{capital(count)}份）",
    )


def _rows(lines: Sequence[DeliveryLine]) -> Iterator[tuple[Cell, ...]]:
    for place, each in enumerate(lines, 1):
        yield (place, each.number, each.name, each.honour, _FORMS[each.form], "", "")
