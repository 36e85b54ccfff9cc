"""The text of a cell as OOXML stores it: runs, phonetic hints, escapes, what is struck through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import IO

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


class TextRuns:
    """Collects one text. Only ``t`` holds text, and not inside a phonetic run."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._pieces: list[str] = []
        self._struck: list[str] = []
        self._is_struck = False
        self._is_phonetic = False

    def start(self, name: str, attributes: Attributes) -> bool:
        """True if the text that follows belongs to it."""
        if name == "t":
            return not self._is_phonetic
        if name == "r":
            self._is_struck = False
        elif name == "rPh":
            self._is_phonetic = True
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

    def taken(self) -> tuple[str, str]:
        """The text and the part of it that is struck through; then begin the next one."""
        both = unescaped("".join(self._pieces)), unescaped("".join(self._struck))
        self.clear()
        return both


def is_on(attributes: Mapping[str, str]) -> bool:
    """A switch is on unless its value says otherwise."""
    return attributes.get("val", attributes.get("w:val", "1")) not in {"0", "false", "off"}


class _SharedStrings(XmlHandler):
    """Each ``si`` of the shared strings, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._runs = TextRuns()

    def start(self, name: str, attributes: Attributes) -> None:
        if self._runs.start(name, attributes):
            self.listen(self._runs.add)

    def end(self, name: str) -> None:
        self.ignore_text()
        self._runs.end(name)
        if name == "si":
            self.found.append(self._runs.taken())


def shared_strings(stream: IO[bytes]) -> list[tuple[str, str]]:
    """Each text with the part of it that is struck through."""
    strings = _SharedStrings()
    for _ in fed(stream, strings):
        pass
    return strings.found
