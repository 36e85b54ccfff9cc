"""Text beside the certificates: one line at a time, in the faces of a role."""

from __future__ import annotations

from certificates.errors import Fault, PressRefused
from certificates.fonts.shelf import Glyphs
from certificates.marks import BLACK, TextRun
from certificates.paper import POINTS_PER_MM
from certificates.reading.editions import NEWEST
from certificates.typeset import measure, spans
from certificates.typeset.shaped_words import SetLine, has_words, set_line
from certificates.typeset.source_lines import bad_parts
from certificates.words import Phrase

HIGH = 0.88
"""The height of an ideograph above the baseline, in sizes."""


def width_of(text: str, glyphs: Glyphs, size: float) -> float:
    """The width in millimetres, for a ``size`` in points."""
    ready = _ready(text, glyphs)
    return measure(ready.text, ready.glyphs) * size / POINTS_PER_MM


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
    ready = _ready(text, glyphs)
    return [
        TextRun(
            round(start + span.x * em, 3),
            round(y - span.rise * em, 3),
            span.text,
            span.face,
            round(size * span.scale, 3),
            BLACK,
            way=span.way,
        )
        for span in spans(ready.text, ready.glyphs, levels=ready.levels)
    ]


def _ready(text: str, glyphs: Glyphs) -> SetLine:
    return set_line(text, glyphs, glyphs, NEWEST) if has_words(text) else SetLine(text, glyphs)


def unknown_letter(text: str, glyphs: Glyphs) -> Fault | None:
    bad = bad_parts(text, glyphs, NEWEST)
    lacking = next(iter((*bad.hidden, *bad.lacking, *(each.words for each in bad.words))), None)
    if lacking is None:
        return None
    return Fault(
        "text",
        Phrase("No font here has “%(lacking)s”, in “%(text)s”.", lacking=lacking, text=text),
        Phrase("Use other words, or install a font that has it."),
    )
