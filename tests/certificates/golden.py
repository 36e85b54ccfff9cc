"""Placements as readable text, compared with stored ones.

Set AWARDS_TEST_ACCEPT=1 to store the present placements as the expected ones.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from certificates import marks

FOLDER = Path(__file__).parent / "golden"


def assert_golden(name: str, text: str) -> None:
    path = FOLDER / f"{name}.txt"
    if os.environ.get("AWARDS_TEST_ACCEPT"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def described(placed: Iterable[marks.Mark]) -> str:
    """Yield one line for each run, and place and look of each path, code and picture."""
    return "".join(f"{_described(mark)}\n" for mark in placed)


def _described(mark: marks.Mark) -> str:
    if isinstance(mark, marks.TextRun):
        return f"run     {mark.x:8.3f} {mark.y:8.3f}  {mark.text}  [{_type(mark)}]"
    if isinstance(mark, marks.Squares):
        head = f"squares {mark.x:8.3f} {mark.y:8.3f}  {mark.module:g} mm"
        return "\n".join((head, *("  " + row.replace("0", "·") for row in mark.rows)))
    if isinstance(mark, marks.Picture):
        x, y, wide, high = mark.box
        size = f"{mark.image.width} × {mark.image.height} pixels, {mark.image.coding}"
        return f"picture {x:8.3f} {y:8.3f}  {wide:g} × {high:g} mm, {size}"
    x0, y0, x1, y1 = _extent(mark)
    inked = f"stroke {mark.pen.width:g}" if mark.pen.stroke else "fill"
    times = f" × {len(mark.places)}" if mark.places else ""
    steps = f"{len(mark.steps)} steps{times}, {inked}"
    return f"path    {x0:8.3f} {y0:8.3f}  to {x1:.3f} {y1:.3f}  {steps}"


def _type(run: marks.TextRun) -> str:
    said = [f"{run.face.name} {run.size:g}pt +{run.spacing:g} w{run.weight:g}"]
    said += [f"stretch {run.stretch:g}"] if run.stretch != 1.0 else []
    said += [f"kerned {sum(run.kerns):.3f}"] if run.kerns else []
    said += [f"turned {run.turn:g}°"] if run.turn else []
    return " ".join(said + ["upright"] * run.upright)


def _extent(path: marks.Path) -> tuple[float, float, float, float]:
    """Return the extent of all points in all places, with the handles of curves."""
    steps = [[float(n) for n in step[1:]] for step in path.steps]
    points = [(n[i], n[i + 1]) for n in steps for i in range(0, len(n), 2)]
    everywhere = [at(*point) for at in path.places or (marks.Matrix(),) for point in points]
    across, down = [x for x, _ in everywhere], [y for _, y in everywhere]
    return min(across), min(down), max(across), max(down)
