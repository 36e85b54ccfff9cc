"""Identity numbers of organizations and people, checked by their check characters.

Unified social credit codes follow GB 32100-2015, citizens' numbers GB 11643-1999. Some early codes
do not follow the standard, so a failed check character is only a warning.
"""

from __future__ import annotations

import re

from awards.errors import Finding, Severity
from awards.text.characters import INVISIBLE, SPACE, folded, visible
from awards.words import C_, Phrase

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
            Phrase(
                "The credit code “%(text)s” holds letters that no code has: %(strange)s.",
                text=text,
                strange=strange,
            ),
            Phrase(C_("credit code", "Check it.")),
            mended,
        )
    return Finding(
        "credit-code.check",
        Severity.WARNING,
        Phrase("The check character of the credit code “%(text)s” is wrong.", text=text),
        Phrase("Check the licence."),
    )


def _credit_length(text: str) -> Finding:
    return Finding(
        "credit-code.length",
        Severity.FAULT,
        Phrase(
            "The credit code “%(text)s” has %(length)s characters, not 18.",
            text=visible(text),
            length=len(text),
        ),
        Phrase("Complete it."),
    )


def _credit_characters(text: str) -> Finding:
    return Finding(
        "credit-code.characters",
        Severity.FAULT,
        Phrase(
            "The credit code “%(text)s” holds more than letters and digits.", text=visible(text)
        ),
        Phrase(C_("credit code", "Correct it.")),
    )


def _public_body(text: str) -> Finding:
    issuer = _PUBLIC_BODIES[text[0]]
    return Finding(
        "credit-code.public-body",
        Severity.WARNING,
        Phrase("The credit code “%(text)s” belongs to a public body.", text=text, issuer=issuer),
        Phrase("Check category and code."),
    )


def _exponent(text: str) -> Finding:
    return Finding(
        "number.exponent",
        Severity.FAULT,
        Phrase("“%(text)s” is in exponent form: the number is lost.", text=text),
        Phrase("Set the column to text."),
    )


def _cut_off(severity: Severity) -> Finding:
    return Finding(
        "number.truncated",
        severity,
        Phrase("Excel cut the number: it ends in 000."),
        Phrase("Set the column to text and type it again."),
    )


def _citizen_doubt() -> Finding:
    return Finding(
        "id-number.check",
        Severity.WARNING,
        Phrase("The check digit of the ID number is wrong."),
        Phrase("Compare it with the document."),
    )
