"""What is told of layouts is what there is."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

import certificates
from certificates.__main__ import main
from certificates.elements import READERS
from certificates.ornaments.flourishes import MOTIFS

FOLDER = Path(certificates.__file__).parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_every_kind_and_every_ornament_is_told_of() -> None:
    assert [kind for kind in READERS if f"`{kind}`" not in README] == []
    assert [motif for motif in MOTIFS if motif not in README] == []


def test_every_command_is_shown_and_none_that_is_not_there() -> None:
    shown = re.findall(r"^python -m certificates (\S+)", README, re.MULTILINE)
    assert set(shown) == set(main.commands)


def test_the_picture_of_all_layouts_is_there_and_small() -> None:
    path = FOLDER / "contact-sheet.png"
    with Image.open(path) as picture:
        assert picture.width >= 1600
    assert path.stat().st_size < 600_000
