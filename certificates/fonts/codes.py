"""The code of each character of a face in a PDF string. It depends on the face alone.

Two characters may share a glyph (⽅ and 方), but a code can be read back as only one of them. So a
face may become several fonts in a PDF, and the second character uses the second font. Which one is
second depends on nothing else in the document. So sheets can be drawn apart and joined later.

A cluster of a shaped word has the code of its glyph, if it has one glyph with one meaning. Any other
cluster is drawn as one glyph in a font of its own, so that every program reads its letters.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from certificates.characters import clusters, composed
from certificates.fonts.face import Face
from certificates.fonts.shaping import ShapedCluster, Way, shaped, usual_meanings


class DrawnText(NamedTuple):
    """A text and how it was drawn: in the forms of columns, or as a shaped word."""

    text: str
    upright: bool = False
    way: Way = ""


def parts(texts: Iterable[DrawnText]) -> Iterator[DrawnText]:
    """The texts in the smallest pieces that their fonts depend on, which texts share."""
    plain: dict[bool, set[str]] = {False: set(), True: set()}
    for each in texts:
        if each.way:
            yield each
        else:
            plain[each.upright].update(clusters(each.text))
    for upright, drawn in plain.items():
        yield from [DrawnText(cluster, upright) for cluster in drawn]


class FontString(NamedTuple):
    """The name of a font in a PDF, and the string to show in it."""

    font: str
    code: bytes


@lru_cache(maxsize=8192)
def encode(face: Face, text: str, upright: bool = False) -> tuple[FontString, ...]:
    """Raise `LookupError` for a character that the face lacks."""
    codes = _codes(face, upright)
    return _strings([codes[cluster] for cluster in clusters(text)])


@lru_cache(maxsize=4096)
def encode_word(face: Face, word: str, way: Way) -> tuple[FontString, ...]:
    """The same for a shaped word, from left to right."""
    return _strings([code_of(face, cluster) for cluster in shaped(face, word, way)])


@lru_cache(maxsize=4096)
def code_of(face: Face, cluster: ShapedCluster) -> FontString:
    if is_drawn(face, cluster):
        said = f"{cluster.text} {cluster.glyphs} {cluster.advance:.4f}".encode()
        digest = hashlib.sha256(said).hexdigest()[:16]
        # PDFium takes neighbours of one code that overlap for a letter drawn twice, and drops one.
        own = 1 + int(digest[:4], 16) % 0xFFFE
        return FontString(f"{face.key}-c{digest}", own.to_bytes(2, "big"))
    number = cluster.glyphs[0].number
    plain = face.by_number(number)
    if len(cluster.text) == 1 and face.glyph(cluster.text) == plain:
        return _codes(face, upright=False)[cluster.text]
    code = plain.code.to_bytes(2, "big")
    if usual_meanings(face).get(number) == cluster.text:
        return FontString(f"{face.key}-s", code)
    letters = "".join(f"-{ord(letter):x}" for letter in cluster.text)
    return FontString(f"{face.key}-s{letters}", code)


def is_drawn(face: Face, cluster: ShapedCluster) -> bool:
    """Whether the cluster needs a font of its own: it is no glyph of the face as it stands."""
    if len(cluster.glyphs) != 1:
        return True
    number, *place = cluster.glyphs[0]
    return any(place) or bool(round(face.by_number(number).advance - cluster.advance, 4))


def _strings(codes: Sequence[FontString]) -> tuple[FontString, ...]:
    if len({font for font, _ in codes}) == 1:
        return (FontString(codes[0].font, b"".join([code for _, code in codes])),)
    fonts: list[str] = []
    strings: list[bytes] = []
    for font, code in codes:
        if fonts and fonts[-1] == font:
            strings[-1] += code
        else:
            fonts.append(font)
            strings.append(code)
    return tuple(map(FontString, fonts, strings))


class _Codes(dict[str, FontString]):
    """Every cluster of a face with its code; computed once."""

    def __init__(self, face: Face, *, upright: bool) -> None:
        super().__init__()
        self._face = face
        self._upright = upright

    def __missing__(self, cluster: str) -> FontString:
        face, upright = self._face, self._upright
        glyph, meant = face.glyph(cluster, upright), composed(cluster)
        if glyph is None or meant is None:
            raise LookupError(f"{face.name} was asked to draw {cluster!r}, which it lacks")
        if upright and glyph == face.glyph(cluster):
            self[cluster] = _codes(face, upright=False)[cluster]
        else:
            font = _font(face, meant, glyph.number, upright=upright)
            self[cluster] = FontString(font, glyph.code.to_bytes(2, "big"))
        return self[cluster]


@cache
def _codes(face: Face, upright: bool) -> _Codes:
    return _Codes(face, upright=upright)


def _font(face: Face, meant: str, number: int, *, upright: bool) -> str:
    base, selector = meant[0], meant[1:]
    sharers = _sharers(face, selector, upright).get(number, base)
    # A symbol font answers for characters that its list lacks. Each gets a font of its own.
    rank = str(sharers.index(base)) if base in sharers else f"u{ord(base):x}"
    form = "".join(f"-{ord(part):x}" for part in selector) + ("-v" if upright else "")
    return f"{face.key}-{rank}{form}"


@cache
def _sharers(face: Face, selector: str, upright: bool) -> dict[int, str]:
    """Glyphs shared by several characters (with this selector), with these characters in order."""
    numbers = _numbers(face, selector)
    if upright:
        forms = {number: face.vertical(number) for number in set(numbers.values())}
        numbers = {c: forms[n] for c, n in numbers.items() if forms[n] != n}
    counts = Counter(numbers.values())
    shared: dict[int, list[str]] = {n: [] for n, count in counts.items() if count > 1}
    for character, number in numbers.items():
        if number in shared:
            shared[number].append(character)
    return {number: "".join(sorted(each, key=_order)) for number, each in shared.items()}


def _numbers(face: Face, selector: str) -> dict[str, int]:
    points = list(face.hb.unicodes)
    found = zip(map(chr, points), map(face.font.get_nominal_glyph, points), strict=True)
    numbers = {character: number for character, number in found if number}
    for part in selector[:1]:
        for point in face.hb.variation_unicodes(ord(part)):
            if number := face.font.get_variation_glyph(point, ord(part)):
                numbers[chr(point)] = number
    return numbers


def _order(character: str) -> tuple[bool, str]:
    """Ordinary characters before radicals and compatibility characters."""
    radical = "\u2e80" <= character <= "\u2fdf"
    return radical or unicodedata.normalize("NFKC", character) != character, character
