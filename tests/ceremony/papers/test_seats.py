"""Seat plans, slips and badges: everybody once, and the codes are read from the paper."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import zxingcpp

from awards.stage.content import HallSeat, StageAttendee, StageVersion
from awards.stage.words import AttendeeKind, SeatKind
from tests.ceremony.papers.cards import attending, changed, pages, texts, written
from tests.certificates.printed import MM, characters, shapes
from tests.stage.arranged import arranged, version

SCALE = 300 / 72


def _hall(columns: int, rows: int, names: list[str]) -> StageVersion:
    """People in the seats of a hall, row after row; ``unit`` is 66 characters long."""
    seats = [
        HallSeat("池座", str(y), str(x), x, y)
        for y in range(1, rows + 1)
        for x in range(1, columns + 1)
    ]
    people = tuple(
        StageAttendee(
            AttendeeKind.WINNER, name, f"A{at:011}", unit=f"{at:03}" + "单" * 63, seat=seat
        )
        for at, (name, seat) in enumerate(zip(names, seats, strict=False))
    )
    return version(changed(attendees=people, seats=tuple(seats), groups=(), bags=(), platform=()))


def test_a_plan_names_everybody_where_the_seat_is(tmp_path: Path) -> None:
    given = _hall(6, 4, ["甲一", "乙二", "丙三"])

    page = pages(written("seats", tmp_path, given))[0]

    places = {each.character: each.at for each in characters(page)}
    assert places["甲"][0] < places["乙"][0] < places["丙"][0]
    assert round(page.get_width() * MM) == 297


@pytest.mark.deep  # draws a hall and 250 sheets
def test_a_thousand_people_are_on_the_plan_on_slips_and_on_badges(tmp_path: Path) -> None:
    names = [f"{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{at}阿卜杜热合曼" for at in range(1000)]
    given = _hall(40, 25, names)

    for kind in ("seats", "slips", "badges", "sign-in"):
        words = "".join(texts(written(kind, tmp_path, given)))
        assert [name for name in names if name not in words] == []


@pytest.mark.parametrize("size", [(1, 1), (100, 3), (3, 60), (120, 84)])
def test_halls_of_every_size_are_on_pages_with_all_ink_inside(
    size: tuple[int, int], tmp_path: Path
) -> None:
    given = _hall(*size, ["阿卜杜热合曼·阿卜杜热伊木·阿卜杜热合曼阿卜杜热"] * 2)

    for page in pages(written("seats", tmp_path, given)):
        boxes = [*(each.box for each in characters(page)), *(each.box for each in shapes(page))]
        assert min(box[0] for box in boxes) > 3
        assert max(box[2] for box in boxes) < page.get_width() * MM - 3
        assert max(box[3] for box in boxes) < page.get_height() * MM - 3


def test_no_name_leaves_its_seat(tmp_path: Path) -> None:
    given = _hall(30, 26, ["阿卜杜热合曼·阿卜杜热伊木·阿卜杜热合曼阿卜杜热"] * 60)

    page = pages(written("seats", tmp_path, given))[0]

    cells = [
        each.box for each in shapes(page) if 8 < each.box[2] - each.box[0] < 30 and each.box[1] > 25
    ]
    for letter in characters(page):
        if letter.character in "阿卜杜热合曼伊木":
            x, y = (letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2
            around = [box for box in cells if box[0] < x < box[2] and box[1] < y < box[3]]
            assert any(
                box[0] <= letter.box[0] and letter.box[2] <= box[2] and letter.box[3] <= box[3]
                for box in around
            )


def test_who_has_no_seat_and_seats_of_other_kinds_are_shown(tmp_path: Path) -> None:
    seats = (
        HallSeat("池座", "1", "1", 1, 1, SeatKind.BROKEN),
        HallSeat("池座", "1", "2", 2, 1, SeatKind.WHEELCHAIR),
    )
    people = (StageAttendee(AttendeeKind.GUEST, "甲一", "A1"),)
    given = version(changed(seats=seats, attendees=people))

    plan, lost = texts(written("seats", tmp_path, given))

    assert "停用" in plan
    assert "轮椅" in plan
    assert "还没有座位：1人" in lost
    assert "甲一" in lost


def test_a_workbook_has_the_hall_as_cells_and_everybody_by_name(tmp_path: Path) -> None:
    made = written("seats", tmp_path, form="xlsx")

    grid, people = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets
    cells = [str(cell) for row in grid.values for cell in row if cell]
    assert sum(cell.endswith("\n1-9") for cell in cells) == 1
    assert people.max_row == 401
    assert sum("王磊" in cell for cell in cells) == 2
    assert any("王磊（经济运行局）" in cell for cell in cells)


def test_slips_say_name_unit_seat_and_group_and_their_codes_are_read(tmp_path: Path) -> None:
    made = written("slips", tmp_path)

    first = texts(made)[0]
    assert "座位：中区1排9座" in first
    assert "上台：第1批" in first
    assert "第1页/共40页" in first
    codes = zxingcpp.read_barcodes(pages(made)[0].render(scale=SCALE).to_pil())
    wanted = sorted(each.code for each in arranged().attendees[:10])
    assert sorted(each.text for each in codes) == wanted
    for code in codes:
        side = (code.position.top_right.x - code.position.top_left.x) / SCALE * MM
        assert side >= 20


def test_a_slip_has_room_for_a_unit_of_66_characters(tmp_path: Path) -> None:
    given = _hall(2, 1, ["阿卜杜热合曼·阿卜杜热伊木·阿卜杜热合曼阿卜杜热", "王磊"])

    words = texts(written("slips", tmp_path, given))[0]

    assert "000" + "单" * 63 in words
    assert "001" + "单" * 63 in words


def test_a_badge_says_who_in_which_part_and_where(tmp_path: Path) -> None:
    made = written("badges", tmp_path)

    first = texts(made)[0]
    assert made.pages == 40
    assert "受表彰代表" in first
    assert "中区1排9座第1批上台" in first
    assert "第3版·8f3a2c·2月27日18:05·第1页/共40页" in first


@pytest.mark.parametrize("kind", ["seats", "slips", "badges", "sign-in", "hand-out", "name-cards"])
def test_a_draft_says_so_and_nothing_arranged_is_a_page(kind: str, tmp_path: Path) -> None:
    empty = version(changed(attendees=(), seats=(), groups=(), bags=(), platform=()), number=0)

    (page,) = texts(written(kind, tmp_path, empty))

    assert page.count("草稿") == 2


def test_a_name_that_cannot_be_printed_is_named_on_every_paper_of_attendees(tmp_path: Path) -> None:
    given = attending("王磊", "王\U0002fffa")

    for kind in ("slips", "badges", "sign-in", "seats"):
        with pytest.raises(Exception, match="U\\+2FFFA"):
            written(kind, tmp_path, given)
