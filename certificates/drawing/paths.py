"""Lines and shapes as PDF paths (ISO 32000-1, 8.5)."""

from __future__ import annotations

from functools import lru_cache

from certificates.drawing.inks import fill, over, stroke
from certificates.drawing.numbers import matrix_operator
from certificates.marks import Path, Step
from certificates.paper import POINTS_PER_MM


# Ornaments are the same on every sheet of a layout, in any file.
@lru_cache(maxsize=512)
def path(drawn: Path, height: float) -> str:
    # A path with places uses its own origin, because shorter numbers compress better.
    own = 0.0 if drawn.places else height
    shape = " ".join((*(_step(step, own) for step in drawn.steps), _paint(drawn)))
    pen = drawn.pen
    said = [f"q {over((pen.stroke, pen.fill))}".rstrip()]
    if pen.stroke:
        said.append(f"{stroke(pen.stroke)} {pen.width * POINTS_PER_MM:.3f} w")
    if pen.dash:
        lengths = " ".join(f"{length * POINTS_PER_MM:.3f}" for length in pen.dash)
        said.append(f"[{lengths}] 0 d")
    if pen.fill:
        said.append(fill(pen.fill))
    if not drawn.places:
        return " ".join((*said, shape, "Q"))
    # Round ends close the seam between two places. The text is the same each time,
    # so compression makes it almost free.
    said.append("1 J")
    said += [f"\nq {matrix_operator(place, own, height)}\n{shape} Q" for place in drawn.places]
    return " ".join((*said, "Q"))


def _paint(drawn: Path) -> str:
    inked = bool(drawn.pen.stroke), bool(drawn.pen.fill)
    return {(True, True): "B", (True, False): "S"}.get(inked, "f")


def _step(step: Step, height: float) -> str:
    operator, *numbers = step
    points = [
        (height - float(n) if i % 2 else float(n)) * POINTS_PER_MM for i, n in enumerate(numbers)
    ]
    return " ".join((*(f"{point:.2f}" for point in points), str(operator)))
