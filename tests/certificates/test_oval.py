"""An oval fills its box and leaves the corners of the box open."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from certificates import LayoutRefused, Shelf, load, render
from certificates.marks import Path
from certificates.place import place_static
from tests.certificates.conftest import content

HEAD = 'id = "one"\nname = "单件"\n[page]\nwidth = 100\nheight = 100\n[styles]\n[[elements]]\n'
OVAL = f'{HEAD}id = "it"\nkind = "oval"\nbox = [20, 30, 60, 40]\n'


def _paths(keys: str, shelf: Shelf) -> list[Path]:
    return [mark for mark in place_static(load(OVAL + keys), shelf).marks if isinstance(mark, Path)]


def test_the_line_of_an_oval_touches_its_box_from_inside(shelf: Shelf) -> None:
    [path] = _paths('stroke = "#FF0000"\nwidth = 2\n', shelf)

    ends = [(step[-2], step[-1]) for step in path.steps if len(step) > 2]
    assert ends == [(79, 50), (50, 31), (21, 50), (50, 69), (79, 50)]


def _pixels(keys: str, shelf: Shelf) -> dict[str, tuple[int, ...]]:
    """Return the colours in the middle, in a corner of the box and outside, over a black sheet."""
    black = 'id = "below"\nkind = "box"\nbox = [0, 0, 100, 100]\nfill = "#000000"\n[[elements]]\n'
    out = io.BytesIO()
    layout = load(HEAD + black + OVAL.removeprefix(HEAD) + keys)
    render([content()], layout, shelf, out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        picture = document[0].render(scale=72 / 25.4).to_pil().convert("RGB")
    side = picture.width
    places = {"middle": (50, 50), "corner": (22, 32), "outside": (10, 10)}
    return {
        name: picture.getpixel((round(x * side / 100), round(y * side / 100)))
        for name, (x, y) in places.items()
    }


def test_a_filled_oval_leaves_its_corners_open(shelf: Shelf) -> None:
    seen = _pixels('fill = "#FF0000"\n', shelf)

    assert seen == {"middle": (255, 0, 0), "corner": (0, 0, 0), "outside": (0, 0, 0)}


def test_an_oval_without_line_and_fill_is_refused() -> None:
    with pytest.raises(LayoutRefused, match=r"elements\[0\]\.stroke"):
        load(OVAL)
