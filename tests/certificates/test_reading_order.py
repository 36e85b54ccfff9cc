"""A sheet is read from its title to its number, by programs and by screen readers."""

from __future__ import annotations

import random
import tomllib
from typing import Any

import pikepdf
import pytest

from certificates import Content, load, shipped
from certificates.layout_file import resolve
from tests.certificates.one_text import SHELF, one_text, said
from tests.certificates.reading import lines, opened, pdf, squeezed

ORDER = ("title", "title_en", "salutation", "body", "closing", "issuers", "date", "number")
"""The order of the fields of a sheet for somebody who listens to it."""

WORDS = {
    "title": "荣誉证书",
    "salutation": "欧阳一二同志：",
    "body": "在二〇二五年度工作中成绩突出，被评为“先进工作者”。",
    "closing": "特发此证，以资鼓励。",
    "issuers": "××经济开发区管理委员会",
    "date": "二〇二六年一月八日",
    "number": "表〔2026〕TC001号",
    "code": "https://awards.example.org/v/0123456789abcdefghijkl",
    "name": "欧阳一二",
    "honour": "先进工作者",
    "year": "2025",
    "title_en": "Certificate of Honour",
    "name_en": "Ouyang Yi'er",
    "unit_en": "Works",
    "honour_en": "Outstanding Worker",
    "body_en": "is hereby commended.",
    "issuers_en": "Administrative Committee",
    "date_en": "8 January 2026",
}
CONTENT = Content("1", "欧阳一二", WORDS, "individual")


def shuffled(layout_id: str, seed: int) -> str:
    """Return the source of a layout that names its elements in another order."""
    head, *elements = resolve(shipped(layout_id)).split("[[elements]]\n")
    *rest, last = elements
    tail = ""
    if (at := last.find("\n[variants")) >= 0:
        last, tail = last[:at], last[at:]
    elements = [*rest, f"{last.rstrip()}\n\n"]
    random.Random(seed).shuffle(elements)  # noqa: S311 - no secret
    return "[[elements]]\n".join((head, *elements)) + tail


def text_of(data: bytes) -> str:
    return squeezed("".join(lines(data)[0]))


def places(text: str, fields: dict[str, Any]) -> list[int]:
    found = (text.find(squeezed(fields[name])) for name in ORDER)
    return [place for place in found if place >= 0]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("layout_id", ["bilingual", "citation", "classic", "folder", "plaque"])
def test_every_layout_is_read_from_its_title_to_its_number(layout_id: str, seed: int) -> None:
    source = shuffled(layout_id, seed) if seed else shipped(layout_id)
    assert tomllib.loads(source)["elements"]
    data = pdf([CONTENT], load(source), SHELF)
    if layout_id != "plaque":  # its letters are outlines
        found = places(text_of(data), WORDS)
        assert len(found) >= 4
        assert found == sorted(found)
    with opened(data) as document:
        (article,) = document.Root.StructTreeRoot.K.K
        kinds = [str(piece.S) for piece in article.K]
    assert kinds[0] == "/H1"
    assert kinds.count("/H1") == 1


def test_the_structure_has_the_same_order_as_the_text() -> None:
    with opened(pdf([CONTENT], load(shuffled("bilingual", 5)), SHELF)) as document:
        (article,) = document.Root.StructTreeRoot.K.K
        pieces = [int(piece.K) for piece in article.K]
        # Each piece is found again from its number on the page.
        tree = document.Root.StructTreeRoot.ParentTree.Kids[0].Nums[1]
        assert [int(tree[number].K) for number in range(len(tree))] == list(range(len(tree)))
    assert pieces == sorted(pieces)


def test_the_first_edition_keeps_the_order_in_which_its_layout_names_the_elements() -> None:
    source = shuffled("classic", 3).replace("edition = 2\n", "")
    data = pdf([CONTENT], load(source), SHELF)
    with opened(data) as document:
        (article,) = document.Root.StructTreeRoot.K.K
        assert [int(piece.K) for piece in article.K] == list(range(len(article.K)))


def test_a_text_stays_below_the_picture_that_covers_it() -> None:
    layout = load(
        'id="a"\nname="a"\nedition=2\n[page]\nwidth=140\nheight=80\n[styles.it]\nfont="song"\nsize=12\n'
        '[[elements]]\nid="number"\nkind="number"\nbox=[10,10,60,8]\nstyle="it"\n'
        '[[elements]]\nid="cover"\nkind="box"\nbox=[10,10,60,8]\nfill="#FFFFFF"\n'
        '[[elements]]\nid="title"\nkind="field"\nfield="title"\nbox=[10,40,60,8]\nstyle="it"\n'
        '[[elements]]\nid="beside"\nkind="box"\nbox=[10,60,60,8]\nfill="#DDDDDD"\n'
    )
    given = Content("1", "甲", {"title": "证书", "number": "7"})
    turns = layout.chosen(given).turns
    assert turns["cover"].painted < turns["number"].painted  # shared parts lie below a sheet's own
    assert turns["beside"].painted < turns["title"].painted < turns["number"].painted


def test_only_a_sheet_in_reading_order_claims_to_be_accessible() -> None:
    for edition, claims in ((1, False), (2, True)):
        layout = one_text({"field": "body"}, edition=edition)
        with opened(pdf([said(body="甲")], layout, SHELF)) as document:
            metadata = document.Root.Metadata.read_bytes()
        assert (b"pdfuaid:part" in metadata) is claims
        assert (b"<pdfaid:conformance>A<" in metadata) is claims


@pytest.mark.parametrize("title", ["", " "])
def test_a_file_without_a_title_is_named_after_its_layout(title: str) -> None:
    layout = one_text({"field": "body"}, edition=2)
    with opened(pdf([said(title=title, body="甲")], layout, SHELF)) as document:
        assert str(document.docinfo[pikepdf.Name.Title]) == "一"
        assert '<rdf:li xml:lang="x-default">一<' in document.Root.Metadata.read_bytes().decode()
