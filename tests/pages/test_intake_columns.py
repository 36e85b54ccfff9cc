"""The page of columns shows what is recognised, also of a header that is refused."""

from __future__ import annotations

import re

from tests.intake.files import xlsx
from tests.pages.test_intake import begun, looked
from tests.people import Cast

WORKER = "综合考评先进工作者"


def _chosen(page: str) -> dict[str, str]:
    """The column that is recognised for each field."""
    found = re.findall(r'name="column:(\w+)">\s*<option value="">\s*([^<]+?)\s*</option>', page)
    return {field: words.rpartition("：")[2] for field, words in found}


async def test_a_missing_column_hides_no_other(cast: Cast) -> None:
    rows = [
        ("序号", "甲栏", "荣誉称号", "谁人", "工作单位"),
        ("1", "先进个人", WORKER, "林晚舟", "潮河办事处"),
    ]

    shown = await looked(cast.rita, await begun(cast.rita, xlsx(rows)))

    assert _chosen(shown.text) == _chosen(shown.text) | {
        "position": "A",
        "category": "B",
        "honour": "C",
        "name": "未找到",
        "unit": "E",
    }


async def test_a_column_that_is_there_twice_hides_no_other(cast: Cast) -> None:
    rows = [("姓名", "单位", "工作单位"), ("林晚舟", "潮河办事处", "明湖办事处")]

    shown = await looked(cast.rita, await begun(cast.rita, xlsx(rows)))

    assert (_chosen(shown.text)["name"], _chosen(shown.text)["unit"]) == ("A", "未找到")
