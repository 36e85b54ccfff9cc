"""Files that departments sent, in invented copies: each is read, or named for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.checking.rules import check
from awards.intake.reading import refusals
from awards.intake.reading.limits import Hints
from awards.winner_fields import NAME, UNIT
from tests.intake.cast import book_of, key_of, preview_of

CASES = Path(__file__).parent / "cases"
PEOPLE = CategorySlot(
    "GR", "先进个人", "individual", 278, honours=(HonourSlot("优秀网格长（员）", 200),)
)
REGISTER = RegistrySnapshot((PEOPLE,))


def case(name: str) -> bytes:
    return (CASES / name).read_bytes()


def preview(name: str, choices: Choices | None = None) -> ImportPreview:
    return preview_of(case(name), choices, REGISTER)


def found(of: ImportPreview) -> set[tuple[str, str]]:
    """Each remark's place and code."""
    return {(remark.address, remark.code) for remark in of.remarks}


def names(of: ImportPreview) -> list[str]:
    return [each.name for each in of.registrations]


def test_a_dimension_that_begins_at_row_0_is_no_damage() -> None:
    read = preview("18b-dimension-A0.xlsx")
    assert (names(read), read.remarks, read.questions) == (["甲维度"], (), ())


def test_an_empty_part_that_no_list_needs_is_no_damage() -> None:
    read = preview("32b-empty-customxml.xlsx", Choices(fill_down=True))
    assert (names(read), read.remarks) == (["甲严", "乙严"], ())


def test_a_workbook_of_the_macro_kind_without_macros_is_read() -> None:
    read = preview("33-xlsm-no-macro.xlsm", Choices(fill_down=True))
    assert [row.values[UNIT] for row in read.rows] == ["甲街道办事处"] * 2
    assert read.ready


def test_only_a_formula_of_another_workbook_is_refused() -> None:
    linked = {at for at, code in found(preview("23-formulas.xlsx")) if code == "row.linked-formula"}
    assert linked == {"D7"}


def test_a_file_encrypted_by_company_software_is_named_as_that() -> None:
    with pytest.raises(refusals.CompanyEncrypted) as refused:
        book_of(case("70b-esafenet.xlsx"))
    words = refused.value.words("zh")
    assert "E-SafeNet" in words.what
    assert "解密" in words.remedy


def test_a_big5_list_is_read_as_big5() -> None:
    book = book_of(case("80-big5.csv"))
    assert (book.encoding, book.guessed) == ("big5", True)
    assert [cell.text for cell in book.sheets[0].lines[1].cells] == ["陳大文", "甲局"]


def test_a_big5_list_in_the_wrong_encoding_names_it_and_the_options() -> None:
    book = book_of(case("80-big5.csv"), Hints(encoding="gb18030", separator=";"))
    with pytest.raises(refusals.NoHeaderInText) as refused:
        check(book, Choices(), REGISTER, key_of)
    words = refused.value.words("zh")
    assert "GB18030" in words.what
    assert "分号" in words.what
    assert "--encoding" in words.remedy
    assert "--separator" in words.remedy
    assert "匹配列" in words.remedy


def test_bars_between_cells_are_found() -> None:
    read = preview("70-pipe.csv")
    assert names(read) == ["欧阳甲", "李乙", "王丙", "赵丁"]


def test_one_comma_in_a_name_does_not_outweigh_full_width_commas() -> None:
    read = preview("69c-fullwidth-with-one-comma.txt")
    assert names(read)[-1] == "Kim, Tim"


def test_a_number_counts_as_its_format_shows_it() -> None:
    read = preview("69-zero-padded-format.xlsx")
    assert [row.values.get(NAME) for row in read.rows] == ["甲零", "甲零"]
    assert found(read) == {("D3", "row.duplicate-in-file")}


def test_an_apostrophe_before_a_number_is_taken_away() -> None:
    read = preview("60-gbk.csv")
    numbers = [each.personal_number for each in read.registrations]
    assert numbers == ["410101199003071231", "", "410101199003071231", "410101199003071231"]
    assert ("G5", "row.apostrophe") in found(read)


def test_a_row_struck_through_is_asked_about_and_hidden_ones_are_named() -> None:
    read = preview("19-hidden-filter-strike.xlsx")
    assert [(row.number, row.state) for row in read.rows if row.state is RowState.DOUBTFUL] == [
        (7, RowState.DOUBTFUL)
    ]
    assert {question.code: question.row for question in read.questions} == {
        "question.hidden-rows": 0,
        "question.record": 7,
    }
    [hidden] = [message for message in read.messages if message.code == "notice.hidden-lines"]
    assert "3、5" in str(hidden.words)
    told = preview(
        "19-hidden-filter-strike.xlsx", Choices(hidden_rows="skip", rows={"名单!7": "record"})
    )
    assert "甲隐6" in names(told)
    assert ("D7", "row.struck-cell") in found(told)


def test_a_comment_on_a_name_is_shown() -> None:
    read = preview("56-comment-correction.xlsx")
    [remark] = [each for each in read.remarks if each.code == "row.comment"]
    assert remark.address == "D2"
    assert "应为：乙批注" in remark.finding.words("zh").what
