"""``text``: paragraphs that flow down a box; they shrink together, each to its own floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from certificates.characters import clusters, unprintable
from certificates.content import FIELDS, Content
from certificates.elements.element import Placement, Setting
from certificates.fonts import Shelf
from certificates.fonts.shelf import Glyphs
from certificates.marks import Mark, Run
from certificates.paper import POINTS_PER_MM, Box
from certificates.problems import (
    Problem,
    Words,
    does_not_fit,
    missing_field,
    missing_glyph,
    unprintable as cannot_be_printed,
)
from certificates.reading import Table
from certificates.styles import PLAIN, Style
from certificates.typeset import Line, break_lines, measure, spans

ASCENT = 0.88
"""How far an ideograph's em box reaches above the baseline; the same for every face, so that a
character from a fallback face stands on the same line."""

VERTICAL = {"top": 0.0, "middle": 0.5, "bottom": 1.0}


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


@dataclass(frozen=True, slots=True)
class _Set:
    """One typeset line and the style it is set in; ``gap`` points are free above it."""

    line: Line
    style: Style
    gap: float


@dataclass(frozen=True, slots=True)
class Text:
    id: str
    box: Box
    align: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(p.source for p in self.paragraphs if not p.literal)

    def place(self, content: Content, shelf: Shelf) -> Placement:
        problems = list(self._bad_words(content, shelf))
        if problems:
            return Placement([], problems)
        said = [(p, p.words(content) or "") for p in self.paragraphs]
        for steps in count():
            lines = self._typeset(said, steps, shelf)
            if (over := self._overrun(lines)) <= 0:
                return Placement(list(self._marks(lines, shelf)), [])
            if all(p.style.smaller(steps).size == p.style.floor for p in self.paragraphs):
                return Placement([], [self._too_long(content, over)])
        raise AssertionError("counting ends only with a return")

    def _bad_words(self, content: Content, shelf: Shelf) -> Iterator[Problem]:
        for paragraph in self.paragraphs:
            words = paragraph.words(content)
            if words is None:
                yield missing_field(content, self.id, paragraph.source)
                continue
            said = words.replace("\n", "")
            hidden = unprintable(said)
            yield from (cannot_be_printed(content, self.id, c) for c in hidden)
            glyphs = shelf.glyphs[paragraph.style.font]
            lacking = dict.fromkeys(c for c in clusters(said) if glyphs[c].face is None)
            yield from (missing_glyph(content, self.id, c) for c in lacking if c not in hidden)

    def _typeset(self, said: list[tuple[Paragraph, str]], steps: int, shelf: Shelf) -> list[_Set]:
        lines = []
        for paragraph, words in said:
            style, gap = paragraph.style.smaller(steps), paragraph.gap * POINTS_PER_MM
            for part in words.split("\n") if words else ():
                for line in self._lines(part, style, shelf.glyphs[style.font]):
                    lines.append(_Set(line, style, gap if lines else 0.0))
                    gap = 0.0
        return lines

    def _lines(self, words: str, style: Style, glyphs: Glyphs) -> list[Line]:
        if style.spread:
            return [Line(words, measure(words, style.size, glyphs), 0.0, last=True)]
        width, indent = self.box.width * POINTS_PER_MM, style.indent * style.size
        return break_lines(words, style.size, width, indent, glyphs)

    def _overrun(self, lines: list[_Set]) -> float:
        """Points by which the lines pass the box, on the worse side."""
        high = sum(s.style.lead + s.gap for s in lines) - self.box.height * POINTS_PER_MM
        widths = (s.line.indent + s.line.width for s in lines)
        wide = max(widths, default=0.0) - self.box.width * POINTS_PER_MM
        over = max(high, wide)
        return over if over > 1e-6 else 0.0

    def _too_long(self, content: Content, over: float) -> Problem:
        size = f"{self.box.width:g} × {self.box.height:g}"
        floor = min(p.style.floor for p in self.paragraphs)
        return does_not_fit(content, self.id, size, over / POINTS_PER_MM, floor)

    def _marks(self, lines: list[_Set], shelf: Shelf) -> Iterator[Mark]:
        high = sum(s.style.lead + s.gap for s in lines) / POINTS_PER_MM
        y = self.box.y + (self.box.height - high) * VERTICAL[self.align]
        for each in lines:
            style = each.style
            top = (each.gap + (style.lead - style.size) / 2) / POINTS_PER_MM
            yield from self._runs(each.line, style, y + top, shelf.glyphs[style.font])
            y += (each.gap + style.lead) / POINTS_PER_MM

    def _runs(self, line: Line, style: Style, top: float, glyphs: Glyphs) -> Iterator[Run]:
        room = _room(line, style, self.box)
        x = self.box.x + _start(line, style, room, self.box) / POINTS_PER_MM
        y = top + ASCENT * style.size / POINTS_PER_MM
        for span in spans(line.text, style.size, glyphs, room):
            at = round(x + span.x / POINTS_PER_MM, 3)
            weight = round(style.weight * style.size, 3)
            spacing = round(span.spacing, 4)
            yield Run(
                at, round(y, 3), span.text, span.face, style.size, style.colour, spacing, weight
            )


def _room(line: Line, style: Style, box: Box) -> float:
    """Points to spread between a line's characters."""
    if style.spread:
        return max(0.0, style.spread * POINTS_PER_MM - line.width)
    if style.align == "justify" and not line.last:
        return max(0.0, box.width * POINTS_PER_MM - line.indent - line.width)
    return 0.0


def _start(line: Line, style: Style, room: float, box: Box) -> float:
    free = box.width * POINTS_PER_MM - line.indent - line.width - room
    share = {"centre": 0.5, "right": 1.0}.get(style.align, 0.0)
    return line.indent + free * share


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
    if literal and table.has("field"):
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
