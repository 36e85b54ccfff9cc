"""Which file is whose photo: by the number, by the tail of the ID, by name and unit.

Names of files differ in signs and order, so they are compared by their letters and digits alone. The
strongest way that fits decides; a way that fits two winners decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from awards.text.names import match_key

_SIGNS = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[\s_\-—–－、,，;；()（）\[\]【】+＋&@#]+")
_COPY = re.compile(r"(?:[\s_-]*(?:\(\d{1,2}\)|（\d{1,2}）|副本|copy|拷贝))+$", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:免冠|标准|证件|登记|一寸|二寸|1寸|2寸|蓝底|白底|红底|彩色|个人)*(?:照片|证件照|免冠照|头像|寸照|照)|photo",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^\d{1,4}(?=\D)")
#: The code of a category and the count, within a certificate's number.
_SHORT = re.compile(r"[a-z]+\d+", re.IGNORECASE)


class PhotoMismatch(StrEnum):
    """Why a file is nobody's photo. ``TWICE``: another file is for the same winner too."""

    NOBODY = "nobody"
    AMBIGUOUS = "ambiguous"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class PhotoOwner:
    """A winner as files name one. ``number`` is the certificate's, ``fingerprint`` the ID's."""

    id: int
    name: str
    unit: str
    number: str = ""
    tail: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class UnmatchedPhoto:
    """``others`` are the winners whom the name may mean, or the files for the same winner."""

    file: str
    mismatch: PhotoMismatch
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatchedPhotos:
    """``matched`` are files with the winner's id; ``without`` are winners with no file."""

    matched: tuple[tuple[str, int], ...]
    unmatched: tuple[UnmatchedPhoto, ...]
    without: tuple[PhotoOwner, ...]


def matched(
    files: Sequence[str], owners: Sequence[PhotoOwner], fingerprint_of: Callable[[str], str]
) -> MatchedPhotos:
    """``fingerprint_of`` is of a whole ID or employee's number, as it is stored."""
    known = _Owners(owners, fingerprint_of)
    found = {file: known.of(file) for file in files}
    files_of: defaultdict[int, list[str]] = defaultdict(list)
    for file, whose in found.items():
        if len(whose) == 1:
            files_of[whose[0].id].append(file)
    pairs, problems = [], []
    for file, whose in found.items():
        if len(whose) != 1:
            problems.append(_unmatched(file, whose))
        elif len(same := files_of[whose[0].id]) > 1:
            others = tuple(each for each in same if each != file)
            problems.append(UnmatchedPhoto(file, PhotoMismatch.TWICE, (_label(whose[0]), *others)))
        else:
            pairs.append((file, whose[0].id))
    taken = {owner for _, owner in pairs}
    without = tuple(owner for owner in owners if owner.id not in taken)
    return MatchedPhotos(tuple(pairs), tuple(problems), without)


def _unmatched(file: str, whose: Sequence[PhotoOwner]) -> UnmatchedPhoto:
    kind = PhotoMismatch.AMBIGUOUS if whose else PhotoMismatch.NOBODY
    return UnmatchedPhoto(file, kind, tuple(map(_label, whose)))


def _label(owner: PhotoOwner) -> str:
    return " ".join(part for part in (owner.name, owner.unit, owner.number) if part)


def _plain(text: str) -> str:
    return _SIGNS.sub("", match_key(text))


class _Owners:
    """Winners by everything that the name of a file may say."""

    def __init__(self, owners: Iterable[PhotoOwner], fingerprint_of: Callable[[str], str]) -> None:
        self._fingerprint_of = fingerprint_of
        self._owners = tuple(owners)
        self._units = {_plain(owner.unit) for owner in self._owners if owner.unit}
        self._ways: list[defaultdict[str, list[PhotoOwner]]] = [
            defaultdict(list) for _ in range(_WAYS)
        ]
        self._by_print = _by(self._owners, lambda owner: owner.fingerprint)
        self._by_name = _by(self._owners, lambda owner: _plain(owner.name))
        for owner in self._owners:
            for way, texts in enumerate(_ways_of(owner)):
                for text in dict.fromkeys(texts):
                    self._ways[way][text].append(owner)

    def of(self, file: str) -> tuple[PhotoOwner, ...]:
        """The winner; several if the name may mean each of them; none if it means nobody."""
        stem = PurePosixPath(file).stem
        for text in dict.fromkeys(_versions(stem)):
            if whose := self._whole(text):
                return whose
        return self._by_parts(_COPY.sub("", stem))

    def _whole(self, text: str) -> tuple[PhotoOwner, ...]:
        plain = _plain(text)
        if not plain:
            return ()
        for way in self._ways:
            if plain in way:
                return tuple(way[plain])
        return tuple(self._by_print.get(self._fingerprint_of(text.strip()), ()))

    def _by_parts(self, stem: str) -> tuple[PhotoOwner, ...]:
        """A name among parts of other words. A part that is another winner's unit excludes."""
        words = [part for part in _PARTS.split(stem) if part]
        parts = {_plain(part) for part in words}
        prints = {self._fingerprint_of(part) for part in words}
        whose = [owner for part in sorted(parts) for owner in self._by_name.get(part, ())]
        sure = [owner for owner in whose if _is_said(owner, parts) or owner.fingerprint in prints]
        if sure or not whose:
            return tuple(sure)
        elsewhere = parts & self._units
        return tuple(owner for owner in whose if not elsewhere or _plain(owner.unit) in elsewhere)


def _by(
    owners: Iterable[PhotoOwner], key: Callable[[PhotoOwner], str]
) -> defaultdict[str, list[PhotoOwner]]:
    found: defaultdict[str, list[PhotoOwner]] = defaultdict(list)
    for owner in owners:
        if text := key(owner):
            found[text].append(owner)
    return found


def _is_said(owner: PhotoOwner, parts: set[str]) -> bool:
    """True if a part says the winner's unit, or the tail of the number."""
    said = {_plain(owner.unit), _plain(owner.tail)} - {""}
    return bool(said & parts)


_WAYS = 4


def _ways_of(owner: PhotoOwner) -> tuple[list[str], ...]:
    """What names the winner, the surest first: number, name and more, tail, name alone."""
    name, unit, tail = _plain(owner.name), _plain(owner.unit), _plain(owner.tail)
    number = _plain(owner.number)
    numbers = [number, *_SHORT.findall(number)] if number else []
    both = [name + unit, unit + name] if unit else []
    both += [name + tail, tail + name, unit + name + tail, name + unit + tail] if tail else []
    return numbers, both, [tail] if tail else [], [name]


def _versions(stem: str) -> Iterator[str]:
    """The name of the file, then without what people and programs put around a name."""
    yield stem
    single = _COPY.sub("", stem)
    yield single
    bare = _WORDS.sub("", single)
    yield bare
    yield _ORDINAL.sub("", bare)
