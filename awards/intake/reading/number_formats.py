"""What a number format shows: a date, or leading zeros and letters (ECMA-376 part 1, 18.8.30)."""

from __future__ import annotations

import re
from functools import lru_cache

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})

# A quoted or escaped text, a filler, a colour, locale or condition: none of these is a placeholder.
_TOKEN = re.compile(r'"(?P<text>[^"]*)"|\\(?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<sign>.)')
_ELAPSED = re.compile(r"(?:h+|m+|s+)", re.IGNORECASE)
_PLACEHOLDERS = "0#?"
_LITERALS = " -+/():!^&'~{}<>=$"


def is_date(number: int, code: str) -> bool:
    """True if numbers of this format are shown as a date or a time of day."""
    return number in _BUILT_IN_DATES or _has_date_letters(code)


@lru_cache(maxsize=1_000)
def _has_date_letters(code: str) -> bool:
    for token in _TOKEN.finditer(code.partition(";")[0]):
        if token["bracket"] and _ELAPSED.fullmatch(token["bracket"]):
            return True
        if (token["sign"] or "").lower() in {*"ymdhs"}:
            return True
    return False


def padded(digits: str, code: str) -> str:
    """The digits as the format shows them, if it adds zeros or a prefix of letters; else as given.

    ``digits`` are those of a whole number that is not negative: 123 as ``"TC"00000`` is TC00123.
    """
    pieces = _pattern(code)
    if not pieces or not digits.isdecimal():
        return digits
    places = sum(is_place for _, is_place in pieces)
    waiting = list(digits.rjust(places))
    surplus = len(waiting) - places
    shown: list[str] = []
    for piece, is_place in pieces:
        if not is_place:
            shown.append(piece)
            continue
        taken, waiting = waiting[: surplus + 1], waiting[surplus + 1 :]
        surplus = 0
        shown.append("".join(taken) if taken != [" "] else "0" if piece == "0" else "")
    return "".join(shown).strip()


@lru_cache(maxsize=1_000)
def _pattern(code: str) -> tuple[tuple[str, bool], ...]:
    """The format's literals and places; empty if it only shows the number."""
    pieces: list[tuple[str, bool]] = []
    for token in _TOKEN.finditer(code.partition(";")[0]):
        sign = token["sign"] or ""
        if token["bracket"] and token["bracket"][0] in "<>=":
            return ()
        if sign and sign in _PLACEHOLDERS:
            pieces.append((sign, True))
        elif sign and not (sign in _LITERALS or ord(sign) > 0x7F):
            return ()
        else:
            pieces.append((sign or token["text"] or token["escaped"] or "", False))
    zeros = sum(piece == "0" for piece, is_place in pieces if is_place)
    first = next((at for at, (_, is_place) in enumerate(pieces) if is_place), 0)
    prefix = "".join(piece for piece, _ in pieces[:first])
    has_letters = any(one.isascii() and one.isalnum() for one in prefix)
    return tuple(pieces) if zeros > 1 or (zeros and has_letters) else ()
