"""``issuers``: the issuing bodies and the date, with a place for the seal of each body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from certificates.content import NOBODY, Content
from certificates.elements import paragraph, seal, text
from certificates.elements.element import Element, ElementContext, ElementKind, Placement
from certificates.fonts import Shelf
from certificates.paper import Box
from certificates.problems import Problem, no_room_for_seals
from certificates.reading.keys import BOX, ChoiceKey, NumberKey, StyleKey
from certificates.reading.styles import PLAIN
from certificates.reading.tables import Table
from certificates.template import of_field
from certificates.typeset.seal_places import SealSize, choices
from certificates.typeset.signature_block import BlockShape, SetBlock, set_block
from certificates.words import Phrase

ISSUED = ("issuers", "date")
"""The fields that it prints."""

STYLE = StyleKey("style", "Type style")
ARRANGE = ChoiceKey(
    "arrange",
    "Several issuers",
    {"stacked": "One below another", "side": "One beside another"},
    "stacked",
)
ALIGN = ChoiceKey(
    "align",
    "Alignment",
    {
        "left": "Align left",
        "centre": "Centred",
        "right": "Align right",
        "even": "Over the whole width",
    },
    "right",
)
DIAMETER = NumberKey("diameter", "Diameter of a seal", 20, 60, default=42)
APART = NumberKey("apart", "Room between seals", 0.5, 50, default=2)


@dataclass(frozen=True, slots=True)
class RoomierKey:
    """Layouts with room for more seals, by the most bodies that they have room for."""

    name: str
    label: str = ""

    def read(self, table: Table) -> Mapping[int, str]:
        if not table.has(self.name):
            return {}
        own = table.table(self.name)
        found = {key: own.text(key) for key in own.keys()}  # noqa: SIM118 - a Table, no dict
        for key in found:
            if not key.isdecimal():
                own.wrong(key, Phrase("is not a whole number."), Phrase("Correct it."))
        own.close()
        return {int(key): found[key] for key in sorted(found, key=len) if key.isdecimal()}


ROOMIER = RoomierKey("roomier")


@dataclass(frozen=True, slots=True, eq=False)
class Issuers:
    """A picture of a seal is of the first body; the places of the others stay free."""

    id: str
    box: Box
    words: text.Text
    shape: BlockShape
    look: seal.SealLook
    roomier: Mapping[int, str]

    @property
    def fields(self) -> tuple[str, ...]:
        return self.words.fields

    def place(self, content: Content, shelf: Shelf, /) -> Placement:
        said = tuple([each.said(content.fields) for each in self.words.paragraphs])
        block, placed = _placed(self, said, shelf)
        if block is None:
            return Placement((), [self._no_room(content)])
        if placed.marks:
            return placed
        problems = list(self.words.bad_words(content, shelf))
        return Placement((), problems or [self.words.too_long(content, block.over)])

    def seals(self, block: SetBlock) -> Iterator[Element]:
        """The places of the seals, in the order of the bodies."""
        look = self.look
        for box in block.seals:
            yield look.at(box, self.id)
            look = look._replace(picture=None)

    def _no_room(self, content: Content) -> Problem:
        count = len(_bodies(content.fields["issuers"]))
        enough = [most for most in sorted(self.roomier) if most >= count]
        roomier = self.roomier[enough[0]] if enough else ""
        return no_room_for_seals(content, self.id, count, self.shape.seal.diameter, roomier)


def _bodies(issuers: str) -> list[str]:
    return [line.strip() for line in issuers.split("\n") if line.strip()]


Said = tuple[paragraph.ParagraphWords | None, ...]
"""The words of the bodies, and of the date."""


# In a batch the issuers and the date are the same on every sheet.
@lru_cache(maxsize=64)
def _placed(element: Issuers, said: Said, shelf: Shelf) -> tuple[SetBlock | None, Placement]:
    """The block, with its marks if it can be set."""
    block = _set(element, said, shelf)
    if not block or not block.runs:
        return block, Placement((), ())
    seals = [mark for each in element.seals(block) for mark in each.place(NOBODY, shelf).marks]
    return block, Placement((*seals, *block.runs), (), "P")


def _set(element: Issuers, said: Said, shelf: Shelf) -> SetBlock | None:
    """``None`` if there is no room for the seals; without runs if the words cannot be set."""
    lines = []
    for each, words in zip(element.words.paragraphs, said, strict=True):
        whole = paragraph.ParagraphWords("\n".join(_bodies(words.text))) if words else None
        found = text.text_lines(each, whole, shelf, True, False) if whole else None
        if not found:
            return SetBlock((), ())
        lines.append(found)
    names, date = lines
    return set_block(names, date, element.shape)


def read(table: Table, element_id: str, context: ElementContext) -> Issuers:
    box = BOX.read(table, context.page)
    style = context.styles.get(STYLE.read(table, context.styles), PLAIN)
    chinese = paragraph.NUMERALS.read(table) == "chinese"
    size = SealSize(DIAMETER.read(table), APART.read(table))
    words = text.Text(
        element_id,
        box,
        "middle",
        tuple(paragraph.Paragraph(of_field(name), style, 0, False, chinese) for name in ISSUED),
    )
    fall = text.ACROSS[text.VALIGN.read(table)]
    side = ARRANGE.read(table) == "side"
    shape = BlockShape(box, size, side, ALIGN.read(table), fall)
    if not choices(1, box, size):
        table.wrong(
            "box",
            Phrase(
                "%(width)s by %(height)s has no room for a seal of %(diameter)s mm.",
                width=f"{box.width:g}",
                height=f"{box.height:g}",
                diameter=f"{size.diameter:g}",
            ),
            Phrase("Correct its width and height."),
        )
    look = seal.read_look(table, Box(box.x, box.y, size.diameter, size.diameter), context)
    return Issuers(element_id, box, words, shape, look, ROOMIER.read(table))


KIND = ElementKind(
    name="issuers",
    label="Issuers, date and seals",
    draws="the issuing bodies and the date, with a place for the seal of each body",
    rank=105,
    keys=(
        STYLE,
        paragraph.NUMERALS,
        ARRANGE,
        ALIGN,
        text.VALIGN,
        DIAMETER,
        APART,
        seal.ASSET,
        seal.SHOW,
        seal.COLOUR,
        ROOMIER,
    ),
    beginning={"box": [0, 0, 130, 44], "show": "ring"},
    read=read,
    is_styled=True,
)
