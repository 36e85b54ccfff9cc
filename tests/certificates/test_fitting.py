"""A text that is too long is tightened, given lines, condensed, made smaller; then refused."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import load, shipped
from certificates.characters import clusters
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.typeset.character_classes import RIGHT_BLANK
from tests.certificates.conftest import named
from tests.certificates.one_text import SHELF, one_text, placed, problems
from tests.depth import examples

CLASSIC = load(shipped("classic"))

ONE_LINE, TWO_LINES = 11.0, 22.0
"""Heights in millimetres: a little more than one and two lines of 20 points."""


def box_of(ems: float, high: float) -> list[float]:
    """Return a box for that many characters of 20 points."""
    return [10, 10, round(ems * 20 / POINTS_PER_MM, 3), high]


ALL = {"tighten": 0.05, "condense": 0.9, "floor": 16}


def set_as(count: int, high: float, **style: object) -> tuple[int, float, float, float]:
    """Return the lines of that many characters in a box ten wide, and how the first line is set."""
    look = {"leading": 1.5, **ALL, **style}
    runs = placed(one_text({"box": box_of(10, high), "field": "body"}, look), body="甲" * count)
    first = runs[0]
    return len(runs), round(first.spacing / first.size, 3), first.stretch, first.size


def test_a_text_that_fits_is_not_changed() -> None:
    assert set_as(10, ONE_LINE) == (1, 0.0, 1.0, 20)


def test_first_it_is_tightened_where_that_saves_a_line() -> None:
    lines, spacing, stretch, size = set_as(10, TWO_LINES, indent=0.4)
    assert (lines, stretch, size) == (1, 1.0, 20)
    assert -0.05 < spacing < 0


def test_tightening_that_saves_nothing_is_not_done() -> None:
    assert set_as(15, TWO_LINES, tighten=0.1) == (2, 0.0, 1.0, 20)


def test_then_it_takes_more_lines_if_the_box_has_room() -> None:
    assert set_as(19, TWO_LINES) == (2, 0.0, 1.0, 20)


def test_then_it_is_condensed_as_little_as_will_do() -> None:
    assert set_as(10, ONE_LINE, tighten=0, indent=0.5)[1:] == (0.0, 0.95, 20)
    assert set_as(11, ONE_LINE, tighten=0)[1:] == (0.0, 0.9, 20)


def test_then_it_is_made_smaller_by_half_points_and_condensed_as_little_as_will_do() -> None:
    assert set_as(12, ONE_LINE, tighten=0) == (1, 0.0, 0.9, 18.5)
    assert set_as(12, ONE_LINE, tighten=0, condense=1) == (1, 0.0, 1.0, 16.5)


def test_at_last_it_is_refused_with_the_text_the_box_and_what_is_missing() -> None:
    layout = one_text({"box": box_of(10, ONE_LINE), "field": "body"}, {"leading": 1.5, **ALL})
    (problem,) = problems(layout, body="甲" * 15)
    assert problem.code == "does-not-fit"
    assert "70.556 × 11" in problem.en.what
    assert "16 pt" in problem.en.what


def test_paragraphs_of_one_box_shrink_together() -> None:
    source = one_text(
        {"box": box_of(10, TWO_LINES), "field": "issuers"}, {"leading": 1.5, "floor": 16}
    )
    runs = placed(source, issuers=f"甲\n{'乙' * 11}")
    assert [run.size for run in runs] == [18, 18]


def test_the_size_found_is_the_largest_that_fits() -> None:
    body, style = "先进工作者" * 60, {"size": 60, "floor": 5, "leading": 1.2}
    size = placed(one_text({"field": "body"}, style), body=body)[0].size
    larger = {"size": size + 0.5, "floor": size + 0.5, "leading": 1.2}
    assert 5 < size < 60
    assert problems(one_text({"field": "body"}, larger), body=body)


def extent(run: TextRun) -> Box:
    """Return the em boxes of a run in rows or columns, without the blank half of a last mark."""
    ems = sum(glyph.advance for c in clusters(run.text) if (glyph := run.face.glyph(c)))
    blank = 0.5 if run.text[-1] in RIGHT_BLANK else 0.0
    size = run.size / POINTS_PER_MM
    if run.turn:
        return Box(run.x - 0.12 * size, run.y, size, ems * size * run.stretch)
    if run.upright:
        return Box(run.x, run.y - 0.88 * size, ems * size * run.stretch, (1 - blank) * size)
    wide = (ems - blank) * size * run.stretch + run.spacing * (len(run.text) - 1) / POINTS_PER_MM
    return Box(run.x, run.y - 0.88 * size, wide, size)


looks = st.fixed_dictionaries(
    {
        "size": st.sampled_from([18, 24]),
        "floor": st.just(7),
        "leading": st.sampled_from([1.2, 1.5]),
        "align": st.sampled_from(["left", "centre", "right"]),
        "punctuation": st.sampled_from(["squeeze", "keep"]),
        "latin_gap": st.sampled_from([0, 0.25]),
        "tighten": st.sampled_from([0, 0.05]),
        "condense": st.sampled_from([1, 0.85]),
        "balance": st.booleans(),
    }
)
words = st.lists(
    st.sampled_from([*"甲乙丙，。（）“”·", "2024年", "28名", "ISO的", "有限公司", "街道"]),
    min_size=1,
    max_size=50,
).map(lambda parts: ("丁" + "".join(parts))[:60])


@settings(deadline=None, max_examples=examples(150))
@given(words, looks, st.sampled_from(["horizontal", "vertical"]))
def test_any_name_lies_inside_its_box(text: str, look: dict[str, object], writing: str) -> None:
    box = [20, 15, 70, 40]
    layout = one_text({"box": box, "field": "unit", "writing": writing}, look)
    for run in placed(layout, unit=text):
        assert Box(*box).holds(extent(run), slack=0.01), run


@settings(deadline=None)
@given(words, looks)
def test_a_hanging_mark_is_at_most_half_an_em_outside(text: str, look: dict[str, object]) -> None:
    box = Box(20, 15, 70, 40)
    layout = one_text({"box": list(box), "field": "unit"}, {**look, "punctuation": "hang"})
    for run in placed(layout, unit=text):
        half = run.size / 2 / POINTS_PER_MM
        assert Box(box.x, box.y, box.width + half, box.height).holds(extent(run), slack=0.01), run


names = st.text("甲乙丙丁戊己庚辛壬癸阿古丽〇", min_size=1, max_size=12)


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=4).map("·".join))
def test_a_name_of_up_to_fifty_characters_fits_the_classic_sheet(name: str) -> None:
    (element,) = [each for each in CLASSIC.elements if each.id == "words"]
    placement = element.place(named(name), SHELF)
    assert not placement.problems
    for run in placement.marks:
        assert isinstance(run, TextRun)
        assert element.box.holds(extent(run), slack=0.01)


LONG, LONGER = "中共郑州经济技术开发区工作委员会", "郑州经济技术开发区管理委员会"
"""Two bodies of 16 and 14 characters."""


def bodies(across: float, **style: object) -> list[tuple[str, float, float]]:
    """Return the lines of two bodies in a box that wide, each with its baseline and its size."""
    look = {"leading": 1.5, "floor": 10, "balance": True, "whole": True, **style}
    runs = placed(one_text({"box": box_of(across, 60), "field": "issuers"}, look),
                  issuers=f"{LONG}\n{LONGER}")  # fmt: skip
    return [(run.text, run.y, run.size) for run in runs]


def test_a_line_that_is_kept_whole_is_made_smaller_instead_of_being_broken() -> None:
    assert [(text, size) for text, _, size in bodies(12)] == [(LONG, 15), (LONGER, 15)]
    assert [text for text, *_ in bodies(12, whole=False)] != [LONG, LONGER]


def test_it_is_whole_down_to_the_floor() -> None:
    assert [(text, size) for text, _, size in bodies(8.01)] == [(LONG, 10), (LONGER, 10)]


def test_below_the_floor_it_is_broken_once_and_the_next_body_stands_apart() -> None:
    lines = bodies(7.5)
    first, second, third = (y for _, y, _ in lines)
    assert [text for text, *_ in lines] == ["中共郑州经济技术开发区", "工作委员会", LONGER]
    assert {size for *_, size in lines} == {10.5}
    assert round(second - first, 2) == round(10.5 * 1.5 * 25.4 / 72, 2)
    assert round(third - second, 2) == round((10.5 * 1.5 + 10 / 2) * 25.4 / 72, 2)
