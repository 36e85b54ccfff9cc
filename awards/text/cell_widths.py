"""The width of a text in a spreadsheet cell, in columns of one digit."""

from __future__ import annotations

from unicodedata import east_asian_width

#: Widths by Unicode Standard Annex 11. A Chinese face sets ambiguous characters wide.
_WIDE = frozenset("WFA")

#: No line begins with the one or ends with the other, so they wrap with their neighbour.
_CLOSING = frozenset("，。、；：！？）》」』】〉〕”’…·)!,.:;?%]}")
_OPENING = frozenset("（《「『【〈〔“‘([{")


def columns(text: str) -> int:
    """The width of the widest line."""
    return max((_columns(line) for line in text.split("\n")), default=0)


def lines(text: str, width: int) -> int:
    """The most lines into which a cell of this width wraps the text.

    A word in Latin letters is not broken unless it is longer than a line. One column of each line
    may stay empty, because a wide character is never split.
    """
    room = max(1, width - 1)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: int) -> int:
    if _columns(line) <= room:
        return 1
    count, at = 1, 0
    for piece in _pieces(line):
        width = _columns(piece.rstrip())
        if at and at + width > room:
            count, at = count + 1, 0
        broken = max(0, width - 1) // room
        count += broken
        at += _columns(piece) - broken * room
    return count


def _pieces(line: str) -> list[str]:
    """What is not divided at the end of a line: a character, or a word, with its punctuation."""
    pieces = [""]
    for character in line:
        last = pieces[-1][-1:]
        if _stay_together(last, character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _stay_together(last: str, following: str) -> bool:
    if not last or following.isspace() or following in _CLOSING or last in _OPENING:
        return True
    return not (_is_wide(last) or _is_wide(following) or last.isspace())


def _columns(line: str) -> int:
    return sum(2 if _is_wide(character) else 1 for character in line)


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in _WIDE
