"""Text in PDF syntax: glyphs by their codes, each run at its place (ISO 32000-1, 9.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import cos, radians, sin

from certificates.drawing.inks import NOT_OVER, OVER, fill, stroke
from certificates.drawing.numbers import plain
from certificates.fonts.codes import FontString, code_of, encode, encode_word
from certificates.fonts.shaping import shaped
from certificates.marks import Ink, TextRun, overprints
from certificates.output.strings import text_string
from certificates.paper import POINTS_PER_MM

CODE = 2
"""Bytes of a code."""

APART = 0.4
"""A space between characters, in sizes, that a reader takes for a word boundary."""


def text_operators(runs: Sequence[TextRun], height: float) -> str:
    """Draw all runs in one text object."""
    state = _TextState()
    said = ["BT"]
    for run in runs:
        state.run(run, height, said)
    said += state.end()
    said.append("ET")
    return " ".join(said)


class _TextState:
    """The text state that carries over from one run to the next and need not be repeated."""

    def __init__(self) -> None:
        self.font = ""
        self.ink: Ink | None = None
        self.outline: Ink | None = None
        self.over = False
        self.spacing = 0.0
        self.weight = 0.0
        self.stretch = 1.0

    def run(self, run: TextRun, height: float, said: list[str]) -> None:
        """Add the operators of a run."""
        said += self._manner(run)
        x, y = run.x * POINTS_PER_MM, (height - run.y) * POINTS_PER_MM
        if run.way == "rtl" or (run.way and "\u0590" <= run.text[0] < "\u0900"):
            said += self._letters(run, x, y)
            return
        said.append(f"{_turned(run.turn)} {x:.2f} {y:.2f} Tm")
        if run.spacing > APART * run.size:
            # Readers take characters this far apart for separate words unless the file joins them.
            said.append(f"/Span <</ActualText {text_string(run.text).decode()}>> BDC")
            said += self._glyphs(run)
            said.append("EMC")
        else:
            said += self._glyphs(run)

    def _letters(self, run: TextRun, x: float, y: float) -> Iterator[str]:
        """Each letter by itself, in the order of its word: all readers take them in this order."""
        placed, along = [], 0.0
        for cluster in shaped(run.face, run.text, run.way):
            placed.append((along * run.size * run.stretch, code_of(run.face, cluster)))
            along += cluster.advance
        for shift, (name, code) in reversed(placed) if run.way == "rtl" else placed:
            self.font = f"/{name} {run.size:g} Tf"
            at_x, at_y = x + shift * cos(radians(run.turn)), y - shift * sin(radians(run.turn))
            yield f"{self.font} {_turned(run.turn)} {at_x:.2f} {at_y:.2f} Tm <{code.hex()}> Tj"

    def end(self) -> Iterator[str]:
        """All state except font and colour lasts beyond the text object."""
        if self.weight:
            yield "0 Tr"
        if self.spacing:
            yield "0 Tc"
        if self.stretch != 1.0:
            yield "100 Tz"
        if self.over:
            yield NOT_OVER

    def _manner(self, run: TextRun) -> Iterator[str]:
        if run.colour != self.ink:
            self.ink = run.colour
            if overprints(run.colour) != self.over:
                self.over = not self.over
                yield OVER if self.over else NOT_OVER
            yield fill(run.colour)
        if run.weight and run.colour != self.outline:
            self.outline = run.colour
            yield stroke(run.colour)
        if run.stretch != self.stretch:
            self.stretch = run.stretch
            yield f"{run.stretch * 100:.4g} Tz"
        # PDF also stretches the space added between characters.
        if run.spacing / run.stretch != self.spacing:
            self.spacing = run.spacing / run.stretch
            yield f"{plain(self.spacing, 4)} Tc"
        if run.weight != self.weight:
            self.weight = run.weight
            yield f"2 Tr {plain(run.weight, 4)} w" if run.weight else "0 Tr"

    def _glyphs(self, run: TextRun) -> Iterator[str]:
        kerns = iter(run.kerns)
        for name, codes in _encoded(run):
            if self.font != (wanted := f"/{name} {run.size:g} Tf"):
                self.font = wanted
                yield wanted
            yield f"{_kerned(codes, kerns)} TJ" if run.kerns else f"<{codes.hex()}> Tj"


def _encoded(run: TextRun) -> tuple[FontString, ...]:
    if run.way:
        return encode_word(run.face, run.text, run.way)
    return encode(run.face, run.text, run.upright)


def _kerned(codes: bytes, kerns: Iterator[float]) -> str:
    """Codes of two bytes with the kerns before them, in thousandths that PDF subtracts."""
    said = ""
    for at in range(0, len(codes), CODE):
        kern = next(kerns)
        said += f"> {plain(-kern * 1000, 4)} <" if kern else ""
        said += codes[at : at + CODE].hex()
    return f"[<{said}>]".replace("<>", "")


@cache
def _turned(turn: float) -> str:
    if not turn:
        return "1 0 0 1"
    along, across = cos(radians(turn)), sin(radians(turn))
    return f"{along:.6f} {-across:.6f} {across:.6f} {along:.6f}"
