"""The available fonts: the face for each role, and the fallback face for a missing character."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pylopdf_fonts_zh_cn
import uharfbuzz as hb

from certificates.characters import clusters, is_alone
from certificates.errors import FontRefused, FontsMissing
from certificates.fonts.face import WEIGHT, Face, fold, opened
from certificates.fonts.glyph_fit import GlyphFit, fit, is_ideograph
from certificates.fonts.roles import RARE, ROLES, WEIGHTS
from certificates.fonts.scripts import SAMPLES, WORDS, faces_for, script_of
from certificates.fonts.shaping import Way, advance, draws
from certificates.words import Phrase

SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


class PassedOver(NamedTuple):
    path: Path
    reason: Phrase


class ShapedWord(NamedTuple):
    """A word that is set like one character."""

    text: str
    way: Way


class RubyWord(NamedTuple):
    """Words and what stands above them in small letters."""

    text: str
    above: str


class CharacterFace(NamedTuple):
    """A character, with its variation selector if any, and the face that draws it."""

    face: Face | None
    advance: float
    """The advance of the line in ems, at any scale."""
    scale: float = 1.0
    """The scale that makes an ideograph as large as those of the face it replaces."""
    shift: float = 0.0
    """The shift to the right in ems of the unscaled size."""
    rise: float = 0.0
    """The height above the baseline in ems of the unscaled size."""
    beside: Face | None = None
    """The face whose ideographs it was fitted to, if any."""
    word: ShapedWord | None = None
    """The word that it stands for, if it is a whole word of a shaped script."""
    ruby: RubyWord | None = None
    """The words that it stands for, if others stand above them."""


class Glyphs(dict[str, CharacterFace]):
    """Map each character to the first face that has it, for one role, cached.

    ``chain`` are the faces of the role, ``given`` any others of the folders that were given.
    ``scripts`` are for letters that are no ideographs.
    """

    def __init__(
        self, chain: Sequence[Face], given: Sequence[Face] = (), scripts: Sequence[Face] = ()
    ) -> None:
        super().__init__()
        self.chain = tuple(chain)
        self.given = tuple(given)
        self.scripts = tuple(scripts)
        self._plain = _PlainCharacters(self)

    def plain_face(self, text: Sequence[str]) -> Face | None:
        """The face that draws all of a text as it is; None if several do, or not all is plain."""
        faces = set(map(self._plain.__getitem__, text))
        return faces.pop() if len(faces) == 1 else None

    def is_plain(self, text: str) -> bool:
        """Whether each character is drawn by itself, as it is: most texts are looked at no further."""
        return None not in map(self._plain.__getitem__, text)

    def __reduce__(self) -> tuple[type[Glyphs], tuple[tuple[Face, ...], ...]]:
        return Glyphs, self.parts

    @property
    def parts(self) -> tuple[tuple[Face, ...], ...]:
        return self.chain, self.given, self.scripts

    def limited_to(self, kept: AbstractSet[Face]) -> Glyphs:
        return Glyphs(*([face for face in part if face in kept] for part in self.parts))

    def word(self, text: str, way: Way) -> CharacterFace:
        """The first face that shapes the word; none if no face can."""
        script = script_of(text)
        for face in (*self.chain, *self.given, *self.scripts):
            if draws(face, text, script, way):
                length = advance(face, text, way)
                return CharacterFace(face, length, word=ShapedWord(text, way))
        return CharacterFace(None, 1.0)

    def has(self, words: str) -> bool:
        """Whether the faces of the role have each character by itself."""
        return all(self[c].face in self.chain for c in clusters(words))

    def __missing__(self, cluster: str) -> CharacterFace:
        others = () if is_ideograph(cluster) else self.scripts
        for face in (*self.chain, *self.given, *others):
            if glyph := face.glyph(cluster):
                fitted = fit(face, self.chain[0]) if is_ideograph(cluster) else GlyphFit()
                beside = None if fitted == GlyphFit() else self.chain[0]
                self[cluster] = CharacterFace(face, glyph.advance, *fitted, beside)
                return self[cluster]
        self[cluster] = CharacterFace(None, 1.0)
        return self[cluster]


class _PlainCharacters(dict[str, Face | None]):
    """The face of each character that is printable, no part of a word or cluster, and not fitted."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, character: str) -> Face | None:
        is_plain = is_alone(character) and not WORDS.search(character)
        drawn = self._glyphs[character] if is_plain else CharacterFace(None, 1.0)
        self[character] = drawn.face if drawn[2:] == CharacterFace(None, 1.0)[2:] else None
        return self[character]


@dataclass(frozen=True, eq=False)
class Shelf:
    """``glyphs`` is keyed by role. ``chosen`` is the first face of each role."""

    glyphs: Mapping[str, Glyphs]
    passed_over: tuple[PassedOver, ...] = ()
    _led: dict[tuple[str, str], Glyphs] = field(default_factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        return f"Shelf({', '.join(face.name for face in self.faces)})"

    def __reduce__(self) -> tuple[Callable[..., Shelf], tuple[_Chains, tuple[PassedOver, ...]]]:
        chains = tuple((role, glyphs.parts) for role, glyphs in self.glyphs.items())
        return _shelf, (chains, self.passed_over)

    def named(self, name: str) -> Face | None:
        """The face of that name, in any language: of the folders that were given, else of a role."""
        wanted = fold(name)
        given = (face for glyphs in self.glyphs.values() for face in glyphs.given)
        known = (f for f in (*given, *self.faces) if wanted in f.names or wanted == fold(f.name))
        return next(known, None)

    def led_by(self, role: str, name: str) -> Glyphs:
        """The glyphs of a role, from the face of that name where it has them."""
        if not name:
            return self.glyphs[role]
        if (role, name) not in self._led:
            face, others = self.named(name), self.glyphs[role]
            first = (face,) if face else ()
            chain = tuple(dict.fromkeys((*first, *others.chain)))
            self._led[role, name] = Glyphs(chain, others.given, others.scripts)
        return self._led[role, name]

    def limited_to(self, fonts: Mapping[str, str]) -> Shelf:
        """A shelf with only these faces, name → digest, so that a reprint looks as before.

        Raises `FontsMissing` with the faces that are missing or changed.
        """
        kept = {face for face in self.faces if fonts.get(face.name) == face.digest}
        missing = sorted(set(fonts) - {face.name for face in kept})
        if missing:
            raise FontsMissing(missing)
        limited = {role: glyphs.limited_to(kept) for role, glyphs in self.glyphs.items()}
        return _shelf(tuple((role, glyphs.parts) for role, glyphs in limited.items()))

    @property
    def faces(self) -> list[Face]:
        """Each face once, regardless of its number of roles."""
        parts = (part for glyphs in self.glyphs.values() for part in glyphs.parts)
        return list(dict.fromkeys(face for part in parts for face in part))

    @property
    def chosen(self) -> dict[str, Face]:
        return {role: glyphs.chain[0] for role, glyphs in self.glyphs.items() if glyphs.chain}


_Chains = tuple[tuple[str, tuple[tuple[Face, ...], ...]], ...]


@lru_cache(maxsize=64)
def _shelf(chains: _Chains, passed_over: tuple[PassedOver, ...] = ()) -> Shelf:
    """Return the same shelf for the same faces, so that a process recognises it."""
    return Shelf({role: Glyphs(*parts) for role, parts in chains}, passed_over)


def find(folders: Sequence[str | Path] = (), *, system: bool = True) -> Shelf:
    """``folders`` first, then the system's fonts, then the fonts from pip, which always exist.

    A font of the folders is used in the end if its name is unknown, one of the system only for words
    of a script that no known font draws.
    """
    named = [folders] if isinstance(folders, (str, Path)) else folders
    scans = [_scan(each) if each.is_dir() else _no_folder(each) for each in map(Path, named)]
    if system:
        scans += [_system_scan(folder) for folder in _system_folders()]
    faces = _by_name(face for scan in scans for face in scan.faces)
    backups = _backups()
    rare = [faces[fold(name)] for name in RARE if fold(name) in faces]
    given = sorted(_all_of(scans[: len(named)]), key=lambda face: not face.is_regular)
    scripts = _for_scripts(faces, tuple(_all_of(scans[len(named) :])))
    parts = tuple(given), tuple(face for face in scripts if face not in given)
    return _shelf(
        tuple((role, (tuple(_chain(role, faces, backups, rare)), *parts)) for role in ROLES),
        tuple(passed for scan in scans for passed in scan.passed_over),
    )


def _chain(
    role: str, faces: Mapping[str, Face], backups: Sequence[Face], rare: Sequence[Face]
) -> list[Face]:
    serif, sans = backups
    wanted = [faces[fold(name)] for name in ROLES[role] if fold(name) in faces]
    last = [sans, serif] if role == "hei" else [serif, sans]
    weight = WEIGHTS.get(role, WEIGHT)
    return list(dict.fromkeys(face.at(weight) for face in (*wanted, *last, *rare)))


@cache
def _backups() -> tuple[Face, Face]:
    return opened(pylopdf_fonts_zh_cn.serif_path()), opened(pylopdf_fonts_zh_cn.sans_path())


def _by_name(faces: Iterator[Face]) -> dict[str, Face]:
    """The first face found keeps a name, so a given folder takes precedence over the system's."""
    named: dict[str, Face] = {}
    for face in faces:
        for name in face.names:
            named.setdefault(name, face)
    return named


def _all_of(scans: Sequence[_Scan]) -> Iterator[Face]:
    return (face for scan in scans for face in scan.faces)


def _for_scripts(faces: Mapping[str, Face], system: tuple[Face, ...]) -> list[Face]:
    """For each script the faces with a known name, else any of the system's that has it."""
    found: dict[Face, None] = {}
    for script in SAMPLES:
        names = [fold(name) for name in faces_for(script)]
        named = [faces[name] for name in names if name in faces]
        found |= dict.fromkeys(named or _first_with(script, system))
    return list(found)


@lru_cache(maxsize=256)
def _first_with(script: str, system: tuple[Face, ...]) -> tuple[Face, ...]:
    able = (face for face in system if all(map(face.covers, SAMPLES[script])) and face.is_regular)
    return tuple(islice(able, 1))


class _Scan(NamedTuple):
    faces: list[Face]
    passed_over: list[PassedOver]


def _scan(folder: Path) -> _Scan:
    scan = _Scan([], [])
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix.lower() in SUFFIXES and path.is_file():
            _take(path, scan)
    return scan


def _no_folder(folder: Path) -> _Scan:
    return _Scan([], [PassedOver(folder, Phrase("is not a folder."))])


_system_scan = cache(_scan)


def _take(path: Path, scan: _Scan) -> None:
    try:
        count = max(1, hb.Face(hb.Blob.from_file_path(path)).count)
    except hb.HarfBuzzError:
        scan.passed_over.append(PassedOver(path, Phrase("cannot be read.")))
        return
    for index in range(count):
        try:
            scan.faces.append(opened(path, index))
        except FontRefused as refusal:
            scan.passed_over.append(PassedOver(path, refusal.reason))


def _system_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    if sys.platform == "darwin":
        shared = [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
        return [*shared, Path.home() / "Library/Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, Path.home() / ".local/share/fonts", Path.home() / ".fonts"]
