"""The codes on the slips of attendees: short, random, and hard to misread."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container, Sequence

#: Digits and capitals without 0, 1, I, L, O and U, which people take for others.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def fresh_code(
    taken: Container[str], choose: Callable[[Sequence[str]], str] = secrets.choice
) -> str:
    """A code of 12 characters that is not ``taken``: one of 30¹², so that nobody guesses one."""
    while True:
        code = "".join(choose(ALPHABET) for _ in range(LENGTH))
        if code not in taken:
            return code
