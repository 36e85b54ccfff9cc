"""Which names the host may read wrongly: by a surname, a rare character, one of several sounds."""

from __future__ import annotations

from enum import StrEnum

from awards.text.characters import MIDDLE_DOT, SPACE, clusters, is_han
from awards.text.pinyin import has_surname_sound
from awards.text.surnames import split

#: Characters of given names that are heard in two sounds, such as 乐 lè and yuè. Dictionaries list a
#: second sound for most characters, of which names know one.
_SEVERAL = frozenset("乐行长重朝调柏茜娜盛藏冠蔚殷曾少都晟单谌")

_COMMON = "gb2312"
"""The 6,763 characters that everybody learns to read; what is not among them is rare."""


class ReadingNeed(StrEnum):
    """Why a name has its reading below it."""

    SURNAME = "surname"
    RARE = "rare"
    SEVERAL = "several"


def reading_need(name: str, surname_length: int | None = None) -> ReadingNeed | None:
    """None if everybody reads the name alike, and for names that are not of Han characters."""
    plain = SPACE.sub("", name).replace(MIDDLE_DOT, "")
    surname, given = split(name, surname_length)
    if given and has_surname_sound(surname):
        return ReadingNeed.SURNAME
    if any(is_han(each) and not _is_common(each[0]) for each in clusters(plain)):
        return ReadingNeed.RARE
    if given and _SEVERAL.intersection(given):
        return ReadingNeed.SEVERAL
    return None


def _is_common(character: str) -> bool:
    try:
        character.encode(_COMMON)
    except UnicodeEncodeError:
        return False
    return True
