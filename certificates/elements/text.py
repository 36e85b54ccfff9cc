"""``text``: paragraphs that flow down a box, or across it in columns; they shrink together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil

from certificates.characters import ideographs
from certificates.content import Content
from certificates.elements import paragraph
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.elements.paragraph import Paragraph, ParagraphWords
from certificates.fonts import Shelf
from certificates.fonts.script_names import script_name
from certificates.fonts.scripts import package_for
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.problems import (
    Problem,
    chinese_in_latin,
    does_not_fit,
    missing_field,
    missing_font,
    missing_glyph,
    missing_script,
)
from certificates.problems import unprintable as cannot_be_printed
from certificates.reading.keys import BOX, ChoiceKey, FlagKey
from certificates.reading.tables import Table
from certificates.typeset.alike import stand_ins
from certificates.typeset.atoms import Manner
from certificates.typeset.columns import Columnar, columns
from certificates.typeset.fitting import Block, TextLine, fitted
from certificates.typeset.rows import rows
from certificates.typeset.shaped_words import has_columns_from_left
from certificates.typeset.source_lines import bad_parts, text_line
from certificates.words import Phrase

ACROSS = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""The share of the free room before the first line: above it, or right of the first column."""

VALIGN = ChoiceKey(
    "valign",
    "Between top and bottom",
    {"top": "At the top", "middle": "In the middle", "bottom": "At the bottom"},
    "top",
)
WRITING = ChoiceKey(
    "writing", "Direction", {"horizontal": "In lines", "vertical": "In columns"}, "horizontal"
)
HEADING = FlagKey("heading", "The sheet’s heading")
KEYS = (VALIGN, WRITING, HEADING)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """``tag`` is what it is to someone who listens to the page."""

    id: str
    box: Box
    align: str
    paragraphs: tuple[Paragraph, ...]
    vertical: bool = False
    tag: str = "P"

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(field for each in self.paragraphs for field in each.fields))

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        values = content.fields.get
        placed, over = _placed(self, tuple([values(each, "") for each in _asked(self)]), shelf)
        if placed.marks:
            return placed
        problems = list(self.bad_words(content, shelf))
        if over and not problems:
            problems = [self.too_long(content, over)]
        return Placement((), problems, self.tag)

    def bad_words(self, content: Content, shelf: Shelf) -> Iterator[Problem]:
        for each in self.paragraphs:
            said = each.said(content.fields)
            if said is None:
                yield missing_field(content, self.id, each.template.blank(content.fields))
                continue
            style = each.style
            if style.face and not shelf.named(style.face):
                yield missing_font(self.id, style.face)
            glyphs, edition = shelf.led_by(style.font, style.face), style.edition
            hidden, lacking, unshaped = bad_parts(said.all, glyphs, edition)
            yield from (cannot_be_printed(content, self.id, character) for character in hidden)
            yield from (missing_glyph(content, self.id, character) for character in lacking)
            if style.latin and (chinese := ideographs(said.text)):
                yield chinese_in_latin(content, self.id, chinese)
            for words, script in unshaped:
                named = script_name(script)
                yield missing_script(content, self.id, words, named, package_for(script))

    def too_long(self, content: Content, over: float) -> Problem:
        size = f"{self.box.width:g} × {self.box.height:g}"
        floor = min(p.style.floor for p in self.paragraphs)
        missing = ceil(over / POINTS_PER_MM * 10) / 10
        return does_not_fit(content, self.id, size, missing, floor)


@lru_cache(maxsize=512)
def _asked(text: Text) -> tuple[str, ...]:
    """The fields that its words depend on."""
    return tuple(dict.fromkeys(field for each in text.paragraphs for field in each.asked))


# In one batch the title, the issuers and the date are the same on every sheet; where only a name
# differs, the paragraphs beside it are.
@lru_cache(maxsize=512)
def _placed(text: Text, values: tuple[str, ...], shelf: Shelf) -> tuple[Placement, float]:
    """Its runs; or none, and the points by which the words pass the box, if they can be set."""
    known = dict(zip(_asked(text), values, strict=True))
    said = [each.said(known) for each in text.paragraphs]
    if len(said) == 1 and said[0] and (run := _as_others(text, said[0], shelf)):
        return Placement((run,), (), text.tag), 0.0
    runs, over = _set(text, said, shelf)
    return Placement(runs, (), text.tag), over


def _as_others(text: Text, said: ParagraphWords, shelf: Shelf) -> TextRun | None:
    """Its run, if it is one line that fits as it is."""
    (each,) = text.paragraphs
    table = stand_ins(shelf, each.style.font, each.style.face)
    alike = said._replace(text=said.text.translate(table))
    run = _one_run(text, alike, shelf)
    return run and run._replace(text=said.text)


@lru_cache(maxsize=512)
def _one_run(text: Text, said: ParagraphWords, shelf: Shelf) -> TextRun | None:
    """The run of a line that is neither broken nor condensed nor made smaller."""
    if text.vertical or said.ruby:
        return None
    runs, _ = _set(text, [said], shelf)
    if len(runs) > 1 or not runs:
        return None
    full = said.text, text.paragraphs[0].style.size, 1.0
    return runs[0] if (runs[0].text, runs[0].size, runs[0].stretch) == full else None


def _set(
    text: Text, said: Sequence[ParagraphWords | None], shelf: Shelf
) -> tuple[tuple[TextRun, ...], float]:
    parts: list[TextLine] = []
    for each, words in zip(text.paragraphs, said, strict=True):
        made = text_lines(each, words, shelf, not parts, text.vertical) if words else None
        if made is None:
            return (), 0.0
        parts += made
    box = text.box
    along, across = (box.height, box.width) if text.vertical else (box.width, box.height)
    blocks, over = fitted(parts, along * POINTS_PER_MM, across * POINTS_PER_MM)
    free = across * POINTS_PER_MM - sum([block.across for block in blocks])
    draw = _in_columns(said) if text.vertical else rows
    return tuple(_runs(blocks, box, free * ACROSS[text.align], draw)), over


def _in_columns(
    said: Sequence[ParagraphWords | None],
) -> Callable[[Block, Box, float], tuple[TextRun, ...]]:
    words = "".join(each.text for each in said if each)
    return partial(columns, from_left=True) if has_columns_from_left(words) else columns


def _runs(
    blocks: tuple[Block, ...],
    box: Box,
    across: float,
    draw: Callable[[Block, Box, float], tuple[TextRun, ...]],
) -> Iterator[TextRun]:
    for block in blocks:
        yield from draw(block, box, across)
        across += block.across


@lru_cache(maxsize=2048)
def text_lines(
    each: Paragraph, said: ParagraphWords, shelf: Shelf, first: bool, vertical: bool
) -> tuple[TextLine, ...] | None:
    """A part for each line of the source; ``None`` when some character cannot be printed."""
    style = each.style
    if style.face and not shelf.named(style.face):
        return None
    role = shelf.led_by(style.font, style.face)
    glyphs = _columnar(shelf, style.font, style.face) if vertical else role
    bad = bad_parts(said.all, role, style.edition)
    if any(bad) or (style.latin and ideographs(said.text)):
        return None
    parts: list[TextLine] = []
    for line in said.text.split("\n"):
        if line:
            gap = 0.0 if first or parts else each.gap * POINTS_PER_MM
            paired = said.paired and not parts
            manner = Manner(style.punctuation, style.latin_gap, paired, vertical, style.edition)
            ruby = said.ruby if said.ruby and said.ruby.text in line else None
            if ruby:
                said = said._replace(ruby=None)
            parts.append(text_line(line, role, style, manner, gap, glyphs, ruby))
    return tuple(parts)


@lru_cache(maxsize=64)
def _columnar(shelf: Shelf, font: str, face: str) -> Columnar:
    return Columnar(shelf.led_by(font, face))


def read(table: Table, element_id: str, context: ElementContext) -> Text:
    """Either ``paragraphs``, or the keys of a single one in the element itself."""
    tables = table.tables("paragraphs") if table.has("paragraphs") else [table]
    text = Text(
        element_id,
        BOX.read(table, context.page),
        VALIGN.read(table),
        tuple(paragraph.read(each, context) for each in tables),
        WRITING.read(table) == "vertical",
        "H1" if HEADING.read(table) else "P",
    )
    for each, said in zip(tables, text.paragraphs, strict=True):
        _judge(each, said, text)
        if each is not table:
            each.close()
    return text


def _judge(table: Table, said: Paragraph, text: Text) -> None:
    along = text.box.height if text.vertical else text.box.width
    if (spread := said.style.spread) > along:
        table.wrong(
            "style",
            Phrase(
                "spreads over %(spread)s mm in a box of %(along)s.",
                spread=f"{spread:g}",
                along=f"{along:g}",
            ),
            Phrase("Spread less, or enlarge it."),
        )
    if said.ruby_field and text.vertical:
        table.wrong(
            paragraph.RUBY.name,
            Phrase("stands above lines, and this text runs in columns."),
            Phrase("Leave it out, or set the text in lines."),
        )


KIND = ElementKind(
    name="text",
    label="Words",
    draws="paragraphs",
    rank=10,
    keys=KEYS,
    beginning={"box": [0, 0, 80, 12], "words": "文字"},
    read=read,
    paragraph=paragraph.KEYS,
)
