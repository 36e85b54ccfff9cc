"""Sheets: their size, margins and grid, and what stands in their feet."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from awards.documents.styles import PITCH

A4 = (210.0, 297.0)
TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""

FOOT_DEPTH = 10.0
"""Millimetres from the edge of the sheet to the words of its foot."""


DASH_HEIGHT = 2.0
"""Millimetres from a dash to the lower edge of its line, which `FOOT_ODD` makes 14 points high."""


class PageMargins(NamedTuple):
    """Millimetres."""

    top: float
    right: float
    bottom: float
    left: float


class PageSetup(NamedTuple):
    """A4. ``pitch`` is the points from line to line of a page with a grid of lines, else 0."""

    margins: PageMargins
    is_landscape: bool = False
    pitch: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return A4[::-1] if self.is_landscape else A4

    @property
    def width(self) -> float:
        """Of the words, in millimetres."""
        return self.size[0] - self.margins.left - self.margins.right


TYPE_AREA_END = 262.0
"""Millimetres from the top of a sheet to the end of the type area of GB/T 9704-2012."""

#: Both give the 22 lines of 28 characters of GB/T 9704-2012. `OFFICIAL_INK` puts the ink of the first
#: and the last line where the type area of 156 × 225 mm begins and ends; `OFFICIAL_WORD` has its
#: measures as margins, as most offices type them, and leaves some millimetres empty.
OFFICIAL_INK = PageSetup(PageMargins(34.58, 26, 32.58, 28), pitch=29.45)
OFFICIAL_WORD = PageSetup(PageMargins(37, 26, 35, 28), pitch=PITCH)
UPRIGHT = PageSetup(PageMargins(18, 15, 18, 15))
ACROSS = PageSetup(PageMargins(15, 15, 18, 15), is_landscape=True)


class Foot(Enum):
    """``DASHED`` is — 1 — at the outer edge (GB/T 9704-2012, 7.5); ``PART`` counts each part."""

    COUNTED = "counted"
    DASHED = "dashed"
    PART = "part"


def section(setup: PageSetup, foot: Foot) -> list[BaseOxmlElement]:
    """The children of ``w:sectPr`` after its headers and footers, in the order of the schema."""
    wide, high = (round(each * TWIPS) for each in setup.size)
    turned = ' w:orient="landscape"' if setup.is_landscape else ""
    edges = " ".join(
        f'w:{name}="{round(value * TWIPS)}"' for name, value in setup.margins._asdict().items()
    )
    depth, below = round(FOOT_DEPTH * TWIPS), _depth(setup, foot)
    parts = [
        f'<w:pgSz {nsdecls("w")} w:w="{wide}" w:h="{high}"{turned}/>',
        f'<w:pgMar {nsdecls("w")} {edges} w:header="{depth}" w:footer="{below}" w:gutter="0"/>',
    ]
    if foot is Foot.PART:
        parts.append(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    if setup.pitch:
        pitch = round(setup.pitch * 20)
        parts.append(f'<w:docGrid {nsdecls("w")} w:type="lines" w:linePitch="{pitch}"/>')
    return [parse_xml(each) for each in parts]


def _depth(setup: PageSetup, foot: Foot) -> int:
    """The dash of a number stands 7 mm below the type area, in the middle of its line."""
    if foot is not Foot.DASHED:
        return round(FOOT_DEPTH * TWIPS)
    return round((setup.size[1] - TYPE_AREA_END - 7 - DASH_HEIGHT) * TWIPS)
