"""Character classes in a line of Chinese: GB/T 15834-2011, 5.1, and W3C's CLREQ, 3.1."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

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

HEAVY = "。．！？"
"""Marks that keep their blank within a line: a sentence ends there."""

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

_OPEN, _CLOSE = re.escape(OPENING), re.escape(CLOSING)


class Pieces(NamedTuple):
    """How a text falls apart."""

    wholes: re.Pattern[str]
    """Text that is never broken and never spread."""
    unit: re.Pattern[str]
    """A line may be spread between units but not inside one. Group 1 is a whole."""
    atom: re.Pattern[str]
    """A line may be broken between atoms."""


def _pieces(whole: str, joined: str = "") -> Pieces:
    """``joined`` is text that may be spread but not broken."""
    body = rf"(?:{joined}{whole}|{CLUSTER})"
    return Pieces(
        re.compile(whole),
        re.compile(rf"({whole})|{CLUSTER}", re.DOTALL),
        re.compile(rf"(?:[{_OPEN}][{_OPEN} ]*)?{body}[{_CLOSE} ]*", re.DOTALL),
    )


PLAIN_PIECES = _pieces(WHOLE)

_SIGN = "[-−＋+±∓≈≅≤≥≦≧＜＞<>＝=≠△▲∅⌀]+ ?(?=[0-9０-９])"
"""A sign before a number (UAX 14, PR), and the space after it."""

_SPACE = "[ \u00a0\u2009\u202f]"
_LATIN_UNIT = (
    rf"(?<=[0-9０-９]){_SPACE}[A-Za-zµμΩ°]{{1,4}}[²³]?(?:[/·][A-Za-z]{{1,3}}[²³]?)*(?![{_LETTER}])"
)
"""A space and a unit after a number: 10 km, 3.5 kW·h."""

_SIGNED = rf"(?:{_SIGN})?(?:{_WORD}|{_WIDE_NUMBER})(?:{_LATIN_UNIT})?"

MEASURES = (
    # What is counted, and how; the longer first where one begins another.
    "年度", "周年", "年代", "年", "月份", "月", "日", "小时", "分钟", "时", "点", "分", "秒", "天", "周", "岁",
    "号", "名", "位", "人次", "人", "个", "家", "户", "次", "届", "期", "项", "件", "条", "款", "章", "节", "级",
    "等奖", "等", "倍", "度", "票", "台", "套", "辆", "座", "所", "间", "栋", "层", "门", "篇", "部", "册", "页",
    "万元", "亿元", "元", "万", "亿", "亩", "公顷", "平方米", "平方公里", "立方米", "公里", "千米", "厘米", "毫米",
    "微米", "米", "公斤", "千克", "毫克", "克", "吨", "毫升", "升", "千瓦", "瓦",
)  # fmt: skip
"""Words that stay on the line of their number."""

LONGER = ("年度", "年代", "月份", "人次", "等奖", "万元", "亿元")
"""Those of them that may be parted after their first character where a line would be stretched."""

_NUMBER = "[0-9]{1,9}(?:[.,:/][0-9]{1,9}){0,2}|[０-９]{1,9}"


def _counted(measures: Iterable[str]) -> str:
    said = "|".join(measures)
    return rf"第?(?:{_SIGN})?(?:{_NUMBER})(?:{said})|第(?:{_NUMBER})(?![{_LETTER}])|"


SIGNED_PIECES = _pieces(rf"{_SIGNED}|—+|…+", _counted(MEASURES))
LOOSE_PIECES = _pieces(rf"{_SIGNED}|—+|…+", _counted(m for m in MEASURES if m not in LONGER))


def pieces(*, signs: bool, loose: bool = False) -> Pieces:
    """``signs`` keeps a number together with its sign and its unit.

    Where they are ``loose``, the end of a longer unit may begin a line: 2023年｜度.
    """
    if not signs:
        return PLAIN_PIECES
    return LOOSE_PIECES if loose else SIGNED_PIECES


def _meeting(right: str, left: str) -> re.Pattern[str]:
    ends, begins = re.escape(right), re.escape(left)
    return re.compile(rf"(?<=[{ends}])(?=[{ends}{begins}])|(?<=[{begins}])(?=[{begins}])")


class Blanks(NamedTuple):
    """Full-width marks with a blank half, and where one of them meets another."""

    left: str
    right: str
    column: str
    """The marks of ``right`` in columns."""
    meeting: re.Pattern[str]
    column_meeting: re.Pattern[str]
    beside: re.Pattern[str]
    """The place before a character with a blank that a full line may give up; its mark is a group.
    """


def _blanks(left: str, right: str, column: str) -> Blanks:
    light = re.escape(right.translate(dict.fromkeys(map(ord, HEAVY))))
    beside = re.compile(rf"(?<=([{light}]))(?=.)|(?<=.)(?=([{re.escape(left)}]))")
    return Blanks(left, right, column, _meeting(right, left), _meeting(column, left), beside)


USUAL_BLANKS = _blanks(LEFT_BLANK, RIGHT_BLANK, COLUMN_BLANK)
_RARE = "〞〟〙｠"
ALL_BLANKS = _blanks(LEFT_BLANK + "〝〘｟", RIGHT_BLANK + _RARE, COLUMN_BLANK + _RARE)


_MARKS = re.escape(f"{ALL_BLANKS.left}{ALL_BLANKS.right}")
MEETING_MARKS = re.compile(f"[{_MARKS}]{{2}}|——|[“‘”’]")
"""What only a text has whose marks are moved."""


def blanks(*, rare: bool) -> Blanks:
    """``rare`` adds 〘〙｟｠〝〞."""
    return ALL_BLANKS if rare else USUAL_BLANKS


PAIRED_MARKS = re.compile("(?<![！？])[！？]{2}(?![！？])")
"""Two marks that are set as one em: ！！ and ？！."""

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
        for found in PLAIN_PIECES.wholes.finditer(text)
        if _SHORT.fullmatch(found.group())
        and text[found.end() : found.end() + 1] not in tuple("%‰")
    }
