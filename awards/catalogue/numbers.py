"""The pattern of certificate numbers, such as ``郑经开表〔2024〕TC{seq:03}号``."""

from __future__ import annotations

import re
from collections.abc import Callable

#: Characters of a number at most, were there a million of them: a file's name must hold it whole.
LIMIT = 60

_SEQUENCE = re.compile(r"\{seq(?::0(\d))?\}")


def pattern_faults(pattern: str) -> list[str]:
    """What is wrong with a pattern; the digit after ``:0`` is the least width, 1 to 9."""
    faults = []
    if len(_SEQUENCE.findall(pattern)) != 1:
        faults.append(f"must hold {{seq}} or {{seq:03}} exactly once: {pattern!r}")
    if set("{}") & set(_SEQUENCE.sub("", pattern)):
        faults.append(f"may hold no other braces than {{category}} and {{seq:03}}: {pattern!r}")
    if any(character.isspace() or ord(character) < 32 for character in pattern):
        faults.append(f"may hold no spaces: {pattern!r}")
    if len(number(pattern, 1_000_000)) > LIMIT:
        faults.append(f"makes numbers of more than {LIMIT} characters: {pattern!r}")
    return faults


def may_meet(one: str, other: str) -> bool:
    """Whether two sound patterns might give one number, as ``A{seq}`` and ``A1{seq}`` give A11."""
    return all(map(_apart_by_digits, _ends(one), _ends(other)))


def _ends(pattern: str) -> tuple[str, str]:
    """What stands before the sequence, and what stands after it, read backwards."""
    head, _, tail = _SEQUENCE.split(pattern)
    return head, tail[::-1]


def _apart_by_digits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    return long.startswith(short) and (not rest or (rest.isascii() and rest.isdigit()))


def number(pattern: str, sequence: int) -> str:
    """The ``sequence``-th number of a category, from 1."""
    return _SEQUENCE.sub(lambda found: str(sequence).zfill(int(found[1] or 0)), pattern)


def sequence(pattern: str, text: str, fold: Callable[[str], str]) -> int | None:
    """Which of the pattern's numbers a folded text is; None if it is none. The pattern is folded."""
    head, _, tail = _SEQUENCE.split(pattern)
    head, tail = fold(head), fold(tail)
    digits = text[len(head) : len(text) - len(tail)]
    whole = digits.isascii() and digits.isdigit() and len(digits) < 10
    if not whole or text != f"{head}{digits}{tail}":
        return None
    return int(digits) or None
