"""PPTX: faces named for every script, sizes that no program changes, plain texts, fixed bytes."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from pptx import Presentation

from awards.documents.slides import Slide, SlideWords, deck

WORDS = SlideWords(("第一行", "第二行"), 10, 20, 100, 30, 24.5, "FFFFFF", "1号", is_bold=True)


def _made(*lines: str, width: float = 338.67, height: float = 190.5) -> bytes:
    words = WORDS._replace(lines=lines or WORDS.lines)
    return deck([Slide((words,), "8E1414")], width, height, "大会", "第3版")


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_every_run_names_its_face_for_latin_chinese_and_other_letters() -> None:
    """Without ``ea`` programs set Chinese in the face of their theme."""
    slide = _parts(_made("甲 A", "乙"))["ppt/slides/slide1.xml"]
    runs = re.findall(r"<a:rPr.*?</a:rPr>", slide)
    assert len(runs) == 3
    for run in runs:
        for script in ("latin", "ea", "cs"):
            assert f'<a:{script} typeface="黑体"/>' in run


def test_no_program_fits_or_wraps_the_words() -> None:
    """Autofit acts only after somebody edits the words."""
    slide = _parts(_made())["ppt/slides/slide1.xml"]
    assert "<a:noAutofit/>" in slide
    assert 'wrap="none"' in slide
    assert 'sz="2450"' in slide
    assert '<a:spcPts val="2940"/>' in slide


def test_a_slide_has_its_size_its_ground_and_named_shapes() -> None:
    made = Presentation(io.BytesIO(_made(width=1400, height=175)))
    assert (made.slide_width, made.slide_height) == (1400 * 36000, 175 * 36000)
    [slide] = made.slides
    [shape] = slide.shapes
    assert shape.name == "1号"
    assert (shape.left, shape.top, shape.width) == (360000, 720000, 3600000)
    assert '<a:srgbClr val="8E1414"/>' in _parts(_made())["ppt/slides/slide1.xml"]


def test_texts_stay_texts() -> None:
    nasty = ("<a:r/>&amp;", "{names}", '"甲"\x00\x0b乙', "=1+1")
    made = Presentation(io.BytesIO(_made(*nasty)))
    [shape] = made.slides[0].shapes
    assert shape.has_text_frame
    assert shape.text_frame.text.split("\v") == [
        "<a:r/>&amp;", "{names}", '"甲"��乙', "=1+1",
    ]  # fmt: skip


def test_the_same_slides_are_the_same_file_without_its_maker_or_the_time() -> None:
    parts = _parts(_made())
    assert _made() == _made()
    core = parts["docProps/core.xml"]
    assert "python-pptx" not in core
    assert "2000-01-01T00:00:00Z" in core
    assert "第3版" in core
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name]
    assert len([name for name in parts if "slideLayouts/slideLayout" in name]) == 1
    assert set(re.findall('typeface="([^"]+)"', parts["ppt/theme/theme1.xml"])) == {"黑体"}
