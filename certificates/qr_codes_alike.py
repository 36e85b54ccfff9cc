"""Codes of texts of one length, from the difference that each letter makes (ISO/IEC 18004).

With one mask, everything in a code is a sum in GF(2) of the bits of its text: the data, the
Reed-Solomon codewords, their places. So two texts of one length differ by the sum of what their
letters add. This holds while all letters are written as bytes. A writer writes long runs of digits
or capitals shorter; a text with such a run is left to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property, lru_cache, reduce
from operator import getitem, xor

from certificates.bit_square import BitSquare

Writer = Callable[[str], BitSquare]

ENOUGH = 100
"""Codes of one length after which its letters are learnt, which takes as long as 200 codes."""

LETTER = "a"
"""What the others are compared with. Each letter that differs from it in one bit is a byte, too."""

_CAPITAL = r"[0-9A-Z $%*+\-./:]"
_SHORTER = re.compile(
    rf"[^\x20-\x7e]|^{_CAPITAL}{{3}}|{_CAPITAL}{{11}}|{_CAPITAL}{{6}}$|[0-9]{{6}}|[0-9]{{3}}$"
    rf"|^{_CAPITAL}+$"
)
"""What a writer may write in another mode than bytes. Shorter runs save nothing: up to version 9 a
run of n capitals takes 13 + 5.5 n bits and 12 more for the mode that follows, and as bytes 8 n."""


def alike(text: str, written: Writer) -> BitSquare:
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
    """The codes of all texts of one length, as what their letters add to one of them."""

    def __init__(self, length: int, written: Writer) -> None:
        self.count = 0
        self._written = written
        self._plain = LETTER * length
        self._letters = [_LettersAt(self, at) for at in range(length)]
        # Most texts begin with the same address.
        self._begun = lru_cache(maxsize=64)(self._begin)

    @cached_property
    def _first(self) -> BitSquare:
        return self._written(self._plain)

    def code(self, text: str) -> BitSquare:
        half = len(text) // 2
        letters = map(getitem, self._letters[half:], text[half:])
        return BitSquare(self._first.side, reduce(xor, letters, self._begun(text[:half])))

    def _begin(self, text: str) -> int:
        """The code of a text that begins so and goes on as the first."""
        return reduce(xor, map(getitem, self._letters, text), self._first.bits)

    def difference(self, at: int, letter: str) -> int:
        """The squares that change when this letter comes to this place."""
        changed = f"{self._plain[:at]}{letter}{self._plain[at + 1 :]}"
        return self._first.bits ^ self._written(changed).bits


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
