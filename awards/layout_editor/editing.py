"""A layout that is being edited: the one value that passes from the form to the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from awards.layout_editor import source_view
from awards.layout_editor.source_view import ElementView, SourceView
from awards.layouts.artwork import Pictures
from certificates import STANDARD, ContentNames
from certificates.content import KINDS as RECIPIENTS

#: The engine's first sample, with which a sheet is shown first.
USUAL = "sample/0"


@dataclass(frozen=True, slots=True)
class Editing:
    """Each change returns another one. The page sends the source back, so nothing else is kept."""

    source: str
    pictures: Pictures
    """All that the source names, and those that this form may have it name."""
    chosen: str = ""
    """The id of an element; empty for the whole sheet."""
    shown_with: str = USUAL
    """The code of whose words the sheet shows."""
    variant: str = ""
    """The kind of recipient that is changed; empty for all."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """What was typed and could not be taken, by the names of the form."""
    asks_to_remove: bool = False
    paragraph_step: tuple[str, int] = ("", 0)
    """What was done with which paragraph, and where it is now."""
    content_names: ContentNames = STANDARD
    """The fields and pictures that the layout may ask for."""

    @property
    def view(self) -> SourceView:
        return source_view.read(self.source, self.variant, self.pictures, self.content_names)

    @property
    def view_for_all(self) -> SourceView:
        return source_view.read(self.source, "", self.pictures, self.content_names)

    @property
    def element(self) -> ElementView | None:
        return self.view.element(self.chosen)

    @property
    def names(self) -> list[str]:
        """The ids of all elements, for any recipients."""
        view = self.view
        return [*(each.id for each in view.elements), *view.varied]

    def says(self, source: str) -> Editing:
        return replace(self, source=source)

    def chooses(self, element_id: str) -> Editing:
        return replace(self, chosen=element_id)

    def shows_with(self, code: str) -> Editing:
        return replace(self, shown_with=code)

    def refuses(self, name: str, typed: str) -> Editing:
        return replace(self, refused={**self.refused, name: typed})


def recipient(sent: str) -> str:
    """A kind of recipient; empty for what is none."""
    return sent if sent in RECIPIENTS else ""
