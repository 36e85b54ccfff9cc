"""A layout in hand: its source, the element that is chosen, and for whom it is worked on.

The source alone is what is kept from one step to the next; whoever sends it back finds everything
as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from awards.layout_editor import drawing
from awards.layout_editor.contents import USUAL
from awards.layout_editor.drawing import Drawing, Part
from awards.layouts.artwork import Pictures
from certificates.content import KINDS as RECIPIENTS

#: What the names of fields begin with: of the element in hand, a type style, the whole sheet.
OWN, STYLE, WHOLE = "own", "style", "whole"


@dataclass
class Bench:
    source: str
    pictures: Pictures
    """All that the source names, or a step of this form may have it name."""
    chosen: str = ""
    contents: str = USUAL
    variant: str = ""
    """The kind of recipient that is worked for; empty for all."""
    typed: dict[str, str] = field(default_factory=dict)
    """By the name of a form's field, what was typed and could not be taken."""
    asks: bool = False
    """Whether the element in hand is to go, if a person says so once more."""

    at_hand: tuple[str, int] = ("", 0)
    """What was done with which paragraph, where it is now: whoever did it goes on from there."""

    @property
    def drawing(self) -> Drawing:
        return self.read(self.source, self.variant)

    def read(self, source: str, variant: str = "") -> Drawing:
        return drawing.read(source, variant, self.pictures)

    @property
    def names(self) -> list[str]:
        """Of all elements, whomever they are for."""
        here = self.drawing
        return [*(each.id for each in here.parts), *here.varied]

    @property
    def part(self) -> Part | None:
        return self.drawing.part(self.chosen)


def kind_of(sent: str) -> str:
    return sent if sent in RECIPIENTS else ""
