"""The pattern of certificate numbers, such as ``郑经开表〔2024〕TC{seq:03}号``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from awards import limits
from awards.text.names import match_key
from awards.words import Phrase

#: Brackets have many shapes, and people leave them out.
_BRACKETS = re.compile(r"[〔〕\[\]()【】〖〗《》「」<>｛｝{}﹝﹞]")

_SEQUENCE = re.compile(r"\{seq(?::0(\d))?\}")


def pattern_faults(pattern: str) -> list[Phrase]:
    """The faults of a pattern. The digit after ``:0`` is the minimum width, 1 to 9."""
    faults = []
    if len(_SEQUENCE.findall(pattern)) != 1:
        faults.append(
            Phrase("must hold {seq} or {seq:03} exactly once: %(pattern)s", pattern=repr(pattern))
        )
    if set("{}") & set(_SEQUENCE.sub("", pattern)):
        faults.append(
            Phrase(
                "may hold no other braces than {category} and {seq:03}: %(pattern)s",
                pattern=repr(pattern),
            )
        )
    if any(character.isspace() or ord(character) < 32 for character in pattern):
        faults.append(Phrase("may hold no spaces: %(pattern)s", pattern=repr(pattern)))
    if len(number(pattern, 1_000_000)) > limits.NUMBER:
        faults.append(
            Phrase(
                "makes numbers of more than %(limit)s characters: %(pattern)s",
                limit=limits.NUMBER,
                pattern=repr(pattern),
            )
        )
    return faults


def may_meet(one: str, other: str) -> bool:
    """True if two sound patterns might give one number, as ``A{seq}`` and ``A1{seq}`` give A11."""
    return all(map(_apart_by_digits, _ends(one), _ends(other)))


def _ends(pattern: str) -> tuple[str, str]:
    """The text before the sequence, and the text after it, reversed."""
    head, tail = split(pattern)
    return head, tail[::-1]


def _apart_by_digits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and (not rest or (rest.isascii() and rest.isdigit()))


def number(pattern: str, sequence: int) -> str:
    """The ``sequence``-th number of a category, from 1."""
    return _SEQUENCE.sub(lambda found: str(sequence).zfill(int(found[1] or 0)), pattern)


class NumberMeaning(NamedTuple):
    """A number of a category that a person may mean; ``whole`` if nothing before it is left out."""

    sequence: int
    whole: bool


def folded(text: str) -> str:
    """A number, or a part of one, without the characters that people type in many ways."""
    return _BRACKETS.sub("", match_key(text))


def meanings(pattern: str, text: str) -> list[NumberMeaning]:
    """The meanings of ``text``, folded, in a pattern: ``TC001``, ``tc1号`` or the whole number."""
    head, tail = map(folded, split(pattern))
    found = []
    for at in range(len(text)):
        digits = re.match(r"[0-9]{1,7}", text[at:])
        if digits and head.endswith(text[:at]) and int(digits[0]):
            rest = text[at + digits.end() :]
            if tail.startswith(rest):
                found.append(NumberMeaning(int(digits[0]), whole=text[:at] == head))
    return found


def split(pattern: str) -> tuple[str, str]:
    """The text before the sequence, and the text after it."""
    head, _, tail = _SEQUENCE.split(pattern)
    return head, tail


def sequence(pattern: str, text: str, fold: Callable[[str], str]) -> int | None:
    """The sequence of a folded number in a folded pattern; None if it does not match."""
    head, _, tail = _SEQUENCE.split(pattern)
    head, tail = fold(head), fold(tail)
    digits = text[len(head) : len(text) - len(tail)]
    whole = digits.isascii() and digits.isdigit() and len(digits) < 10
    if not whole or text != f"{head}{digits}{tail}":
        return None
    return int(digits) or None
