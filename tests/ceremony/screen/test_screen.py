"""The screen of the hall: a slide for each group, legible, in order, of the exact pixels."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Length

from awards.ceremony.outputs import find_output
from awards.errors import PrintRefused, ScreenSizeRefused
from awards.stage.content import StageContent, StageVersion
from tests.cast import settings as in_folder
from tests.ceremony.reading_back import called, pdf_pages, slide_names, slide_numbers
from tests.certificates.reading import squeezed
from tests.stage.arranged import arranged, version
from tests.stage.crowded import crowded

replace = msgspec.structs.replace


def _made(form: str, given: StageContent | StageVersion, folder: Path) -> bytes:
    at = given if isinstance(given, StageVersion) else version(given)
    return find_output("screen").forms[form](at, in_folder(folder)).content


def _sized(content: StageContent, size: str) -> StageContent:
    return replace(content, texts={"screen.size": size})


def test_each_group_has_a_slide_with_everybody_in_the_order_of_the_stage(tmp_path: Path) -> None:
    content = arranged()
    made = _made("pptx", content, tmp_path)
    slides = Presentation(io.BytesIO(made)).slides
    assert len(slides) == 11
    for group, slide in zip(content.groups, list(slides)[1:], strict=True):
        title, *names = [shape.text_frame.text for shape in slide.shapes]
        assert title.startswith(f"第{group.number}批")
        assert len(names) == len(group.members)
    assert slide_numbers(made) == [each.certificate.number for each in content.on_stage]
    assert slide_names(made) == called(content)


@pytest.mark.parametrize("size", ["", "3840×1280", "1024×768"])
def test_every_letter_is_at_least_a_22nd_of_the_slide_high(size: str, tmp_path: Path) -> None:
    for content in (arranged(), crowded()):
        made = Presentation(io.BytesIO(_made("pptx", _sized(content, size), tmp_path)))
        assert made.slide_height is not None
        least = Length(made.slide_height).pt / 22
        sizes = [
            run.font.size.pt
            for slide in made.slides
            for shape in slide.shapes
            for paragraph in shape.text_frame.paragraphs
            for run in paragraph.runs
        ]
        assert min(sizes) * 0.92 >= least


def test_an_upright_screen_has_a_slide_for_a_group_of_ten_bodies(tmp_path: Path) -> None:
    made = _made("pptx", _sized(arranged(), "1080×1920"), tmp_path)
    assert len(Presentation(io.BytesIO(made)).slides) == 11
    assert slide_numbers(made) == [each.certificate.number for each in arranged().on_stage]


def test_a_group_that_has_no_room_goes_on_on_another_slide(tmp_path: Path) -> None:
    made = _made("pptx", crowded(), tmp_path)
    titles = [slide.shapes[0].text_frame.text for slide in Presentation(io.BytesIO(made)).slides]
    parts = [title for title in titles if "（1/2）" in title or "（2/2）" in title]
    assert parts
    assert slide_numbers(made) == [each.certificate.number for each in crowded().on_stage]
    assert "〔待定〕" in squeezed(pdf_pages(_made("pdf", crowded(), tmp_path))[-1])


@pytest.mark.parametrize(("size", "pixels"), [("", (1920, 1080)), ("2000×667", (2000, 667))])
def test_pictures_have_exactly_the_pixels_of_the_screen(
    size: str, pixels: tuple[int, int], tmp_path: Path
) -> None:
    few = replace(arranged(), groups=arranged().groups[8:])
    with ZipFile(io.BytesIO(_made("zip", _sized(few, size), tmp_path))) as file:
        assert file.namelist() == ["01.png", "02.png", "03.png"]
        for name in file.namelist():
            picture = Image.open(io.BytesIO(file.read(name)))
            assert (picture.format, picture.size) == ("PNG", pixels)
            rgb = picture.convert("RGB")
            corners = {rgb.getpixel(at) for at in ((0, 0), (pixels[0] - 1, pixels[1] - 1))}
            assert corners == {(142, 20, 20)}, "the ground fills the picture"


def test_the_drawn_slides_say_the_same_as_the_presentation(tmp_path: Path) -> None:
    text = squeezed("".join(pdf_pages(_made("pdf", arranged(), tmp_path))))
    made = find_output("screen").forms["pdf"](version(), in_folder(tmp_path))
    assert (made.pages, made.names) == (11, 94)
    assert all(squeezed(name) in text for name in called(arranged()))


def test_a_draft_and_an_old_version_say_so_on_every_slide(tmp_path: Path) -> None:
    draft = pdf_pages(_made("pdf", version(number=0), tmp_path))
    assert all("草稿" in page for page in draft)
    old = pdf_pages(_made("pdf", replace(version(), newest=4), tmp_path))
    assert all("已有第4版" in page for page in old)
    assert "第3版" not in "".join(pdf_pages(_made("pdf", version(), tmp_path)))
    about = Presentation(io.BytesIO(_made("pptx", version(), tmp_path))).core_properties
    assert about.subject == "第3版 · 8f3a2c · 2月27日 18:05"


def test_the_same_version_gives_the_same_bytes(tmp_path: Path) -> None:
    for form in ("pptx", "pdf", "zip"):
        assert _made(form, version(), tmp_path) == _made(form, version(), tmp_path)


def test_a_size_that_is_none_and_a_character_without_a_font_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ScreenSizeRefused):
        _made("pptx", _sized(arranged(), "16:9"), tmp_path)
    ninth = arranged().groups[9]
    lost = replace(ninth.members[0].certificate, name="王\U000f0001")
    members = (replace(ninth.members[0], certificate=lost),)
    content = replace(arranged(), groups=(replace(ninth, members=members),))
    with pytest.raises(PrintRefused):
        _made("zip", content, tmp_path)
