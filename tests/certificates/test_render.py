"""Output bytes are readable, complete or absent, and always the same."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import unicodedata

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import (
    Content,
    ContentRefused,
    Layout,
    Page,
    Shelf,
    find,
    load,
    preflight,
    render,
    render_each,
    render_pages,
    shipped,
)
from tests.certificates.conftest import WORDS, content, hard_names, named
from tests.certificates.reading import entries, lines, opened, pdf, picture, squeezed
from tests.depth import examples

pytestmark = pytest.mark.usual  # too long for a run between two edits

PRINTED = ("title", "salutation", "body", "closing", "issuers", "date", "number")

HOSTILE = [
    "<img src=x>",
    '<font color="[[[…]]]">甲</font>',
    "{{7*7}}",
    "{person.__class__}",
    "%s %(name)s &lt;",
    "(甲) \\101 <</Type /Page>> ET Q",
]


def test_every_word_of_every_hard_name_reads_back(classic: Layout, shelf: Shelf) -> None:
    contents = [c for c in map(named, hard_names()) if not preflight([c], classic, shelf)]
    pages = lines(pdf(contents, classic, shelf))
    assert len(contents) > 20
    for each, page in zip(contents, pages, strict=True):
        assert each.fields["salutation"] in "".join(page)
        for field in PRINTED:
            assert squeezed(each.fields[field]) in squeezed("".join(page))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_print_literally(words: str, classic: Layout, shelf: Shelf) -> None:
    (page,) = lines(pdf([content(salutation=words, body=words)], classic, shelf))
    assert page.count(words) == 2


def test_characters_that_share_a_glyph_stay_apart(classic: Layout, shelf: Shelf) -> None:
    (page,) = lines(pdf([content(salutation="⽅方⽅金金")], classic, shelf))
    assert "⽅方⽅金金" in page


def test_an_accent_typed_apart_is_drawn_as_one_and_read_back(classic: Layout, shelf: Shelf) -> None:
    apart, whole = (pdf([named(name)], classic, shelf) for name in ("Jose\u0301", "José"))
    assert picture(apart, dpi=50).tobytes() == picture(whole, dpi=50).tobytes()
    assert "é" in unicodedata.normalize("NFC", lines(apart)[0][1])


def test_every_content_gets_one_page(classic: Layout, shelf: Shelf) -> None:
    out = io.BytesIO()
    assert render(map(named, "甲乙丙"), classic, shelf, out) == 3
    assert ["甲：" in page for page in lines(out.getvalue())] == [True, False, False]


def test_no_content_writes_nothing(classic: Layout, shelf: Shelf) -> None:
    out = io.BytesIO()
    assert render([], classic, shelf, out) == 0
    assert out.getvalue() == b""


def test_each_content_can_have_a_file_of_its_own(classic: Layout, shelf: Shelf) -> None:
    files = dict(render_each(map(named, "甲乙"), classic, shelf))
    assert [each.person for each in files] == ["甲", "乙"]
    assert [lines(data)[0][1] for data in files.values()] == ["甲：", "乙："]


def test_one_bad_content_keeps_everything_from_being_written(classic: Layout, shelf: Shelf) -> None:
    out = io.BytesIO()
    bad = [named("甲"), named("周𪚥"), named("乙\u202e")]
    with pytest.raises(ContentRefused) as refusal:
        render(bad, classic, shelf, out)
    assert out.getvalue() == b""
    assert [p.person for p in refusal.value.problems] == ["周𪚥", "乙\u202e"]


def test_what_all_sheets_share_is_drawn_once(classic: Layout, shelf: Shelf) -> None:
    one, many = (len(pdf([named(c) for c in s], classic, shelf)) for s in ("甲", "甲" * 40))
    assert (many - one) / 39 < 1400
    objects = entries(pdf([named(c) for c in "甲乙丙"], classic, shelf))
    forms = ("the artwork", "the title", "the issuers and the date")
    assert sum(each.get("/Subtype") == "/Form" for each in objects) == len(forms)


def test_the_file_says_what_it_is(classic: Layout, shelf: Shelf) -> None:
    data = pdf([named("甲"), named("乙")], classic, shelf)
    with pdfium.PdfDocument(data) as document:
        said = document.get_metadata_dict()
    assert said["Title"] == WORDS["title"]
    assert said["Author"] == WORDS["issuers"].replace("\n", "、")
    assert not said["CreationDate"]
    assert not said["ModDate"]
    assert str(opened(data).Root.Lang) == "zh-CN"


def test_only_embedded_fonts_are_named(classic: Layout, shelf: Shelf) -> None:
    data = pdf([named("甲")], classic, shelf)
    objects = entries(data)
    fonts = [each for each in objects if each.get("/Type") == "/Font"]
    assert {each["/Subtype"] for each in fonts} == {"/Type0", "/CIDFontType0"}
    assert sum("/FontFile3" in each for each in objects) == len(fonts) / 2


PRINT_DIGEST = """
import hashlib, io
from certificates import find, load, render, shipped
from tests.certificates.conftest import named
out = io.BytesIO()
names = ["欧阳一二", "⽅方", "甲A乙B", "葛\U000e0100甲"]
render(map(named, names), load(shipped("classic")), find(system=False), out)
print(hashlib.sha256(out.getvalue()).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes_in_every_process() -> None:
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1"},
    ]
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST],
            env=os.environ | each,
            check=True,
            capture_output=True,
        ).stdout
        for each in surroundings
    }
    assert len(digests) == 1


def test_the_order_of_fields_does_not_matter(classic: Layout, shelf: Shelf) -> None:
    one = named("甲")
    turned = Content(one.key, one.person, {k: one.fields[k] for k in reversed([*one.fields])})
    assert pdf([one], classic, shelf) == pdf([turned], classic, shelf)


def test_pages_of_one_file_may_differ_in_layout(classic: Layout, shelf: Shelf) -> None:
    # A sheet a little taller: the same distance from its top, another distance from its bottom.
    taller = load(shipped("classic").replace("height = 210", "height = 250"))
    out = io.BytesIO()
    layouts = (classic, taller, classic)
    assert render_pages([Page(named("甲"), layout, shelf) for layout in layouts], out) == 3
    with pdfium.PdfDocument(out.getvalue()) as document:
        sizes = [tuple(round(n / 72 * 25.4) for n in page.get_size()) for page in document]
    assert sizes == [(297, 210), (297, 250), (297, 210)]
    assert all("甲：" in page for page in lines(out.getvalue()))


def test_a_weight_makes_the_title_heavier(shelf: Shelf) -> None:
    source = shipped("classic")
    light, heavy = (
        sum(picture(pdf([named("甲")], load(each), shelf), dpi=50).convert("L").histogram()[:128])
        for each in (source.replace("weight = 0.018", "weight = 0"), source)
    )
    assert heavy > light


@settings(max_examples=examples(80), deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_either_reported_or_read_back(text: str) -> None:
    said = content(salutation=f"甲{text}：")
    layout, shelf = load(shipped("classic")), find(system=False)
    if not preflight([said], layout, shelf):
        (page,) = lines(pdf([said], layout, shelf))
        assert squeezed(said.fields["salutation"]) in squeezed("".join(page))
