"""``text``: paragraphs that flow down a box; they shrink together, each to its own floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from certificates.characters import clusters, unprintable
from certificates.content import FIELDS, Content
from certificates.elements.element import Placement, Setting
from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import Run
from certificates.paper import POINTS_PER_MM, Box
from certificates.problems import Problem, Words, does_not_fit, missing_field, missing_glyph
from certificates.problems import unprintable as cannot_be_printed
from certificates.reading import Table
from certificates.styles import PLAIN, Style
from certificates.typeset import Atom, Line, atoms, break_lines, spans

ASCENT = 0.88
"""How far an ideograph's em box reaches above the baseline; the same for every face, so that a
character from a fallback face stands on the same line."""

VERTICAL = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
HORIZONTAL = {"left": 0.0, "centre": 0.5, "right": 1.0}

SLACK = 1e-6
"""Points by which sums may be off."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``source`` is a field, or, with ``literal``, the very words; ``label`` goes before it."""

    source: str
    literal: bool
    label: str
    style: Style
    gap: float
    """Millimetres kept free above it."""
    optional: bool

    def words(self, content: Content) -> str | None:
        """What it prints; nothing when it is optional and blank; ``None`` when that is a fault."""
        said = self.source if self.literal else content.fields.get(self.source, "")
        if said.strip():
            return self.label + said
        return "" if self.optional else None


class _Part(NamedTuple):
    """A line of the source as it was given, cut into atoms; ``gap`` points are free above it."""

    text: str
    atoms: list[Atom]
    style: Style
    gap: float


class _Set(NamedTuple):
    """One typeset line, its style, its size in points; ``gap`` points are free above it."""

    line: Line
    style: Style
    size: float
    gap: float

    @property
    def lead(self) -> float:
        """From the baseline above it to its own, in points."""
        return self.size * self.style.leading

    @property
    def width(self) -> float:
        """Points."""
        return (self.line.indent + self.line.width) * self.size


@dataclass(frozen=True, eq=False)
class Text:
    id: str
    box: Box
    align: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(p.source for p in self.paragraphs if not p.literal)

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        words = tuple(paragraph.words(content) for paragraph in self.paragraphs)
        runs, over = _set(self, words, shelf)
        if runs:
            return Placement(runs, [], "H1" if self.id == "title" else "P")
        problems = list(self._bad_words(content, shelf))
        if over and not problems:
            problems = [self._too_long(content, over)]
        return Placement((), problems)

    def _bad_words(self, content: Content, shelf: Shelf) -> Iterator[Problem]:
        for paragraph in self.paragraphs:
            words = paragraph.words(content)
            if words is None:
                yield missing_field(content, self.id, paragraph.source)
                continue
            hidden, lacking = _bad_characters(words, shelf.glyphs[paragraph.style.font])
            yield from (cannot_be_printed(content, self.id, character) for character in hidden)
            yield from (missing_glyph(content, self.id, character) for character in lacking)

    def _too_long(self, content: Content, over: float) -> Problem:
        size = f"{self.box.width:g} × {self.box.height:g}"
        floor = min(p.style.floor for p in self.paragraphs)
        return does_not_fit(content, self.id, size, over / POINTS_PER_MM, floor)


def _bad_characters(words: str, glyphs: Glyphs) -> tuple[list[str], list[str]]:
    """Those that must not be printed, and those no face has."""
    said = words.replace("\n", "")
    hidden = unprintable(said)
    lacking = dict.fromkeys(c for c in clusters(said) if glyphs[c].face is None)
    return hidden, [character for character in lacking if character not in hidden]


# In one batch the title, the issuers and the date are the same on every sheet.
@lru_cache(maxsize=256)
def _set(text: Text, words: tuple[str | None, ...], shelf: Shelf) -> tuple[tuple[Run, ...], float]:
    """The runs; or none, and the points by which the words pass the box, if they can be set."""
    parts: list[_Part] = []
    for paragraph, said in zip(text.paragraphs, words, strict=True):
        glyphs = shelf.glyphs[paragraph.style.font]
        if said is None or any(_bad_characters(said, glyphs)):
            return (), 0.0
        parts += _parts(paragraph, said, glyphs, first=not parts)
    for steps in count():
        lines = [line for part in parts for line in _typeset(part, steps, text.box)]
        over = _overrun(lines, text.box)
        if over <= 0:
            return tuple(_runs(lines, text, shelf)), 0.0
        if all(p.style.smaller(steps) == p.style.floor for p in text.paragraphs):
            return (), over
    raise AssertionError("counting ends only with a return")


def _parts(paragraph: Paragraph, said: str, glyphs: Glyphs, *, first: bool) -> Iterator[_Part]:
    gap = 0.0 if first else paragraph.gap * POINTS_PER_MM
    for line in said.split("\n"):
        if line:
            yield _Part(line, atoms(line, glyphs), paragraph.style, gap)
            gap = 0.0


def _typeset(part: _Part, steps: int, box: Box) -> Iterator[_Set]:
    style, size, gap = part.style, part.style.smaller(steps), part.gap
    if style.spread:
        width = sum(atom.width for atom in part.atoms)
        yield _Set(Line(part.text, width, 0.0, last=True), style, size, gap)
        return
    for line in break_lines(part.atoms, box.width * POINTS_PER_MM / size, style.indent):
        yield _Set(line, style, size, gap)
        gap = 0.0


def _overrun(lines: Sequence[_Set], box: Box) -> float:
    """Points by which the lines pass the box, on the worse side; none when they fit."""
    high = sum(each.gap + each.lead for each in lines) - box.height * POINTS_PER_MM
    wide = max((each.width for each in lines), default=0.0) - box.width * POINTS_PER_MM
    return max(high, wide) if max(high, wide) > SLACK else 0.0


def _runs(lines: Sequence[_Set], text: Text, shelf: Shelf) -> Iterator[Run]:
    high = sum(each.gap + each.lead for each in lines)
    y = text.box.y * POINTS_PER_MM
    y += (text.box.height * POINTS_PER_MM - high) * VERTICAL[text.align]
    for each in lines:
        baseline = y + each.gap + (each.lead - each.size) / 2 + ASCENT * each.size
        glyphs = shelf.glyphs[each.style.font]
        yield from _line(each, round(baseline / POINTS_PER_MM, 3), text.box, glyphs)
        y += each.gap + each.lead


def _line(each: _Set, baseline: float, box: Box, glyphs: Glyphs) -> Iterator[Run]:
    line, style, size = each.line, each.style, each.size
    free = box.width * POINTS_PER_MM - each.width
    room = _room(each, free)
    start = line.indent * size + (free - room) * HORIZONTAL.get(style.align, 0.0)
    for x, text, face, spacing in spans(line.text, glyphs, room / size):
        yield Run(
            x=round(box.x + (start + x * size) / POINTS_PER_MM, 3),
            y=baseline,
            text=text,
            face=face,
            size=size,
            colour=style.colour,
            spacing=round(spacing * size, 4),
            weight=round(style.weight * size, 3),
        )


def _room(each: _Set, free: float) -> float:
    """Points to spread between a line's characters."""
    if each.style.spread:
        return max(0.0, each.style.spread * POINTS_PER_MM - each.width)
    if each.style.align == "justify" and not each.line.last:
        return max(0.0, free)
    return 0.0


def read(table: Table, element_id: str, setting: Setting) -> Text:
    """Either ``paragraphs``, or the keys of a single one in the element itself."""
    tables = table.tables("paragraphs") if table.has("paragraphs") else [table]
    text = Text(
        element_id,
        table.box("box", setting.page),
        table.choice("valign", VERTICAL, "top"),
        tuple(_read_paragraph(each, setting) for each in tables),
    )
    for each in tables:
        if each is not table:
            each.close()
    return text


def _read_paragraph(table: Table, setting: Setting) -> Paragraph:
    literal = table.has("words")
    if literal and table.text("field", ""):
        table.wrong(
            "words",
            Words("与 field 只能取其一。", "请删除其中一项。"),
            Words("stands beside field.", "Keep one of them."),
        )
    style = table.choice("style", setting.styles)
    return Paragraph(
        source=table.text("words") if literal else table.choice("field", FIELDS),
        literal=literal,
        label=table.text("label", ""),
        style=setting.styles.get(style, PLAIN),
        gap=table.number("gap", 0, 100, default=0),
        optional=table.flag("optional"),
    )
