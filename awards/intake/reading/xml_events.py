"""Read XML in pieces with expat: constant memory, local names, no DTD."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

_PIECE = 65_536

Attributes = dict[str, str]


class XmlHandler:
    """Receives every element. Names are local: prefixes differ between programs.

    It is called for each cell of a long list, so it does as little as possible for blank ones.
    """

    mixed_prefixes = True
    """An element may have a prefix although the root has none."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True

    def start(self, name: str, attributes: Attributes) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def listen(self, collect: Callable[[str], object]) -> None:
        """Hand on the text that follows."""
        self.parser.CharacterDataHandler = collect

    def ignore_text(self) -> None:
        self.parser.CharacterDataHandler = None


def fed(stream: IO[bytes], handler: XmlHandler) -> Iterator[None]:
    """Hand the events of each piece to the handler, then pause.

    Raises `expat.ExpatError` for broken XML, ValueError for a DTD.
    """
    start, end, parser = handler.start, handler.end, handler.parser

    def local_start(name: str, attributes: Attributes) -> None:
        start(name.rpartition(":")[2], attributes)

    def local_end(name: str) -> None:
        end(name.rpartition(":")[2])

    def first(name: str, attributes: Attributes) -> None:
        has_prefixes = handler.mixed_prefixes or ":" in name
        parser.StartElementHandler = local_start if has_prefixes else start
        parser.EndElementHandler = local_end if has_prefixes else end
        local_start(name, attributes)

    parser.StartElementHandler = first
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    while piece := stream.read(_PIECE):
        parser.Parse(piece, False)
        yield
    parser.Parse(b"", True)
    yield


def _refuse(*_: object) -> None:
    raise ValueError("DTD")
