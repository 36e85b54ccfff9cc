"""Codes of texts of one length, from the difference that each letter makes (ISO/IEC 18004).

With one mask, everything in a code is a sum in GF(2) of the bits of its text: the data, the
Reed-Solomon codewords, their places. So two texts of one length differ by the sum of what their
letters add. This holds while all letters are written as bytes. A writer writes long runs of digits
or capitals shorter; a text with such a run is left to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

Rows = tuple[str, ...]
Writer = Callable[[str], Rows]

ENOUGH = 100
"""Codes of one length after which its letters are learnt, which takes as long as 200 codes."""

LETTER = "a"
"""What the others are compared with. Each letter that differs from it in one bit is a byte, too."""

_CAPITAL = r"[0-9A-Z $%*+\-./:]"
_SHORTER = re.compile(
    rf"[^\x20-\x7e]|^{_CAPITAL}{{3}}|{_CAPITAL}{{9}}|{_CAPITAL}{{5}}$|[0-9]{{5}}|[0-9]{{3}}$"
    rf"|^{_CAPITAL}+$"
)
"""What a writer may write in another mode than bytes. It saves nothing with shorter runs."""


def alike(text: str, written: Writer) -> Rows:
    """The code that ``written`` makes of this text."""
    if not text or _SHORTER.search(text):
        return written(text)
    codes = _codes(len(text), written)
    codes.count += 1
    return codes.code(text) if codes.count > ENOUGH else written(text)


@cache
def _codes(length: int, written: Writer) -> _AlikeCodes:
    return _AlikeCodes(length, written)


class _AlikeCodes:
    """The codes of all texts of one length, each as a number with a bit for each square."""

    def __init__(self, length: int, written: Writer) -> None:
        self.count = 0
        self._written = written
        self._plain = LETTER * length
        self._letters = [_LettersAt(self, at) for at in range(length)]
        self._rows: Rows = ()
        self._number = 0

    def code(self, text: str) -> Rows:
        if not self._rows:
            self._rows = self._written(self._plain)
            self._number = _number(self._rows)
        number = self._number
        for letters, letter in zip(self._letters, text, strict=True):
            number ^= letters[letter]
        side = len(self._rows)
        squares = f"{number:0{side * side}b}" if side else ""
        return tuple([squares[at : at + side] for at in range(0, side * side, side)])

    def difference(self, at: int, letter: str) -> int:
        """The squares that change when this letter comes to this place."""
        changed = f"{self._plain[:at]}{letter}{self._plain[at + 1 :]}"
        return self._number ^ _number(self._written(changed))


class _LettersAt(dict[str, int]):
    """What each letter changes at one place, as the sum of what its bits change."""

    def __init__(self, codes: _AlikeCodes, at: int) -> None:
        super().__init__({LETTER: 0})
        self._codes = codes
        self._at = at

    def __missing__(self, letter: str) -> int:
        bits = ord(letter) ^ ord(LETTER)
        if bits & (bits - 1):
            first = bits & -bits
            self[letter] = self[chr(ord(LETTER) ^ first)] ^ self[chr(ord(letter) ^ first)]
        else:
            self[letter] = self._codes.difference(self._at, letter)
        return self[letter]


def _number(rows: Rows) -> int:
    return int("".join(rows) or "0", 2)
