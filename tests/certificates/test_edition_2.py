"""What the second edition of typesetting adds; the first is kept as it was."""

from __future__ import annotations

import unicodedata

import pytest

from certificates.marks import TextRun
from tests.certificates.one_text import SHELF, one_text, placed, problems, said
from tests.certificates.reading import lines, pdf

EM = 25.4 / 72


def runs(words: str, ems: float, edition: int = 2, **style: object) -> list[TextRun]:
    """Return the runs of words in a box that many characters wide."""
    look = {"size": 20, **style}
    box = [1, 1, round(ems * float(str(look["size"])) * EM, 3) + 0.001, 76]
    layout = one_text({"box": box, "field": "body"}, look, edition=edition)
    return placed(layout, body=words)


def broken(words: str, ems: float, edition: int = 2, **style: object) -> list[str]:
    """Return the lines of words in a box that many characters wide."""
    found: dict[float, str] = {}
    for run in runs(words, ems, edition, **style):
        found[run.y] = found.get(run.y, "") + run.text
    return list(found.values())


@pytest.mark.parametrize("mark", "“‘（《〈「『【〖〔［｛〘〝｟")
def test_an_opening_mark_at_the_start_of_a_line_loses_its_blank_half(mark: str) -> None:
    first, second = runs(f"甲乙丙丁{mark}戊己", 4.4)
    assert (first.x, second.text) == (1, f"{mark}戊己")
    assert round((1 - second.x) / EM / 20, 2) == 0.5


def test_the_first_edition_keeps_that_half() -> None:
    assert [run.x for run in runs("甲乙丙丁《戊己", 4.4, edition=1)] == [1, 1]


def test_the_half_that_is_saved_lets_another_character_into_the_line() -> None:
    assert broken("甲乙丙丁《戊己庚辛", 4.5, edition=1) == ["甲乙丙丁", "《戊己庚", "辛"]
    assert broken("甲乙丙丁《戊己庚辛", 4.5) == ["甲乙丙丁", "《戊己庚辛"]


def test_a_centred_line_is_centred_by_its_ink() -> None:
    """《甲》 has one and a half ems of ink and blank in its middle, half an em cut at each side."""
    (run,) = {run.x: run for run in runs("《甲》", 9, align="centre")[:1]}.values()
    assert round((run.x - 1) / EM / 20, 2) == round((9 - 2) / 2 - 0.5, 2)


@pytest.mark.parametrize(
    ("words", "ems", "expected"),
    [
        ("甲乙丙丁−5℃", 5.6, ["甲乙丙丁", "−5℃"]),
        ("甲乙丙丁≥95%", 5.6, ["甲乙丙丁", "≥95%"]),
        ("甲乙丙丁±0.5", 5.6, ["甲乙丙丁", "±0.5"]),
        ("甲乙丙丁≈ 3", 5.2, ["甲乙丙丁", "≈ 3"]),
        ("甲乙丙丁＞12", 5.6, ["甲乙丙丁", "＞12"]),
        ("甲乙丙丁-12", 4.6, ["甲乙丙丁", "-12"]),
        ("甲乙丙丁10 km", 5.2, ["甲乙丙丁", "10 km"]),
        ("甲乙丙丁3.5 kW·h", 6.2, ["甲乙丙丁", "3.5 kW·h"]),
        ("甲乙丙丁60 km/h", 6, ["甲乙丙丁", "60 km/h"]),
        ("甲乙丙丁12 m²", 5.2, ["甲乙丙丁", "12 m²"]),
        ("甲乙丙丁第3名", 6, ["甲乙丙丁", "第3名"]),
        ("甲乙丙丁2023年", 6.4, ["甲乙丙丁", "2023年"]),
        ("甲乙丙丁0.5毫米", 6, ["甲乙丙丁", "0.5毫米"]),
        ("甲乙丙丁第12届", 6, ["甲乙丙丁", "第12届"]),
        ("甲乙丙丁100万元", 6, ["甲乙丙丁", "100万元"]),
    ],
)
def test_a_number_keeps_its_sign_and_its_unit(words: str, ems: float, expected: list[str]) -> None:
    assert broken(words, ems) == expected
    assert broken(words, ems, edition=1) != expected


def test_a_date_is_broken_between_its_parts() -> None:
    assert broken("甲乙2023年10月12日", 5.6) == ["甲乙2023年", "10月12日"]


def test_a_number_that_belongs_to_no_measure_is_followed_by_a_break() -> None:
    assert broken("甲乙丙12甲乙", 4.2) == ["甲乙丙12", "甲乙"]


def test_a_justified_line_gives_up_blanks_of_marks_before_it_is_broken() -> None:
    words = "授予欧阳一二同志先进称号，并奖“优秀”，《守则》"
    assert broken(words, 96 / EM / 24, size=24, align="justify", floor=24) == [
        "授予欧阳一二同志先进称",
        "号，并奖“优秀”，《守则》",
    ]
    assert broken(words, 96 / EM / 24, 1, size=24, align="justify", floor=24)[-1] == "则》"


def test_the_blanks_are_taken_from_marks_alone() -> None:
    """Twelve characters in eleven ems: three commas give a third each, and nothing is tightened."""
    found = runs("甲，乙，丙，丁戊己庚辛壬", 11, align="justify")
    assert [(run.text, run.spacing) for run in found] == [
        ("甲，", 0), ("乙，", 0), ("丙，", 0), ("丁戊己庚辛壬", 0),
    ]  # fmt: skip
    starts = [round((run.x - 1) / EM / 20, 2) for run in found]
    assert starts == [0, 1.67, 3.33, 5]


def test_a_line_that_is_not_justified_keeps_the_blanks() -> None:
    assert broken("甲，乙，丙，丁戊己庚辛壬", 11) == ["甲，乙，丙，丁戊己庚", "辛壬"]


def test_a_full_stop_keeps_its_blank_within_a_line() -> None:
    assert broken("甲。乙。丙。丁戊己庚辛壬", 11, align="justify") == [
        "甲。乙。丙。丁戊己庚", "辛壬",
    ]  # fmt: skip


def test_the_last_line_has_more_than_one_character() -> None:
    assert broken("甲乙丙丁戊己庚", 6.2, edition=1) == ["甲乙丙丁戊己", "庚"]
    assert broken("甲乙丙丁戊己庚", 6.2) == ["甲乙丙丁戊", "己庚"]
    assert broken("甲乙丙丁戊己庚。", 6.2) == ["甲乙丙丁戊", "己庚。"]


@pytest.mark.parametrize("marks", ["！！", "？！", "！？", "？？"])
def test_two_marks_are_as_wide_as_one_character(marks: str) -> None:
    (*_, last) = runs(f"甲{marks}乙", 9)
    assert round((last.x - 1) / EM / 20, 2) == 2.0


def test_rare_brackets_lose_their_blank_where_two_meet() -> None:
    (*_, last) = runs("甲〙〘乙", 9)
    assert (last.text, round((last.x - 1) / EM / 20, 2)) == ("〘乙", 1.5)


def test_latin_letters_stand_as_close_as_their_font_says() -> None:
    """Noto Serif SC sets AVATAR in 3.845 em with kerning and in 4.242 em without."""
    ems = {}
    for edition in (1, 2):
        first = runs("AVATAR", 9, edition, align="right")[0]
        ems[edition] = (1 + 9 * 20 * EM - first.x) / EM / 20
    assert ems[1] == pytest.approx(4.242, abs=0.01)
    assert ems[2] == pytest.approx(3.845, abs=0.01)


@pytest.mark.parametrize("words", ["Nguyễn Thị Ánh", "が"])
def test_letters_typed_in_parts_are_joined(words: str) -> None:
    layout = one_text({"box": [1, 1, 130, 60], "field": "body"}, edition=2)
    typed = unicodedata.normalize("NFD", words)
    assert typed != words
    assert lines(pdf([said(body=typed)], layout, SHELF)) == [[words]]


def test_jamo_are_joined_before_a_font_is_looked_for() -> None:
    layout = one_text({"box": [1, 1, 130, 60], "field": "body"}, edition=2)
    (problem,) = problems(layout, body=unicodedata.normalize("NFD", "홍"))
    assert (problem.code, "“홍” (U+D64D)" in str(problem)) == ("missing-glyph", True)


def test_ideographs_of_names_are_never_replaced() -> None:
    """NFC would print 豈 (U+8C48) for U+F900."""
    assert "".join(run.text for run in runs("\uf900", 9)) == "\uf900"


def test_full_lines_of_words_made_smaller_are_not_spread() -> None:
    """Their measure is a whole number of the smaller characters, as it is of the larger ones."""
    found = runs("郑州经济技术开发区高质量发展" * 12, 16, align="justify", floor=10)

    assert {run.size < 20 for run in found} == {True}
    assert {run.spacing for run in found} == {0.0}


def test_the_first_edition_spreads_them() -> None:
    found = runs("郑州经济技术开发区高质量发展" * 12, 16, edition=1, align="justify", floor=10)

    assert {run.spacing > 0 for run in found[:-1]} == {True}


def test_a_long_unit_is_parted_where_its_line_would_be_torn() -> None:
    words = "在郑州经济技术开发区2023年度科技创新工作中成效显著"

    assert broken(words, 16, align="justify", indent=2)[0] == "在郑州经济技术开发区2023年"
    assert broken(words, 16, align="left", indent=2)[0] == "在郑州经济技术开发区"
    assert broken(words, 12, align="justify", indent=2)[0] == "在郑州经济技术开发区"
