"""A layout names a font of its own, which goes before those of a role."""

from __future__ import annotations

import shutil
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest

from certificates import Content, ContentRefused, FontsMissing, Shelf, find, inspect, load
from tests.certificates.reading import lines, pdf

LAYOUT = """
id = "own-face"
name = "自备字体"
edition = 2
[page]
width = 100
height = 60
[styles.plain]
font = "kai"
face = "%s"
size = 12
[[elements]]
id = "words"
kind = "field"
box = [10, 10, 80, 40]
field = "name"
style = "plain"
"""
WORDS = Content("1", "王磊", {"name": "王磊"})


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fonts")
    shutil.copy(pylopdf_fonts_zh_cn.sans_path(), folder / "of-the-office.otf")
    return folder


def test_a_font_of_a_folder_is_used_by_its_name(fonts: Path, shelf: Shelf) -> None:
    layout, given = load(LAYOUT % "Noto Sans SC"), find([fonts], system=False)

    [faces] = inspect([WORDS], layout, given).faces

    assert [face.name for face in faces] == ["Noto Sans SC"]
    assert faces[0].path.parent == fonts
    assert lines(pdf([WORDS], layout, given)) == [["王磊"]]
    # A reprint asks for the same font again.
    frozen = given.limited_to({face.name: face.digest for face in faces})
    assert pdf([WORDS], layout, frozen) == pdf([WORDS], layout, given)
    with pytest.raises(FontsMissing):
        find(system=False).limited_to({"Font of the office": "0"})


def test_a_font_that_is_not_there_is_one_problem(shelf: Shelf) -> None:
    many = [Content(str(n), "王磊", {"name": "王磊"}) for n in range(3)]
    with pytest.raises(ContentRefused) as refusal:
        pdf(many, load(LAYOUT % "方正启体简体"), shelf)
    [problem] = refusal.value.problems
    assert (problem.code, problem.element) == ("missing-font", "words")
    assert "方正启体简体" in problem.zh.what
