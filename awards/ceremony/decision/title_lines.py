"""A title in lines that form a trapezium or a rhombus and divide no word (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from math import ceil

from awards.ceremony.decision.name_grid import width
from certificates.typeset.seams import ANYWHERE, AT_A_SEAM, WITHIN_A_PART, seams

LINE = 20.0
"""Characters of size 2 in a line."""

_STEP = 2.0
"""Two lines of a trapezium differ by at least so many characters, if they can."""

_MOST_BREAKS = 40
_OFFICIAL_ENDS = ("关于", "表彰", "通报表彰")
_OFFICIAL_STARTS = ("关于", "的决定", "的通报", "先进", "优秀", "和", "等")


def title_lines(title: str, line: float = LINE) -> list[str]:
    """A title that has line breaks keeps them; other lines are divided where they must be."""
    lines: list[str] = []
    for whole in filter(None, title.split("\n")):
        lines += _divided(whole, line, lines)
    return lines


def _divided(text: str, line: float, above: Sequence[str]) -> list[str]:
    count = ceil(width(text) / line - 1e-6)
    if count <= 1:
        return [text]
    costs = _costs(text)
    for lines in (count, count + 1):
        fitting = [each for each in _ways(text, lines, costs) if max(map(width, each)) <= line]
        if fitting:
            return min(fitting, key=lambda each: _price(each, costs, above))
    return _cut(text, line)


def _ways(text: str, lines: int, costs: dict[int, float]) -> list[list[str]]:
    """Every way to divide at the best places."""
    places = sorted(range(1, len(text)), key=lambda at: (costs.get(at, ANYWHERE), at))
    kept = sorted(places[: _MOST_BREAKS if lines < 4 else _MOST_BREAKS // 2])
    return [
        [text[start:end] for start, end in pairwise((0, *chosen, len(text)))]
        for chosen in combinations(kept, lines - 1)
    ]


def _price(lines: Sequence[str], costs: dict[int, float], above: Sequence[str]) -> float:
    """Breaks within words cost most, then a shape that is no trapezium or rhombus, then unevenness."""
    at, broken = 0, 0.0
    for each in lines[:-1]:
        at += len(each)
        broken += costs.get(at, ANYWHERE)
    widths = [width(each) for each in lines]
    mean = sum(widths) / len(widths)
    uneven = sum((each - mean) ** 2 for each in widths) / mean**2
    return broken + _shape([*map(width, above[-1:]), *widths]) + uneven


def _shape(widths: Sequence[float]) -> float:
    """0 for one that grows, shrinks, or grows and then shrinks; more for an hourglass or a block."""
    steps = [after - before for before, after in pairwise(widths)]
    level = sum(abs(step) < _STEP for step in steps) * 0.5
    steps = [step for step in steps if abs(step) >= _STEP]
    turns = sum(first < 0 < second for first, second in pairwise(steps))
    return 3.0 * turns + level


def _costs(text: str) -> dict[int, float]:
    costs = seams(text)
    for word in _OFFICIAL_STARTS:
        for at in _found(text, word):
            costs[at] = AT_A_SEAM
            costs |= dict.fromkeys(range(at + 1, at + len(word)), WITHIN_A_PART)
    for word in _OFFICIAL_ENDS:
        for at in _found(text, word):
            costs |= dict.fromkeys(range(at + 1, at + len(word)), WITHIN_A_PART)
    for at in range(1, len(text)):
        if _is_joined(text[at - 1], text[at]):
            costs[at] = 4 * WITHIN_A_PART
    return costs


def _is_joined(before: str, after: str) -> bool:
    """Figures and letters stay together and with their 年; no line begins with 的 or a mark."""
    word = before.isascii() and before.isalnum()
    return (word and ((after.isascii() and after.isalnum()) or after in "年届次度")) or (
        after in "，。、；：！？）》」』】〉〕”’" or before in "（《「『【〈〔“‘"
    )


def _found(text: str, word: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(word, at)]


def _cut(text: str, line: float) -> list[str]:
    """A text without a good place is cut where the line is full."""
    lines = [""]
    for character in text:
        if width(lines[-1] + character) > line:
            lines.append("")
        lines[-1] += character
    return lines
