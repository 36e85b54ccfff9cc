"""A paragraph of a text: what it prints, and how a layout says it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from certificates.characters import joined
from certificates.content import FIELD_LABELS
from certificates.elements.element import ElementContext
from certificates.reading.keys import ChoiceKey, ContentKey, FlagKey, NumberKey, StyleKey, TextKey
from certificates.reading.styles import PLAIN, Style
from certificates.reading.tables import Table
from certificates.template import Piece, Template, TemplateFault, of_field, parse
from certificates.typeset.character_classes import PAIR
from certificates.typeset.numerals import chinese_dates
from certificates.typeset.ruby import Ruby
from certificates.words import C_, Phrase, listed

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
KEYS = (FIELD, WORDS, LABEL, STYLE, GAP, NUMERALS, OPTIONAL, RUBY)


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

    @property
    def fields(self) -> tuple[str, ...]:
        """What it prints."""
        return (*self.template.fields, self.ruby_field) if self.ruby_field else self.template.fields

    @property
    def asked(self) -> tuple[str, ...]:
        """All that its words depend on."""
        return (*self.fields, "name") if self.style.pair or self.ruby_field else self.fields

    def said(self, values: Mapping[str, str]) -> ParagraphWords | None:
        """Return its words; empty if an optional field is blank, ``None`` if that is a fault."""
        text = self.template.filled(values)
        if text is None:
            return NOTHING if self.optional else None
        if self.style.edition.composed:
            text = joined(text)
        if self.chinese_numerals:
            text = chinese_dates(text)
        name = values.get("name", "")
        ruby = self._ruby(text, name, values)
        if not self.style.pair or ruby:
            return ParagraphWords(text, ruby=ruby)
        return ParagraphWords(text, bool(PAIR.fullmatch(name)) and text.startswith(name))

    def _ruby(self, text: str, name: str, values: Mapping[str, str]) -> Ruby | None:
        above = " ".join(values.get(self.ruby_field, "").split())
        if not above or not text:
            return None
        return Ruby(name if name and name in text else text.partition("\n")[0], above)


def read(table: Table, context: ElementContext) -> Paragraph:
    if table.has("words") and table.text("field", ""):
        table.wrong(
            "words",
            Phrase("is set together with field."),
            Phrase("Keep one of them."),
        )
    style = STYLE.read(table, context.styles)
    return Paragraph(
        template=_template(table, context.names.fields),
        style=context.styles.get(style, PLAIN),
        gap=GAP.read(table),
        optional=OPTIONAL.read(table),
        chinese_numerals=NUMERALS.read(table) == "chinese",
        ruby_field=RUBY.read(table, context.names.fields) if table.has(RUBY.name) else "",
    )


def _template(table: Table, known: Collection[str]) -> Template:
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
