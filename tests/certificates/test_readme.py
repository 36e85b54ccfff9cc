"""The README describes the layouts that exist."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

import certificates
from certificates.__main__ import main
from certificates.elements import ELEMENT_KINDS
from certificates.elements.element import ElementKind
from certificates.ornaments.flourishes import MOTIFS
from certificates.reading.keys import ChoiceKey, Key, NumberKey

FOLDER = Path(certificates.__file__).parent
PAGE = FOLDER / "README.md"
README = PAGE.read_text(encoding="utf-8")
KINDS = re.compile(r"(?<=from what `elements/` declares -->\n).*?(?=<!-- /kinds -->)", re.DOTALL)


def test_every_kind_and_every_ornament_is_in_the_readme() -> None:
    assert [kind for kind in ELEMENT_KINDS if f"`{kind}`" not in README] == []
    assert [motif for motif in MOTIFS if motif not in README] == []


def test_the_table_of_kinds_says_what_the_kinds_declare() -> None:
    """Set AWARDS_TEST_ACCEPT=1 to write the table again."""
    rows = ["| kind | what it draws | its keys |", "|---|---|---|"]
    rows += map(_row, sorted(ELEMENT_KINDS.values(), key=lambda kind: kind.rank))
    table = "".join(f"{row}\n" for row in rows)
    if os.environ.get("AWARDS_TEST_ACCEPT"):
        PAGE.write_text(KINDS.sub(lambda _: table, README), encoding="utf-8")
    assert KINDS.findall(PAGE.read_text(encoding="utf-8")) == [table]


def _row(kind: ElementKind) -> str:
    keys = (*kind.place, *kind.paragraph, *kind.keys)
    return f"| `{kind.name}` | {kind.draws} | {'; '.join(map(_told, keys))} |"


def _told(key: Key) -> str:
    """Return the name of a key, and its possible values if they are short."""
    return " ".join((f"`{key.name}`", *_values(key)))


def _values(key: Key) -> Iterator[str]:
    if isinstance(key, ChoiceKey) and len(key.options) < 8:
        yield "/".join(key.options)
    if isinstance(key, NumberKey):
        yield f"{key.least:g}–{key.most:g} {key.unit}".strip()


def test_every_command_is_shown_and_none_that_is_not_there() -> None:
    shown = re.findall(r"^python -m certificates (\S+)", README, re.MULTILINE)
    assert set(shown) == set(main.commands)


def test_the_picture_of_all_layouts_is_there_and_small() -> None:
    path = FOLDER / "contact-sheet.png"
    with Image.open(path) as picture:
        assert picture.width >= 1600
    assert path.stat().st_size < 600_000
