"""Marks onto ReportLab's canvas. Nothing is decided here: millimetres become points, no more.

The operators are written out here, because ReportLab's own text and path objects format every
number twice; its canvas keeps the pages, the forms and the fonts.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

from certificates.fonts import Face
from certificates.fonts.codes import encode
from certificates.fonts.embed import Embedding
from certificates.marks import Colour, Mark, Path, Run, Squares, Step
from certificates.paper import POINTS_PER_MM, Box

# Page streams are compressed; turning them into ASCII once more would only make them larger.
rl_config.useA85 = 0

_FLATE = PDFName("FlateDecode")
_DARK = re.compile("1+")


class Sheets(Canvas):
    """One document of sheets of one size; ``height`` in millimetres, as PDF counts upwards."""

    _doc: PDFDocument

    def __init__(self, out: BinaryIO, page: Box, language: str) -> None:
        size = page.width * POINTS_PER_MM, page.height * POINTS_PER_MM
        super().__init__(
            out, pagesize=size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language
        )
        # ReportLab's identity of a document holds the date in the environment, if there is one.
        self._doc.signature = hashlib.blake2b(digest_size=16)  # type: ignore[attr-defined]  # missing from its stubs
        self._doc.info = _Information()
        self.height = page.height
        self._fonts: dict[Face, Embedding] = {}

    def turn_to(self, page: Box) -> None:
        """The size of the page to come, in millimetres."""
        self.height = page.height
        self.setPageSize((page.width * POINTS_PER_MM, page.height * POINTS_PER_MM))

    def _make_preamble(self) -> None:
        # ReportLab would name Helvetica on every page, a font that is neither used nor embedded.
        self._preamble = ""

    def embedding(self, face: Face) -> Embedding:
        if face not in self._fonts:
            self._fonts[face] = Embedding(face)
            self._doc.delayedFonts.append(self._fonts[face])
        return self._fonts[face]

    def draw(self, marks: Sequence[Mark]) -> None:
        self.addLiteral(self._operators(marks))

    def draw_form(self, name: str, marks: Sequence[Mark]) -> None:
        """Drawn once, for every page that asks for the form of this name."""
        self.beginForm(name)
        self.endForm(Contents=_stream(self._operators(marks)))

    def _operators(self, marks: Sequence[Mark]) -> str:
        """Paths first, as they lie under the words."""
        said = [_path(m, self.height) for m in marks if isinstance(m, Path)]
        said += [_squares(m, self.height) for m in marks if isinstance(m, Squares)]
        if runs := [m for m in marks if isinstance(m, Run)]:
            said.append(" ".join(("BT", *self._runs(runs), "ET")))
        operators = "\n".join(said)
        self._doc.updateSignature(operators)
        return operators

    def _runs(self, runs: Sequence[Run]) -> Iterator[str]:
        """All runs in one text object, saying again only what has changed."""
        font, colour, spacing, weight = "", None, 0.0, 0.0
        for run in runs:
            if run.colour != colour:
                colour = run.colour
                yield f"{_rgb(colour)} rg {_rgb(colour)} RG"
            if run.spacing != spacing:
                spacing = run.spacing
                yield f"{spacing:.4g} Tc"
            if run.weight != weight:
                weight = run.weight
                yield f"2 Tr {weight:.4g} w" if weight else "0 Tr"
            x, y = run.x * POINTS_PER_MM, (self.height - run.y) * POINTS_PER_MM
            yield f"1 0 0 1 {x:.2f} {y:.2f} Tm"
            self.embedding(run.face).used.add((run.text, run.upright))
            for name, codes in encode(run.face, run.text, run.upright):
                if font != (wanted := f"/{name} {run.size:g} Tf"):
                    font = wanted
                    yield font
                yield f"<{codes.hex()}> Tj"
        if weight:
            yield "0 Tr"
        if spacing:
            yield "0 Tc"


class _Information(PDFInfo):
    """Title, author and producer, and no dates: a sheet printed again is the same file."""

    def format(self, document: PDFDocument) -> bytes:
        entries = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Producer": PDFString(self.producer),
        }
        return PDFDictionary(entries).format(document)


def _stream(operators: str) -> PDFStream:
    """Compressed before ReportLab would, which does it anew for every file."""
    return PDFStream(PDFDictionary({"Filter": PDFArray([_FLATE])}), _compressed(operators))


@lru_cache(maxsize=16)
def _compressed(operators: str) -> bytes:
    return zlib.compress(f"\n{operators}".encode("ascii"))


# Ornaments are the same on every sheet of a layout, whichever file it is in.
@lru_cache(maxsize=512)
def _path(path: Path, height: float) -> str:
    pen, said = path.pen, ["q"]
    if pen.stroke:
        said.append(f"{_rgb(pen.stroke)} RG {pen.width * POINTS_PER_MM:.3f} w")
    if pen.dash:
        lengths = " ".join(f"{length * POINTS_PER_MM:.3f}" for length in pen.dash)
        said.append(f"[{lengths}] 0 d")
    if pen.fill:
        said.append(f"{_rgb(pen.fill)} rg")
    said += [_step(step, height) for step in path.steps]
    said.append(
        {(True, True): "B", (True, False): "S"}.get((bool(pen.stroke), bool(pen.fill)), "f")
    )
    return " ".join((*said, "Q"))


def _step(step: Step, height: float) -> str:
    operator, *numbers = step
    points = [
        (height - float(n) if i % 2 else float(n)) * POINTS_PER_MM for i, n in enumerate(numbers)
    ]
    return " ".join((*(f"{point:.2f}" for point in points), str(operator)))


def _squares(squares: Squares, height: float) -> str:
    """Dark modules side by side as one rectangle each, on a grid of one module turned downwards."""
    module, top = squares.module * POINTS_PER_MM, (height - squares.y) * POINTS_PER_MM
    grid = f"{module:.4f} 0 0 {-module:.4f} {squares.x * POINTS_PER_MM:.2f} {top:.2f} cm"
    side = len(squares.rows)
    dark = _DARK.finditer("0".join(squares.rows))
    bars = " ".join(map(_bars(side).__getitem__, [bar.span() for bar in dark]))
    return f"q {_rgb(squares.colour)} rg {grid} {bars} f Q"


class _Bars(dict[tuple[int, int], str]):
    """From the span of a bar in the rows of a matrix, joined by one light square, to its words."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._stride = side + 1

    def __missing__(self, span: tuple[int, int]) -> str:
        y, x = divmod(span[0], self._stride)
        self[span] = f"{x} {y} {span[1] - span[0]} 1 re"
        return self[span]


_bars = cache(_Bars)


def _rgb(colour: Colour) -> str:
    return f"{colour.red:g} {colour.green:g} {colour.blue:g}"
