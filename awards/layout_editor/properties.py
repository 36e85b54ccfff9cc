"""What of each kind of element can be typed beside the sheet, after what the engine reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from awards.web.formats import mm
from awards.words import N_
from certificates.content import FIELDS, PICTURES
from certificates.content import KINDS as RECIPIENTS
from certificates.elements.seal import SHOWN
from certificates.elements.signature import WHERE
from certificates.elements.text import ACROSS, NUMERALS, WRITING
from certificates.fonts import ROLES
from certificates.images import FITS
from certificates.ornaments.flourishes import MOTIFS
from certificates.reading.styles import ALIGNMENTS
from certificates.reading.tables import is_number


class How(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    LIST = "list"
    MANY = "many"


class Property(NamedTuple):
    """``key`` leads to a value in the element's table: ``box.0``, ``paragraphs.1.style``."""

    key: str
    words: str
    how: How = How.NUMBER
    options: tuple[str, ...] = ()
    unit: str = ""

    @property
    def path(self) -> tuple[str | int, ...]:
        return tuple(int(step) if step.isdecimal() else step for step in self.key.split("."))

    @property
    def place(self) -> str:
        """As the engine's faults write it: of a box there is one fault for all four numbers."""
        first, *rest = self.path
        if first in ("box", "from", "to", "dash"):
            return str(first)
        return str(first) + "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in rest)


MM, PT, EM = "mm", "pt", "em"
STYLE = "style"

BOX = (
    Property("box.0", N_("Left"), unit=MM),
    Property("box.1", N_("Top"), unit=MM),
    Property("box.2", N_("Width"), unit=MM),
    Property("box.3", N_("Height"), unit=MM),
)
LINE = (
    Property("from.0", N_("From left"), unit=MM),
    Property("from.1", N_("From top"), unit=MM),
    Property("to.0", N_("To left"), unit=MM),
    Property("to.1", N_("To top"), unit=MM),
)
_FIELD = Property("field", N_("Field"), How.CHOICE, FIELDS)
_COLOUR = Property("colour", N_("Colour"), How.TEXT)
_COLOURS = Property("colours", N_("Colours"), How.LIST)
_THICK = Property("width", N_("Thickness"), unit=MM)
_FILE = Property("image", N_("Picture of the layout"), How.CHOICE)
_OPTIONAL = Property("optional", N_("May be empty"), How.FLAG)
_STYLE = Property(STYLE, N_("Type style"), How.CHOICE)
_CAPTION = Property("caption", N_("Caption"), How.TEXT)
_WORDS = Property("words", N_("Words"), How.TEXT)
_SET = (
    Property("valign", N_("Between top and bottom"), How.CHOICE, tuple(ACROSS)),
    Property("writing", N_("Direction"), How.CHOICE, WRITING),
    Property("heading", N_("The sheet’s heading"), How.FLAG),
)
PARAGRAPH = (
    _FIELD,
    _WORDS,
    Property("label", N_("Before it"), How.TEXT),
    _STYLE,
    Property("gap", N_("Gap above"), unit=MM),
    Property("numerals", N_("Dates in"), How.CHOICE, NUMERALS),
    _OPTIONAL,
)

KINDS: Mapping[str, tuple[Property, ...]] = {
    "text": _SET,
    "field": _SET,
    "number": _SET,
    "image": (
        Property("field", N_("Picture"), How.CHOICE, PICTURES),
        Property("fit", N_("Fit"), How.CHOICE, tuple(FITS)),
        Property("alt", N_("Words for it"), How.TEXT),
        _OPTIONAL,
    ),
    "line": (_COLOUR, _THICK, Property("diamond", N_("Diamond"), unit=MM)),
    "box": (
        Property("stroke", N_("Line colour"), How.TEXT),
        _THICK,
        Property("fill", N_("Fill"), How.TEXT),
        Property("radius", N_("Corner radius"), unit=MM),
    ),
    "border": (_COLOUR, Property("band", N_("Band"), unit=MM)),
    "guilloche": (
        Property("band", N_("Band"), unit=MM),
        _COLOURS,
        _THICK,
        Property("paper", N_("Paper colour"), How.TEXT),
        Property("medallions", N_("Medallions"), How.FLAG),
    ),
    "ornament": (
        Property("motif", N_("Motif"), How.CHOICE, tuple(MOTIFS)),
        _COLOURS,
        _THICK,
        Property("corners", N_("In each corner"), unit=MM),
    ),
    "qr": (_FIELD, _COLOUR, _CAPTION, _STYLE),
    "seal": (Property("show", N_("Shown"), How.CHOICE, SHOWN), _COLOUR),
    "signature": (
        _CAPTION,
        _STYLE,
        Property("where", N_("Caption stands"), How.CHOICE, WHERE),
        _COLOUR,
        _THICK,
    ),
}
"""Every kind the engine knows, and what beside its place can be typed."""

INSTEAD: Mapping[str, tuple[str, ...]] = {
    "image": ("field", "optional"),
    "seal": ("show", "colour"),
}
"""Kinds that may show a picture of the layout's own, and what that takes the place of."""

PREPRINTED = Property("preprinted", N_("On pre-printed stock already"), How.FLAG)

WHEN = (
    Property("when.kind", N_("Only for"), How.MANY, RECIPIENTS),
    Property("when.has", N_("Only with"), How.MANY, (*FIELDS, *PICTURES)),
    Property("when.lacks", N_("Only without"), How.MANY, (*FIELDS, *PICTURES)),
)

SHEET = (
    Property("name", N_("Name of the layout"), How.TEXT),
    Property("page.width", N_("Width"), unit=MM),
    Property("page.height", N_("Height"), unit=MM),
    Property("page.bleed", N_("Bleed"), unit=MM),
    Property("page.outlined", N_("Letters as outlines, for an engraver"), How.FLAG),
)
"""What is said of the layout as a whole."""


def sheet(variant: str) -> tuple[Property, ...]:
    """What can be typed of the sheet; a variant has no name of its own."""
    return SHEET[1:] if variant else SHEET


STYLES = (
    Property("font", N_("Face"), How.CHOICE, tuple(ROLES)),
    Property("size", N_("Size"), unit=PT),
    Property("floor", N_("Smallest size"), unit=PT),
    Property("leading", N_("Line height")),
    Property("colour", N_("Colour"), How.TEXT),
    Property("align", N_("Alignment"), How.CHOICE, ALIGNMENTS),
    Property("indent", N_("Indent"), unit=EM),
    Property("spread", N_("Spread over"), unit=MM),
)


#: What stands over the properties of a text's only paragraph.
SINGLE = N_("What it says")


class Group(NamedTuple):
    """Properties under one heading; ``number`` counts paragraphs."""

    words: str
    properties: tuple[Property, ...]
    number: int = 0


def groups(kind: str, values: Mapping[str, Any]) -> Iterator[Group]:
    yield Group(N_("Where it stands"), BOX if kind != "line" else LINE)
    if kind in ("text", "field", "number"):
        paragraphs = values.get("paragraphs")
        if isinstance(paragraphs, list):
            for place in range(len(paragraphs)):
                inside = tuple(p._replace(key=f"paragraphs.{place}.{p.key}") for p in PARAGRAPH)
                yield Group(N_("Paragraph"), inside, place + 1)
        else:
            yield Group(SINGLE, PARAGRAPH)
    yield Group(N_("Look"), (*_look(kind, values), PREPRINTED))
    yield Group(N_("On which sheets"), WHEN)


def _look(kind: str, values: Mapping[str, Any]) -> tuple[Property, ...]:
    """What shows a picture of the layout's own shows nothing else."""
    of_kind = KINDS.get(kind, ())
    if kind not in INSTEAD:
        return of_kind
    left = INSTEAD[kind] if "image" in values else ()
    return (_FILE, *(prop for prop in of_kind if prop.key not in left))


_PLACES = {"box": N_("Where it stands"), "from": N_("Where it begins"), "to": N_("Where it ends")}
_LARGER = {**_PLACES, "paragraphs": N_("Paragraphs"), "when": N_("On which sheets")}


def called(key: str, among: Sequence[Property]) -> str:
    """What a key of a table is called by people; as it is written, where it cannot be typed."""
    words = {prop.key.rpartition(".")[2]: prop.words for prop in among}
    return _LARGER.get(key) or words.get(key, key)


def of_kind(kind: str) -> tuple[Property, ...]:
    """Everything with a key of its own in an element's table."""
    return (*PARAGRAPH, *KINDS.get(kind, ()), _FILE, PREPRINTED)


def styles_of(values: Mapping[str, Any]) -> list[str]:
    """The names of the type styles that an element uses, each once."""
    paragraphs = values.get("paragraphs")
    tables = paragraphs if isinstance(paragraphs, list) else [values]
    used = [each.get(STYLE) for each in tables if isinstance(each, Mapping)]
    return list(dict.fromkeys(name for name in used if isinstance(name, str)))


def shown(values: object, prop: Property) -> str:
    """What stands there, as a form shows it; empty where nothing is written."""
    value = values
    for step in prop.path:
        if isinstance(step, int):
            fits = isinstance(value, list) and step < len(value)
        else:
            fits = isinstance(value, Mapping) and step in value
        if not fits:
            return ""
        value = value[step]  # type: ignore[index] # it was just asked
    return spoken(value)


def spoken(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if is_number(value):
        return mm(value)  # type: ignore[arg-type] # it is one
    if isinstance(value, list):
        return ", ".join(map(spoken, value))
    return str(value)


def typed(text: str, prop: Property, *, required: bool = False) -> object:
    """The value that was meant; None takes the key away. Raises ValueError for what is no number."""
    if prop.how is How.FLAG:
        return True if text == "true" else None
    if not text and not required:
        return None
    if prop.how in (How.LIST, How.MANY):
        return [each.strip() for each in text.replace("，", ",").split(",") if each.strip()]
    return tidy(float(text)) if prop.how is How.NUMBER else text


def tidy(value: float) -> float | int:
    """To a thousandth of a millimetre, and whole where it is. Raises ValueError for NaN."""
    near = round(value, 3)
    return int(near) if near == int(near) else near


def names(parts: Sequence[Any], style: str) -> list[str]:
    """The elements that a style is used by."""
    return [part.id for part in parts if style in styles_of(part.values)]
