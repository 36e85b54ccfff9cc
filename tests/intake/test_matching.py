"""Columns that a person matched once are matched again in a file with the same headers."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from awards.intake import matching, previewing, service, undoing
from awards.intake.checking.choices import Choices
from awards.intake.checking.rules import check
from tests.cast import settings
from tests.intake.cast import REGISTER, book_of, key_of
from tests.intake.files import saved, xlsx

pytestmark = pytest.mark.usefixtures("commendation")

HEAD = ("奖项", "称号", " 谁 ", "所在单位", "")
CHOSEN = Choices(mapping={"name": "谁"})


def _list(*names: str, title: int = 0) -> bytes:
    titles = [("名单",)] * title
    people = [("先进个人", "综合考评先进工作者", name, "潮河办事处") for name in names]
    return xlsx([*titles, HEAD, *people])


async def _import(folder: Path, data: bytes, choices: Choices) -> str:
    here = settings(folder)
    report = await previewing.preview("2023", data, choices, here)
    kept = matching.written(report.book, report.preview, choices)
    done = await service.store("web/rita", "2023", report, "名单.xlsx", here, reading=kept)
    return done.reference


async def test_the_latest_matching_of_the_same_headers_is_found(tmp_path: Path) -> None:
    await _import(tmp_path, _list("张三"), CHOSEN)
    latest = await _import(tmp_path, _list("李四", title=1), CHOSEN)

    found = await matching.remembered(book_of(_list("王五", title=2)))

    assert found is not None
    assert (found.reference, found.row) == (latest, 3)
    assert found.reading.headers == ("奖项", "称号", "谁", "所在单位")
    assert found.reading.mapping == {"name": "谁"}
    answers = matching.answers_from(found)
    assert answers.read_as == latest
    assert answers.choices == Choices(mapping={"name": "谁"}, header_row=3)


async def test_other_headers_are_not_matched(tmp_path: Path) -> None:
    await _import(tmp_path, _list("张三"), CHOSEN)

    assert await matching.remembered(book_of(xlsx([HEAD[:3], ("", "", "李四")]))) is None
    assert await matching.remembered(book_of(_list("李四", title=20))) is None
    assert await matching.remembered(book_of(_list("李四", title=19))) is not None


async def test_an_import_that_was_undone_is_no_example(tmp_path: Path) -> None:
    reference = await _import(tmp_path, _list("张三"), CHOSEN)
    await undoing.undo("web/rita", reference, "另一份名单")

    assert await matching.remembered(book_of(_list("李四"))) is None


async def test_columns_that_were_recognised_are_not_remembered(tmp_path: Path) -> None:
    head = ("奖项", "称号", "姓名", "所在单位")
    data = xlsx([head, ("先进个人", "综合考评先进工作者", "张三", "潮河办事处")])
    await _import(tmp_path, data, Choices())

    assert await matching.remembered(book_of(data)) is None


async def test_of_several_sheets_none_is_compared(tmp_path: Path) -> None:
    await _import(tmp_path, _list("张三"), CHOSEN)
    book = openpyxl.Workbook()
    for sheet in (book.worksheets[0], book.create_sheet("二")):
        sheet.append(list(HEAD))
    several = book_of(saved(book))
    book.worksheets[1].sheet_state = "hidden"

    assert await matching.remembered(several) is None
    assert await matching.remembered(book_of(saved(book))) is not None


async def test_what_is_kept_does_not_depend_on_the_order_of_the_answers() -> None:
    book = book_of(_list("张三"))
    kept = [
        matching.written(book, check(book, choices, REGISTER, key_of), choices)
        for choices in (
            Choices(mapping={"unit": "D", "name": "谁"}),
            Choices(mapping={"name": "谁", "unit": "D"}),
        )
    ]

    assert (
        kept
        == ['{"headers":["奖项","称号","谁","所在单位"],"mapping":{"name":"谁","unit":"D"}}'] * 2
    )
