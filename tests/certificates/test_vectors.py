"""SVG logos are printed as paths; what cannot be drawn right as a path is refused by name."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from certificates import ImageRefused, LayoutRefused, Shelf, load, render
from certificates.images import Assets
from certificates.marks import Grey
from certificates.marks import Path as Drawn
from certificates.place import place_static
from certificates.vectors.reading import vector
from tests.certificates.conftest import content

pytestmark = pytest.mark.usual  # each file is read in a child process

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>'
LAYOUT = """
id = "badge"
name = "徽"
edition = 2

[page]
width = 100
height = 50

[styles]

[[elements]]
id = "logo"
kind = "image"
image = "logo.svg"
box = [0, 0, 100, 50]
"""


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return (HEAD.format(attributes) + inside + "</svg>").encode()


def drawn(data: bytes, folder: Path, shelf: Shelf, layout: str = LAYOUT) -> Image.Image:
    """The sheet at ten pixels a millimetre."""
    (folder / "logo.svg").write_bytes(data)
    out = io.BytesIO()
    render([content()], load(layout, assets=Assets([folder])), shelf, out)
    assert b"/Subtype/Image" not in out.getvalue()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    shown: Image.Image = page.render(scale=10 * 25.4 / 72).to_pil().convert("RGB")
    return shown


@pytest.mark.parametrize(
    ("inside", "inked", "bare"),
    [
        ('<rect x="10" y="10" width="20" height="20"/>', (20, 20), (40, 20)),
        ('<circle cx="50" cy="25" r="20" fill="none" stroke="red" stroke-width="4"/>',
         (50 + 14.14, 25 + 14.14), (50, 25)),
        ('<circle cx="50" cy="25" r="20" fill="none" stroke="red" stroke-width="1"/>',
         (50 + 14.14, 25 + 14.14), (50 + 14.8, 25 + 14.8)),
        ('<g transform="translate(50 25) rotate(90)"><rect width="20" height="5"/></g>',
         (48, 40), (60, 27)),
        ('<defs><rect id="a" width="5" height="5"/></defs><use xlink:href="#a" x="70" y="20"/>',
         (72, 22), (2, 2)),
        (('<clipPath id="c"><rect width="10" height="50"/></clipPath>'
          '<rect width="100" height="50" clip-path="url(#c)"/>'), (5, 25), (50, 25)),
        ('<path d="M0 0h40v40h-40z M10 10h20v20h-20z" fill-rule="evenodd"/>', (5, 5), (20, 20)),
        ('<path d="M0 0h40v40h-40z M10 10h20v20h-20z"/>', (20, 20), (50, 20)),
        (('<line x1="10" y1="25" x2="90" y2="25" style="stroke:#00f;stroke-width:2;'
          'stroke-dasharray:20 10"/>'), (20, 25), (35, 25)),
        ('<rect width="9" height="9" display="none"/><rect x="20" width="9" height="9"/>',
         (24, 4), (4, 4)),
        ('<g stroke="red" fill="none"><path d="M10 25h80"/></g>', (50, 25.3), (50, 26)),
    ],
)  # fmt: skip
def test_shapes_are_inked_where_a_browser_inks_them(
    inside: str,
    inked: tuple[float, float],
    bare: tuple[float, float],
    tmp_path: Path,
    shelf: Shelf,
) -> None:
    shown = drawn(svg(inside), tmp_path, shelf)
    found = [shown.getpixel((int(10 * x), int(10 * y))) for x, y in (inked, bare)]
    assert found[0] != (255, 255, 255)
    assert found[1] == (255, 255, 255)


def test_nothing_is_drawn_outside_the_view(tmp_path: Path, shelf: Shelf) -> None:
    layout = LAYOUT.replace("[0, 0, 100, 50]", "[20, 10, 60, 30]")
    shown = drawn(svg('<rect x="-50" y="-50" width="300" height="300"/>'), tmp_path, shelf, layout)
    assert shown.getpixel((100, 250)) == (255, 255, 255)
    assert shown.getpixel((500, 250)) != (255, 255, 255)


def test_dark_colours_are_black_ink_and_others_as_they_are(tmp_path: Path, shelf: Shelf) -> None:
    data = svg(
        '<rect width="9" height="9" fill="#111"/><rect x="9" width="9" height="9" fill="red"/>'
    )
    (tmp_path / "logo.svg").write_bytes(data)
    marks = place_static(load(LAYOUT, assets=Assets([tmp_path])), shelf).marks
    inks = [mark.pen.fill for mark in marks if isinstance(mark, Drawn)]
    assert inks == [Grey(0), (1, 0, 0)]


REFUSED = {
    "a gradient": '<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>',
    "a gradient by name": '<rect width="9" height="9" fill="url(#g)"/>',
    "text": '<text x="9" y="9">甲</text>',
    "a raster": '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
    "a filter": '<rect width="9" height="9" filter="url(#f)"/>',
    "a style sheet": '<style>.a{fill:red}</style><rect class="a" width="9" height="9"/>',
    "a script": "<script>alert(1)</script>",
    "an event": '<rect width="9" height="9" onload="alert(1)"/>',
    "something outside": '<use xlink:href="http://example.org/a.svg#a"/>',
    "a file": '<use href="file:///etc/passwd#a"/>',
    "transparency": '<rect width="9" height="9" style="fill-opacity:0.5"/>',
    "a mask": '<mask id="m"/><rect width="9" height="9" mask="url(#m)"/>',
    "a pattern": '<pattern id="p"/>',
    "a marker": '<path d="M0 0h9" stroke="red" marker-end="url(#m)"/>',
    "a foreign object": "<foreignObject/>",
    "an animation": '<rect width="9" height="9"><animate attributeName="x"/></rect>',
    "a copy of itself": '<g id="a"><use href="#a"/></g>',
    "a copy of copies": '<g id="a"><rect id="r" width="1" height="1"/><use href="#r"/></g><use href="#a"/>',
    "an unknown colour": '<rect width="9" height="9" fill="reddish"/>',
    "the colour of the page": '<rect width="9" height="9" fill="currentColor"/>',
    "a part of the page": '<rect width="50%" height="9"/>',
    "an own origin": '<rect width="9" height="9" transform="rotate(9)" transform-origin="center"/>',
    "a transform of a style": '<rect width="9" height="9" style="transform:rotate(9deg)"/>',
    "a clip in a circle": '<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath>'
    '<rect width="9" height="9" clip-path="url(#c)"/>',
    "nothing": "",
    "very deep": "<g>" * 60 + "</g>" * 60,
    "very many": '<rect width="1" height="1"/>' * 5_001,
    "very many copies": '<g id="a">' + '<path d="M0 0h1"/>' * 90 + "</g>" + '<use href="#a"/>' * 90,
    "a broken path": '<rect width="ninety" height="9"/>',
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_drawn_right_is_refused_by_name(name: str) -> None:
    with pytest.raises(ImageRefused) as refusal:
        vector(svg(REFUSED[name]))
    assert all((*refusal.value.zh, *refusal.value.en))


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
        + b" " * 1_000_001
        + b"</svg>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<rect/>"),
        svg('<rect width="9" height="9"/>', ""),
        svg('<rect width="9" height="9"/>', 'viewBox="0 0 0 9"'),
        svg('<rect width="9" height="9"/>', 'viewBox="0 0 1e300 9"'),
        svg('<rect width="9" height="9"/>', 'viewBox="0 0 nan 9"'),
        b"<html><svg/></html>",
    ],
)
def test_files_that_are_no_plain_svg_are_refused(data: bytes) -> None:
    with pytest.raises(ImageRefused):
        vector(data)


def test_a_layout_names_the_fault_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(svg(REFUSED["text"]))
    with pytest.raises(LayoutRefused) as refusal:
        load(LAYOUT, assets=Assets([tmp_path]))
    assert [(fault.path, "“text”" in fault.en.what) for fault in refusal.value.faults] == [
        ("elements[0].image", True)
    ]
    (tmp_path / "logo.svg").write_bytes(svg('<rect width="9" height="9"/>'))
    with pytest.raises(LayoutRefused) as refusal:
        load(LAYOUT + 'fit = "cover"\n', assets=Assets([tmp_path]))
    assert [fault.path for fault in refusal.value.faults] == ["elements[0].fit"]
