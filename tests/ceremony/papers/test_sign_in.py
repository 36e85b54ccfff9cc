"""Sign-in sheets by block or unit, and hand-out lists of the bags alone."""

from __future__ import annotations

import io
import re
from itertools import groupby
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest

from awards.stage.content import StageBag
from awards.text.numerals import capital
from tests.ceremony.papers.cards import attending, changed, member, pages, texts, written
from tests.certificates.printed import characters, shapes
from tests.certificates.reading import squeezed
from tests.stage.arranged import arranged, version


def _rows(kind: str, folder: Path) -> list[list[str]]:
    made = written(kind, folder, form="xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]


def _last_word_and_rule(page: pdfium.PdfPage) -> tuple[float, float]:
    """Millimetres from the top to the last word of the table, and to its end."""
    end = max(each.box[3] for each in shapes(page))
    return max(each.box[3] for each in characters(page) if each.box[3] < end), end


def test_each_page_of_a_sign_in_sheet_ends_with_three_empty_rows(tmp_path: Path) -> None:
    made = written("sign-in", tmp_path)

    for page, words in zip(pages(made), texts(made), strict=True):
        last, end = _last_word_and_rule(page)
        assert end - last > 3 * 9
        assert "签名" in words
    assert made.names == 400


def test_a_sign_in_sheet_is_by_block_and_names_every_seat_once(tmp_path: Path) -> None:
    words = texts(written("sign-in", tmp_path))

    assert "左区（8人）" in words[0]
    assert "中区（390人）" in words[1]
    seats = re.findall(r"(?<!（)(?:左|中|右)区\d+排\d+座(?!）)", "".join(words))
    assert len(seats) == len(set(seats)) == 400


def test_a_sign_in_sheet_is_by_unit_if_asked_and_has_those_without_a_seat(tmp_path: Path) -> None:
    by_unit = version(changed(texts={"sign-in.by": "unit"}))

    assert "（8人）" not in texts(written("sign-in", tmp_path, by_unit))[0]
    (page,) = texts(written("sign-in", tmp_path, attending("甲一", "乙二")))
    assert "无单位（2人）" in page


def test_before_a_list_of_attendees_everybody_with_a_certificate_signs_in(tmp_path: Path) -> None:
    made = written("sign-in", tmp_path, version(changed(attendees=(), seats=())))

    words = "".join(texts(made))
    assert made.names == 400
    assert "应到400人" in words
    # PDFium reads no characters beyond the first plane.
    names = [each.name for each in arranged().order if max(each.name) < "\U00010000"]
    assert [name for name in names if squeezed(name) not in words] == []


def test_the_column_to_sign_in_is_wide_enough_and_a_workbook_has_empty_rows(
    tmp_path: Path,
) -> None:
    rows = _rows("sign-in", tmp_path)

    empty = [not any(row) for row in rows]
    runs = [len(list(run)) for is_empty, run in groupby(empty) if is_empty]
    assert set(runs) == {3}
    head = next(row for row in rows if "签名" in row)
    assert head[:3] == ["序号", "单位", "姓名"]


def test_hand_out_lists_hold_the_bags_alone_in_their_order(tmp_path: Path) -> None:
    words = "".join(texts(written("hand-out", tmp_path)))
    numbers = re.findall(r"郑经开表〔2024〕[A-Z]{2}\d{3}号", words)

    wanted = [each.number for bag in arranged().bags for each in bag.certificates]
    assert numbers == wanted
    assert len(wanted) == 306
    rows = _rows("hand-out", tmp_path)
    column = next(row.index("证书编号") for row in rows if "证书编号" in row)
    assert [row[column] for row in rows if row[column].startswith("郑经开")] == wanted


def test_each_unit_begins_a_page_and_is_counted_in_both_ways(tmp_path: Path) -> None:
    made = texts(written("hand-out", tmp_path))

    for bag in arranged().bags:
        assert sum(f"第{bag.number}袋" in page for page in made) >= 1
    assert all(len(set(re.findall(r"第(\d+)袋", page))) == 1 for page in made)
    assert "合计：24份（大写：贰拾肆份）" in "".join(made)


def test_two_of_one_name_in_a_bag_have_their_numbers(tmp_path: Path) -> None:
    bag = StageBag(1, "经济运行局", tuple(member(at, "王磊").certificate for at in (1, 2)))

    words = texts(written("hand-out", tmp_path, version(changed(groups=(), bags=(bag,)))))

    assert "王磊（表〔2024〕GR001号）" in words[0]
    assert "王磊（表〔2024〕GR002号）" in words[0]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (10, "壹拾"),
        (12, "壹拾贰"),
        (24, "贰拾肆"),
        (306, "叁佰零陆"),
        (1010, "壹仟零壹拾"),
    ],
)
def test_capital_numerals(number: int, words: str) -> None:
    assert capital(number) == words
