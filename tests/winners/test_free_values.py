"""Values of free fields: what is stored of a text, what is refused, what is printed and hidden."""

from __future__ import annotations

import pytest

from awards.free_fields import (
    SUGGESTED,
    FreeFieldRecord,
    as_field,
    headers_of,
    read,
    suggested_for,
    written,
)
from awards.intake.checking.own_columns import own_columns, to_declare
from awards.tables import FreeFieldKind
from awards.winner_fields import NAME, UNIT, hidden

DATE = FreeFieldRecord("born", "出生日期", kind=FreeFieldKind.DATE)
NUMBER = FreeFieldRecord("age", "年龄", kind=FreeFieldKind.NUMBER)
SEX = FreeFieldRecord("sex", "性别", kind=FreeFieldKind.CHOICE, choices=("男", "女"))
DUTY = FreeFieldRecord("duty", "职务", "Duty")
PHONE = FreeFieldRecord("phone", "联系电话", personal=True)


def codes(declared: FreeFieldRecord, text: str) -> list[str]:
    check = as_field(declared).check
    assert check is not None
    return [finding.code for finding in check(text, None)]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1985-03-02", "1985-03-02"),
        ("1985/3/2", "1985-03-02"),
        ("1985.3.2", "1985-03-02"),
        ("19850302", "1985-03-02"),
        ("1985年3月2日", "1985-03-02"),
        ("一九八五年三月二日", "1985-03-02"),
        ("１９８５－０３－０２", "1985-03-02"),
        ("1985-03-02T00:00:00", "1985-03-02"),
        ("1985.03", "1985-03"),
        ("1985年3月", "1985-03"),
        (" 1985 ", "1985"),
        ("1985年", "1985"),
    ],
)
def test_a_date_is_stored_as_far_as_it_is_known(text: str, stored: str) -> None:
    assert as_field(DATE).cleaned(text) == stored
    assert codes(DATE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "去年",
        "85.3",
        "1985-13",
        "1985-02-30",
        "3/2/1985",
        "1885-01-01",
        "2101",
        "1985-0",
        "38",
        "0000",
    ],
)
def test_no_date_is_refused_and_stays_as_it_was_typed(text: str) -> None:
    assert as_field(DATE).cleaned(text) == text
    assert codes(DATE, text) == ["field.date"]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("38", "38"),
        ("３８", "38"),
        ("1,200", "1200"),
        ("38.0", "38"),
        ("1.50", "1.50"),
        ("-3", "-3"),
    ],
)
def test_a_number_is_stored_in_narrow_digits(text: str, stored: str) -> None:
    assert as_field(NUMBER).cleaned(text) == stored
    assert codes(NUMBER, text) == []


@pytest.mark.parametrize("text", ["三十八", "38岁", "1e5", "1,2", "NaN", "1.", "+", "1" * 16])
def test_no_number_is_refused(text: str) -> None:
    assert codes(NUMBER, text) == ["field.number"]


@pytest.mark.parametrize(
    ("text", "suggestion"), [("女性", "女"), ("男士", "男"), ("男女", None), ("F", None)]
)
def test_another_choice_is_refused_with_a_suggestion_where_one_is_safe(
    text: str, suggestion: str | None
) -> None:
    check = as_field(SEX).check
    assert check is not None
    [finding] = check(text, None)
    assert finding.code == "field.choice"
    assert finding.suggestion == suggestion
    assert codes(SEX, "男") == codes(SEX, " 女 ") == []


def test_a_text_is_kept_as_typed_without_outer_spaces() -> None:
    assert as_field(DUTY).cleaned("　党组书记、 局长 ") == "党组书记、 局长"
    assert codes(DUTY, "100%") == []


@pytest.mark.parametrize(
    ("value", "printed"),
    [("1985-03-02", "1985年3月2日"), ("1985-03", "1985年3月"), ("1985", "1985年"), ("", "")],
)
def test_a_date_is_printed_in_chinese(value: str, printed: str) -> None:
    assert DATE.printed_text(value) == printed
    assert DUTY.printed_text(value) == value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13800001234", "****1234"),
        ("0371-66001234", "****1234"),
        ("41010019850302001X", "****001X"),
        ("1985-03-02", "****"),
        ("党组书记、二级巡视员", "****"),
        ("回族", "****"),
        ("1234567", "****"),
        ("", ""),
    ],
)
def test_a_personal_value_is_hidden_in_lists(text: str, shown: str) -> None:
    assert hidden(text) == shown


def test_a_fault_of_a_personal_value_does_not_say_it() -> None:
    born = FreeFieldRecord("born", "生日", kind=FreeFieldKind.DATE, personal=True)
    check = as_field(born).check
    assert check is not None
    [finding] = check("某年某月", None)
    assert "某年" not in str(finding.what)


def test_a_label_is_in_the_readers_language_and_is_no_template() -> None:
    field = as_field(DUTY)
    assert (field.label_in("zh"), field.label_in("en")) == ("职务", "Duty")
    assert as_field(PHONE).label_in("en") == "联系电话"
    assert as_field(FreeFieldRecord("a", "100%(x)s")).label_in("zh") == "100%(x)s"


def test_values_are_stored_in_one_order_and_without_blanks() -> None:
    assert written({"乙": "2", "甲": "", "丙": "3"}) == '{"丙":"3","乙":"2"}'
    assert read(written({"a": '"x"\\'})) == {"a": '"x"\\'}


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("性别", "性别"),
        ("gender", "性别"),
        ("民族", "民族"),
        ("政治面貌", "政治面貌"),
        ("现任职务", "职务"),
        ("岗位", "职务"),
        ("出生年月", "出生日期"),
        ("出生年份", "出生年份"),
        ("手机号码", "联系电话"),
        ("最高学历", "学历"),
    ],
)
def test_usual_columns_are_known(header: str, name: str) -> None:
    usual = suggested_for(header)
    assert usual is not None
    assert usual.name == name


@pytest.mark.parametrize("header", ["姓名", "单位", "主要事迹", "", "称号"])
def test_other_columns_are_no_usual_fields(header: str) -> None:
    assert suggested_for(header) is None


def test_no_header_belongs_to_two_usual_fields() -> None:
    headers = [header for each in SUGGESTED for header in headers_of(each)]
    assert len(headers) == len(set(headers))


def test_a_fields_own_name_is_better_than_another_name_for_it() -> None:
    own = [as_field(DUTY), as_field(PHONE)]
    headers = {0: "姓名", 1: "岗位", 2: "职务", 3: "手机", 4: "电话"}
    found = own_columns(headers, {NAME: 0}, {NAME}, own)
    assert {field.name: at for field, at in found.items()} == {"duty": 2, "phone": 4}


def test_a_column_that_is_taken_or_settled_is_left_alone() -> None:
    own = [as_field(DUTY), as_field(PHONE)]
    headers = {0: "职务", 1: "电话"}
    assert own_columns(headers, {UNIT: 0}, {own[1]}, own) == {}


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("职务（全称）", "职务"),
        ("出生年月(如1985.03)", "出生日期"),
        ("本人手机号", "联系电话"),
        ("现职务", "职务"),
        ("学历情况", "学历"),
        ("政治面貌[党员/群众]", "政治面貌"),
        ("民 族*", "民族"),
    ],
)
def test_remarks_and_small_words_in_a_header_are_passed_over(header: str, name: str) -> None:
    assert [each.name for each in to_declare([header])] == [name]


def test_a_column_with_a_remark_in_its_header_is_read() -> None:
    own = [as_field(DUTY)]
    found = own_columns({0: "姓名", 1: "现任职务(全称)"}, {NAME: 0}, {NAME}, own)
    assert list(found.values()) == [1]


def test_each_usual_field_is_offered_once() -> None:
    offered = to_declare([" 性 别* ", "联系电话", "手机", "主要事迹", "电话："])
    assert [each.name for each in offered] == ["性别", "联系电话"]
