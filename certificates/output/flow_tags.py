"""The structure of a document that flows: a table goes on from page to page (ISO 32000-1, 14.8.4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from certificates.output.file import PdfFile
from certificates.output.tags import Structure, Tag, alternative, references


class _OpenElement(NamedTuple):
    """An element whose pieces may still come. ``kids`` are numbers of objects."""

    kind: str
    number: int
    parent: int
    kids: list[int]


class FlowStructure(Structure):
    """Pieces are numbered depth first. An element that ``continues`` joins the one still open."""

    def __init__(self, file: PdfFile) -> None:
        super().__init__(file)
        self._unclosed: list[_OpenElement] = []

    def add(self, page: int, tags: Sequence[Tag]) -> int:
        pieces: list[int] = []
        for tag in tags:
            self._add(tag, 0, page, pieces)
        return self._note_page(pieces)

    def close(self) -> None:
        self._close_from(0)
        super().close()

    def _add(self, tag: Tag, level: int, page: int, pieces: list[int]) -> None:
        if not tag.kids:
            self._close_from(level)
            self._leaf(tag, page, pieces)
            return
        if not (tag.continues and self._is_open(tag, level)):
            self._close_from(level)
            number = self._file.number()
            self._unclosed.append(_OpenElement(tag.kind, number, self._parent, []))
        for kid in tag.kids:
            self._add(kid, level + 1, page, pieces)

    @property
    def _parent(self) -> int:
        return self._unclosed[-1].number if self._unclosed else self._document

    def _is_open(self, tag: Tag, level: int) -> bool:
        return len(self._unclosed) > level and self._unclosed[level].kind == tag.kind

    def _leaf(self, tag: Tag, page: int, pieces: list[int]) -> None:
        number, piece = self._file.number(), b""
        if not tag.is_empty:
            piece = b"/Pg %d 0 R/K %d" % (page, len(pieces))
            pieces.append(number)
        said = b"<</S/%s/P %d 0 R%s%s%s>>"
        kind = tag.kind.encode()
        self._file.add(number, said % (kind, self._parent, piece, tag.attributes, alternative(tag)))
        self._keep(number)

    def _keep(self, number: int) -> None:
        (self._unclosed[-1].kids if self._unclosed else self._articles).append(number)

    def _close_from(self, level: int) -> None:
        while len(self._unclosed) > level:
            kind, number, parent, kids = self._unclosed.pop()
            said = b"<</S/%s/P %d 0 R/K[%s]>>"
            self._file.add(number, said % (kind.encode(), parent, references(kids)))
            self._keep(number)
