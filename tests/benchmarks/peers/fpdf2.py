"""fpdf2: each line is placed on each page; what all pages share is computed once.

It cannot store a drawing once for many pages, so each page draws the border again. The operators
are prepared once, which takes a hundredth of the time of its own SVG or shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path as File
from typing import NamedTuple

import fpdf
from PIL import Image

from certificates.inks.screen import on_screen
from certificates.marks import Path
from certificates.paper import POINTS_PER_MM
from certificates.place import place_static
from tests.benchmarks.fonts import Faces
from tests.benchmarks.materials import Materials
from tests.benchmarks.peers.program import codes, file_of, gray
from tests.benchmarks.winners import CLOSING, DATE, ISSUERS, TITLE, Winner

RED, INK, GREY = (0xB8, 0x14, 0x1C), (0x1A, 0x1A, 0x1A), (0x6B, 0x63, 0x57)

ASCENT = 0.88

HANGING = 0.5
"""Ems of a closing mark that may be outside the column."""


class Line(NamedTuple):
    """A line from the left end of its baseline; ``spacing`` in points."""

    x: float
    y: float
    text: str
    spacing: float = 0.0


class Fpdf2:
    def __init__(self, materials: Materials) -> None:
        self._faces = materials.faces
        self._border = _border(materials)

    def one_file(self, winners: Sequence[Winner], out: File) -> None:
        document = _Document(self._faces, self._border)
        for winner, rows in zip(winners, codes(winners), strict=True):
            document.add(winner, rows)
        document.output(str(out))

    def single_files(self, winners: Sequence[Winner], folder: File) -> None:
        for winner in winners:
            self.one_file([winner], file_of(winner, folder))


class _Document(fpdf.FPDF):  # type: ignore[misc]  # not installed where types are checked
    def __init__(self, faces: Faces, border: bytes) -> None:
        super().__init__(orientation="L", unit="mm", format="A4")
        self.set_auto_page_break(False)
        self._border = border
        self._bodies: dict[str, list[Line]] = {}
        self.add_font("title", fname=str(faces.title))
        self.add_font("words", fname=str(faces.words))
        self.add_font("number", fname=str(faces.number))

    def add(self, winner: Winner, rows: tuple[str, ...]) -> None:
        self.add_page()
        self._out(self._border)
        self._write([self._title], "title", 58, RED)
        size = self._fitting(winner.salutation)
        self._write([Line(36, _baseline(68, size, 1.5), winner.salutation)], "words", size, INK)
        self._write(self._body(winner.body), "words", 26, INK)
        self._write(self._signature, "words", 19, INK)
        number = Line(36, _baseline(176.21, 10, 1.3), f"编号：{winner.number}")
        self._write([number], "number", 10, GREY)
        self._code(rows)

    def _write(
        self, lines: Sequence[Line], family: str, size: float, colour: tuple[int, ...]
    ) -> None:
        self.set_font(family, size=size)
        self.set_text_color(*colour)
        for line in lines:
            self.set_char_spacing(line.spacing)
            self.text(line.x, line.y, line.text)
        self.set_char_spacing(0)

    def _code(self, rows: tuple[str, ...]) -> None:
        side = len(rows)
        module = 31 / (side + 8)
        place = {"x": 33.2 + 4 * module, "y": 144.5 + 4 * module, "w": module * side}
        self.image(Image.frombytes("L", (side, side), gray(rows)), **place)

    def _fitting(self, words: str) -> float:
        """Return the largest size, in half points down to 16, at which the words fit in 225 mm."""
        self.set_font("words", size=28)
        ems = self.get_string_width(words) * POINTS_PER_MM / 28 - HANGING
        steps = (28 - step / 2 for step in range(25))
        return next((size for size in steps if ems * size <= 225 * POINTS_PER_MM), 16.0)

    @cached_property
    def _title(self) -> Line:
        room = (150 * POINTS_PER_MM - 4 * 58) / 3
        return Line(73.5, _baseline(31.27, 58, 1), TITLE, room)

    @cached_property
    def _signature(self) -> list[Line]:
        """Place the words centred in 120 mm."""
        self.set_font("words", size=19)
        lines = (*ISSUERS, DATE)
        lefts = [154 + (120 - self.get_string_width(line)) / 2 for line in lines]
        tops = [142 + n * 1.5 * 19 / POINTS_PER_MM for n in range(len(lines))]
        return [
            Line(x, _baseline(y, 19, 1.5), line)
            for x, y, line in zip(lefts, tops, lines, strict=True)
        ]

    def _body(self, words: str) -> list[Line]:
        if words not in self._bodies:
            self._bodies[words] = list(self._broken(words))
        return self._bodies[words]

    def _broken(self, words: str) -> Iterator[Line]:
        """Break the text into justified lines with a first indent of two ems, then the closing."""
        self.set_font("words", size=26)
        em, top = 26 / POINTS_PER_MM, 84.5
        for indent, text, justified in self._column(words, em):
            room = 225 - indent - self.get_string_width(text) + HANGING * em
            spacing = room * POINTS_PER_MM / (len(text) - 1) if justified else 0.0
            yield Line(36 + indent, _baseline(top, 26, 1.6), text, spacing)
            top += 1.6 * em
        yield Line(36 + 2 * em, _baseline(top, 26, 1.6), CLOSING)

    def _column(self, words: str, em: float) -> Iterator[tuple[float, str, bool]]:
        """Return lines with their indents, and whether each is justified."""
        start, indent = 0, 2 * em
        for end in range(1, len(words) + 1):
            if self.get_string_width(words[start:end]) > 225 - indent + HANGING * em:
                yield indent, words[start : end - 1], True
                start, indent = end - 1, 0.0
        yield indent, words[start:], False


def _border(materials: Materials) -> bytes:
    """Return the operators that fpdf2 writes for the border on a page."""
    scratch = fpdf.FPDF(orientation="L", unit="mm", format="A4")
    scratch.add_page()
    before = len(scratch.pages[1].contents)
    for path in place_static(materials.layout, materials.shelf).marks:
        if isinstance(path, Path):
            _draw(path, scratch)
    return b"q\n" + bytes(scratch.pages[1].contents[before:]) + b"Q"


def _draw(path: Path, page: fpdf.FPDF) -> None:
    """Draw paths of straight lines; this border has no others."""
    points = [point for operator, *point in path.steps if operator in ("m", "l")]
    closed = path.steps[-1][0] == "h"
    page.set_line_width(path.pen.width)
    for colour, setter in (
        (path.pen.stroke, page.set_draw_color),
        (path.pen.fill, page.set_fill_color),
    ):
        if colour:
            setter(*(round(part * 255) for part in on_screen(colour)))
    page.polyline(points, polygon=closed, style="F" if path.pen.fill else "D")


def _baseline(top: float, size: float, leading: float) -> float:
    """Return the baseline of a line in a box of that leading, in millimetres."""
    return top + ((leading - 1) / 2 + ASCENT) * size / POINTS_PER_MM
