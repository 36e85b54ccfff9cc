"""Typst: one document over data in JSON; it lays out pages on all cores by itself.

Several ways to draw a code were tried. Raw gray pixels from one file of bytes were the fastest: a
third less time than pixels computed in the document, a fifth of curves, half of SVG. The border is
a page of PDF, which is stored once; SVG would be drawn again on every page. Tags for screen readers
are left out, which saves a little.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import typst

from tests.benchmarks.materials import Materials
from tests.benchmarks.peers.program import codes, file_of, gray
from tests.benchmarks.winners import CLOSING, DATE, ISSUERS, TITLE, Winner

# Thousands of images at once overflow the default stacks of its threads.
os.environ.setdefault("RUST_MIN_STACK", str(64 << 20))

TEMPLATE = Path(__file__).with_name("certificate.typ")

_BORDER = """#set page(width: 297mm, height: 210mm, margin: 0mm)
#image("border.svg", width: 297mm)"""


class Typst:
    def __init__(self, materials: Materials) -> None:
        self._families = materials.faces.families
        self._root = materials.folder / "typst"
        self._root.mkdir()
        for file in (TEMPLATE, materials.folder / "border.svg"):
            shutil.copy(file, self._root)
        folders = [str(materials.faces.title.parent)]
        self._compiler = typst.Compiler(
            root=str(self._root), font_paths=folders, ignore_system_fonts=True
        )
        self._compile(_BORDER.encode(), self._root / "border.pdf")

    def one_file(self, winners: Sequence[Winner], out: Path) -> None:
        rows = codes(winners)
        (self._root / "codes.bin").write_bytes(b"".join(map(gray, rows)))
        given = self._given(winners, [len(each) for each in rows])
        (self._root / "given.json").write_text(json.dumps(given, ensure_ascii=False), "utf-8")
        self._compile(str(self._root / TEMPLATE.name), out)

    def single_files(self, winners: Sequence[Winner], folder: Path) -> None:
        for winner in winners:
            self.one_file([winner], file_of(winner, folder))

    def _compile(self, source: str | bytes, out: Path) -> None:
        self._compiler.compile(source, output=str(out), format="pdf", pdf_tags=False)

    def _given(self, winners: Sequence[Winner], sides: Sequence[int]) -> dict[str, object]:
        return {
            "families": self._families,
            "title": TITLE,
            "closing": CLOSING,
            "issuers": ISSUERS,
            "date": DATE,
            "winners": list(map(_record, winners, sides, _starts(sides))),
        }


def _starts(sides: Sequence[int]) -> Iterator[int]:
    """Return where each code begins in the common file; some codes are smaller than others."""
    return accumulate((side * side for side in sides), initial=0)


def _record(winner: Winner, side: int, start: int) -> dict[str, object]:
    return {
        "salutation": winner.salutation,
        "body": winner.body,
        "number": winner.number,
        "side": side,
        "start": start,
    }
