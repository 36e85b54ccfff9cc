"""Where the bodies and the date of a decision stand (GB/T 9704-2012, 7.3.5).

Widths are in characters of size 3, of which 28 fill a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.ceremony.decision.name_grid import LINE, width

SEAL_LINES, CLOSE_SEAL_LINES = 4, 3
"""Empty lines between two rows of bodies: a seal of 42 mm is four lines high, one of 40 mm less."""

ABOVE_SEAL = 2
"""Empty lines above the first sealed body: the top of its seal is within one line of the text."""

SEAL_WIDTH = 9.0
"""A seal of 42 mm and a space beside it, in characters: at most three are in a row."""

MOST_LINES = 16
"""A longer signature leaves no room on its page for words of the decision."""

_FIGURE = 0.5


class SignedLine(NamedTuple):
    """A line from ``left``, or ``centred`` between there and the right edge. It may be empty.

    In a row each of ``cells`` is centred in a column of the same width.
    """

    words: str = ""
    left: float = 0.0
    centred: bool = False
    cells: tuple[str, ...] = ()


def unsealed(bodies: Sequence[str], day: str) -> list[SignedLine]:
    """Each body two characters from the right; the date begins two to the right of the last body.

    If the date is longer it is two from the right, and the bodies are further from there.
    """
    wide = date_width(day)
    last = width(bodies[-1]) if bodies else 0.0
    right = 2 + max(0.0, wide + 2 - last)
    signed = [SignedLine(body, max(0.0, LINE - right - width(body))) for body in bodies]
    first = LINE - right - last + 2
    return [SignedLine(), *signed, SignedLine(day, first)]


def sealed(bodies: Sequence[str], day: str) -> list[SignedLine]:
    """The date is four characters from the right, and the last body is centred over it.

    Of several bodies each has room for its own seal, in their order: short ones side by side.
    """
    rows, last = _rows(bodies[:-1]), bodies[-1] if bodies else ""
    centre = max(4 + date_width(day) / 2, width(last) / 2)
    frame = max(0.0, LINE - 2 * centre)
    between = SEAL_LINES
    if ABOVE_SEAL + len(rows) * (1 + SEAL_LINES) + 2 > MOST_LINES:
        between = CLOSE_SEAL_LINES
    lines = [SignedLine()] * ABOVE_SEAL
    for row in rows:
        lines += [SignedLine(cells=row), *([SignedLine()] * between)]
    return [*lines, SignedLine(last, frame, centred=True), SignedLine(day, frame, centred=True)]


def _rows(bodies: Sequence[str]) -> list[tuple[str, ...]]:
    """In their order, at most three side by side."""
    rows: list[tuple[str, ...]] = []
    for body in bodies:
        wider = (*rows[-1], body) if rows else (body,)
        column = LINE / len(wider)
        fits = column >= SEAL_WIDTH and all(width(each) + 1 <= column for each in wider)
        rows = [*rows[:-1], wider] if rows and fits else [*rows, (body,)]
    return rows


def date_width(day: str) -> float:
    """Figures are half as wide as a character."""
    return sum(_date_widths(day))


def _date_widths(day: str) -> Iterator[float]:
    for character in day:
        yield _FIGURE if character.isascii() else 1.0
