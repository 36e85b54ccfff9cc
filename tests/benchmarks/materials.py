"""What every program gets: the same fonts, the same artwork, the same layout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from certificates import Layout, Shelf, find, load
from tests.benchmarks import artwork, fonts

SOURCE = Path(__file__).with_name("certificate.toml")


@dataclass(frozen=True)
class Materials:
    folder: Path
    """Make the folder of files that a program needs, such as ``border.svg``."""
    faces: fonts.Faces
    layout: Layout
    shelf: Shelf


def laid_out(folder: Path) -> Materials:
    faces = fonts.linked_into(folder / "fonts")
    source = SOURCE.read_text("utf-8")
    if faces.words == faces.number:
        source = source.replace('font = "kai"', 'font = "hei"')
    layout, shelf = load(source), find([faces.title.parent], system=False)
    (folder / "border.svg").write_text(artwork.svg(layout, shelf), "utf-8")
    return Materials(folder, faces, layout, shelf)
