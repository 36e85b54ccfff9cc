"""LibreOffice: without it tests of what it shows are skipped and say so; in CI they fail."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pylopdf_fonts_zh_cn
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

REMEDY = "apt-get install --no-install-recommends libreoffice-calc-nogui libreoffice-impress-nogui libreoffice-writer-nogui"

A4 = (595, 842)
"""Points, rounded."""


def program() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    if "AWARDS_TEST_STRICT" in os.environ:
        pytest.fail(f"LibreOffice is missing: {REMEDY}")
    pytest.skip(f"no LibreOffice: {REMEDY}")


#: The faces of official documents, and those from pip that stand for them.
STAND_INS = {
    "方正小标宋简体": "Noto Serif SC",
    "仿宋_GB2312": "Noto Serif SC",
    "楷体_GB2312": "Noto Serif SC",
    "宋体": "Noto Serif SC",
    "Times New Roman": "Noto Serif SC",
    "黑体": "Noto Sans SC",
}


def stand_ins(folder: Path) -> dict[str, str]:
    """The environment in which each face of `STAND_INS` is drawn by a font that is there."""
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{other}</string></edit></match>'
        for name, other in STAND_INS.items()
    )
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{Path(pylopdf_fonts_zh_cn.__file__).parent}</dir>"
        f"<cachedir>{folder / 'font-cache'}</cachedir>{rules}</fontconfig>"
    )
    return {"FONTCONFIG_FILE": str(folder / "fonts.conf")}


def converted(
    files: dict[str, bytes], folder: Path, environment: dict[str, str] | None = None
) -> dict[str, Path]:
    """The PDF of each file, by its name. One start for all: it takes seconds.

    The profile is in the folder, so that several test processes do not wait for each other.
    """
    for name, content in files.items():
        (folder / name).write_bytes(content)
    command = (
        program(),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder / "pdf"),
    )
    done = subprocess.run(
        [*command, *(str(folder / name) for name in files)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | (environment or {}),
    )
    assert done.returncode == 0, done.stderr
    made = {name: folder / "pdf" / f"{Path(name).stem}.pdf" for name in files}
    assert all(path.exists() for path in made.values()), done.stdout
    return made


class Glyph(NamedTuple):
    """A character and its box in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


class PageSeen(NamedTuple):
    """A page as it is drawn. ``rules`` are horizontal: from, to, height."""

    size: tuple[int, int]
    text: str
    glyphs: tuple[Glyph, ...]
    rules: tuple[tuple[float, float, float], ...]

    @property
    def crossed(self) -> list[str]:
        """Characters that a rule goes through: their row is too low for its words."""
        return [
            glyph.text
            for glyph in self.glyphs
            for left, right, y in self.rules
            if left < glyph.left and glyph.right < right and glyph.bottom + 1 < y < glyph.top - 1
        ]

    @property
    def outside(self) -> list[str]:
        """Characters that are not on the sheet."""
        wide, high = self.size
        return [
            g.text
            for g in self.glyphs
            if g.left < 0 or g.bottom < 0 or g.right > wide or g.top > high
        ]


def pages(path: Path) -> list[PageSeen]:
    with pypdfium2.PdfDocument(path) as document:
        return [_seen(page) for page in document]


def _seen(page: pypdfium2.PdfPage) -> PageSeen:
    words = page.get_textpage()
    text = words.get_text_range()
    glyphs = tuple(
        Glyph(words.get_text_range(at, 1), *words.get_charbox(at))
        for at in range(words.count_chars())
        if words.get_text_range(at, 1).strip()
    )
    wide, high = (round(each) for each in page.get_size())
    return PageSeen((wide, high), text, glyphs, tuple(_rules(page)))


def _rules(page: pypdfium2.PdfPage) -> list[tuple[float, float, float]]:
    found = []
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5):
        left, bottom, right, top = each.get_bounds()
        if right - left > 5 and top - bottom < 2.5:
            found.append((left, right, (bottom + top) / 2))
    return found
