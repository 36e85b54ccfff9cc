"""WeasyPrint: one section of HTML for each winner, on one core."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from io import BytesIO
from pathlib import Path

import weasyprint
from PIL import Image, ImageFont
from weasyprint.text.fonts import FontConfiguration

from certificates.paper import POINTS_PER_MM
from tests.benchmarks.materials import Materials
from tests.benchmarks.peers.program import codes, file_of, gray
from tests.benchmarks.winners import CLOSING, DATE, ISSUERS, TITLE, Winner

HANGING = 0.5
"""Ems of a closing mark that may be outside the column."""

STYLE = Path(__file__).with_name("certificate.css")


class WeasyPrint:
    def __init__(self, materials: Materials) -> None:
        self._base = materials.folder.as_uri() + "/"
        self._measure = ImageFont.truetype(str(materials.faces.words), 1000)
        self._fonts = FontConfiguration()
        faces = {
            "title": materials.faces.title,
            "words": materials.faces.words,
            "number": materials.faces.number,
        }
        declared = "".join(
            f"@font-face {{ font-family: {name}; src: url({path.as_uri()}) }}"
            for name, path in faces.items()
        )
        self._style = weasyprint.CSS(
            string=declared + STYLE.read_text("utf-8"), base_url=self._base, font_config=self._fonts
        )

    def one_file(self, winners: Sequence[Winner], out: Path) -> None:
        sections = map(self._section, winners, codes(winners))
        page = f'<html lang="zh-CN"><title>{TITLE}</title><body>{"".join(sections)}</body></html>'
        document = weasyprint.HTML(string=page, base_url=self._base)
        document.write_pdf(out, stylesheets=[self._style], font_config=self._fonts)

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        for winner in winners:
            self.one_file([winner], file_of(winner, folder))

    def _section(self, winner: Winner, rows: tuple[str, ...]) -> str:
        size = self._fitting(winner.salutation)
        return (
            f'<section><div class="title">{TITLE}</div>'
            f'<div class="salutation" style="font-size: {size:g}pt">{escape(winner.salutation)}</div>'
            f'<div class="words"><p>{escape(winner.body)}</p><p>{CLOSING}</p></div>'
            f'<div class="signature">{"<br>".join((*ISSUERS, DATE))}</div>'
            f'{_picture(rows)}<div class="number">编号：{winner.number}</div></section>'
        )

    def _fitting(self, words: str) -> float:
        """Return the size that fits the width, 28 to 16 points in half points; CSS cannot."""
        ems = self._measure.getlength(words) / 1000 - HANGING
        steps = (28 - step / 2 for step in range(25))
        return next((size for size in steps if ems * size <= 225 * POINTS_PER_MM), 16.0)


def _picture(rows: tuple[str, ...]) -> str:
    side, out = len(rows), BytesIO()
    Image.frombytes("L", (side, side), gray(rows)).save(out, "PNG")
    module = 31 / (side + 8)
    left, top, width = 33.2 + 4 * module, 144.5 + 4 * module, side * module
    style = f"left: {left:.3f}mm; top: {top:.3f}mm; width: {width:.3f}mm"
    return f'<img style="{style}" src="data:image/png;base64,{b64encode(out.getvalue()).decode()}">'
