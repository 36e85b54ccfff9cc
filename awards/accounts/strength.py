"""Refuse passwords that are guessed first (NIST SP 800-63B; OWASP ASVS 6.2).

There are no rules of composition: they make people write passwords down and add a 1 at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from string import digits, punctuation

from awards.accounts.hashing import same
from awards.errors import PasswordRefused
from awards.words import Phrase

SHORTEST, LONGEST = 12, 256

#: Fewer different characters make a rhythm rather than a password.
FEWEST_DIFFERENT = 5

#: The length that must remain without the words that everybody knows.
LEAST_OWN = 4

_SERVICE = ("awards", "commendation", "certificate", "biaozhang", "biaozhangpingtai", "表彰")
_ORNAMENT = digits + punctuation + " 年"


def require_strong(password: str, own_words: Iterable[str] = ()) -> None:
    """``own_words`` are the person's username and name. Raises PasswordRefused."""
    plain = same(password).casefold()
    if len(plain) < SHORTEST:
        raise _refused(Phrase("%(shortest)s characters at least.", shortest=SHORTEST))
    if len(plain) > LONGEST:
        raise _refused(Phrase("%(longest)s characters at most.", longest=LONGEST))
    if len(set(plain)) < FEWEST_DIFFERENT or _is_run(plain):
        raise _refused(Phrase("it is a sequence, or repeats a few characters."))
    known = {word.casefold() for word in (*_common(), *_SERVICE, *own_words) if len(word) > 1}
    if _is_mostly(plain, known):
        raise _refused(
            Phrase("it is too close to a common password, your name or the name of this service."),
        )


def _is_mostly(plain: str, known: set[str]) -> bool:
    """Match longer words first, so that the rest of one does not count as the person's own."""
    left = plain
    for word in sorted(known, key=len, reverse=True):
        left = left.replace(word, " ")
    return left != plain and len(left.strip(_ORNAMENT).replace(" ", "")) < LEAST_OWN


def _is_run(plain: str) -> bool:
    """abcdefghijkl, 210987654321: each character follows the one before."""
    steps = {ord(b) - ord(a) for a, b in pairwise(plain)}
    return steps in ({1}, {-1}) or plain in "0123456789" * 3 or plain in "9876543210" * 3


@cache
def _common() -> tuple[str, ...]:
    text = files("awards.accounts").joinpath("common_passwords.txt").read_text("utf-8")
    return tuple(line for line in text.split() if not line.startswith("#"))


def _refused(reason: Phrase) -> PasswordRefused:
    return PasswordRefused(field="password", reason=reason)
