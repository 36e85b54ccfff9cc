"""Placements as text that can be read, compared, and accepted by one switch.

Set AWARDS_TEST_ACCEPT=1 to write what is placed now as what is wanted.
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
    """One line for each run; for paths and codes, where they lie and how they are inked."""
    return "".join(f"{_described(mark)}\n" for mark in placed)


def _described(mark: marks.Mark) -> str:
    if isinstance(mark, marks.Run):
        how = f"{mark.face.name} {mark.size:g}pt +{mark.spacing:g} w{mark.weight:g}"
        return f"run     {mark.x:8.3f} {mark.y:8.3f}  {mark.text}  [{how}]"
    if isinstance(mark, marks.Squares):
        head = f"squares {mark.x:8.3f} {mark.y:8.3f}  {mark.module:g} mm"
        return "\n".join((head, *("  " + row.replace("0", "·") for row in mark.rows)))
    numbers = [n for step in mark.steps for n in step if isinstance(n, (int, float))]
    across, down = numbers[::2], numbers[1::2]
    inked = f"stroke {mark.pen.width:g}" if mark.pen.stroke else "fill"
    return (
        f"path    {min(across):8.3f} {min(down):8.3f}  to {max(across):.3f} {max(down):.3f}"
        f"  {len(mark.steps)} steps, {inked}"
    )
