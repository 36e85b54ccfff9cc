"""Character classes in a line of Chinese: GB/T 15834-2011, 5.1, and W3C's CLREQ, 3.1."""

from __future__ import annotations

import re

from certificates.characters import ACCENTS, CLUSTER, SELECTORS

OPENING = "“‘（〔［｛《〈「『【〖〘｟〝([{￥¥$＄£€№＃"
"""Characters that must not end a line."""

CLOSING = (
    "”’）〕］｝》〉」』】〗〙｠〞〟)]}、。，．·•‧・；：！？!?,.;:％%‰℃℉㎎㎏㎜㎝㎞㎡㏄°′″～〜–－／"
)
"""Characters that must not begin a line: closing marks, the dot in a name, the sign after a number.
"""

RIGHT_BLANK = "、。，．；：！？”’）〕］｝》〉」』】〗"
LEFT_BLANK = "“‘（〔［｛《〈「『【〖"
"""Full-width marks with a blank half. The half may be dropped at the end of a line; where two marks
meet, one half is dropped (CLREQ, 3.1.6)."""

COLUMN_BLANK = RIGHT_BLANK.translate(dict.fromkeys(map(ord, "：；！？")))
"""The marks of `LEFT_BLANK` for columns. Others stand in the middle of their em box there."""

HANGING = "、。，．"
"""Marks light enough to hang outside a line (CLREQ, 3.1.4)."""

HALF = 0.5

QUOTES = re.compile("[“‘”’]")
LATIN_QUOTES = {"“": 0.45, "‘": 0.3, "”": 0.45, "’": 0.3}
"""Marks that Chinese and Latin share. They take one em among Chinese and this much among Latin,
regardless of the face."""

DASHES = re.compile("(?<=—)—")
DASH_ENDS = 0.1
"""The blank at both ends of a dash shorter than one em. Two dashes make one stroke."""

_LETTERS = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
_LETTER = r"0-9\u00d7\u00f7" + _LETTERS + ACCENTS
_WORD = rf"[{_LETTER}]+(?:[-'’.,:/@&+_=#~?%\u00a0\u202f]+[{_LETTER}]+)*"
_WIDE_NUMBER = "[０-９]+(?:[．，][０-９]+)*"
WHOLE = rf"{_WORD}|{_WIDE_NUMBER}|—+|…+"
"""Text that is never broken: words, numbers, dashes, dots."""

WHOLES = re.compile(WHOLE)
UNIT = re.compile(rf"({WHOLE})|{CLUSTER}", re.DOTALL)
"""A line may be spread between units but not inside one."""

_OPEN, _CLOSE = re.escape(OPENING), re.escape(CLOSING)
ATOM = re.compile(rf"(?:[{_OPEN}][{_OPEN} ]*)?(?:{WHOLE}|{CLUSTER})[{_CLOSE} ]*", re.DOTALL)


def _meeting(right: str, left: str) -> re.Pattern[str]:
    ends, begins = re.escape(right), re.escape(left)
    return re.compile(rf"(?<=[{ends}])(?=[{ends}{begins}])|(?<=[{begins}])(?=[{begins}])")


MEETING = _meeting(RIGHT_BLANK, LEFT_BLANK)
COLUMN_MEETING = _meeting(COLUMN_BLANK, LEFT_BLANK)

HAN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30fa\u30fc-\u30ff\u3105-\u312f\u3400-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff"
)
PAIR = re.compile(rf"[{HAN}][{SELECTORS}]?[{HAN}][{SELECTORS}]?")
"""A name of two characters."""

_LATIN = rf"0-9{_LETTERS}{ACCENTS}"
LATIN_EDGE = re.compile(
    rf"(?<=[{HAN}{SELECTORS}])(?=[0-9{_LETTERS}])"
    rf"|(?:(?<=[{_LATIN}])|(?<=[0-9][%‰℃℉°]))(?=[{HAN}])"
)
"""The border between a Chinese character and a Latin letter or a number with its sign."""

APOSTROPHE = re.compile(rf"(?<=[{_LETTERS}])’(?=[{_LETTERS}])")
"""The one quotation mark that a column rotates together with its word."""

LATIN_SIDE = re.compile(rf"[ -~{_LETTERS}]")
HAN_SIDE = re.compile(f"[{HAN}]")

_SHORT = re.compile("[0-9]{1,2}|[A-Z]")


def beside(text: str) -> dict[int, str]:
    """Numbers of up to two digits and single capitals, upright in a column (纵中横), by index."""
    return {
        found.start(): found.group()
        for found in WHOLES.finditer(text)
        if _SHORT.fullmatch(found.group())
        and text[found.end() : found.end() + 1] not in tuple("%‰")
    }
