"""A text element: its words, placeholders, spacing, numerals and columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from certificates import FIELDS, LayoutRefused, find, load
from certificates.content import SAMPLES
from certificates.errors import Fault
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM
from certificates.place import place, place_static
from tests.certificates.one_text import SHELF, Keys, one_text, placed, problems, said, toml
from tests.certificates.reading import lines, pdf, squeezed
from tests.certificates.test_fonts import make


def printed(element: Keys, style: Keys | None = None, **fields: str) -> str:
    """Return the placed words."""
    return "".join(run.text for run in placed(one_text(element, style), **fields))


def read_back(element: Keys, style: Keys | None = None, **fields: str) -> list[str]:
    """Return the lines that a PDF reader finds."""
    return lines(pdf([said(**fields)], one_text(element, style), SHELF))[0]


def faults(element: Keys) -> list[Fault]:
    with pytest.raises(LayoutRefused) as refusal:
        load(toml(element, {}))
    return list(refusal.value.faults)


class TestPlaces:
    def test_words_have_places_for_fields(self) -> None:
        assert printed({"words": "第{number}号，{name}"}, number="8", name="甲") == "第8号，甲"

    def test_all_of_them_are_the_fields_of_the_element(self) -> None:
        (element,) = one_text({"words": "{name}{unit}{name}", "label": "致："}).elements
        assert element.fields == ("name", "unit")

    def test_every_field_has_its_place(self) -> None:
        for field in FIELDS:
            assert one_text({"words": f"{{{field}}}"}).fields == (field,)

    def test_doubled_braces_are_braces(self) -> None:
        assert printed({"words": "{{甲}}{name}{{name}}"}, name="乙") == "{甲}乙{name}"

    def test_words_without_places_are_the_same_on_every_sheet(self) -> None:
        layout = one_text({"words": "荣誉证书"})
        assert layout.fields == ()
        assert [mark.text for mark in place_static(layout, SHELF).marks] == ["荣誉证书"]  # type: ignore[union-attr]

    def test_what_a_field_says_is_printed_as_it_is(self) -> None:
        assert printed({"words": "{name}"}, name="{body}{{7*7}}") == "{body}{{7*7}}"

    @pytest.mark.parametrize(
        ("words", "suggestion"),
        [
            ("{nmae}", "name"),
            ("{ number }", "number"),
            ("{name.__class__}", "name"),
            ("{name!r}", "name"),
            ("{name:>20}", "name"),
            ("{name[0]}", "name"),
            ("{}", None),
            ("{0}", None),
            ("{number", None),
            ("number}", None),
        ],
    )
    def test_a_place_nobody_knows_is_a_fault_with_a_suggestion(
        self, words: str, suggestion: str | None
    ) -> None:
        (fault,) = faults({"words": words})
        assert (fault.path, fault.suggestion) == ("elements[0].words", suggestion)
        assert all((*fault.zh, *fault.en))

    def test_a_blank_place_is_reported_or_leaves_the_paragraph_out(self) -> None:
        words = {"words": "{category}：{honour}"}
        (problem,) = problems(one_text(words), honour=" ")
        assert (problem.code, "honour" in problem.en.what) == ("missing-field", True)
        assert place(said(honour=""), one_text({**words, "optional": True}), SHELF).marks == ()

    def test_a_label_stands_before(self) -> None:
        assert printed({"field": "number", "label": "编号："}, number="1") == "编号：1"
        assert printed({"words": "{number}号", "label": "编号："}, number="1") == "编号：1号"


class TestPairs:
    def test_a_name_of_two_is_as_long_as_one_of_three(self) -> None:
        layout = one_text({"field": "name"}, {"pair": True})
        (run,) = placed(layout, name="张三")
        assert (run.text, run.spacing) == ("张三", 20)

    @pytest.mark.parametrize("name", ["张三", "㛃〇", "欧阳一二"])
    def test_it_reads_back_without_a_space(self, name: str) -> None:
        read = read_back({"words": "{name}同志："}, {"pair": True}, name=name)
        assert read == [f"{name}同志："]

    def test_it_is_spread_at_the_start_only_and_only_if_it_is_of_two(self) -> None:
        for words, name in (("致{name}", "张三"), ("{name}", "张三丰"), ("{name}", "李A")):
            layout = one_text({"words": words}, {"pair": True})
            assert [run.spacing for run in placed(layout, name=name)] == [0]

    def test_a_salutation_is_spread_where_it_begins_with_the_name(self) -> None:
        layout = one_text({"field": "salutation"}, {"pair": True})
        assert [run.text for run in placed(layout, name="张三", salutation="张三同志：")] == [
            "张三",
            "同志：",
        ]

    def test_it_is_made_smaller_instead_of_broken(self) -> None:
        layout = one_text(
            {"box": [10, 10, 15, 60], "words": "{name}同志："}, {"pair": True, "floor": 12}
        )
        first, second = placed(layout, name="张三")
        assert (first.text, second.text, first.size) == ("张三", "同志：", 14)


def test_what_is_spaced_reads_back_as_it_is_stored() -> None:
    words = "在2024年获得ISO认证的A座"
    assert read_back({"words": words}, {"latin_gap": 0.25}) == [words]
    assert read_back({"words": "荣誉证书"}, {"spread": 70, "align": "centre"}) == ["荣誉证书"]


def test_a_gap_between_chinese_and_latin_is_a_quarter_of_an_em() -> None:
    first, *_, last = placed(one_text({"words": "甲2024乙"}, {"latin_gap": 0.25}))
    assert [(run.text, run.spacing) for run in (first, last)] == [("甲2", 5), ("4乙", 5)]
    digits = sum(SHELF.glyphs["song"][digit].advance for digit in "202")
    start = 10 + (1 + 0.25 + digits) * 20 / POINTS_PER_MM
    assert last.x == pytest.approx(start, abs=0.001)


class TestNumerals:
    @pytest.mark.parametrize(
        ("given", "wanted"),
        [
            ("2025年1月8日", "二〇二五年一月八日"),
            ("2000年10月30日", "二〇〇〇年十月三十日"),
            ("12月28日", "十二月二十八日"),
            ("10月", "十月"),
            ("2024年度", "二〇二四年度"),
            ("2025年01月08日", "二〇二五年一月八日"),
            ("2025年1月8日至10日", "二〇二五年一月八日至十日"),
            ("二〇二五年一月八日", "二〇二五年一月八日"),
            ("2025年13月8日", "2025年13月8日"),
            ("2025年1月32日", "2025年1月32日"),
            ("1—3月", "1—3月"),
            ("3个月、20日内、第8号", "3个月、20日内、第8号"),
            ("1,025年", "1,025年"),
            ("2025.1.8", "2025.1.8"),
        ],
    )
    def test_a_date_is_set_in_chinese(self, given: str, wanted: str) -> None:
        assert printed({"field": "date", "numerals": "chinese"}, date=given) == wanted

    def test_unless_asked_it_is_not(self) -> None:
        assert printed({"field": "date"}, date="2025年1月8日") == "2025年1月8日"


class TestRows:
    """The box is 120 mm wide and begins at 10 mm."""

    em = 20 / POINTS_PER_MM

    @pytest.mark.parametrize(("align", "free"), [("left", 0.0), ("centre", 0.5), ("right", 1.0)])
    def test_a_line_stands_left_in_the_middle_or_right(self, align: str, free: float) -> None:
        (run,) = placed(one_text({"words": "甲乙"}, {"align": align, "weight": 0.02}))
        assert run.x == pytest.approx(10 + (120 - 2 * self.em) * free, abs=0.001)
        assert (run.spacing, run.weight, run.size) == (0, 0.4, 20)

    def test_a_spread_line_stands_in_the_middle(self) -> None:
        (run,) = placed(one_text({"words": "奖状"}, {"align": "centre", "spread": 60}))
        assert run.x == pytest.approx(10 + (120 - 60) / 2, abs=0.001)
        assert run.spacing == pytest.approx(60 * POINTS_PER_MM - 40, abs=0.001)

    def test_justified_lines_fill_the_box_except_the_last(self) -> None:
        layout = one_text(
            {"words": "先进工作者先进", "box": [10, 10, 40, 60]}, {"align": "justify"}
        )
        first, last = placed(layout)
        assert (first.text, last.text) == ("先进工作者", "先进")
        assert (first.x, last.x, last.spacing) == (10, 10, 0)
        assert first.spacing == pytest.approx((40 * POINTS_PER_MM - 100) / 4, abs=0.001)


class TestColumns:
    def runs(self, words: str, **style: object) -> list[tuple[str, float, bool]]:
        layout = one_text({"words": words, "writing": "vertical"}, style)
        return [(run.text, run.turn, run.upright) for run in placed(layout)]

    @pytest.mark.parametrize("name", ["O’Neill", "D’Arcy"])
    def test_an_apostrophe_is_turned_with_the_word_it_is_in(self, name: str) -> None:
        runs = placed(one_text({"words": f"甲{name}乙", "writing": "vertical"}))
        turned = [run.text for run in runs if run.turn]
        assert "".join(turned) == name

    def test_characters_stand_and_words_are_turned(self) -> None:
        assert self.runs("获ISO奖2024") == [
            ("获", 0, True),
            ("ISO", 90, False),
            ("奖", 0, True),
            ("2024", 90, False),
        ]

    def test_a_short_number_stands_side_by_side(self) -> None:
        assert self.runs("第28名A座") == [(t, 0, True) for t in ("第", "28", "名", "A", "座")]

    def test_columns_run_from_right_to_left_each_from_the_top(self) -> None:
        layout = one_text(
            {"words": "甲乙丙丁", "writing": "vertical", "box": [10, 10, 40, 16]}, {"leading": 2}
        )
        a, b, c, d = placed(layout)
        em = 20 / POINTS_PER_MM
        assert [a.x, c.x] == pytest.approx([50 - 1.5 * em, 50 - 3.5 * em], abs=0.001)
        assert (a.y, b.y) == (c.y, d.y)
        assert a.y == pytest.approx(10 + 0.88 * em, abs=0.001)
        assert b.y - a.y == pytest.approx(em, abs=0.001)

    @pytest.mark.parametrize(
        ("align", "free"), [("top", 0.0), ("middle", 0.5), ("bottom", 1.0), ("centre", 0.5)]
    )
    def test_a_column_stands_at_the_top_in_the_middle_or_at_the_bottom(
        self, align: str, free: float
    ) -> None:
        run, *_ = placed(one_text({"words": "甲乙", "writing": "vertical"}, {"align": align}))
        em = 20 / POINTS_PER_MM
        assert run.y == pytest.approx(10 + (60 - 2 * em) * free + 0.88 * em, abs=0.001)

    def test_a_face_without_forms_for_columns_has_brackets_turned_and_commas_moved(
        self, tmp_path: Path
    ) -> None:
        made = find([make(tmp_path / "a.ttf", "SimSun", has="甲（，").parent], system=False)
        layout = one_text({"words": "甲（，", "writing": "vertical"})
        above, bracket, comma = (
            mark for mark in place_static(layout, made).marks if isinstance(mark, TextRun)
        )
        em = 20 / POINTS_PER_MM
        assert (bracket.turn, comma.turn) == (90, 0)
        assert comma.x > above.x + em / 2
        assert comma.y < above.y + 2 * em - em / 2

    def test_a_single_letter_or_short_number_is_centred_and_made_no_wider_than_the_column(
        self,
    ) -> None:
        """The axis is half a line height, 15 points, from the right side of the box."""
        layout = one_text({"words": "第28名M", "writing": "vertical"}, {"weight": 0.02})
        _, number, _, letter = placed(layout)
        em, axis = 20 / POINTS_PER_MM, 130 - 15 / POINTS_PER_MM
        digits = 2 * SHELF.glyphs["song"]["2"].advance
        wide = SHELF.glyphs["song"]["M"].advance
        assert digits > 1 > wide
        assert (number.stretch, letter.stretch) == (round(1 / digits, 4), 1)
        assert number.x == pytest.approx(axis - em / 2, abs=0.001)
        assert letter.x == pytest.approx(axis - wide * em / 2, abs=0.001)
        assert (number.weight, letter.weight) == (0.4, 0.4)

    def test_a_turned_mark_stands_in_the_middle_of_its_em(self) -> None:
        _, dot, _ = placed(one_text({"words": "甲·乙", "writing": "vertical"}))
        em, wide = 20 / POINTS_PER_MM, SHELF.glyphs["song"]["·"].advance
        assert (dot.turn, wide < 0.5) == (90, True)
        assert dot.y == pytest.approx(10 + (1 + (1 - wide) / 2) * em, abs=0.001)

    def test_it_reads_back(self) -> None:
        words = "获“先进工作者”称号，特发此证。"
        assert squeezed("".join(read_back({"words": words, "writing": "vertical"}))) == words

    def test_condensed_it_is_flat(self) -> None:
        layout = one_text(
            {"words": "先进工作者", "writing": "vertical", "box": [10, 10, 12, 32]},
            {"condense": 0.9, "leading": 1.5},
        )
        first = placed(layout)[0]
        assert [first.size, first.stretch] == pytest.approx([18, 1 / 0.9], abs=0.001)


def test_a_heading_says_so() -> None:
    for heading, tag in ((True, "H1"), (False, "P")):
        (element,) = one_text({"words": "荣誉证书", "heading": heading}).elements
        assert element.place(said(), SHELF).tag == tag


def test_a_spread_wider_than_its_box_is_a_fault() -> None:
    with pytest.raises(LayoutRefused, match=r"elements\[0\]\.style"):
        one_text({"words": "奖状"}, {"spread": 130})
    one_text({"words": "奖状"}, {"spread": 120})


def test_balance_does_not_go_with_justified_lines() -> None:
    with pytest.raises(LayoutRefused, match=r"styles\.it\.balance"):
        one_text({"field": "body"}, {"balance": True, "align": "justify"})


def test_every_sample_fits_its_own_place() -> None:
    for field in SAMPLES:
        assert printed({"field": field}, {"size": 12}) != ""
