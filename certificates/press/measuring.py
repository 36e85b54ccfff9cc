"""From the measurements of a test card to the calibration that corrects the printer."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from certificates.errors import Fault, PressRefused
from certificates.marks import Matrix
from certificates.paper import Box
from certificates.press.calibration import (
    NONE,
    OFFSET,
    SCALE,
    SKEW,
    PrintCalibration,
    calibration_of,
)
from certificates.press.card import Cross, crosses
from certificates.words import Phrase

LEAST = 4
"""The fewest crosses. Three would determine the model and hide a slip."""

TOLERANCE = 0.5
"""Millimetres a reading may differ from the best model. A ruler read to half a millimetre stays
below."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The measured position of one cross's centre, in millimetres.

    ``x`` is the distance to the nearer side edge, ``y`` to the nearer of top and bottom. For a
    cross in the middle they are measured from the left and from the top.
    """

    cross: str
    x: float
    y: float


class Measured(NamedTuple):
    """``residual`` is the largest distance, in millimetres, that no calibration explains."""

    calibration: PrintCalibration
    residual: float
    worst: str
    """The cross with the largest residual."""


def calibration_from(
    readings: Sequence[Reading], sheet: Box, before: PrintCalibration = NONE
) -> Measured:
    """Fit an affine model by least squares and invert it.

    ``before`` is the calibration that the card was printed with. Raises `PressRefused` for readings
    that are too few or contradict each other, and for a calibration that no sound printer needs.
    """
    known = {cross.label: cross for cross in crosses(sheet)}
    if faults := [_unknown(r.cross, known) for r in readings if r.cross not in known]:
        raise PressRefused(faults)
    meant = [known[reading.cross] for reading in readings]
    found = [known[r.cross].from_edges(r.x, r.y, sheet) for r in readings]
    if faults := _astray(meant, found, sheet):
        raise PressRefused(faults)
    seen = _model(meant, found)
    if len({cross.label for cross in meant}) < LEAST or seen is None or not _invertible(seen):
        raise PressRefused([_TOO_FEW])
    left = [math.dist(seen(cross.x, cross.y), at) for cross, at in zip(meant, found, strict=True)]
    residual, worst = max(zip(left, (cross.label for cross in meant), strict=True))
    if not residual <= TOLERANCE:
        raise PressRefused([_contradicts(worst, residual)])
    # The readings show the printer's own error after `before`. Invert it to get back before's intent.
    calibration = calibration_of(_inverse(seen).then(before.matrix(sheet)), sheet)
    return Measured(calibration, round(residual, 3), worst)


def _astray(
    meant: Sequence[Cross], found: Sequence[tuple[float, float]], sheet: Box
) -> list[Fault]:
    """Readings so far from their places that they were mistyped or taken from another edge."""
    most = OFFSET + SKEW + SCALE * max(sheet.width, sheet.height)
    left = [
        (cross.label, math.dist((cross.x, cross.y), at))
        for cross, at in zip(meant, found, strict=True)
    ]
    return [
        Fault(
            label,
            Phrase(
                "is %(far)s mm from its place, more than any printer is off.",
                far=f"{far:.0f}",
                label=label,
            ),
            Phrase("Check that it was measured from the nearer edges, in millimetres."),
        )
        for label, far in left
        if far > most
    ]


def _invertible(seen: Matrix) -> bool:
    """Whether the crosses are spread enough; on a small sheet they may lie almost on one line."""
    return abs(seen.a * seen.d - seen.b * seen.c) > 0.1


def _model(meant: Sequence[Cross], found: Sequence[tuple[float, float]]) -> Matrix | None:
    """The matrix that best maps the intended points to the measured points."""
    if not meant:
        return None
    px, py = fmean(cross.x for cross in meant), fmean(cross.y for cross in meant)
    us, vs = [cross.x - px for cross in meant], [cross.y - py for cross in meant]
    uu, vv, uv = _dot(us, us), _dot(vs, vs), _dot(us, vs)
    spread = uu * vv - uv * uv
    if spread <= 1e-9 * (uu + vv) ** 2:
        return None

    def slopes(values: list[float]) -> tuple[float, float]:
        across, down = _dot(us, values), _dot(vs, values)
        return (vv * across - uv * down) / spread, (uu * down - uv * across) / spread

    xs, ys = [x for x, _ in found], [y for _, y in found]
    (a, c), (b, d) = slopes(xs), slopes(ys)
    return Matrix(a, b, c, d, fmean(xs) - a * px - c * py, fmean(ys) - b * px - d * py)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _inverse(of: Matrix) -> Matrix:
    size = of.a * of.d - of.b * of.c
    turned = Matrix(of.d / size, -of.b / size, -of.c / size, of.a / size)
    e, f = turned(of.e, of.f)
    return turned._replace(e=-e, f=-f)


def _unknown(label: str, known: dict[str, Cross]) -> Fault:
    names = ", ".join(known)
    return Fault(
        "cross",
        Phrase("“%(label)s” is not a cross of the card.", label=label),
        Phrase("Use one of %(names)s.", names=names),
        next(iter(difflib.get_close_matches(label.upper(), known, n=1)), None),
    )


def _contradicts(label: str, residual: float) -> Fault:
    return Fault(
        label,
        Phrase(
            "contradicts the other readings most, by %(residual)s mm.",
            residual=f"{residual:.1f}",
            label=label,
        ),
        Phrase(
            "Measure cross %(label)s again, from the right edges; or print the card once more.",
            label=label,
        ),
    )


_TOO_FEW = Fault(
    "readings",
    Phrase("are too few: at least %(least)s crosses, not all in one line.", least=LEAST),
    Phrase("Measure more of them, best the four corners."),
)
