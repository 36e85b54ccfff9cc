"""Issuing bodies: a line for each, a seal for each, and no seal touches another."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Sequence
from itertools import combinations
from math import dist

import pytest
from PIL import Image

from certificates import (
    Content,
    Layout,
    LayoutRefused,
    Shelf,
    load,
    preflight,
    shipped,
    shipped_ids,
)
from certificates.elements.issuers import Issuers
from certificates.elements.qr import Qr
from certificates.images import Assets
from certificates.marks import Path, Picture, Squares, TextRun
from certificates.paper import Box
from certificates.place import place
from certificates.problems import Problem
from tests.certificates.conftest import content, sample
from tests.certificates.reading import lines, pdf

pytestmark = pytest.mark.usual  # too long for a run between two edits

EM = 25.4 / 72

LONG = (
    "中共郑州经济技术开发区工作委员会",
    "郑州经济技术开发区管理委员会",
    "郑州市工业和信息化局",
    "郑州经济技术开发区总工会",
)
SHORT = ("甲市人民政府", "乙县教育局", "丙区总工会", "丁镇妇联")
LONGEST = tuple(f"中共××市××经济开发区{each}工作委员会" for each in ("甲", "乙", "丙", "丁"))

DATE = "二〇二六年一月八日"

SHEET = """
id = "one"
name = "一"
edition = 2
[page]
width = 297
height = 210
[styles.issuer]
font = "song"
size = 20
floor = 10
leading = 1.5
whole = true
[[elements]]
id = "it"
kind = "issuers"
style = "issuer"
show = "ring"
"""


def block(keys: str = "") -> Layout:
    return load(SHEET + keys)


def issued(bodies: Sequence[str], date: str = DATE) -> Content:
    return content(issuers="\n".join(bodies), date=date)


def seals(layout: Layout, bodies: Sequence[str], shelf: Shelf) -> list[Box]:
    """Return the squares around the rings that are drawn."""
    rings = [m for m in place(issued(bodies), layout, shelf).marks if isinstance(m, Path)]
    return [_around(ring) for ring in rings]


def _around(path: Path) -> Box:
    points = [(float(step[-2]), float(step[-1])) for step in path.steps if len(step) > 2]
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def words(layout: Layout, given: Content, shelf: Shelf) -> dict[str, Box]:
    """Return the em boxes of the lines of a placed block, by their words."""
    runs = [m for m in place(given, layout, shelf).marks if isinstance(m, TextRun)]
    return {r.text: Box(r.x, r.y - 0.88 * r.size * EM, len(r.text) * r.size * EM, r.size * EM)
            for r in runs}  # fmt: skip


def problems(layout: Layout, bodies: Sequence[str], shelf: Shelf) -> list[Problem]:
    return list(place(issued(bodies), layout, shelf).problems)


@pytest.mark.parametrize("arrange", ["stacked", "side"])
def test_one_seal_is_centred_on_its_body_and_the_date(arrange: str, shelf: Shelf) -> None:
    layout = block(f'box = [100, 100, 120, 60]\narrange = "{arrange}"\n')
    (seal,) = seals(layout, LONG[:1], shelf)
    body, date = words(layout, issued(LONG[:1]), shelf).values()

    assert seal.width == pytest.approx(42)
    assert body.centre[0] == pytest.approx(date.centre[0], abs=0.01)
    assert seal.centre[0] == pytest.approx(date.centre[0], abs=0.01)
    # The words are slightly below the middle of the seal.
    assert 0 < (body.y + date.bottom) / 2 - seal.centre[1] < 5


def test_each_seal_beside_another_is_over_its_own_body_and_the_last_also_over_the_date(
    shelf: Shelf,
) -> None:
    layout = block('box = [20, 100, 250, 44]\narrange = "side"\n')
    bodies = LONG[:3]
    found = words(layout, issued(bodies), shelf)

    for name, seal in zip(bodies, seals(layout, bodies, shelf), strict=True):
        assert found[name].centre[0] == pytest.approx(seal.centre[0], abs=0.01)
        assert seal.y < found[name].y
        assert found[name].bottom < seal.bottom
    assert found[DATE].centre[0] == pytest.approx(found[bodies[-1]].centre[0], abs=0.01)
    assert len({round(found[name].y, 3) for name in bodies}) == 1


def test_each_seal_over_stacked_bodies_is_in_the_middle_of_its_own_line(shelf: Shelf) -> None:
    layout = block("box = [80, 100, 160, 44]\n")
    one, two = seals(layout, LONG[:2], shelf)
    found = words(layout, issued(LONG[:2]), shelf)

    assert [*found] == [*LONG[:2], DATE]
    assert one.right < two.x
    for seal, line in ((one, LONG[0]), (two, LONG[1]), (two, DATE)):
        assert seal.centre[0] == pytest.approx(found[line].centre[0], abs=0.01)
        assert seal.meets(found[line])


def test_stacked_bodies_become_smaller_before_one_leaves_the_middle_of_its_seal(
    shelf: Shelf,
) -> None:
    layout = block("box = [80, 100, 110, 44]\n")
    one, two = seals(layout, LONG[:2], shelf)
    found = words(layout, issued(LONG[:2]), shelf)
    assert one.centre[0] == pytest.approx(found[LONG[0]].centre[0], abs=0.01)
    assert two.centre[0] == pytest.approx(found[LONG[1]].centre[0], abs=0.01)
    assert 10 < found[DATE].height / EM < 20

    # At the smallest size both lines stay whole and in the box.
    narrow = words(block("box = [80, 100, 90, 44]\n"), issued(LONGEST[:2]), shelf)
    assert [*narrow] == [*LONGEST[:2], DATE]
    assert all(line.x >= 80 and line.right < 170.01 for line in narrow.values())


@pytest.mark.parametrize(
    ("count", "rows"),
    [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2]), (6, [3, 3])],
)
def test_at_most_three_seals_are_in_a_row(count: int, rows: list[int], shelf: Shelf) -> None:
    bodies = [f"{each}局" for each in "甲乙丙丁戊己"[:count]]
    found = seals(block('box = [20, 50, 250, 90]\narrange = "side"\n'), bodies, shelf)
    heights = [round(seal.y, 2) for seal in found]
    assert [heights.count(y) for y in dict.fromkeys(heights)] == rows
    assert _apart(found) >= 2


def test_seals_are_below_each_other_where_only_the_height_has_room(shelf: Shelf) -> None:
    one, two = seals(block('box = [20, 50, 70, 90]\narrange = "side"\n'), LONG[:2], shelf)
    assert (one.x, round(two.y - one.bottom, 2)) == (two.x, 2)


def test_a_row_is_divided_before_a_body_is_broken(shelf: Shelf) -> None:
    """Three bodies of 16 characters need 55 mm each even at 10 points."""
    layout = block('box = [20, 50, 150, 90]\narrange = "side"\n')
    assert set(LONGEST[:3]) < {*words(layout, issued(LONGEST[:3]), shelf)}
    heights = [round(seal.y) for seal in seals(layout, LONGEST[:3], shelf)]
    assert heights == [50, 50, 94]


def test_a_body_that_must_be_broken_stays_under_its_own_seal(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 90, 44]\narrange = "side"\n')
    bodies = ("中共甲市甲经济开发区工作委员会办公室", "乙县乙高新技术产业园管理处综合科室")
    found = words(layout, issued(bodies), shelf)
    _, two = seals(layout, bodies, shelf)

    left = [each for each in found.values() if each.centre[0] < two.x]
    assert sorted("".join(found)) == sorted("".join(bodies) + DATE)
    assert len(left) == 2
    assert all(line.right < two.x and line.x >= 20 for line in left)


def test_bodies_of_unlike_length_keep_out_of_the_seals_of_others(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 220, 44]\narrange = "side"\n')
    bodies = (LONGEST[0], "乙局")
    found = words(layout, issued(bodies), shelf)
    one, two = seals(layout, bodies, shelf)
    assert found[bodies[0]].right < two.x
    assert one.right < min(found["乙局"].x, found[DATE].x)


def test_bodies_beside_each_other_are_a_character_apart(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 250, 44]\narrange = "side"\n')
    one, two, _ = words(layout, issued(LONG[:2]), shelf).values()
    assert two.x - one.right >= one.height - 0.01


@pytest.mark.parametrize(("valign", "top"), [("top", 50), ("middle", 74), ("bottom", 98)])
def test_seals_are_where_the_height_of_the_box_was_asked_to_have_them(
    valign: str, top: float, shelf: Shelf
) -> None:
    layout = block(f'box = [20, 50, 250, 90]\nvalign = "{valign}"\n')
    assert [round(seal.y, 2) for seal in seals(layout, LONG[:2], shelf)] == [top, top]


def test_seals_are_not_spread_so_far_that_words_leave_the_box(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 150, 44]\narrange = "side"\nalign = "even"\n')
    found = words(layout, issued((LONGEST[0], "乙局")), shelf)
    assert min(line.x for line in found.values()) >= 20
    assert max(line.right for line in found.values()) <= 170.01


def test_a_date_that_is_longer_than_its_body_keeps_out_of_the_seal_beside_it(
    shelf: Shelf,
) -> None:
    layout = block('box = [20, 50, 250, 44]\narrange = "side"\n')
    one, _ = seals(layout, ("甲局", "乙局"), shelf)
    assert one.right < words(layout, issued(("甲局", "乙局")), shelf)[DATE].x


@pytest.mark.parametrize(("align", "left", "right"), [("left", 50, 0), ("right", 0, 200)])
def test_the_block_is_at_the_side_that_was_asked_for(
    align: str, left: float, right: float, shelf: Shelf
) -> None:
    for arrange in ("side", "stacked"):
        keys = f'box = [50, 50, 150, 44]\nalign = "{align}"\narrange = "{arrange}"\n'
        body = words(block(keys), issued(LONG[:1]), shelf)[LONG[0]]
        if left:
            assert body.x == pytest.approx(left, abs=0.01)
        if right:
            assert body.right == pytest.approx(right, abs=0.01)


def test_seals_may_be_spread_over_the_whole_width(shelf: Shelf) -> None:
    layout = block('box = [40, 50, 220, 44]\narrange = "side"\nalign = "even"\n')
    assert [seal.centre[0] for seal in seals(layout, SHORT[:2], shelf)] == [
        pytest.approx(95, abs=0.01),
        pytest.approx(205, abs=0.01),
    ]


def test_a_layout_may_ask_for_smaller_seals_further_apart(shelf: Shelf) -> None:
    layout = block('box = [40, 50, 220, 44]\narrange = "side"\ndiameter = 40\napart = 6\n')
    one, two = seals(layout, ("甲局", "乙局"), shelf)
    assert [round(seal.width, 2) for seal in (one, two)] == [40, 40]
    assert two.x - one.right >= 6


def test_too_many_seals_are_reported_with_the_layout_that_has_the_room(shelf: Shelf) -> None:
    keys = 'box = [150, 50, 90, 44]\nroomier = { 3 = "three", 6 = "six" }\n'
    for bodies, named in ((LONG[:3], "three"), (LONG, "six")):
        (problem,) = problems(block(keys), bodies, shelf)
        assert (problem.code, problem.element) == ("no-room-for-seals", "it")
        assert str(len(bodies)) in problem.en.what
        assert f"“{named}”" in problem.en.remedy
        assert f"“{named}”" in problem.zh.remedy
    (problem,) = problems(block(keys), [f"{each}局" for each in "甲乙丙丁戊己庚"], shelf)
    assert "three" not in problem.en.remedy


def test_words_that_do_not_fit_below_their_seal_are_reported(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 44, 44]\narrange = "side"\n')
    (problem,) = problems(layout, ("甲" * 200,), shelf)
    assert (problem.code, problem.element) == ("does-not-fit", "it")


def test_a_body_is_a_line_whatever_blanks_are_around_it(shelf: Shelf) -> None:
    layout = block('box = [20, 50, 250, 44]\narrange = "side"\n')
    given = content(issuers=f" {SHORT[0]}\n\n　{SHORT[1]} \n", date=DATE)
    assert {*words(layout, given, shelf)} == {*SHORT[:2], DATE}


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ("box = [20, 50, 40, 44]\n", "elements[0].box"),
        ('box = [20, 50, 90, 44]\nroomier = { two = "joint" }\n', "elements[0].roomier.two"),
        ("box = [20, 50, 90, 44]\nroomier = { 2 = 3 }\n", "elements[0].roomier.2"),
        ('box = [20, 50, 90, 44]\narrange = "heap"\n', "elements[0].arrange"),
    ],
)
def test_a_fault_of_the_block_is_found_at_its_key(keys: str, path: str) -> None:
    with pytest.raises(LayoutRefused) as refused:
        block(keys)
    assert [fault.path for fault in refused.value.faults] == [path]


def test_a_picture_is_the_seal_of_the_first_body_alone(tmp_path: object, shelf: Shelf) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (900, 900), "#C8161D80").save(out, "PNG")
    keys = SHEET.replace('show = "ring"', 'image = "seal.png"') + "box = [20, 50, 120, 44]\n"
    layout = load(keys, assets=_Folder({"seal.png": out.getvalue()}))

    marks = place(issued(SHORT[:2]), layout, shelf).marks

    (picture,) = (mark for mark in marks if isinstance(mark, Picture))
    assert (picture.box.width, picture.box.height) == (42, 42)


class _Folder(Assets):
    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def read(self, name: str) -> bytes:
        return self.files[name]


def _apart(boxes: Sequence[Box]) -> float:
    """Return the shortest distance between two circles."""
    return min((dist(a.centre, b.centre) - a.width for a, b in combinations(boxes, 2)), default=9)


ALONE = ("appointment",)
"""No layout of more bodies is shipped for this occasion."""

LAYOUTS = {layout_id: load(shipped(layout_id)) for layout_id in shipped_ids()}
WITH_SEALS = {
    layout_id: layout
    for layout_id, layout in LAYOUTS.items()
    if any(isinstance(element, Issuers) for element in layout.elements)
}


def _rings(layout_id: str) -> Layout:
    """The layout with its seals shown."""
    own = f'id = "rings"\nname = "rings"\nedition = 2\nbase = "{layout_id}"\n'
    (block,) = (e for e in WITH_SEALS[layout_id].elements if isinstance(e, Issuers))
    return load(own + f'[[elements]]\nid = "{block.id}"\nshow = "ring"\n')


def _own(layout: Layout) -> Issuers:
    (block,) = (element for element in layout.elements if isinstance(element, Issuers))
    return block


@pytest.mark.parametrize("bodies", [LONG, SHORT, LONGEST], ids=["long", "short", "longest"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("layout_id", WITH_SEALS)
def test_every_shipped_layout_has_room_for_the_seals_or_names_one_that_has(
    layout_id: str, count: int, bodies: Sequence[str], shelf: Shelf
) -> None:
    layout = WITH_SEALS[layout_id]
    given = _signed(layout_id, bodies[:count])
    found = preflight([given], layout, shelf)
    if found:
        assert [problem.code for problem in found] == ["no-room-for-seals"]
        assert count > 2
        if layout_id not in ALONE:
            named = found[0].en.remedy.split("“")[1].split("”")[0]
            assert preflight([given], load(shipped(named)), shelf) == []
        return

    assert _kept_apart(layout_id, given, shelf) == count
    said = lines(pdf([given], layout, shelf))[0]
    assert [body for body in bodies[:count] if not any(body in line for line in said)] == []
    assert sum(DATE in line for line in said) == 1


def _signed(layout_id: str, bodies: Sequence[str]) -> Content:
    given = sample(layout_id)
    fields = {**given.fields, "issuers": "\n".join(bodies), "date": DATE}
    return dataclasses.replace(given, fields=fields, kind="individual")


def _kept_apart(layout_id: str, given: Content, shelf: Shelf) -> int:
    """Return the number of seals, which are in the sheet and touch nothing but their own words."""
    layout = _rings(layout_id)
    block = _own(layout)
    rings = [m for m in block.place(given, shelf).marks if isinstance(m, Path)]
    squares = [_around(ring) for ring in rings]
    others = [e for e in layout.elements_for(given) if e.fields and e is not block]
    inked = [
        Box(mark.x, mark.y - 0.88 * mark.size * EM, 0.1, mark.size * EM)
        for element in others
        for mark in element.place(given, shelf).marks
        if isinstance(mark, TextRun)
    ]
    inked += [e.box for e in others if isinstance(e, Qr)]
    assert all(layout.page.inset(10).holds(square) for square in squares)
    assert _apart(squares) >= 1.99
    assert not [(a, b) for a in squares for b in inked if a.meets(b)]
    assert all(
        isinstance(mark, Path | TextRun | Squares) for mark in block.place(given, shelf).marks
    )
    return len(squares)


@pytest.mark.parametrize("layout_id", ["classic", "citation", "folder", "folder-12k", "overlay"])
def test_two_bodies_of_the_fixture_year_are_two_lines(layout_id: str, shelf: Shelf) -> None:
    said = lines(pdf([_signed(layout_id, LONG[:2])], WITH_SEALS[layout_id], shelf))[0]
    assert [line for line in said if "委员会" in line or "中共" in line] == [*LONG[:2]]
