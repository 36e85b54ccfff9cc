"""Where Chinese lines may break, for any text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import Shelf, find
from certificates.characters import clusters
from certificates.fonts.shelf import Glyphs
from certificates.typeset import CLOSING, OPENING, Line, atoms, break_lines, measure, spans
from certificates.typeset.atoms import line_length

GLYPHS = find(system=False).glyphs["song"]

texts = st.lists(
    st.sampled_from(
        [
            "甲",
            "乙丙",
            "先进工作者",
            "，",
            "。",
            "”",
            "“",
            "（",
            "）",
            "《",
            "》",
            "、",
            "·",
            "！",
            "2024",
            "1,000",
            "3.5%",
            "Jean-Luc",
            "O’Neill",
            "……",
            "——",
            " ",
            "㛃",
            "葛󠄀",
        ]
    ),
    min_size=1,
    max_size=60,
).map("".join)
rooms = st.floats(min_value=3, max_value=40)


def broken(text: str, room: float, indent: float = 0.0) -> list[Line]:
    return break_lines(atoms(text, GLYPHS), room, indent)


@given(texts)
def test_atoms_are_the_whole_text(text: str) -> None:
    assert "".join(atom.text for atom in atoms(text, GLYPHS)) == text


@given(texts, rooms)
def test_nothing_but_spaces_at_line_ends_is_lost(text: str, room: float) -> None:
    kept = "".join(line.text for line in broken(text, room))
    assert kept.replace(" ", "") == text.replace(" ", "")


@given(texts, rooms)
def test_no_line_after_the_first_begins_with_a_closing_mark(text: str, room: float) -> None:
    assert not [line for line in broken(text, room)[1:] if line.text[:1] in tuple(CLOSING)]


@given(texts, rooms)
def test_no_line_before_the_last_ends_with_an_opening_mark(text: str, room: float) -> None:
    assert not [line for line in broken(text, room)[:-1] if line.text[-1:] in tuple(OPENING)]


@given(texts, rooms)
def test_words_numbers_and_dashes_are_never_torn(text: str, room: float) -> None:
    seams = "\n".join(line.text for line in broken(text.replace(" ", ""), room))
    assert not re.search(r"[0-9A-Za-z]\n[0-9A-Za-z]|…\n…|—\n—|\n[·\U000e0100]", seams)


@given(texts, rooms)
def test_a_line_of_several_atoms_stays_within_its_room(text: str, room: float) -> None:
    for line in broken(text, room, indent=2.0):
        several = len(atoms(line.text, GLYPHS)) > 1
        assert not several or line.indent + line.width <= room + 1e-6


@pytest.mark.parametrize("dot", "·•‧・")
def test_no_line_begins_with_the_dot_of_a_name(dot: str) -> None:
    assert [line.text for line in broken(f"阿卜杜{dot}热合曼", 3)] == ["阿卜", f"杜{dot}热", "合曼"]


def test_an_accent_stays_with_its_letter_and_its_word() -> None:
    assert [atom.text for atom in atoms("甲\u0301乙Jose\u0301e丙", GLYPHS)] == [
        "甲\u0301",
        "乙",
        "Jose\u0301e",
        "丙",
    ]


def test_only_the_first_line_is_indented() -> None:
    lines = broken("先进工作者先进工作者", 6, indent=2.0)
    assert [(line.text, line.indent) for line in lines] == [
        ("先进工作", 2.0),
        ("者先进工作者", 0.0),
    ]


def test_the_last_line_is_marked() -> None:
    assert [line.last for line in broken("先进工作者先进工作者", 6)] == [False, True]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    space = GLYPHS[" "].advance
    word, character = atoms("ISO  甲", GLYPHS)
    assert (word.text, character.text) == ("ISO  ", "甲")
    assert word.overhang == pytest.approx(2 * space)
    assert word.width == pytest.approx(sum(GLYPHS[c].advance for c in "ISO") + 2 * space)
    assert line_length("  甲 ", GLYPHS) == pytest.approx(1 + 2 * space)


def test_half_of_a_closing_mark_may_stick_out() -> None:
    assert [line.text for line in broken("一二三四，五", 4.5)] == ["一二三四，", "五"]


@pytest.mark.parametrize("text", ["先进工作者", "在2024年度，", "甲A乙㛃", "葛\U000e0100甲"])
def test_spread_characters_fill_the_room_exactly(text: str) -> None:
    pieces = spans(text, GLYPHS, room=6.0)
    last = pieces[-1]
    inner = last.spacing * (len(clusters(last.text)) - 1)
    end = last.x + measure(last.text, GLYPHS) + inner
    assert "".join(piece.text for piece in pieces) == text
    assert end == pytest.approx(measure(text, GLYPHS) + 6.0)


def test_where_two_marks_meet_half_an_em_goes() -> None:
    assert measure("甲”。乙", GLYPHS) == 3.5
    assert measure("甲，“乙", GLYPHS) == 3.5
    assert measure("（《甲》）", GLYPHS) == 4.0
    assert [(s.x, s.text) for s in spans("甲”。“乙", GLYPHS)] == [
        (0.0, "甲”"),
        (1.5, "。"),
        (2.0, "“乙"),
    ]


QUOTES = {"wide": 1.0, "narrow": 0.35}


@pytest.mark.parametrize("wide", QUOTES.values(), ids=QUOTES)
def test_a_quotation_mark_is_as_wide_as_its_neighbours_ask_in_every_face(wide: float) -> None:
    glyphs = {**{c: GLYPHS[c] for c in "获“先”，称Oabt ’"}}
    glyphs |= {mark: GLYPHS[mark]._replace(advance=wide) for mark in "“”’"}
    assert measure("获“先”称", glyphs) == pytest.approx(5.0)
    assert measure("获“先”，称", glyphs) == pytest.approx(5.5)
    latin = sum(glyphs[letter].advance for letter in "Ob")
    assert measure("O’b", glyphs) == pytest.approx(latin + 0.3)
    spaced = sum(glyphs[letter].advance for letter in "a b a")
    assert measure("a “b” a", glyphs) == pytest.approx(spaced + 0.9)


def test_two_dashes_are_one_stroke() -> None:
    face = GLYPHS["—"].face
    assert face
    ink = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord("—")))
    first, second = spans("——", GLYPHS)
    assert ink
    assert (second.x - first.x) * face.hb.upem <= ink.width


def test_marks_that_meet_across_atoms_take_the_same_room_as_drawn() -> None:
    (line,) = broken("甲，“乙”。《丙》", 40)
    assert line.width == measure(line.text, GLYPHS) - 0.5


def test_a_word_is_not_spread_out() -> None:
    pieces = spans("在2024年度", GLYPHS, room=0.1875)
    assert [(s.text, s.spacing) for s in pieces] == [("在", 0.0), ("2024", 0.0), ("年度", 0.0625)]


def test_a_wide_gap_is_within_a_span_so_that_no_reader_takes_it_for_a_space() -> None:
    pieces = spans("在2024年度", GLYPHS, room=3.0)
    assert [(s.text, s.spacing) for s in pieces] == [("在2", 1.0), ("02", 0.0), ("4年度", 1.0)]


def test_a_rare_character_falls_to_the_next_face(shelf: Shelf) -> None:
    sans, serif = shelf.glyphs["hei"].chain[:2]
    only_sans = next(
        c for c in map(chr, range(0x20000, 0x2FFFF)) if sans.covers(c) and not serif.covers(c)
    )
    glyphs = Glyphs([serif, sans])
    assert [(s.text, s.face) for s in spans(f"甲{only_sans}乙", glyphs)] == [
        ("甲", serif),
        (only_sans, sans),
        ("乙", serif),
    ]
