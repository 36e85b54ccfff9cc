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


def _in_the_head(page: str) -> dict[str, str]:
    """What each column of the table is read as, by the head of the column."""
    parts = re.split(r'name="means:', page)[1:]
    pairs = ((part.partition('"')[0], part.partition("</select>")[0]) for part in parts)
    return {
        column: (re.findall(r'value="(\w*)"\s+selected', options) or [""])[0]
        for column, options in pairs
    }


async def test_a_column_is_given_another_meaning_in_the_head_of_the_table(cast: Cast) -> None:
    rows = [("奖项", "称号", "谁人", "姓名"), ("先进个人", WORKER, "林晚舟", "甲乙")]
    draft = await begun(cast.rita, xlsx(rows))
    shown = (await cast.rita.get(f"{draft}/columns")).text
    head = _in_the_head(shown)

    said = {f"meant:{column}": field for column, field in head.items()}
    said |= {f"means:{column}": field for column, field in head.items()}
    said |= {"means:谁人": "name", "means:姓名": ""}
    await cast.rita.post(f"{draft}/columns", data=said)
    after = (await looked(cast.rita, f"{draft}?show=rows")).text

    assert head == {"奖项": "category", "称号": "honour", "谁人": "", "姓名": "name"}
    assert "林晚舟" in after
    assert "甲乙" not in after
