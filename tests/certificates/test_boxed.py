"""Pages of boxes: words stay in their boxes, and what does not fit is refused by name."""

from __future__ import annotations

from io import BytesIO

import page as validation
import pypdfium2 as pdfium
import pytest
import zxingcpp

from certificates import (
    RED,
    BoxedCode,
    BoxedFont,
    BoxedPage,
    BoxedSheet,
    BoxedWords,
    Content,
    ContentRefused,
    ListRefused,
    Shelf,
    area,
    load,
    render_boxed,
)
from certificates.paper import Box
from tests.certificates.printed import characters

SHEET = Box(0, 0, 100, 60)


def _printed(shelf: Shelf, *pieces: object, foot: BoxedWords | None = None) -> pdfium.PdfDocument:
    out = BytesIO()
    render_boxed([BoxedPage(SHEET, pieces, foot)] * 2, "图", shelf, out)  # type: ignore[arg-type]
    return pdfium.PdfDocument(out.getvalue())


def test_words_shrink_into_their_box_and_no_ink_leaves_it(shelf: Shelf) -> None:
    box = Box(20, 10, 40, 20)
    words = "郑州经济技术开发区社会治安综合治理网格化服务管理中心"

    page = _printed(shelf, BoxedWords(words, box, BoxedFont(size=30, floor=6)), area(box))[0]

    ink = [each.box for each in characters(page)]
    assert min(each[0] for each in ink) >= 20
    assert min(each[1] for each in ink) >= 10
    assert max(each[2] for each in ink) <= 60
    assert max(each[3] for each in ink) <= 30


@pytest.mark.parametrize(("most", "lines"), [(1, 1), (2, 2)])
def test_words_have_no_more_lines_than_allowed(shelf: Shelf, most: int, lines: int) -> None:
    font = BoxedFont(size=60, floor=6, most_lines=most)

    page = _printed(shelf, BoxedWords("阿卜杜热合曼·阿卜杜热伊木", Box(0, 0, 100, 60), font))[0]

    assert len({round(each.at[1], 1) for each in characters(page)}) == lines


def test_words_that_never_fit_are_refused_with_the_person_and_the_remedy(shelf: Shelf) -> None:
    words = BoxedWords("很长很长的称号" * 9, Box(0, 0, 10, 5), whose="王磊")

    with pytest.raises(ContentRefused) as refused:
        _printed(shelf, words)

    (problem,) = refused.value.problems
    assert problem.code == "does-not-fit"
    assert "王磊" in str(problem.what)
    assert "larger paper" in str(problem.remedy)


def test_a_character_that_no_font_has_is_named(shelf: Shelf) -> None:
    with pytest.raises(ContentRefused) as refused:
        _printed(shelf, BoxedWords("王\U0002fffa", SHEET, whose="王某"))

    assert refused.value.problems[0].code == "missing-glyph"


def test_turned_words_are_the_upright_ones_about_the_middle(shelf: Shelf) -> None:
    lower = Box(10, 30, 80, 30)
    font = BoxedFont(size=20)

    upright, about = (
        [
            *characters(
                _printed(shelf, BoxedWords("王磊", lower, font, turned=turned, about=SHEET))[0]
            )
        ]
        for turned in (0.0, 180.0)
    )

    for one, other in zip(upright, about, strict=True):
        assert one.at[0] + other.at[0] == pytest.approx(100, abs=0.01)
        assert one.at[1] + other.at[1] == pytest.approx(60, abs=0.01)


def test_a_foot_counts_the_pages_and_red_words_are_red(shelf: Shelf) -> None:
    foot = BoxedWords("第{page}页/共{pages}页", Box(0, 50, 100, 8))
    red = BoxedWords("草稿", Box(0, 0, 50, 10), BoxedFont(colour=RED))

    document = _printed(shelf, red, foot=foot)

    assert "第2页/共2页" in document[1].get_textpage().get_text_range()
    assert {each.ink for each in characters(document[0]) if each.character in "草稿"} != {"#000000"}


def test_a_code_is_read_from_the_paper_and_an_empty_one_is_refused(shelf: Shelf) -> None:
    page = _printed(shelf, BoxedCode("7K3F9PQ2MXAB", Box(10, 10, 27, 27)))[0]

    found = zxingcpp.read_barcodes(page.render(scale=6).to_pil())
    assert [each.text for each in found] == ["7K3F9PQ2MXAB"]
    with pytest.raises(ContentRefused):
        _printed(shelf, BoxedCode("", Box(10, 10, 27, 27), "王磊"))


def test_a_file_without_pages_is_refused(shelf: Shelf) -> None:
    with pytest.raises(ListRefused):
        render_boxed([], "图", shelf, BytesIO())


BADGE = """
id = "badge"
name = "胸卡"
edition = 2
page = { width = 60, height = 50 }
styles.name = { font = "hei", size = 20, align = "centre" }
elements = [
    { id = "band", kind = "box", box = [0, 0, 60, 6], fill = "#9C1019" },
    { id = "name", kind = "text", box = [2, 8, 56, 20], field = "name", style = "name" },
]
"""


def test_a_layout_stands_in_its_place_and_the_file_is_archival(shelf: Shelf) -> None:
    badge = BoxedSheet(Content("1", "王磊", {"name": "王磊"}), load(BADGE), Box(30, 5, 60, 50))
    foot = BoxedWords("第{page}页/共{pages}页", Box(0, 50, 100, 8))
    out = BytesIO()

    render_boxed([BoxedPage(SHEET, [badge, area(Box(5, 5, 20, 10))], foot)], "胸卡", shelf, out)

    profile = validation.ValidationProfile.PDF_A_2U
    assert list(validation.validate_pdf_bytes(out.getvalue(), profile=profile).failures) == []
    name = [each.box for each in characters(pdfium.PdfDocument(out.getvalue())[0])][:2]
    assert min(box[0] for box in name) > 32
    assert 13 < min(box[1] for box in name) < max(box[3] for box in name) < 33


def test_what_a_layout_cannot_print_is_refused_by_name(shelf: Shelf) -> None:
    badge = BoxedSheet(Content("1", "王某", {}), load(BADGE), Box(30, 5, 60, 50))

    with pytest.raises(ContentRefused) as refused:
        render_boxed([BoxedPage(SHEET, [badge])], "胸卡", shelf, BytesIO())

    assert refused.value.problems[0].person == "王某"
