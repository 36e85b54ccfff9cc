"""Several files are checked as if they were one."""

from __future__ import annotations

from dataclasses import replace

from awards.errors import FileRefused
from awards.intake.checking.choices import Choices
from awards.intake.checking.file_labels import FileToCheck
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.rules import check_together
from tests.intake.cast import REGISTER, book_of, codes, key_of
from tests.intake.files import xlsx

HEAD = ("奖项", "称号", "姓名", "单位")


def _file(label: str, *names: str, choices: Choices | None = None) -> FileToCheck:
    rows = [HEAD, *(("先进个人", "先进工作者", name, "潮河办事处") for name in names)]
    return FileToCheck(book_of(xlsx(rows)), choices or Choices(), label)


def _checked(*files: FileToCheck) -> list[ImportPreview]:
    found = check_together(files, REGISTER, key_of)
    assert not any(isinstance(one, FileRefused) for one in found)
    return [one for one in found if isinstance(one, ImportPreview)]


def _sheet(file: FileToCheck) -> str:
    return file.book.sheets[0].name


def test_each_file_keeps_the_names_of_its_sheets() -> None:
    first, second = _file("甲.xlsx", "林晚舟"), _file("乙.xlsx", "顾南星", "林晚舟")

    one, two = _checked(first, second)

    assert [row.sheet for row in (*one.rows, *two.rows)] == [_sheet(first)] * 3
    assert list(two.headings) == [_sheet(second)]
    assert [remark.sheet for remark in two.remarks] == [_sheet(second)]
    assert codes(one) == []
    assert codes(two) == ["row.duplicate-in-file"]


def test_the_order_of_the_files_says_who_is_the_first() -> None:
    one, two = _checked(_file("乙.xlsx", "林晚舟"), _file("甲.xlsx", "林晚舟"))

    assert (len(one.registrations), len(two.registrations)) == (1, 0)


def test_an_answer_about_a_row_counts_for_its_own_file() -> None:
    second = _file("乙.xlsx", "林晚舟", "林晚舟")
    place = f"{_sheet(second)}!2"
    first = replace(_file("甲.xlsx", "林晚舟", "顾南星"), choices=Choices(omit=frozenset({place})))
    second = replace(second, choices=Choices(keep=frozenset({place})))

    one, two = _checked(first, second)

    assert [row.state.value for row in one.rows] == ["omitted", "new"]
    assert [row.state.value for row in two.rows] == ["new", "repeated"]


def test_places_wanted_by_the_other_files_are_taken() -> None:
    one, two = _checked(_file("甲.xlsx", "林晚舟"), _file("乙.xlsx", "顾南星", "沈千山"))

    def people(preview: ImportPreview) -> tuple[int, int]:
        [tally] = [t for t in preview.arithmetic if t.category == "GR" and not t.honour]
        return tally.taken, tally.wanted

    assert people(one) == (2, 1)
    assert people(two) == (1, 2)


def test_a_refused_file_leaves_the_others_and_names_its_own_sheet() -> None:
    nameless = FileToCheck(book_of(xlsx([("奖项", "单位"), ("先进个人", "甲局")])), label="甲.xlsx")

    refusal, preview = check_together([nameless, _file("乙.xlsx", "林晚舟")], REGISTER, key_of)

    assert isinstance(refusal, FileRefused)
    assert refusal.facts["sheet"] == _sheet(nameless)
    assert isinstance(preview, ImportPreview)
    assert preview.ready
