"""The text of a cell as OOXML stores it: runs, phonetic hints, escapes, what is struck through."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import IO, NamedTuple

from awards.intake.reading.xml_events import Attributes, XmlHandler, fed

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """``_x000D_`` is a carriage return (ECMA-376 part 1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    try:
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return text  # Half a pair of surrogates is no character.


class StoredText(NamedTuple):
    """``struck`` is the part that is struck through; None if the style of the cell decides."""

    text: str = ""
    struck: str | None = None

    def struck_in(self, style_is_struck: bool) -> str:
        if self.struck is None:
            return self.text if style_is_struck else ""
        return self.struck


class TextRuns:
    """Collects one text. Only ``t`` holds text, and not inside a phonetic run."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._pieces: list[str] = []
        self._struck: list[str] = []
        self._is_struck = False
        self._is_phonetic = False
        self._has_formats = False

    def start(self, name: str, attributes: Attributes) -> bool:
        """True if the text that follows belongs to it."""
        if name == "t":
            return not self._is_phonetic
        if name == "r":
            self._is_struck = False
        elif name == "rPh":
            self._is_phonetic = True
        elif name == "rPr":
            self._has_formats = True
        elif name in {"strike", "dstrike"}:
            self._is_struck = is_on(attributes)
        return False

    def end(self, name: str) -> None:
        if name == "rPh":
            self._is_phonetic = False
        elif name == "r":
            self._is_struck = False

    def add(self, text: str) -> None:
        self._pieces.append(text)
        if self._is_struck:
            self._struck.append(text)

    def taken(self) -> StoredText:
        """The text; then begin the next one."""
        struck = unescaped("".join(self._struck)) if self._has_formats else None
        text = StoredText(unescaped("".join(self._pieces)), struck)
        self.clear()
        return text


def struck_part(
    text: str, runs: Sequence[tuple[int, int]], is_struck: Callable[[int], bool]
) -> str | None:
    """What is struck through of a text whose ``runs`` say from where which font is used."""
    if not runs:
        return None
    ends = [*(start for start, _ in runs[1:]), len(text)]
    return "".join(
        text[start:end] for (start, font), end in zip(runs, ends, strict=False) if is_struck(font)
    )


def is_on(attributes: Mapping[str, str]) -> bool:
    """A switch is on unless its value says otherwise."""
    return attributes.get("val", "1") not in {"0", "false", "off"}


class _SharedStrings(XmlHandler):
    """Each ``si`` of the shared strings, in order."""

    mixed_prefixes = False

    def __init__(self) -> None:
        super().__init__()
        self.found: list[StoredText] = []
        self._runs = TextRuns()

    def start(self, name: str, attributes: Attributes) -> None:
        if self._runs.start(name, attributes):
            self.listen(self._runs.add)

    def end(self, name: str) -> None:
        self.ignore_text()
        self._runs.end(name)
        if name == "si":
            self.found.append(self._runs.taken())


def shared_strings(stream: IO[bytes]) -> list[StoredText]:
    strings = _SharedStrings()
    for _ in fed(stream, strings):
        pass
    return strings.found
