"""Blocks to runs: columns from right to left, upright characters, rotated words (CLREQ 2.2–2.4).

Along a column every character takes one em. Its em box is centred on the axis of the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from certificates.fonts import Face
from certificates.fonts.shelf import CharacterFace, Glyphs
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.typeset.atoms import Glyphs as Lengths
from certificates.typeset.atoms import Manner
from certificates.typeset.breaking import Line
from certificates.typeset.character_classes import beside
from certificates.typeset.fitting import Block
from certificates.typeset.rows import ASCENT, placed
from certificates.typeset.spacing import in_visual_order, placed_characters

_UPRIGHT = re.compile(
    r"[§©®±×÷‰℃℉№\u2160-\u217f\u2190-\u23ff\u2460-\u2bff\u2e80-\uffff]|[^\u0000-\uffff]"
)
"""Characters that stand upright in a column (UAX 50, approximately)."""

_TRANSFORMED = re.compile("[“”‘’…·–～（）〔〕［］｛｝《》〈〉「」『』【】〖〗]")
"""Characters with a vertical form. They are rotated where the face has none."""

_CORNER: Final = "、。，．"
"""Marks that go to the upper right of their em box. We move them where the face has no such form.
"""

_RIGHT, _UP = 0.55, 0.6
"""The distances of that move, in ems."""

_AXIS = ASCENT - 0.5
"""Ems from the baseline of rotated words to the axis."""


class Columnar(dict[str, CharacterFace]):
    """The faces of a role, with lengths measured along a column."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs

    def __missing__(self, cluster: str) -> CharacterFace:
        found = self.glyphs[cluster]
        full = _UPRIGHT.match(cluster) or _TRANSFORMED.match(cluster)
        self[cluster] = found._replace(advance=1.0) if full else found
        return self[cluster]


@lru_cache(maxsize=2048)
def columns(
    block: Block, box: Box, across: float, *, from_left: bool = False
) -> tuple[TextRun, ...]:
    """The runs of a block that begins ``across`` points from the right side of the box.

    ``from_left`` begins on its left side.
    """
    across += block.part.gap + block.lead / 2
    runs: list[TextRun] = []
    for number, line in enumerate(block.lines):
        away = (across + number * block.lead) / POINTS_PER_MM
        axis = box.x + away if from_left else box.right - away
        start, room = placed(block, line, box.height * POINTS_PER_MM)
        manner = block.part.manner._replace(paired=block.part.manner.paired and not number)
        top = box.y + start / POINTS_PER_MM
        levels = block.part.levels_of(line)
        cells = _cells(line, block.part.glyphs, room / block.em, manner, levels)
        runs += [cell.run(block, axis, top) for cell in cells]
    return tuple(runs)


class _Cell(NamedTuple):
    """The content of one place of a column. ``y`` is in ems from the start of its line."""

    y: float
    text: str
    face: Face
    placed: CharacterFace
    way: str
    """"upright", "turned", or "beside" for a short number with its digits side by side."""

    def run(self, block: Block, axis: float, top: float) -> TextRun:
        """The run on an axis, in a line that begins at ``top``; both in millimetres."""
        em = block.em / POINTS_PER_MM
        size = block.size / POINTS_PER_MM
        wide = self._natural()
        if self.way == "turned":
            alone = len(self.text) == 1 and not self.placed.word
            blank = max(0.0, self.placed.advance - wide) / 2 if alone else 0.0
            return self._run(
                block, axis - _AXIS * size, top + (self.y + blank) * em, block.condensed, 90.0
            )
        stretch = min(1.0, 1.0 / wide) if self.way == "beside" else 1.0
        x = axis + (self.placed.shift - wide * stretch / 2) * size
        y = top + (self.y + ASCENT - self.placed.rise) * em
        if self.text in _CORNER and not _has_form(self.face, self.text):
            x, y = x + _RIGHT * size, y - _UP * em
        return self._run(block, x, y, stretch / block.condensed)

    def _natural(self) -> float:
        """The natural width of the glyphs, in ems."""
        upright = self.way != "turned"
        found = (self.face.glyph(c, upright) for c in (self.text if upright else self.text[:1]))
        return sum(glyph.advance for glyph in found if glyph) or 1.0

    def _run(self, block: Block, x: float, y: float, stretch: float, turn: float = 0.0) -> TextRun:
        style, size = block.part.style, block.size if turn else block.em
        return TextRun(
            round(x, 3),
            round(y, 3),
            self.text,
            self.face,
            round(size * self.placed.scale, 3),
            style.colour,
            weight=round(style.weight * block.size, 3),
            stretch=round(stretch, 4),
            turn=turn,
            upright=not turn,
            beside=self.placed.beside,
            way=self.placed.word.way if self.placed.word else "",
        )


def _cells(
    line: Line, glyphs: Lengths, room: float, manner: Manner, levels: Sequence[int]
) -> Iterator[_Cell]:
    """The places of a line. Characters without a face were reported before."""
    short = beside(line.text)
    held: _Cell | None = None
    extra, end = 0.0, 0
    placed = placed_characters(line.text, glyphs, room, manner)
    characters = in_visual_order(placed, levels) if levels else placed
    for at, x, cluster, found, word, bound, _, meets, _ in characters:
        if at < end or not found.face:
            continue
        text = found.word.text if found.word else short.get(at, cluster)
        turned = found.word or (word and text == "’")
        way = "turned" if turned else _way(text, found.face, at in short)
        cell = _Cell(x + extra, text, found.face, found, way)
        if at in short:
            extra += 1.0 - sum(glyphs[digit].advance for digit in text)
            end = at + len(text)
        if (
            held
            and bound
            and not meets
            and held.way == cell.way == "turned"
            and held.face is cell.face
        ):
            held = held._replace(text=held.text + text)
            continue
        if held:
            yield held
        held = cell
    if held:
        yield held


def _way(text: str, face: Face, beside: bool) -> str:
    if beside:
        return "beside"
    if _TRANSFORMED.match(text):
        return "upright" if _has_form(face, text) else "turned"
    return "upright" if _UPRIGHT.match(text) else "turned"


def _has_form(face: Face, cluster: str) -> bool:
    """True if the face has a separate vertical form."""
    return face.glyph(cluster, True) != face.glyph(cluster)
