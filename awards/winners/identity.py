"""Whether two entries may be one recipient: one rule, used for files, forms and earlier years.

A likeness is a hint for a person. Only `awards.winners.rules.recipient_key` refuses an entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from pypinyin import Style, pinyin

from awards.text.characters import MIDDLE_DOT, is_han
from awards.text.codes import normalised
from awards.text.names import match_key, trimmed
from awards.text.recipients import is_body
from awards.text.surnames import split

Thing = TypeVar("Thing")

#: More entries of one kind help nobody.
MOST = 20

#: Characters that tell groups, branches and example names apart: 第一网格 and 第二网格.
_TELLING = frozenset(
    "0123456789〇零一二三四五六七八九十百千东西南北中上下左右前后内外大小新老第"
    "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
)
_SHORTEST_BODY = 5
#: In a shorter name of a person one character tells people apart.
_LONG_NAME = 3


class Likeness(StrEnum):
    """Why two entries may be one recipient, the strongest reason first."""

    NUMBER = "number"
    CODE = "code"
    NAME = "name"
    NEAR = "near"


@lru_cache(maxsize=5_000)
def _unit_key(unit: str) -> str:
    return match_key(unit)


class Identity(NamedTuple):
    """What an entry says of its recipient, folded for comparison.

    ``number`` is anything that is equal for equal personal numbers, such as a fingerprint.
    ``plain`` is the name without its middle dots, ``written_unit`` the unit as it is stored.
    """

    name: str
    plain: str
    unit: str
    number: str
    code: str
    written_unit: str

    @classmethod
    def of(cls, name: str, unit: str = "", number: str = "", code: str = "") -> Identity:
        return cls.of_key(match_key(name), unit, number, normalised(code) if code else "")

    @classmethod
    def of_key(cls, key: str, unit: str, number: str, code: str) -> Identity:
        """Of a name and a code that are folded already."""
        plain = key.replace(MIDDLE_DOT, "") if MIDDLE_DOT in key else key
        return cls(key, plain, _unit_key(unit), number, code, trimmed(unit))


def likeness(one: Identity, other: Identity) -> Likeness | None:
    """The strongest reason to take both for one recipient, or None."""
    if one.number and one.number == other.number:
        return Likeness.NUMBER
    if one.code and one.code == other.code:
        return Likeness.CODE
    if one.name == other.name:
        return Likeness.NAME if one.unit == other.unit else _of_units(one.unit, other.unit)
    same_unit = one.unit == other.unit
    return Likeness.NEAR if same_unit and is_near(one.plain, other.plain) else None


def _of_units(one: str, other: str) -> Likeness | None:
    """A unit that is left out, or written with and without what it belongs to."""
    short, long = sorted((one, other), key=len)
    whole = not short or (len(short) > 1 and long.endswith(short))
    return Likeness.NEAR if whole else None


def is_near(one: str, other: str) -> bool:
    """Whether two plain names of one unit may be one name, written otherwise or mistyped."""
    if len(one) == len(other):
        at = [n for n, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        if len(at) == 1 and _mistyped(one, other, at[0]):
            return True
        return all(_variants(one[n], other[n]) for n in at)
    return _apart(one, other) and _added(*sorted((one, other), key=len))


def may_be_corrected(one: str, other: str) -> bool:
    """Whether one name of a unit may be the corrected form of the other.

    Here a character may also be added that tells groups apart: the old name is gone.
    """
    a, b = Identity.of(one).plain, Identity.of(other).plain
    if is_near(a, b):
        return True
    return len(a) != len(b) and _apart(a, b)


def _mistyped(one: str, other: str, at: int) -> bool:
    """One character stands for another.

    Many people of a unit share a surname or a given name, so there the sound must be equal.
    """
    x, y = one[at], other[at]
    alike = _sound_alike(x, y)
    if not alike and (x in _TELLING or y in _TELLING):
        return False
    surname = _surname_length(one)
    if surname is None:
        return len(one) >= _SHORTEST_BODY
    return alike if at < surname or len(one) < _LONG_NAME else True


@lru_cache(maxsize=1_000)
def _surname_length(name: str) -> int | None:
    """The characters of a person's surname, 0 if it is unknown; None for any other recipient."""
    if is_body(name) or not is_han(name):
        return None
    surname, given = split(name)
    return len(surname) if given else 0


def _added(short: str, long: str) -> bool:
    """One character is left out."""
    if is_body(long) or not is_han(long):
        rest = set(long) - set(short)
        return len(short) >= _SHORTEST_BODY and not rest & _TELLING
    return len(short) > 1 and long[0] == short[0]


def _variants(one: str, other: str) -> bool:
    """Two forms of one character, such as 赵 and 趙: one of them is outside of GB 2312."""
    return _sound_alike(one, other) and not (_is_common(one) and _is_common(other))


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _sound_alike(one: str, other: str) -> bool:
    return not set(_sounds(one)).isdisjoint(_sounds(other))


@lru_cache(maxsize=20_000)
def _sounds(character: str) -> tuple[str, ...]:
    """Every reading without its tone, the most usual first."""
    if not is_han(character):
        return (character,)
    [found] = pinyin(character, style=Style.NORMAL, heteronym=True)
    return tuple(found)


def one_character_apart(one: str, other: str) -> bool:
    """One character replaced or added, in names of at least two characters."""
    return _apart(match_key(one), match_key(other))


def _apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 2 or len(longer) - len(shorter) > 1:
        return False
    start = _common(shorter, longer)
    end = _common(shorter[start:][::-1], longer[start:][::-1])
    return shorter != longer and len(longer) - start - end == 1


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


_Key = tuple[str, ...] | int


class Alike(NamedTuple, Generic[Thing]):
    likeness: Likeness
    thing: Thing


@dataclass(slots=True)
class IdentityIndex(Generic[Thing]):
    """Finds the entries that are like one, without comparing it with all."""

    _by: defaultdict[_Key, list[tuple[Identity, Thing]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, identity: Identity, thing: Thing) -> None:
        for key in _keys(identity):
            if len(known := self._by[key]) < MOST:
                known.append((identity, thing))

    def alike(self, identity: Identity) -> Iterator[Alike[Thing]]:
        """Each entry once, the strongest likeness first; near ones only until they are many."""
        seen: set[int] = set()
        near = 0
        for key in _keys(identity):
            for other, thing in self._by.get(key, ()):
                if id(other) in seen:
                    continue
                seen.add(id(other))
                if reason := likeness(identity, other):
                    yield Alike(reason, thing)
                    near += reason is Likeness.NEAR
                if near == MOST:
                    return


def _keys(identity: Identity) -> Iterator[_Key]:
    """Two entries that are alike share a key; those of the strongest likeness come first."""
    name, unit = identity.plain, identity.unit
    if identity.number:
        yield "number", identity.number
    if identity.code:
        yield "code", identity.code
    yield "name", identity.name, unit
    yield "name", identity.name
    yield "unit", unit, name
    yield "sound", unit, *[_sounds(each)[0] for each in name]
    # One character apart: both have the same characters around one hole. Numbers need less room.
    for at in range(len(name) + 1):
        yield hash((unit, name[:at], name[at:]))
        if at < len(name):
            yield hash((unit, name[:at], name[at + 1 :]))
