"""Each paper as LibreOffice shows it: one sheet wide, nothing cut, every word as it is stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from awards.catalogue.records import CommendationRecord
from awards.documents import ADDRESSEE, OFFICIAL_WORD, Foot, OfficeDocument
from awards.papers.formats import BY_NAME
from awards.proofs.letter_files import as_docx
from awards.proofs.letters import ProofLetter
from tests.cast import settings as in_folder
from tests.certificates.reading import squeezed
from tests.papers.libreoffice import A4, PageSeen, converted, pages
from tests.papers.lists import DAY, HEADINGS, ISSUERS, TITLE, UNIT, paper, rows

pytestmark = pytest.mark.usual

COUNTS = (0, 1, 40)
LISTS = [f"{form}-{count}.{form}" for form in ("xlsx", "docx") for count in COUNTS]
LINK = "https://awards.example.gov.cn/p/{}-AbCdEfGhIjKlMnOpQrStUv"


def _letter(number: int, unit: str, count: int) -> ProofLetter:
    own = tuple((at, *row[1:5]) for at, row in enumerate(rows(count), 1))
    return ProofLetter(unit, "2024年1月5日", LINK.format(number), own)


def _official() -> bytes:
    """Two full pages and a bit, without an indent."""
    made = OfficeDocument("决定", OFFICIAL_WORD, foot=Foot.DASHED)
    made.paragraph("甲乙丙丁戊己庚" * 4 * 50, ADDRESSEE)
    return made.finished()


LETTERS = (_letter(1, "潮河办事处", 1), _letter(2, UNIT, 24), _letter(3, "甲&乙<丙>公司", 2))
HERE = CommendationRecord(
    1, "2023", TITLE, 2023, DAY, date(2024, 1, 10), ISSUERS, "classic", "荣誉证书", "", ""
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("libreoffice")
    settings = in_folder(folder)
    files = {
        name: BY_NAME[name.partition("-")[0]].write(
            paper(int(name.partition("-")[2].partition(".")[0])), settings
        )
        for name in LISTS
    }
    files["official.docx"] = _official()
    files["letters.docx"] = as_docx(HERE, LETTERS, settings)
    return converted(files, folder)


@pytest.fixture(scope="module")
def seen(made: dict[str, Path]) -> dict[str, list[PageSeen]]:
    return {name: pages(path) for name, path in made.items()}


def _words(found: list[PageSeen]) -> str:
    # A hyphen at the end of a line is read as U+FFFE.
    return squeezed("".join(page.text for page in found).replace("\ufffe", "-"))


@pytest.mark.parametrize("name", [*LISTS, "letters.docx"])
def test_nothing_is_cut_and_nothing_leaves_the_sheet(
    seen: dict[str, list[PageSeen]], name: str
) -> None:
    assert {tuple(sorted(page.size)) for page in seen[name]} == {A4}
    assert [page.outside for page in seen[name] if page.outside] == []
    assert [page.crossed for page in seen[name] if page.crossed] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_page_has_the_whole_head_and_its_number(
    seen: dict[str, list[PageSeen]], name: str
) -> None:
    total = len(seen[name])
    for number, page in enumerate(seen[name], 1):
        text = squeezed(page.text)
        assert f"第{number}页共{total}页" in text
        is_last = name.endswith("docx") and number == total
        assert is_last or all(heading in text for heading in HEADINGS)


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_as_it_is_stored(seen: dict[str, list[PageSeen]], name: str) -> None:
    count = int(name.partition("-")[2].partition(".")[0])
    text = _words(seen[name])

    cells = [str(cell) for row in rows(count) for cell in (*row[:1], *row[2:])]
    said = [
        TITLE,
        "总名册",
        "、".join(ISSUERS),
        "更正：“林晚舟”更正为“林晩舟”",
        "2024年1月8日",
        *ISSUERS,
    ]
    assert [each for each in (*said, *cells) if squeezed(each) not in text] == []
    assert ("（无）" in text) is (count == 0)


def test_each_unit_has_its_letter_with_a_code_on_the_first_page(
    made: dict[str, Path], seen: dict[str, list[PageSeen]]
) -> None:
    document = pypdfium2.PdfDocument(made["letters.docx"])
    codes = [
        [code.text for code in zxingcpp.read_barcodes(page.render(scale=2).to_pil())]
        for page in document
    ]

    first = [at for at, found in enumerate(codes) if found]
    assert [codes[at] for at in first] == [[letter.address] for letter in LETTERS]
    assert first[:2] == [0, 1]
    for at, letter in zip(first, LETTERS, strict=True):
        text = squeezed(seen["letters.docx"][at].text)
        assert squeezed(f"获奖名单核对函{letter.unit}：") in text
        assert letter.address in text
    # The long list goes on below a repeated head, and each letter counts its own pages.
    further = squeezed(seen["letters.docx"][first[1] + 1].text)
    assert "姓名（名称）" in further
    assert "第2页" in further
    assert "第1页" in squeezed(seen["letters.docx"][first[2]].text)


def test_an_official_page_has_22_lines_of_28_characters(seen: dict[str, list[PageSeen]]) -> None:
    """GB/T 9704-2012, 5.2.3: the type area begins 37 mm from the top and 28 mm from the left."""
    first, second, _third = seen["official.docx"]
    left = min(glyph.left for glyph in first.glyphs) / 72 * 25.4
    top = (842 - max(glyph.top for glyph in first.glyphs)) / 72 * 25.4

    for number, page in enumerate((first, second), 1):
        lines = page.text.split()
        assert [len(line) for line in lines[:22]] == [28] * 22
        assert lines[22:] == ["—", str(number), "—"]
    assert 27.5 <= left <= 29
    assert 37 <= top <= 41
