"""Every shipped layout works for every kind of recipient, from file to print."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.errors import PrintRefused
from awards.issuing.service import issue
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs.choosing import CertificateSelection
from certificates import shipped_ids
from tests.cast import EVERYONE, confirmed, settings
from tests.conftest import FIXTURES

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")

ENGLISH = 'certificate_title_en = "Certificate of Honour"\nissuers_en = "The Committee"\n'


async def lay_out(layout: str, english: str) -> None:
    source = SOURCE.replace('layout = "classic"\n', f'layout = "{layout}"\n{english}')
    body = 'body_en = "is commended as {honour} of {year}."\nclosing ='
    await catalogue.load("cli/alice", parse(source.replace("closing =", body), "2023.toml"))


@pytest.mark.parametrize("layout", shipped_ids())
async def test_it_prints_everyone(
    layout: str, commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out(layout, ENGLISH)
    await confirmed(*EVERYONE)
    here, out = settings(tmp_path), io.BytesIO()

    await issue("cli/carol", "2023", here)
    await print_sheets("cli/dave", "2023", CertificateSelection(), FileKind.PDF, here, out)

    with pypdfium2.PdfDocument(out.getvalue()) as document:
        texts = ["".join(p.get_textpage().get_text_range().split()) for p in document]
    assert len(texts) == len(EVERYONE)
    # An engraver's letters are outlines.
    named = [any(one.name in text for text in texts) for one in EVERYONE]
    assert set(named) == {layout != "plaque"}
    english = any("iscommendedas优秀网格of2023." in text for text in texts)
    assert english == (layout == "bilingual")


async def test_without_its_english_title_a_bilingual_sheet_is_not_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await lay_out("bilingual", "")
    await confirmed(*EVERYONE)

    with pytest.raises(PrintRefused, match="title_en"):
        await issue("cli/carol", "2023", settings(tmp_path))
