"""Text beside the certificates: one line at a time, in the faces of a role."""

from __future__ import annotations

from certificates.characters import clusters
from certificates.errors import Fault, PressRefused
from certificates.fonts.shelf import Glyphs
from certificates.marks import BLACK, TextRun
from certificates.paper import POINTS_PER_MM
from certificates.typeset import measure, spans
from certificates.words import Phrase

HIGH = 0.88
"""The height of an ideograph above the baseline, in sizes."""


def width_of(text: str, glyphs: Glyphs, size: float) -> float:
    """The width in millimetres, for a ``size`` in points."""
    return measure(text, glyphs) * size / POINTS_PER_MM


def line(
    text: str, glyphs: Glyphs, size: float, x: float, y: float, anchor: float = 0.0
) -> list[TextRun]:
    """``anchor`` is the fraction of the line, from 0 to 1, to the left of ``x``.

    Raises `PressRefused` if no face has one of the characters.
    """
    if fault := unknown_letter(text, glyphs):
        raise PressRefused([fault])
    em = size / POINTS_PER_MM
    start = x - anchor * width_of(text, glyphs, size)
    return [
        TextRun(
            round(start + span.x * em, 3),
            round(y - span.rise * em, 3),
            span.text,
            span.face,
            round(size * span.scale, 3),
            BLACK,
        )
        for span in spans(text, glyphs)
    ]


def unknown_letter(text: str, glyphs: Glyphs) -> Fault | None:
    lacking = next((c for c in clusters(text) if not glyphs[c].face), None)
    if lacking is None:
        return None
    return Fault(
        "text",
        Phrase("No font here has “%(lacking)s”, in “%(text)s”.", lacking=lacking, text=text),
        Phrase("Use other words, or install a font that has it."),
    )
