"""The text of an OpenDocument cell: paragraphs, spans, spaces, and the comment on the cell."""

from __future__ import annotations

from collections.abc import Callable

from awards.intake.reading.xml_events import Attributes

_MOST_SPACES = 1_000


class OdsText:
    """Collects the text of one cell, and what of it is struck through."""

    def __init__(self, is_struck: Callable[[str], bool]) -> None:
        self._style_is_struck = is_struck
        self.clear()

    def clear(self) -> None:
        self.comment = ""
        self.author = ""
        self._paragraphs: list[list[str]] = []
        self._struck: list[str] = []
        self._spans: list[bool] = []
        self._note: list[str] = []
        self._creator: list[str] = []
        self._in_note = False
        self._open = 0
        self._in_creator = False

    def start(self, name: str, attributes: Attributes) -> bool:
        """True if text follows that belongs to the cell or to its comment."""
        if name == "annotation":
            self._in_note = True
        elif name == "creator":
            self._in_creator = True
            return True
        elif name == "p":
            self._open += 1
            self._begin_paragraph()
        elif name == "span":
            self._spans.append(self._style_is_struck(attributes.get("style-name", "")))
        elif name == "s":
            self.add(" " * min(int(attributes.get("c", "1")), _MOST_SPACES))
        elif name == "tab":
            self.add("\t")
        elif name == "line-break":
            self.add("\n")
        return self._open > 0

    def end(self, name: str) -> bool:
        """True while more text may follow."""
        if name == "annotation":
            self._in_note = False
            self.comment, self.author = "".join(self._note), "".join(self._creator)
        elif name == "creator":
            self._in_creator = False
        elif name == "p":
            self._open -= 1
        elif name == "span" and self._spans:
            self._spans.pop()
        return self._open > 0

    def add(self, text: str) -> None:
        if self._in_creator:
            self._creator.append(text)
        elif self._in_note:
            self._note.append(text)
        elif self._paragraphs:
            self._paragraphs[-1].append(text)
            if any(self._spans):
                self._struck.append(text)

    def taken(self) -> tuple[str, str]:
        """The text, and the part of it that is struck through."""
        return "\n".join(map("".join, self._paragraphs)), "".join(self._struck)

    def _begin_paragraph(self) -> None:
        if not self._in_note:
            self._paragraphs.append([])
        elif self._note:
            self._note.append("\n")
