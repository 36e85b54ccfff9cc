"""Script, lists and slides as LibreOffice shows them: nothing cut, nothing outside, in the faces named."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import msgspec
import pytest

from awards.ceremony.outputs import find_output
from awards.stage.content import StageContent
from tests.cast import settings as in_folder
from tests.ceremony.reading_back import called
from tests.certificates.reading import squeezed
from tests.papers.libreoffice import A4, PageSeen, converted, pages, stand_ins
from tests.stage.arranged import arranged, version
from tests.stage.crowded import crowded

pytestmark = pytest.mark.usual  # LibreOffice takes seconds to start

LISTS = ("programme.docx", "groups.xlsx", "roster.xlsx", "script.docx", "award-script.docx")
CONTENTS = {
    "whole": arranged(),
    "crowded": crowded(),
    "wide": msgspec.structs.replace(crowded(), texts={"screen.size": "3840×1280"}),
    "upright": msgspec.structs.replace(crowded(), texts={"screen.size": "1080×1920"}),
}
PAPERS = [f"{which}-{name}" for which in ("whole", "crowded") for name in LISTS]
SLIDES = [f"{which}-screen.pptx" for which in CONTENTS]


def _content(name: str) -> StageContent:
    return CONTENTS[name.partition("-")[0]]


def _file(name: str, folder: Path) -> bytes:
    kind, _, form = name.partition("-")[2].rpartition(".")
    given = version(_content(name))
    return find_output(kind).forms[form](given, in_folder(folder)).content


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[PageSeen]]:
    folder = tmp_path_factory.mktemp("ceremony")
    made = converted({name: _file(name, folder) for name in (*PAPERS, *SLIDES)}, folder)
    return {name: pages(path) for name, path in made.items()}


def _words(found: list[PageSeen]) -> str:
    return squeezed("".join(page.text for page in found).replace("\ufffe", "-"))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_one_sheet_wide_and_nothing_of_it_is_cut(
    seen: dict[str, list[PageSeen]], name: str
) -> None:
    assert {tuple(sorted(page.size)) for page in seen[name]} == {A4}
    assert [page.outside for page in seen[name] if page.outside] == []
    assert [page.crossed for page in seen[name] if page.crossed] == []
    for number, page in enumerate(seen[name], 1):
        foot = f"第3版·8f3a2c·2月27日18:05·第{number}页/共{len(seen[name])}页"
        assert foot in squeezed(page.text)


@pytest.mark.parametrize("name", [*SLIDES, *(each for each in PAPERS if "script" in each)])
def test_every_name_is_there_whole_and_inside(seen: dict[str, list[PageSeen]], name: str) -> None:
    content, text = _content(name), _words(seen[name])
    assert [each for each in called(content) if squeezed(each) not in text] == []
    assert [page.outside for page in seen[name] if page.outside] == []


@pytest.mark.parametrize("name", SLIDES)
def test_words_of_a_slide_do_not_lie_on_each_other(
    seen: dict[str, list[PageSeen]], name: str
) -> None:
    """Glyphs of one line stand beside each other; two lines never cover the same place."""
    for page in seen[name]:
        for at, one in enumerate(page.glyphs):
            for other in page.glyphs[at + 1 :]:
                across = min(one.right, other.right) - max(one.left, other.left)
                down = min(one.top, other.top) - max(one.bottom, other.bottom)
                high = min(one.top - one.bottom, other.top - other.bottom)
                wide = min(one.right - one.left, other.right - other.left)
                assert across < wide / 2 or down < high / 2, (one.text, other.text, page.text)


@pytest.mark.parametrize(
    ("name", "count"), [("whole-script.docx", 12), ("whole-award-script.docx", 10)]
)
def test_the_document_has_a_page_for_each_group(
    seen: dict[str, list[PageSeen]], name: str, count: int
) -> None:
    assert len(seen[name]) == count


def test_even_a_crowded_group_has_one_page(seen: dict[str, list[PageSeen]]) -> None:
    for number, page in enumerate(seen["crowded-award-script.docx"], 1):
        assert f"第{number}批" in squeezed(page.text).partition("颁奖嘉宾")[0]


def test_only_faces_that_the_files_name_are_used(tmp_path: Path) -> None:
    """Where nothing but the stand-ins is installed, a face that is not named would show in the list."""
    names = ("whole-script.docx", "whole-groups.xlsx", "whole-screen.pptx")
    files = {name: _file(name, tmp_path) for name in names}
    made = converted(files, tmp_path, stand_ins(tmp_path))
    for name in names:
        listed = subprocess.run(
            ["pdffonts", str(made[name])], capture_output=True, text=True, check=True
        ).stdout.splitlines()[2:]
        assert all(re.match(r"\w+\+Noto(Sans|Serif)SC", line) for line in listed), listed
        assert all(" yes yes " in line for line in listed), "each is embedded"
