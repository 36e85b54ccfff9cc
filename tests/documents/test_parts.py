"""A document in parts: each counts its own pages, as LibreOffice prints them."""

from __future__ import annotations

import re
from pathlib import Path

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
