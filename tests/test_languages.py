"""Workbooks are in the configured language: all the program's own words, in both."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from awards.catalogue.records import CommendationRecord
from awards.ceremony import roster_files
from awards.ceremony.service import roster
from awards.intake.checking.choices import CategorySlot
from awards.intake.writing.template import template
from awards.issuing import service as issuing
from awards.papers import workbook
from awards.settings import from_environment
from awards.winners import sheet
from awards.winners.queries import listing
from awards.words import Language
from tests.cast import LIN, confirmed

SLOTS = (CategorySlot("GR", "先进个人", "individual", 1),)


def _texts(content: bytes) -> set[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for page in book for row in page.iter_rows() for cell in row)
    return {*book.sheetnames, *(str(cell.value) for cell in cells if cell.value)}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "zh",
            {
                "名单",
                "填写说明",
                "姓名或名称*",
                "工号或证件号",
                "3. 奖项和称号请从下拉列表中选择。",
            },
        ),
        ("en", {"List", "How to fill it in", "name*", "personal number"}),
    ],
)
def test_the_workbook_to_fill_in_is_in_the_language_set(
    language: Language, words: set[str]
) -> None:
    assert words <= _texts(template(SLOTS, "2023", language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", {"总名册", "证书编号", "先进个人（1，按姓氏笔画为序）"}),
        ("en", {"Whole roster", "Certificate number", "先进个人 (1, by strokes of the surname)"}),
    ],
)
async def test_the_roster_is_in_the_language_set(
    commendation: CommendationRecord, language: Language, words: set[str], tmp_path: Path
) -> None:
    await confirmed(LIN)
    given = from_environment({"AWARDS_DATA_DIR": str(tmp_path)})
    await issuing.issue("cli/carol", "2023", given)

    assert words <= _texts(roster_files.as_xlsx(await roster("2023"), language))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", {"获奖者", "状态", "编号", "已确认"}),
        ("en", {"Winners", "State", "Number", "Confirmed"}),
    ],
)
async def test_the_list_of_winners_is_in_the_language_set(
    commendation: CommendationRecord, language: Language, words: set[str]
) -> None:
    await confirmed(LIN)
    winners = await listing(commendation)

    made = sheet.list_table(commendation, winners, {}, language)
    assert words <= _texts(workbook.as_xlsx(made, language))
