"""``image``: a picture, either the layout's own or one that comes with the content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from certificates.content import PICTURE_LABELS, Content
from certificates.elements.element import ElementContext, ElementKind, Placement
from certificates.errors import ImageRefused
from certificates.fonts import Shelf
from certificates.images import Fit, ready
from certificates.marks import Image, Ink, Path, Pen, Picture, Step
from certificates.paper import Box
from certificates.problems import (
    bad_picture,
    coarse_picture,
    missing_field,
    too_coarse_picture,
)
from certificates.reading.editions import Edition
from certificates.reading.keys import BOX, AssetKey, ChoiceKey, ContentKey, FlagKey, TextKey
from certificates.reading.tables import Table
from certificates.resolution import Resolution, of_picture, resolution, words_for_layout
from certificates.vectors.reading import Vector, is_svg, vector
from certificates.words import Phrase

ASSET = AssetKey("image", "Picture of the layout", instead_of=("field", "optional"))
FIELD = ContentKey("field", "Picture", PICTURE_LABELS)
FIT = ChoiceKey(
    "fit", "Fit", {"contain": "Whole", "cover": "Filling", "stretch": "Stretched"}, "contain"
)
ALT = TextKey("alt", "Words for it", "")
OPTIONAL = FlagKey("optional", "May be empty")


@dataclass(frozen=True, slots=True)
class FixedImage:
    """A picture that every sheet has."""

    id: str
    box: Box
    image: Image | InkedVector
    fit: Fit
    alt: str
    fields: tuple[str, ...] = ()

    def place(self, _content: Content, _shelf: Shelf, /) -> Placement:
        if isinstance(self.image, InkedVector):
            return Placement(self.image.fitted(self.box, self.fit), [], *_said(self.alt))
        return _placed(_fitted(self.box, self.image, self.fit), self.alt)


@dataclass(frozen=True, slots=True)
class ContentImage:
    """A picture that comes with the content: ``field`` is its name."""

    id: str
    box: Box
    field: str
    fit: Fit
    alt: str
    optional: bool
    is_judged: bool = False
    """Whether a picture that is too coarse is refused."""

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field,)

    def resolution_of(self, size: tuple[int, int]) -> Resolution:
        """How a picture of so many pixels would be printed."""
        if self.fit == "contain":
            return resolution(_contained(self.box, size), size)
        return resolution(self.box, size)

    def place(self, content: Content, _shelf: Shelf, /) -> Placement:
        data = content.pictures.get(self.field)
        if not data:
            problems = [] if self.optional else [missing_field(content, self.id, self.field)]
            return Placement([], problems)
        try:
            image = ready(data, self.box, self.fit)
        except ImageRefused as refusal:
            return Placement([], [bad_picture(content, self.id, refusal.what, refusal.remedy)])
        picture = _fitted(self.box, image, self.fit)
        found = of_picture(picture)
        if found.is_fine or not self.is_judged:
            return _placed(picture, self.alt)
        if found.is_fault:
            return Placement([], [too_coarse_picture(content, self.id, found.dpi, found.needed)])
        warning = coarse_picture(content, self.id, found.dpi, found.needed)
        return _placed(picture, self.alt)._replace(warnings=[warning])


def _placed(picture: Picture, alt: str) -> Placement:
    """Place the picture: a figure if it has alternative text, otherwise decoration."""
    return Placement([picture], [], *_said(alt))


def _said(alt: str) -> tuple[str, str]:
    return "Figure" if alt else "", alt


@dataclass(frozen=True, slots=True)
class InkedVector:
    """A vector drawing in the inks of its layout."""

    vector: Vector
    inks: tuple[Ink, ...]
    """Of each of its shapes."""

    def fitted(self, box: Box, fit: Fit) -> list[Path]:
        wide, high = self.vector.width, self.vector.height
        within = box if fit == "stretch" else _contained(box, (wide, high))
        across, down = within.width / wide, within.height / high
        return [
            Path(tuple(_moved(step, within, across, down) for step in shape.steps), Pen(fill=ink))
            for shape, ink in zip(self.vector.shapes, self.inks, strict=True)
        ]


def _moved(step: Step, box: Box, across: float, down: float) -> Step:
    name, *numbers = step
    moved = (
        round(box.y + float(n) * down if i % 2 else box.x + float(n) * across, 4)
        for i, n in enumerate(numbers)
    )
    return (name, *moved)


def _fitted(box: Box, image: Image, fit: Fit) -> Picture:
    return Picture(_contained(box, (image.width, image.height)) if fit == "contain" else box, image)


def _contained(box: Box, size: tuple[float, float]) -> Box:
    """Return the largest centred box without distortion."""
    scale = min(box.width / size[0], box.height / size[1])
    width, height = round(size[0] * scale, 3), round(size[1] * scale, 3)
    x, y = box.x + (box.width - width) / 2, box.y + (box.height - height) / 2
    return Box(round(x, 3), round(y, 3), width, height)


def read(table: Table, element_id: str, context: ElementContext) -> FixedImage | ContentImage:
    box = BOX.read(table, context.reach)
    fit: Fit = FIT.read(table)  # type: ignore[assignment]  # it is one of them
    alt = ALT.read(table)
    if not table.has(ASSET.name):
        field = FIELD.read(table, context.names.pictures)
        return ContentImage(
            element_id, box, field, fit, alt, OPTIONAL.read(table), context.edition.resolution
        )
    return FixedImage(element_id, box, open_asset(table, context, box, fit), fit, alt)


NOTHING = Image(1, 1, "flate", b"", b"", "")
"""Replaces a missing image, so that reading can continue to the next fault."""


def open_asset(table: Table, context: ElementContext, box: Box, fit: Fit) -> Image | InkedVector:
    """What ``image`` names; it must be the one that ``sha256`` pins, if that is there."""
    name, pinned = table.text("image"), table.text("sha256", "")
    if not name:
        return NOTHING
    try:
        data = context.assets.read(name)
        found = hashlib.sha256(data).hexdigest()
        if pinned and pinned != found:
            table.wrong(
                "sha256",
                Phrase("“%(name)s” is no longer the same image.", name=name),
                Phrase("Bring back %(pinned)s.", pinned=pinned),
            )
        if is_svg(data):
            return _inked(table, vector(data), context.edition, fit)
        image = ready(data, box, fit)
    except ImageRefused as refusal:
        table.wrong("image", refusal.what, refusal.remedy)
        return NOTHING
    if context.edition.resolution:
        _judge(table, _fitted(box, image, fit))
    return image


def _inked(table: Table, drawn: Vector, edition: Edition, fit: Fit) -> InkedVector:
    """Its own colours, dark ones as black ink, as words are."""
    if fit == "cover":
        what = Phrase("“cover” does not go with an SVG: nothing of it is cut away.")
        table.wrong(FIT.name, what, Phrase("Use contain or stretch."))
    return InkedVector(drawn, tuple(edition.ink(shape.colour) for shape in drawn.shapes))


def _judge(table: Table, picture: Picture) -> None:
    found = of_picture(picture)
    if not found.is_fine:
        note = table.wrong if found.is_fault else table.warn
        note(ASSET.name, *words_for_layout(found))


KIND = ElementKind(
    name="image",
    label="Picture",
    draws='a file from an allowed folder (`image = "logo.png"`) or the content\'s (`field = "photo"`)',
    rank=40,
    keys=(ASSET, FIELD, FIT, ALT, OPTIONAL),
    beginning={"box": [0, 0, 30, 42], "field": "photo", "optional": True},
    read=read,
)
