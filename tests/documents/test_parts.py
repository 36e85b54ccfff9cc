"""A document in parts: each counts its own pages, as LibreOffice prints them."""

from __future__ import annotations

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdfium2 import PdfDocument

from awards.documents import UPRIGHT, Foot, OfficeDocument
from tests.papers.libreoffice import converted


@pytest.mark.usual  # starts LibreOffice
def test_each_letter_says_its_page_and_how_many_it_has(tmp_path: Path) -> None:
    made = OfficeDocument("校对函", UPRIGHT, foot=Foot.PART)
    for at, paragraphs in enumerate((2, 60, 1)):
        if at:
            made.new_part()
        for _ in range(paragraphs):
            made.paragraph("请逐字核对姓名、单位和称号。" * 2)

    file = converted({"letters.docx": made.finished()}, tmp_path)["letters.docx"]

    texts = ["".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(file)]
    counts = [re.findall(r"第(\d+)页共(\d+)页", text)[-1] for text in texts]
    middle = str(len(texts) - 2)
    assert counts[0] == counts[-1] == ("1", "1")
    assert counts[1:-1] == [(str(at + 1), middle) for at in range(len(texts) - 2)]
    assert len(texts) > 3


@pytest.mark.parametrize(("foot", "marks"), [(Foot.PART, 1), (Foot.COUNTED, 0)])
def test_a_document_without_words_has_the_mark_that_its_foot_names(foot: Foot, marks: int) -> None:
    written = OfficeDocument("领奖须知", UPRIGHT, foot=foot).finished()

    with ZipFile(io.BytesIO(written)) as file:
        body = file.read("word/document.xml").decode()
    assert body.count("<w:bookmarkStart ") == marks


def test_parts_that_count_no_pages_of_their_own_have_no_marks() -> None:
    made = OfficeDocument("主持词", UPRIGHT)
    made.paragraph("上一页")
    made.new_part()
    made.paragraph("下一页")

    with ZipFile(io.BytesIO(made.finished())) as file:
        assert "<w:bookmarkStart " not in file.read("word/document.xml").decode()
