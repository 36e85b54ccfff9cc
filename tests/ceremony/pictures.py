"""Draw papers of the README: ``python -m tests.ceremony.pictures demo/ceremony-pack.zip``."""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZipFile

import pypdfium2

from tests.conftest import FIXTURES

#: The picture, the file of the pack, its page, and how many pixels a point becomes.
SHOWN = [
    ("stage-plan.png", "站位图.pdf", 1, 1.2),
    ("script.png", "主持词.pdf", 4, 1.2),
    ("name-card.png", "席卡.pdf", 1, 1.0),
]


def draw(pack: Path) -> None:
    with ZipFile(pack) as archive:
        for picture, file, page, scale in SHOWN:
            drawn = pypdfium2.PdfDocument(archive.read(file))[page - 1].render(scale=scale)
            path = FIXTURES / "screens" / picture
            drawn.to_pil().quantize(64).save(path, optimize=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
