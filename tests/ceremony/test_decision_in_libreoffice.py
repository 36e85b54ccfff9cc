"""The decision as LibreOffice sets it, measured on its ink: GB/T 9704-2012."""

from __future__ import annotations

from itertools import cycle, islice, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec
import pypdfium2
import pytest
from PIL import Image

from awards.ceremony.decision.document import decision_docx
from awards.stage.content import StageContent
from tests.cast import settings as in_folder
from tests.ceremony.test_decision import of_names
from tests.certificates.reading import squeezed
from tests.papers.libreoffice import converted, stand_ins
from tests.stage.arranged import arranged, version

pytestmark = pytest.mark.usual  # LibreOffice takes seconds to start

REPLACE = msgspec.structs.replace
DPI = 200
MM = 25.4 / DPI
CHARACTERS = (
    "郑州经济技术开发区突出贡献企业先进集体智能装备制造研究院检验检测中心科技创新产业园股份责任"
)
LONGEST_WHOLE = 28
BODIES = (
    "中共郑州经济技术开发区工作委员会", "郑州经济技术开发区管理委员会",
    "郑州市总工会", "共青团郑州市委",
)  # fmt: skip


def _name(at: int, length: int) -> str:
    """Names of all lengths, each another: a number in front, so that none is part of another."""
    number = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{at:04}")
    return (number + "".join(islice(cycle(CHARACTERS), at % 7, at % 7 + 40)))[:length]


LENGTHS = [_name(at, at % 36 + 5) for at in range(400)]
SHORT = ["王磊", "欧阳若琳", "阿卜杜热合曼·阿卜杜热伊木", "李敏", "Ødegård Åström", "田禾"]


class SeenPage(NamedTuple):
    """Millimetres: the ink of the words, the middle of the dash, and the number's ends."""

    words: tuple[float, float, float, float]
    dash: float
    number: tuple[float, float]
    lines: tuple[tuple[float, float], ...]
    text: str
    text_lines: tuple[str, ...]


def _contents() -> dict[str, StageContent]:
    made = arranged()
    return {
        "whole": made,
        "word": REPLACE(made, texts={"decision.measures": "word"}),
        "sealed": REPLACE(made, texts={"decision.sealed": "yes"}),
        "head": REPLACE(
            made,
            texts={
                "decision.mark": "郑州经济技术开发区管理委员会文件",
                "decision.number": "郑经开〔2024〕5号",
                "decision.copies": "区人大工委，区纪检监察工委。",
                "decision.printed-by": "区党工委管委会办公室\n2024年2月28日印发",
            },
        ),
        "full": REPLACE(made, texts={"decision.basis": "国一十" * 400}),
        "lengths": of_names(LENGTHS),
        "many": of_names([_name(at, 6) for at in range(2000)]),
        **{
            f"bodies-{count}-{text or 'plain'}": REPLACE(
                of_names(SHORT[: count + 2]),
                issuers=BODIES[:count] if count < 4 else BODIES[::-1],
                texts={"decision.sealed": text},
            )
            for count in range(1, 5)
            for text in ("", "yes")
        },
        **{
            f"hopes-{more}": REPLACE(
                of_names(SHORT), texts={"decision.hopes": "珍惜荣誉再接再厉" * more}
            )
            for more in (26, 34, 40, 48)
        },
    }


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[SeenPage]]:
    folder = tmp_path_factory.mktemp("decision")
    settings = in_folder(folder)
    files = {
        f"{name}.docx": decision_docx(version(content), settings).content
        for name, content in _contents().items()
    }
    made = converted(files, folder, stand_ins(folder))
    return {name.removesuffix(".docx"): _pages(path) for name, path in made.items()}


def _pages(path: Path) -> list[SeenPage]:
    with pypdfium2.PdfDocument(path) as document:
        return [_seen(page) for page in document]


def _seen(page: pypdfium2.PdfPage) -> SeenPage:
    text = page.get_textpage().get_text_range()
    whole = page.render(scale=DPI / 72).to_pil().convert("L").point(lambda at: 255 * (at < 160))
    end = round(265 / MM)
    words, foot = whole.crop((0, 0, whole.width, end)), whole.crop((0, end, *whole.size))
    box, number = words.getbbox(), foot.getbbox()
    assert box is not None
    assert number is not None
    dash = foot.crop((number[0], 0, number[0] + 8, foot.height)).getbbox()
    assert dash is not None
    left, top, right, bottom = (each * MM for each in box)
    return SeenPage(
        (left, top, right, bottom),
        265 + (dash[1] + dash[3]) / 2 * MM,
        (number[0] * MM, number[2] * MM),
        tuple(_lines(words)),
        squeezed(text),
        tuple(map(squeezed, text.splitlines())),
    )


def _lines(words: Image.Image) -> list[tuple[float, float]]:
    """The upper and lower edge of the ink of each line."""
    inked = [bool(words.crop((0, y, words.width, y + 1)).getbbox()) for y in range(words.height)]
    edges = [y for y in range(1, len(inked)) if inked[y] != inked[y - 1]]
    return [(a * MM, b * MM) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def test_the_ink_fills_the_type_area_and_never_leaves_it(seen: dict[str, list[SeenPage]]) -> None:
    for name, found in seen.items():
        if name == "word":
            continue
        for page in found:
            left, _, right, bottom = page.words
            assert left >= 27.5, name
            assert right <= 184.5, name
            assert bottom <= 262.5, name
    for page in seen["whole"]:
        assert page.words[1] == pytest.approx(37, abs=1.5)


def test_a_full_page_has_22_lines(seen: dict[str, list[SeenPage]]) -> None:
    full = seen["full"][1]
    tops = [top for top, _ in full.lines]

    assert [len(line) for line in full.text_lines[:22]] == [28] * 22
    assert len(full.lines) == 22
    assert full.words[0] == pytest.approx(28, abs=0.5)
    assert full.words[1] == pytest.approx(37, abs=1.5)
    assert full.words[3] == pytest.approx(261.5, abs=1)
    assert [b - a for a, b in pairwise(tops)] == pytest.approx([29.45 / 72 * 25.4] * 21, abs=0.6)


def test_the_measures_of_word_keep_the_margins_as_typed(seen: dict[str, list[SeenPage]]) -> None:
    assert len(seen["word"][12].lines) == 22
    assert seen["word"][12].words[1] == pytest.approx(39.9, abs=0.6)
    assert seen["word"][12].words[3] == pytest.approx(259.5, abs=0.8)


def test_the_dash_is_7_mm_below_at_the_outer_edge(seen: dict[str, list[SeenPage]]) -> None:
    for found in seen.values():
        for number, page in enumerate(found, 1):
            assert page.dash == pytest.approx(269, abs=1)
            assert page.text.endswith(f"—{number}—") or f"—{number}—" in page.text
            if number % 2:
                assert page.number[1] == pytest.approx(184 - 4.94, abs=0.5)
            else:
                assert page.number[0] == pytest.approx(28 + 4.94, abs=0.8)


def test_each_name_stands_whole_on_one_line_once(seen: dict[str, list[SeenPage]]) -> None:
    """A line break would divide a name, and so would the foot of a page."""
    text = "".join(page.text for page in seen["lengths"] if "附件：" not in page.text)
    assert [name for name in LENGTHS if text.count(name) != 1] == []
    many = "".join(page.text for page in seen["many"])
    assert all(_name(at, 6) in many for at in range(2000))


def test_no_name_of_up_to_28_characters_is_broken(seen: dict[str, list[SeenPage]]) -> None:
    lines = [line for page in seen["lengths"] for line in page.text_lines]

    short = [name for name in LENGTHS if len(name) <= LONGEST_WHOLE]
    assert [name for name in short if not any(name in line for line in lines)] == []
    long = [name for name in LENGTHS if len(name) > LONGEST_WHOLE]
    assert all(name[:LONGEST_WHOLE] in lines for name in long)


def test_an_annex_begins_on_the_first_line_and_its_title_on_the_third(
    seen: dict[str, list[SeenPage]],
) -> None:
    found = [page for page in seen["whole"] if page.text.startswith("附件")]
    assert len(found) == 8
    for page in found:
        (first, _), (title, _), *_ = page.lines
        assert first == pytest.approx(38, abs=0.7)
        assert title - first == pytest.approx(2 * 29.45 / 72 * 25.4 - 1.4, abs=1)


def test_no_page_has_a_signature_without_words_of_the_decision(
    seen: dict[str, list[SeenPage]],
) -> None:
    for name, found in seen.items():
        [page] = [page for page in found if "2024年2月28日" in page.text and "附件：" in page.text]
        assert any(words in page.text for words in ("贡献。", "再接再厉")), name


def test_a_sealed_body_stands_over_its_date_and_has_room_for_a_seal(
    seen: dict[str, list[SeenPage]],
) -> None:
    [page] = [p for p in seen["bodies-2-yes"] if "2024年2月28日" in p.text and "附件：" in p.text]
    *_, before, first, second, day = page.lines

    assert first[0] - before[1] < 42 / 2 + 10.4
    assert second[0] - first[0] >= 42
    assert day[0] - second[0] == pytest.approx(29.45 / 72 * 25.4, abs=1)


def test_a_red_head_stands_35_mm_below_the_type_area(seen: dict[str, list[SeenPage]]) -> None:
    first = seen["head"][0]

    assert first.words[1] == pytest.approx(72, abs=1.2)
    _, (_, number), (rule, lower), *_ = first.lines
    assert rule - number == pytest.approx(4, abs=0.5)
    assert lower - rule < 1
    assert first.text.startswith("郑州经济技术开发区管理委员会文件郑经开〔2024〕5号")


def test_the_imprint_stands_on_the_lower_edge_of_the_last_page(
    seen: dict[str, list[SeenPage]],
) -> None:
    last = seen["head"][-1]

    assert last.words[3] == pytest.approx(262, abs=0.5)
    assert last.words[0] == pytest.approx(28, abs=0.3)
    assert last.words[2] == pytest.approx(184, abs=0.3)
    assert "抄送：区人大工委，区纪检监察工委。" in last.text
    assert "2024年2月28日印发" in last.text
    assert "抄送" not in "".join(page.text for page in seen["whole"])
