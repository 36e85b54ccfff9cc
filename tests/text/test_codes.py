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
def test_what_can_be_no_credit_code_is_a_fault(code: str, fault: str) -> None:
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
