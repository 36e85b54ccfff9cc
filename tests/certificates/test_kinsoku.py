"""Rules of line starts and ends hold for any text, in rows and columns, for every mark setting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import find
from certificates.reading.editions import EDITIONS
from certificates.typeset.atoms import Manner, atoms, line_length, measure
from certificates.typeset.breaking import Line, break_lines
from certificates.typeset.character_classes import CLOSING, HANGING, OPENING
from certificates.typeset.columns import Columnar

ROWS = find(system=False).glyphs["song"]
ROWS["甲"]  # the font is opened before a test is timed
COLUMNS = Columnar(ROWS)

PIECES = [
    *"甲乙丙×，。”“（）《》、·！？；：〔〕【】…— %／",
    "先进工作者",
    "2024",
    "28",
    "1,000.5",
    "3.5%",
    "１２，０００",
    "Jean-Luc",
    "O’Neill",
    "A",
    "……",
    "——",
    "㛃",
    "葛󠄀",
    "e\u0301",
    "25℃",
]

likely = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join)
texts = likely | st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
rooms = st.floats(min_value=3, max_value=40)
manners = st.builds(
    Manner,
    st.sampled_from(["squeeze", "hang", "keep"]),
    st.sampled_from([0.0, 0.25]),
    st.just(value=False),
    st.booleans(),
    st.sampled_from(list(EDITIONS.values())),
)


def broken(text: str, room: float, manner: Manner, indent: float = 0.0) -> list[Line]:
    glyphs = COLUMNS if manner.columns else ROWS
    return break_lines(atoms(text, glyphs, manner), room, indent)


@given(texts, rooms, manners)
def test_no_line_after_the_first_begins_with_a_closing_mark(
    text: str, room: float, manner: Manner
) -> None:
    assert not [each for each in broken(text, room, manner)[1:] if each.text[:1] in tuple(CLOSING)]


@given(texts, rooms, manners)
def test_no_line_before_the_last_ends_with_an_opening_mark(
    text: str, room: float, manner: Manner
) -> None:
    lines = broken(text, room, manner)[:-1]
    assert not [each for each in lines if each.text[-1:] in tuple(OPENING)]


@given(texts, rooms, manners)
def test_numbers_words_dashes_and_ellipses_are_never_torn(
    text: str, room: float, manner: Manner
) -> None:
    seams = "\n".join(line.text for line in broken(text.replace(" ", ""), room, manner))
    torn = (
        r"[0-9A-Za-z]\n[0-9A-Za-z]|[0-9]\n[.,%℃]|[０-９]\n[０-９]|…\n…|—\n—|\n[·\U000e0100\u0301]"
    )
    assert not re.search(torn, seams)


@given(texts, rooms, manners)
def test_nothing_but_spaces_at_line_ends_is_lost(text: str, room: float, manner: Manner) -> None:
    kept = "".join(line.text for line in broken(text, room, manner))
    assert kept.replace(" ", "") == text.replace(" ", "")


@given(texts, rooms, manners)
def test_only_a_mark_sticks_out_and_no_more_of_it_than_its_manner_lets(
    text: str, room: float, manner: Manner
) -> None:
    glyphs = COLUMNS if manner.columns else ROWS
    for line in broken(text, room, manner, indent=2.0):
        if len(atoms(line.text, glyphs, manner)) < 2:
            continue
        full = line.indent + measure(line.text, glyphs, manner)
        last = line.text[-1]
        least = {"keep": 0.0, "squeeze": 0.5, "hang": 1.0 if last in HANGING else 0.5}
        out = least[manner.punctuation] if last in manner.blanks.right else 0.0
        assert line.indent + line.width <= room + 1e-6
        assert full - out <= room + 1e-6


@given(texts, manners)
def test_a_line_is_as_long_as_its_pieces(text: str, manner: Manner) -> None:
    glyphs = COLUMNS if manner.columns else ROWS
    (line,) = broken(text, 1e6, manner)
    assert line_length(text, glyphs, manner) == pytest.approx(line.width)


@pytest.mark.parametrize(
    ("punctuation", "room", "wanted"),
    [
        ("squeeze", 4.5, ["一二三四，", "五"]),
        ("squeeze", 4.0, ["一二三", "四，五"]),
        ("hang", 4.0, ["一二三四，", "五"]),
        ("keep", 4.5, ["一二三", "四，五"]),
        ("keep", 5.0, ["一二三四，", "五"]),
    ],
)
def test_a_comma_at_the_end_is_squeezed_hung_or_kept(
    punctuation: str, room: float, wanted: list[str]
) -> None:
    assert [line.text for line in broken("一二三四，五", room, Manner(punctuation))] == wanted


def test_only_a_light_mark_hangs() -> None:
    assert [line.text for line in broken("一二三四”五", 4.0, Manner("hang"))] == ["一二三", "四”五"]


def test_between_chinese_and_latin_stands_a_gap_but_not_at_an_end_nor_by_a_mark() -> None:
    gap = Manner(latin_gap=0.25)
    plain, spaced = (measure("在2024年，ISO认证（A）", ROWS, each) for each in (Manner(), gap))
    assert spaced - plain == pytest.approx(3 * 0.25)
    line, _ = broken("甲乙2024年", measure("甲乙2024", ROWS) + 0.3, gap)
    assert (line.text, line.width) == ("甲乙2024", measure("甲乙2024", ROWS) + 0.25)


def test_the_sign_of_a_number_has_its_gap() -> None:
    gap = Manner(latin_gap=0.25)
    assert measure("增3.5%的", ROWS, gap) - measure("增3.5%的", ROWS) == pytest.approx(0.5)


def test_in_a_column_a_short_number_takes_one_em_and_a_long_one_its_length() -> None:
    column = Manner(columns=True)
    assert measure("第28名", COLUMNS, column) == pytest.approx(3.0)
    assert measure("第8名", COLUMNS, column) == pytest.approx(3.0)
    assert measure("在2024年", COLUMNS, column) == pytest.approx(2 + measure("2024", ROWS))
    assert measure("8.5%", COLUMNS, column) == pytest.approx(measure("8.5%", ROWS))


def test_in_a_column_centred_marks_keep_their_em() -> None:
    column = Manner(columns=True)
    assert measure("甲：“乙", COLUMNS, column) == 4.0
    assert measure("甲，“乙", COLUMNS, column) == 3.5


#: GB/T 15834-2011, 5.1: what must not begin a line. 5.1.1 and 5.1.2 name the stops, 5.1.3 the
#: closing halves of marks in pairs, 5.1.6 what joins, 5.1.7 the dot within a name, 5.1.10 the slash.
NEVER_FIRST = [
    *"。，、；：？！",
    *"”’）〕］】》〉",
    *"–～〜－",
    "·",
    "／",
]
#: 5.1.3: the opening halves, which must not end a line.
NEVER_LAST = [*"“‘（〔［【《〈"]

#: CLREQ (W3C), 3.1.3, adds the quotation marks of columns and rarer brackets, and what belongs to a
#: number: units after it, currencies before it.
NEVER_FIRST += [*"」』〗｝〙〞〟｠．‧•・", *")]}.,;:!?", *"%％‰℃℉°′″㎎㎏㎜㎝㎞㎡㏄"]
NEVER_LAST += [*"「『〖｛〘〝｟", *"([{", *"¥￥$＄€£№＃"]

MANNERS = [
    Manner(punctuation, columns=columns)
    for punctuation in ("squeeze", "hang", "keep")
    for columns in (False, True)
]


@pytest.mark.parametrize("mark", NEVER_FIRST)
def test_each_mark_that_must_not_begin_a_line_begins_none(mark: str) -> None:
    """Try every width at which the mark would be the first of a line."""
    for manner in MANNERS:
        for room in (3.0, 3.25, 3.5, 4.0, 4.5, 5.0):
            lines = broken(f"甲乙丙丁{mark}戊己庚", room, manner)
            assert len(lines) > 1
            assert [each.text for each in lines[1:] if each.text.startswith(mark)] == []


@pytest.mark.parametrize("mark", NEVER_LAST)
def test_each_mark_that_must_not_end_a_line_ends_none(mark: str) -> None:
    for manner in MANNERS:
        for room in (3.0, 3.25, 3.5, 4.0, 4.5, 5.0):
            lines = broken(f"甲乙丙{mark}丁戊己庚", room, manner)
            assert len(lines) > 1
            assert [each.text for each in lines[:-1] if each.text.endswith(mark)] == []


@pytest.mark.parametrize("mark", ["——", "……", "———", "…"])
def test_dashes_and_dots_stay_whole(mark: str) -> None:
    """GB/T 15834-2011, 5.1.4 and 5.1.5."""
    for manner in MANNERS:
        for room in (3.0, 3.5, 4.0, 4.5, 5.0, 5.5):
            lines = broken(f"甲乙丙丁{mark}戊己庚", room, manner)
            assert [each for each in lines if mark in each.text] != []
