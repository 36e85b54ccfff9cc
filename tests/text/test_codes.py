from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.errors import Severity
from awards.text import codes

BODIES = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17)


def found(code: str, *, enterprise: bool = False) -> list[str]:
    return [one.code for one in codes.examine_credit_code(code, enterprise=enterprise)]


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",  # the example of the standard
        "91110108551385082Q",
        "91110000600037341L",
        "91410100MA00000500",  # remainder 0
        " ９１410100ma 00000500",
    ],
)
def test_a_valid_credit_code_has_no_finding_however_wide_it_is_typed(code: str) -> None:
    assert found(code) == []


@given(BODIES)
def test_the_computed_check_character_always_passes(body: str) -> None:
    assert found(body + codes.credit_check(body)) == []


@given(BODIES, st.integers(0, 17), st.integers(1, 30))
def test_one_wrong_character_is_always_noticed(body: str, place: int, shift: int) -> None:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    code = body + codes.credit_check(body)
    wrong = alphabet[(alphabet.index(code[place]) + shift) % 31]
    assert found(code[:place] + wrong + code[place + 1 :]) == ["credit-code.check"]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("9141010", "credit-code.length"),
        ("91410100MA0000050-", "credit-code.characters"),
        ("91410100郑A00000500", "credit-code.characters"),
        ("9.1410100E+17", "number.exponent"),
    ],
)
def test_an_impossible_credit_code_is_a_fault(code: str, fault: str) -> None:
    [finding] = codes.examine_credit_code(code)
    assert (finding.code, finding.severity) == (fault, Severity.FAULT)


def test_a_failed_check_only_warns_because_some_early_codes_fail_it() -> None:
    [finding] = codes.examine_credit_code("91350100M000100Y44")
    assert (finding.code, finding.severity) == ("credit-code.check", Severity.WARNING)


def test_a_letter_typed_for_a_digit_is_proposed_back_if_the_code_then_holds() -> None:
    [finding] = codes.examine_credit_code("9141O1OOMA00000500")
    assert (finding.code, finding.suggestion) == ("credit-code.letters", "91410100MA00000500")


@pytest.mark.parametrize("first", ["1", "5"])
def test_a_public_body_among_enterprises_is_a_warning(first: str) -> None:
    body = first + "2410100MB0000001"
    code = body + codes.credit_check(body)
    assert found(code) == []
    assert found(code, enterprise=True) == ["credit-code.public-body"]


def test_a_citizens_number_is_checked_and_an_employees_is_not() -> None:
    assert codes.examine_personal_number("11010519491231002x") == ()
    assert codes.examine_personal_number("JK0123") == ()
    [finding] = codes.examine_personal_number("110105194912310021")
    assert (finding.code, finding.severity) == ("id-number.check", Severity.WARNING)


@pytest.mark.parametrize(
    "number", ["410101199001011000", "410101199001010000", "41010119900101000"]
)
def test_a_number_cut_off_by_excel_is_noticed(number: str) -> None:
    [finding] = codes.examine_personal_number(number)
    holds = number == "410101199001011000"
    assert finding.code == "number.truncated"
    assert finding.severity is (Severity.WARNING if holds else Severity.FAULT)


def test_a_number_in_exponent_form_is_lost() -> None:
    [finding] = codes.examine_personal_number("4.10101E+17")
    assert (finding.code, finding.severity) == ("number.exponent", Severity.FAULT)


WORDS = [
    (
        "9141010",
        ("统一社会信用代码“9141010”为 7 位，应为 18 位。", "请对照营业执照补全。"),
        ("The credit code “9141010” has 7 characters, not 18.", "Complete it."),
    ),
    (
        "91410100MA0000050-",
        ("统一社会信用代码“91410100MA0000050-”含有字母和数字以外的字符。", "请对照营业执照更正。"),
        (
            "The credit code “91410100MA0000050-” holds more than letters and digits.",
            "Correct it.",
        ),
    ),
    (
        "9.1410100E+17",
        ("“9.1410100E+17”是科学计数形式，原号码已丢失。", "请将该列设为文本格式后重新填写。"),
        (
            "“9.1410100E+17” is in exponent form: the number is lost.",
            "Set the column to text.",
        ),
    ),
    (
        "91350100M000100Y44",
        ("统一社会信用代码“91350100M000100Y44”的校验码不符。", "请对照营业执照核对。"),
        (
            "The check character of the credit code “91350100M000100Y44” is wrong.",
            "Check the licence.",
        ),
    ),
    (
        "91410100MA0000O500",
        (
            "统一社会信用代码“91410100MA0000O500”含有标准中没有的字母 O。",
            "请对照营业执照核对。",
        ),
        (
            "The credit code “91410100MA0000O500” holds letters that no code has: O.",
            "Check it.",
        ),
    ),
    (
        "11410100MA00000508",
        (
            "统一社会信用代码“11410100MA00000508”由机构编制部门赋码，不是企业。",
            "请核对奖项或代码。",
        ),
        (
            "The credit code “11410100MA00000508” belongs to a public body.",
            "Check category and code.",
        ),
    ),
]


@pytest.mark.parametrize(("code", "zh", "en"), WORDS, ids=[each[0] for each in WORDS])
def test_a_fault_of_a_credit_code_has_words_and_a_remedy(
    code: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    [finding] = codes.examine_credit_code(code, enterprise=True)

    assert (tuple(finding.words("zh")), tuple(finding.words("en"))) == (zh, en)


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (
            "410100199001011234",
            ("身份证件号的校验码不符。", "请对照证件核对。"),
            ("The check digit of the ID number is wrong.", "Compare it with the document."),
        ),
        (
            "110101199003070000",
            ("证件号已被 Excel 截断（末三位为 000）。", "请将该列设为文本格式后重新填写。"),
            (
                "Excel cut the number: it ends in 000.",
                "Set the column to text and type it again.",
            ),
        ),
        (
            "1.1E+17",
            ("“1.1E+17”是科学计数形式，原号码已丢失。", "请将该列设为文本格式后重新填写。"),
            ("“1.1E+17” is in exponent form: the number is lost.", "Set the column to text."),
        ),
    ],
)
def test_a_fault_of_a_personal_number_has_words_and_a_remedy(
    number: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    [finding] = codes.examine_personal_number(number)

    assert (tuple(finding.words("zh")), tuple(finding.words("en"))) == (zh, en)


@pytest.mark.parametrize(
    ("code", "suggestion"),
    [
        ("91410100MAOOOOO5OO", "91410100MA00000500"),  # the letter O for zero
        ("9I4IOIOOMA00000500", "91410100MA00000500"),  # the letter I for one as well
        ("91410100MA0000O501", None),  # wrong even with a zero
        ("91350100M000100Y44", None),  # no letter to replace
    ],
)
def test_a_misread_letter_is_corrected_only_if_the_code_then_holds(
    code: str, suggestion: str | None
) -> None:
    [finding] = codes.examine_credit_code(code)

    assert finding.suggestion == suggestion
