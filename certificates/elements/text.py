"""``text``: paragraphs that flow down a box, or across it in columns; they shrink together."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from math import ceil
from typing import NamedTuple

from certificates.characters import ideographs, joined
from certificates.content import FIELD_LABELS, Content
from certificates.elements.element import ElementContext, ElementKind, Placement
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
from certificates.reading.keys import (
    BOX,
    ChoiceKey,
    ContentKey,
    FlagKey,
    NumberKey,
    StyleKey,
    TextKey,
)
from certificates.reading.styles import PLAIN, Style
from certificates.reading.tables import Table
from certificates.template import Piece, Template, TemplateFault, of_field, parse
from certificates.typeset.atoms import Manner
from certificates.typeset.character_classes import PAIR
from certificates.typeset.columns import Columnar, columns
from certificates.typeset.fitting import Block, TextLine, fitted
from certificates.typeset.numerals import chinese_dates
from certificates.typeset.rows import rows
from certificates.typeset.ruby import Ruby
from certificates.typeset.shaped_words import has_columns_from_left
from certificates.typeset.source_lines import bad_parts, text_line
from certificates.words import C_, Phrase, listed

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

FIELD = ContentKey("field", "Field", FIELD_LABELS)
WORDS = TextKey("words", "Words")
LABEL = TextKey("label", "Before it", "")
STYLE = StyleKey("style", "Type style")
GAP = NumberKey("gap", "Gap above", 0, 100, default=0)
NUMERALS = ChoiceKey(
    "numerals",
    "Dates in",
    {"arabic": "Arabic numerals", "chinese": "Chinese numerals"},
    "arabic",
)
OPTIONAL = FlagKey("optional", "May be empty")
RUBY = ContentKey("ruby_field", "In small letters above the name", FIELD_LABELS)
PARAGRAPH = (FIELD, WORDS, LABEL, STYLE, GAP, NUMERALS, OPTIONAL, RUBY)


class ParagraphWords(NamedTuple):
    """What a paragraph prints; ``paired`` if it begins with a name that is spread.

    ``ruby`` stands above the name in it, or above all of it if it has no name.
    """

    text: str
    paired: bool = False
    ruby: Ruby | None = None

    @property
    def all(self) -> str:
        return f"{self.text}\n{self.ruby.above}" if self.ruby else self.text


NOTHING = ParagraphWords("")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    template: Template
    style: Style
    gap: float
    """Millimetres kept free above it."""
    optional: bool
    chinese_numerals: bool
    ruby_field: str = ""

    def said(self, content: Content) -> ParagraphWords | None:
        """Return its words; empty if an optional field is blank, ``None`` if that is a fault."""
        text = self.template.filled(content.fields)
        if text is None:
            return NOTHING if self.optional else None
        if self.style.edition.composed:
            text = joined(text)
        if self.chinese_numerals:
            text = chinese_dates(text)
        name = content.fields.get("name", "")
        ruby = self._ruby(text, name, content)
        if not self.style.pair or ruby:
            return ParagraphWords(text, ruby=ruby)
        return ParagraphWords(text, bool(PAIR.fullmatch(name)) and text.startswith(name))

    def _ruby(self, text: str, name: str, content: Content) -> Ruby | None:
        above = " ".join(content.fields.get(self.ruby_field, "").split())
        if not above or not text:
            return None
        return Ruby(name if name and name in text else text.partition("\n")[0], above)


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
        named = [field for each in self.paragraphs for field in each.template.fields]
        above = [each.ruby_field for each in self.paragraphs if each.ruby_field]
        return tuple(dict.fromkeys((*named, *above)))

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        said = tuple([paragraph.said(content) for paragraph in self.paragraphs])
        runs, over = _set(self, said, shelf)
        if runs:
            return Placement(runs, (), self.tag)
        problems = list(self.bad_words(content, shelf))
        if over and not problems:
            problems = [self.too_long(content, over)]
        return Placement((), problems, self.tag)

    def bad_words(self, content: Content, shelf: Shelf) -> Iterator[Problem]:
        for paragraph in self.paragraphs:
            said = paragraph.said(content)
            if said is None:
                yield missing_field(content, self.id, paragraph.template.blank(content.fields))
                continue
            style = paragraph.style
            if style.face and not shelf.named(style.face):
                yield missing_font(self.id, style.face)
            glyphs, edition = shelf.led_by(style.font, style.face), style.edition
            hidden, lacking, unshaped = bad_parts(said.all, glyphs, edition)
            yield from (cannot_be_printed(content, self.id, character) for character in hidden)
            yield from (missing_glyph(content, self.id, character) for character in lacking)
            if paragraph.style.latin and (chinese := ideographs(said.text)):
                yield chinese_in_latin(content, self.id, chinese)
            for words, script in unshaped:
                named = script_name(script)
                yield missing_script(content, self.id, words, named, package_for(script))

    def too_long(self, content: Content, over: float) -> Problem:
        size = f"{self.box.width:g} × {self.box.height:g}"
        floor = min(p.style.floor for p in self.paragraphs)
        missing = ceil(over / POINTS_PER_MM * 10) / 10
        return does_not_fit(content, self.id, size, missing, floor)


# In one batch the title, the issuers and the date are the same on every sheet; where only a name
# differs, the paragraphs beside it are.
@lru_cache(maxsize=512)
def _set(
    text: Text, said: tuple[ParagraphWords | None, ...], shelf: Shelf
) -> tuple[tuple[TextRun, ...], float]:
    """The runs; or none, and the points by which the words pass the box, if they can be set."""
    parts: list[TextLine] = []
    for paragraph, each in zip(text.paragraphs, said, strict=True):
        made = text_lines(paragraph, each, shelf, not parts, text.vertical) if each else None
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
    said: tuple[ParagraphWords | None, ...],
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
    paragraph: Paragraph, said: ParagraphWords, shelf: Shelf, first: bool, vertical: bool
) -> tuple[TextLine, ...] | None:
    """A part for each line of the source; ``None`` when some character cannot be printed."""
    style = paragraph.style
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
            gap = 0.0 if first or parts else paragraph.gap * POINTS_PER_MM
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
        tuple(_read_paragraph(each, context) for each in tables),
        WRITING.read(table) == "vertical",
        "H1" if HEADING.read(table) else "P",
    )
    for each, paragraph in zip(tables, text.paragraphs, strict=True):
        _judge(each, paragraph, text)
        if each is not table:
            each.close()
    return text


def _judge(table: Table, paragraph: Paragraph, text: Text) -> None:
    along = text.box.height if text.vertical else text.box.width
    if (spread := paragraph.style.spread) > along:
        table.wrong(
            "style",
            Phrase(
                "spreads over %(spread)s mm in a box of %(along)s.",
                spread=f"{spread:g}",
                along=f"{along:g}",
            ),
            Phrase("Spread less, or enlarge it."),
        )
    if paragraph.ruby_field and text.vertical:
        table.wrong(
            RUBY.name,
            Phrase("stands above lines, and this text runs in columns."),
            Phrase("Leave it out, or set the text in lines."),
        )


def _read_paragraph(table: Table, context: ElementContext) -> Paragraph:
    if table.has("words") and table.text("field", ""):
        table.wrong(
            "words",
            Phrase("is set together with field."),
            Phrase("Keep one of them."),
        )
    style = STYLE.read(table, context.styles)
    return Paragraph(
        template=_read_template(table, context.names.fields),
        style=context.styles.get(style, PLAIN),
        gap=GAP.read(table),
        optional=OPTIONAL.read(table),
        chinese_numerals=NUMERALS.read(table) == "chinese",
        ruby_field=RUBY.read(table, context.names.fields) if table.has(RUBY.name) else "",
    )


def _read_template(table: Table, known: Collection[str]) -> Template:
    label = LABEL.read(table)
    if not table.has(WORDS.name):
        return of_field(FIELD.read(table, known), label)
    words = WORDS.read(table)
    try:
        template = parse(words, known)
    except TemplateFault as fault:
        _note(table, fault.placeholder, known)
        return Template(())
    return Template((Piece(label, ""), *template.pieces)) if label else template


def _note(table: Table, placeholder: str, known: Collection[str]) -> None:
    """A template that cannot be filled."""
    if not placeholder:
        table.wrong(
            "words",
            Phrase("has braces that do not match."),
            Phrase("Correct them; a printed brace is {{ or }}."),
        )
        return
    begins = [name for name in known if re.match(rf"\W*{name}(?!\w)", placeholder)]
    near = begins or difflib.get_close_matches(placeholder, known, n=1, cutoff=0.4)
    table.wrong(
        "words",
        Phrase("has no place “{%(placeholder)s}”.", placeholder=placeholder),
        Phrase(C_("placeholders", "There are: %(known)s."), known=listed(known)),
        near[0] if near else None,
    )


KIND = ElementKind(
    name="text",
    label="Words",
    draws="paragraphs",
    rank=10,
    keys=KEYS,
    beginning={"box": [0, 0, 80, 12], "words": "文字"},
    read=read,
    paragraph=PARAGRAPH,
)
