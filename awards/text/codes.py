"""Identity numbers of organizations and people, checked by their check characters.

Unified social credit codes follow GB 32100-2015, citizens' numbers GB 11643-1999. Some early codes
do not follow the standard, so a failed check character is only a warning.
"""

from __future__ import annotations

import re

from awards.errors import Finding, Severity, Words
from awards.text.characters import INVISIBLE, SPACE, folded, visible

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = [pow(3, place, 31) for place in range(17)]
_MISREAD = str.maketrans("IOSZ", "1052")
_PUBLIC_BODIES = {"1": "机构编制部门", "5": "民政部门"}

_CITIZEN_WEIGHTS = [pow(2, 17 - place, 11) for place in range(17)]
_CITIZEN_CHECKS = "10X98765432"

_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d+")
_CUT_OFF = re.compile(r"\d{14,15}000")
_CITIZEN = re.compile(r"[1-8]\d{16}[\dX]", re.ASCII)


def normalised(code: str) -> str:
    """Narrow, upper case, without spaces and invisible characters.

    Only codes are normalised, not names.
    """
    return SPACE.sub("", INVISIBLE.sub("", folded(code))).upper()


def credit_check(body: str) -> str:
    """The 18th character for the first 17; remainder 0 gives 0."""
    total = sum(
        _CREDIT_ALPHABET.index(one) * weight
        for one, weight in zip(body, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_ALPHABET[-total % 31]


def citizen_check(body: str) -> str:
    """The 18th character of a citizen's number for its first 17 digits."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _CITIZEN_WEIGHTS, strict=True))
    return _CITIZEN_CHECKS[total % 11]


def examine_credit_code(code: str, *, enterprise: bool = False) -> tuple[Finding, ...]:
    """What is wrong with a unified social credit code; ``enterprise`` if one is expected."""
    text = normalised(code)
    if _EXPONENT.fullmatch(text):
        return (_exponent(text),)
    if len(text) != 18:
        return (_credit_length(text),)
    if not (text.isascii() and text.isalnum()):
        return (_credit_characters(text),)
    doubts = [] if _credit_holds(text) else [_credit_doubt(text)]
    if enterprise and text[0] in _PUBLIC_BODIES:
        doubts.append(_public_body(text))
    return tuple(doubts)


def examine_personal_number(number: str) -> tuple[Finding, ...]:
    """What is wrong with an employee's or citizen's number.

    Only a citizen's number can be checked.
    """
    text = normalised(number)
    if _EXPONENT.fullmatch(text):
        return (_exponent(text),)
    holds = _CITIZEN.fullmatch(text) is not None and citizen_check(text[:17]) == text[17]
    if _CUT_OFF.fullmatch(text):
        return (_cut_off(Severity.WARNING if holds else Severity.FAULT),)
    return (_citizen_doubt(),) if _CITIZEN.fullmatch(text) and not holds else ()


def _credit_holds(text: str) -> bool:
    return set(text) <= set(_CREDIT_ALPHABET) and credit_check(text[:17]) == text[17]


def _credit_doubt(text: str) -> Finding:
    """Report an invalid letter or check character, with a correction if only one is possible."""
    likely = text.translate(_MISREAD)
    mended = likely if likely != text and _credit_holds(likely) else None
    strange = "、".join(sorted(set(text) - set(_CREDIT_ALPHABET)))
    if strange:
        return Finding(
            "credit-code.letters",
            Severity.WARNING,
            Words(
                f"统一社会信用代码“{text}”含有标准中没有的字母 {strange}。", "请对照营业执照核对。"
            ),
            Words(
                f"The credit code “{text}” holds letters that no code has: {strange}.", "Check it."
            ),
            mended,
        )
    return Finding(
        "credit-code.check",
        Severity.WARNING,
        Words(f"统一社会信用代码“{text}”的校验码不符。", "请对照营业执照核对。"),
        Words(f"The check character of the credit code “{text}” is wrong.", "Check the licence."),
    )


def _credit_length(text: str) -> Finding:
    return Finding(
        "credit-code.length",
        Severity.FAULT,
        Words(
            f"统一社会信用代码“{visible(text)}”为 {len(text)} 位，应为 18 位。",
            "请对照营业执照补全。",
        ),
        Words(
            f"The credit code “{visible(text)}” has {len(text)} characters, not 18.", "Complete it."
        ),
    )


def _credit_characters(text: str) -> Finding:
    return Finding(
        "credit-code.characters",
        Severity.FAULT,
        Words(
            f"统一社会信用代码“{visible(text)}”含有字母和数字以外的字符。", "请对照营业执照更正。"
        ),
        Words(
            f"The credit code “{visible(text)}” holds more than letters and digits.", "Correct it."
        ),
    )


def _public_body(text: str) -> Finding:
    issuer = _PUBLIC_BODIES[text[0]]
    return Finding(
        "credit-code.public-body",
        Severity.WARNING,
        Words(f"统一社会信用代码“{text}”由{issuer}赋码，不是企业。", "请核对奖项或代码。"),
        Words(f"The credit code “{text}” belongs to a public body.", "Check category and code."),
    )


def _exponent(text: str) -> Finding:
    return Finding(
        "number.exponent",
        Severity.FAULT,
        Words(f"“{text}”是科学计数形式，原号码已丢失。", "请将该列设为文本格式后重新填写。"),
        Words(f"“{text}” is in exponent form: the number is lost.", "Set the column to text."),
    )


def _cut_off(severity: Severity) -> Finding:
    return Finding(
        "number.truncated",
        severity,
        Words("证件号已被 Excel 截断（末三位为 000）。", "请将该列设为文本格式后重新填写。"),
        Words("Excel cut the number: it ends in 000.", "Set the column to text and type it again."),
    )


def _citizen_doubt() -> Finding:
    return Finding(
        "id-number.check",
        Severity.WARNING,
        Words("身份证件号的校验码不符。", "请对照证件核对。"),
        Words("The check digit of the ID number is wrong.", "Compare it with the document."),
    )
