"""External checkers and readers accept the files."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import page as validation
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from certificates import Layout, Shelf, load, render, render_each, shipped, shipped_ids
from certificates.images import Assets
from tests.certificates.conftest import WORDS, content, hard_names, named, sample
from tests.certificates.programs import by_mupdf, by_poppler, needs, run
from tests.certificates.reading import lines, opened, pdf, picture
from tests.depth import examples

pytestmark = pytest.mark.usual  # other programs check and draw hundreds of files

PROFILES = validation.ValidationProfile

#: With ornaments, with an English column, with seals, printed over, and for an engraver.
SAMPLE = {"bilingual", "classic", "joint", "overlay", "plaque"}


def faults(data: bytes, profile: validation.ValidationProfile) -> list[str]:
    report = validation.validate_pdf_bytes(data, profile=profile)
    return [str(failure) for failure in report.failures]


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_every_layout_makes_an_archival_and_accessible_file(layout_id: str, shelf: Shelf) -> None:
    data = pdf([sample(layout_id)], load(shipped(layout_id)), shelf)
    assert faults(data, PROFILES.PDF_A_2A) == []
    assert faults(data, PROFILES.PDF_UA_1) == []


NAMES = [
    a + b + c for a in "王李张刘陈欧周吴" for b in "晚若明哲清扬雨桐" for c in "舟水云深行思远安"
]


@pytest.mark.parametrize("first", range(0, 500, 100))
def test_five_hundred_files_are_archival_each(first: int, classic: Layout, shelf: Shelf) -> None:
    many = examples(100)
    files = render_each(map(named, NAMES[first : first + many]), classic, shelf)
    found = {each.person: faults(data, PROFILES.PDF_A_2A) for each, data in files}
    assert len(found) == many
    assert {name: told for name, told in found.items() if told} == {}


def test_hard_names_make_archival_files(classic: Layout, shelf: Shelf) -> None:
    printable = [n for n in hard_names() if all(map(shelf.glyphs["kai"].chain[0].covers, n))]
    data = pdf([named(name) for name in printable], classic, shelf)
    assert len(printable) > 10
    assert faults(data, PROFILES.PDF_A_2A) == []


PICTURES = """
id = "pictures"
name = "图"
edition = 2
[page]
width = 100
height = 60
[styles.it]
font = "kai"
size = 12
[[elements]]
id = "name"
kind = "text"
box = [5, 5, 90, 10]
field = "title"
style = "it"
heading = true
"""
ELEMENT = (
    '[[elements]]\nid = "{0}"\nkind = "image"\nbox = [{1}, 20, 20, 20]\nimage = "{0}"\nalt = "图"\n'
)


def test_pictures_of_every_kind_make_archival_and_accessible_files(
    shelf: Shelf, tmp_path: Path
) -> None:
    """SVG as paths, the inks of a press by their profile, WebP, and one that lets the paper through."""
    press = (files("certificates") / "assets/coated-fogra39l.icc").read_bytes()
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#c00"/></svg>'
    )
    inks = Image.new("CMYK", (200, 200), (0, 200, 200, 0))
    inks.save(tmp_path / "b.tif", icc_profile=press)
    Image.new("RGB", (200, 200), "green").save(tmp_path / "c.webp")
    Image.new("RGBA", (200, 200), (200, 0, 0, 90)).save(tmp_path / "d.png")
    names = ("a.svg", "b.tif", "c.webp", "d.png")
    source = PICTURES + "".join(ELEMENT.format(name, 5 + 22 * at) for at, name in enumerate(names))

    data = pdf([content()], load(source, assets=Assets([tmp_path])), shelf)

    shown = picture(data, dpi=72)
    assert len({shown.getpixel((round((15 + 22 * at) * 72 / 25.4), 85)) for at in range(4)}) == 4
    assert faults(data, PROFILES.PDF_A_2A) == []
    assert faults(data, PROFILES.PDF_UA_1) == []


@needs("qpdf")
@pytest.mark.parametrize("layout_id", shipped_ids())
def test_qpdf_finds_no_fault(layout_id: str, shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf([sample(layout_id)] * 3, load(shipped(layout_id)), shelf))
    done = run("qpdf", "--check", path)
    assert (done.returncode, done.stderr) == (0, "")


def alike(one: Image.Image, other: Image.Image) -> float:
    """Return the difference of two pictures, 0 to 255, after blurring their edges."""
    soft = [image.resize(one.size).filter(ImageFilter.GaussianBlur(2)) for image in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*soft)).rms)


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(by_poppler, marks=needs("pdftoppm")),
        pytest.param(by_mupdf, marks=needs("mutool")),
    ],
)
@pytest.mark.parametrize(
    "layout_id",
    [
        each if each in SAMPLE else pytest.param(each, marks=pytest.mark.deep)
        for each in shipped_ids()
    ],
)
def test_three_programs_draw_the_same_sheet(
    draw: Callable[[Path, int], Image.Image], layout_id: str, shelf: Shelf, tmp_path: Path
) -> None:
    data = pdf([sample(layout_id)], load(shipped(layout_id)), shelf)
    (tmp_path / "one.pdf").write_bytes(data)
    # Finely enough for a hairline: programs draw lines thinner than a pixel in different ways.
    by_pdfium = picture(data, 200).convert("RGB").reduce(4)
    blank = Image.new("RGB", by_pdfium.size, "white")
    assert alike(by_pdfium, draw(tmp_path / "one.pdf", 200)) < alike(by_pdfium, blank) / 5


@needs("pdftotext")
def test_words_are_read_in_the_order_in_which_they_stand(
    classic: Layout, shelf: Shelf, tmp_path: Path
) -> None:
    (tmp_path / "one.pdf").write_bytes(pdf([content()], classic, shelf))
    said = run("pdftotext", "-raw", tmp_path / "one.pdf", "-").stdout.replace("\n", "")
    wanted = [WORDS[field].replace("\n", "") for field in WORDS if field != "code"]
    places = [said.find(words) for words in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_title_set_wide_is_one_word_to_a_reader(classic: Layout, shelf: Shelf) -> None:
    assert lines(pdf([content()], classic, shelf))[0][0] == WORDS["title"]


def test_each_page_is_tagged_with_its_title_its_text_and_its_code(
    classic: Layout, shelf: Shelf
) -> None:
    with opened(pdf([named("甲"), named("乙")], classic, shelf)) as document:
        root = document.Root.StructTreeRoot
        articles = list(root.K.K)
        kinds = [[str(piece.S) for piece in article.K] for article in articles]
        figures = [p for article in articles for p in article.K if pikepdf.Name.Figure == p.S]
        assert bool(document.Root.MarkInfo.Marked)
        assert len(articles) == len(document.pages) == 2
        assert [kind[0] for kind in kinds] == ["/H1", "/H1"]
        assert all("/P" in kind for kind in kinds)
        assert all(WORDS["code"] in str(figure.Alt) for figure in figures)


def test_a_screen_reader_gets_words_that_are_drawn_as_outlines(shelf: Shelf) -> None:
    given = sample("plaque")
    with opened(pdf([given], load(shipped("plaque")), shelf)) as document:
        (article,) = document.Root.StructTreeRoot.K.K
        told = "".join(str(piece.get("/ActualText", "")) for piece in article.K)
    assert given.fields["honour"] in told
    assert given.fields["number"] in told


def test_a_page_is_called_by_its_number(classic: Layout, shelf: Shelf) -> None:
    with opened(pdf([content(number="表〔2024〕TC007号")], classic, shelf)) as document:
        assert [str(entry) for entry in document.Root.PageLabels.Nums[1].values()] == [
            "表〔2024〕TC007号"
        ]


def test_a_viewer_is_asked_not_to_fit_the_page_to_the_paper(classic: Layout, shelf: Shelf) -> None:
    with opened(pdf([content()], classic, shelf)) as document:
        assert document.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")


def test_the_metadata_say_the_same_in_both_places(classic: Layout, shelf: Shelf) -> None:
    given = content(title="荣誉<证>书 & 奖", issuers="甲\n乙")
    with opened(pdf([given], classic, shelf)) as document:
        with document.open_metadata() as told:
            assert told["dc:title"] == str(document.docinfo.Title) == "荣誉<证>书 & 奖"
            assert told["dc:creator"] == ["甲、乙"]
            assert list(told["dc:language"]) == ["zh-CN"]
        assert str(document.docinfo.Author) == "甲、乙"


def test_a_single_file_is_small(classic: Layout, shelf: Shelf) -> None:
    files = render_each([named(name) for name in ("甲", "欧阳一二")], classic, shelf)
    assert all(len(data) < 60_000 for _, data in files)


def test_many_pages_hang_together(classic: Layout, shelf: Shelf) -> None:
    """The file needs more than one node of the page tree, and more than one object stream."""
    out = io.BytesIO()
    render([content(number=f"第{n}号") for n in range(300)], classic, shelf, out)
    texts = lines(out.getvalue())
    assert [f"编号：第{n}号" in page for n, page in enumerate(texts)] == [True] * 300


@pytest.mark.deep  # the checker is slow on so many pages
def test_many_pages_make_an_archival_file(classic: Layout, shelf: Shelf) -> None:
    out = io.BytesIO()
    render([content(number=f"第{n}号") for n in range(300)], classic, shelf, out)
    assert faults(out.getvalue(), PROFILES.PDF_A_2A) == []
