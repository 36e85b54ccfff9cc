"""Small grey pictures of every shipped layout, kept to be looked at and compared.

A picture has a column for each number of issuing bodies and two rows: the shortest words and the
longest. A grey cell is a sheet that the layout refuses. ``python -m tests.certificates.pictures``
draws them all again; name layouts to draw those alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image
from pixelmatch.contrib.PIL import pixelmatch

from certificates import Content, Layout, Problem, Shelf, find, inspect, load, shipped, shipped_ids
from certificates.content import SAMPLES
from certificates.trial.cases import CASES, LONG_BODY, LONG_BODY_EN
from tests.certificates.reading import pdf

FOLDER = Path(__file__).parent / "golden" / "pictures"

BODIES = (
    "××经济技术开发区管理委员会",
    "中共××经济技术开发区工作委员会",
    "××市工业和信息化委员会",
    "××市科学技术局",
)
BODIES_EN = (
    "Administrative Committee of ×× Economic and Technological Development Zone",
    "Working Committee of ×× Economic and Technological Development Zone",
    "×× Municipal Commission of Industry and Information Technology",
    "×× Municipal Bureau of Science and Technology",
)
ROWS = ("shortest", "longest")

SIDE = 360
"""The longer side of a sheet in pixels."""

FINER = 4
"""A page is drawn so much larger, and then made small, or hairlines would be as thick as pixels."""

GREYS = 15
"""Steps from black to white: half a byte for each pixel."""

REFUSED = 8
"""The grey of a cell without a sheet."""

THRESHOLD = 0.1
"""A smaller difference of a pixel, from 0 to 1, is not counted."""

FEW = 0.0015
"""The share of pixels that may differ, because rasterisers round differently."""


class Cell(NamedTuple):
    """A place of a picture: which words, and how many bodies."""

    row: str
    bodies: int

    def __str__(self) -> str:
        return f"{self.row} words, {self.bodies} bodies"


CELLS = tuple(Cell(row, count) for row in ROWS for count in range(1, len(BODIES) + 1))


def content(layout: Layout, cell: Cell) -> Content:
    """Invented words: as short as they may be, or as long as they are likely to be."""
    words = {**SAMPLES, **_words(layout)[cell.row]}
    bodies = {
        "issuers": "\n".join(BODIES[: cell.bodies]),
        "issuers_en": "\n".join(BODIES_EN[: cell.bodies]),
    }
    return Content(str(cell), words["name"], {**words, **bodies})


def _words(layout: Layout) -> Mapping[str, Mapping[str, str]]:
    longest = CASES[1]
    name = longest.person if "salutation" in layout.fields else longest.organisation
    return {
        "shortest": {
            "name": "丁一",
            "salutation": "丁一：",
            "name_en": "Ding Yi",
            "body": "被评为先进个人。",
            "body_en": "is hereby commended.",
            "honour": "先进",
        },
        "longest": {
            **longest.words,
            "name": name,
            "salutation": f"{name}同志：",
            "unit": longest.organisation,
            "body": LONG_BODY,
            "body_en": LONG_BODY_EN,
            "honour": "高质量发展先进集体",
        },
    }


def problems(layout: Layout, cell: Cell, shelf: Shelf) -> tuple[Problem, ...]:
    return inspect([content(layout, cell)], layout, shelf).problems


def drawn(layout: Layout, cell: Cell, shelf: Shelf) -> Image.Image:
    """The sheet, or a grey field where the layout refuses it."""
    if problems(layout, cell, shelf):
        return Image.new("L", _size(layout), round(REFUSED * 255 / GREYS))
    with pdfium.PdfDocument(pdf([content(layout, cell)], layout, shelf)) as document:
        page = document[0]
        scale = FINER * SIDE / max(page.get_size())
        picture = page.render(scale=scale).to_pil().convert("L")
    return _coarse(picture.resize(_size(layout), Image.Resampling.LANCZOS))


def _size(layout: Layout) -> tuple[int, int]:
    width, height = layout.page.width, layout.page.height
    part = SIDE / max(width, height)
    return round(width * part), round(height * part)


def _coarse(picture: Image.Image) -> Image.Image:
    return picture.point([round(round(grey * GREYS / 255) * 255 / GREYS) for grey in range(256)])


def whole(layout: Layout, shelf: Shelf) -> Image.Image:
    """Draw all cells of a layout side by side."""
    wide, high = _size(layout)
    picture = Image.new("L", (wide * len(BODIES), high * len(ROWS)))
    for cell in CELLS:
        picture.paste(drawn(layout, cell, shelf), _corner(layout, cell))
    return picture


def kept(layout: Layout, cell: Cell) -> Image.Image:
    (left, top), (wide, high) = _corner(layout, cell), _size(layout)
    with Image.open(_file(layout)) as picture:
        return picture.convert("L").crop((left, top, left + wide, top + high))


def _corner(layout: Layout, cell: Cell) -> tuple[int, int]:
    wide, high = _size(layout)
    return wide * (cell.bodies - 1), high * ROWS.index(cell.row)


def _file(layout: Layout) -> Path:
    return FOLDER / f"{layout.id}.png"


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that a reader would see to differ; antialiased edges do not count."""
    differing = pixelmatch(one.convert("RGBA"), other.convert("RGBA"), threshold=THRESHOLD)
    return differing / (one.width * one.height)


def encoded(picture: Image.Image) -> bytes:
    """A PNG of four bits a pixel."""
    greys = picture.point([round(grey * GREYS / 255) for grey in range(256)])
    indexed = Image.frombytes("P", greys.size, greys.tobytes())
    indexed.putpalette([round(n * 255 / GREYS) for n in range(GREYS + 1) for _ in "rgb"])
    out = BytesIO()
    indexed.save(out, "PNG", optimize=True, bits=4)
    return out.getvalue()


def _write(names: list[str]) -> Iterator[str]:
    shelf = find(system=False)
    FOLDER.mkdir(exist_ok=True)
    for layout in map(load, map(shipped, names)):
        data = encoded(whole(layout, shelf))
        _file(layout).write_bytes(data)
        yield f"{_file(layout).name}: {len(data)} bytes"


if __name__ == "__main__":
    for line in _write(sys.argv[1:] or list(shipped_ids())):
        sys.stdout.write(f"{line}\n")
