"""The three fonts that every program gets."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pylopdf_fonts_zh_cn

from certificates import find

WENKAI = "LXGW WenKai"


class Faces(NamedTuple):
    """Font files for the title, the words and the number, and the family of each."""

    title: Path
    words: Path
    number: Path
    families: tuple[str, str, str]


def linked_into(folder: Path) -> Faces:
    """Link the fonts into a folder of their own, so that no program finds another font.

    Without LXGW WenKai on the machine, every program sets the words in Noto Sans SC.
    """
    serif, sans = pylopdf_fonts_zh_cn.serif_path(), pylopdf_fonts_zh_cn.sans_path()
    found = next((face.path for face in find().glyphs["kai"].chain if face.name == WENKAI), None)
    families = ("Noto Serif SC", WENKAI if found else "Noto Sans SC", "Noto Sans SC")
    title, words, number = (_linked(Path(path), folder) for path in (serif, found or sans, sans))
    return Faces(title, words, number, families)


def _linked(font: Path, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    link = folder / font.name
    if not link.exists():  # two of the three may be the same file
        link.symlink_to(font)
    return link
