"""Workbooks of a ceremony as LibreOffice shows them: nothing cut, room to sign, units apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ceremony.papers.cards import written
from tests.certificates.reading import squeezed
from tests.papers.libreoffice import PageSeen, converted, pages, stand_ins
from tests.stage.arranged import arranged

pytestmark = pytest.mark.usual

KINDS = ("sign-in", "hand-out", "seats")
MM = 72 / 25.4


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[PageSeen]]:
    folder = tmp_path_factory.mktemp("ceremony-workbooks")
    files = {f"{kind}.xlsx": written(kind, folder, form="xlsx").content for kind in KINDS}
    made = converted(files, folder, stand_ins(folder))
    return {kind: pages(Path(made[f"{kind}.xlsx"])) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_and_every_page_names_the_version(
    kind: str, seen: dict[str, list[PageSeen]]
) -> None:
    assert [page.crossed for page in seen[kind] if page.crossed] == []
    assert [page.outside for page in seen[kind] if page.outside] == []
    assert all("第3版·8f3a2c·2月27日18:05·第" in squeezed(page.text) for page in seen[kind])


def test_a_signature_has_at_least_30_mm(seen: dict[str, list[PageSeen]]) -> None:
    head = {glyph.text: glyph for glyph in seen["sign-in"][0].glyphs if glyph.text in "座签备"}

    middle = {text: (each.left + each.right) / 2 for text, each in head.items()}
    # The columns beside it are as wide or narrower, so half of both distances is its least width.
    assert (middle["备"] - middle["座"]) / 2 / MM >= 30


def test_each_unit_begins_a_page_and_everybody_is_there(seen: dict[str, list[PageSeen]]) -> None:
    units = [set(re.findall(r"第(\d+)袋", page.text)) for page in seen["hand-out"]]
    words = squeezed("".join(page.text for page in seen["hand-out"]))

    assert all(len(unit) <= 1 for unit in units)
    assert all(each.number in words for bag in arranged().bags for each in bag.certificates)
    hall = squeezed("".join(page.text for page in seen["seats"]))
    assert [each.name for each in arranged().attendees if squeezed(each.name) not in hall] == []
