"""After one calibration, a printer that was off prints in the right place."""

from __future__ import annotations

import io
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import Shelf, print_card
from certificates.errors import PressRefused
from certificates.marks import Matrix, TextRun
from certificates.paper import Box
from certificates.press import (
    NONE,
    Feed,
    PrintCalibration,
    Reading,
    Setup,
    calibration_from,
    card,
    crosses,
    load_stock,
    shipped_stock,
)
from tests.certificates.press.paper import found, pages, printed

A4, CORE, PLAQUE = Box(0, 0, 297, 210), Box(0, 0, 230, 160), Box(0, 0, 600, 400)
FEED = Feed("二楼激光打印机", "手送纸盒", "a4-landscape")

sheets = st.sampled_from([A4, CORE, Box(0, 0, 210, 297), PLAQUE])


@st.composite
def printers(draw: st.DrawFn) -> Matrix:
    """Printers with an offset, a scale error and a little skew."""
    x, y = (draw(st.floats(-5, 5)) for _ in range(2))
    wide, high = (draw(st.floats(0.985, 1.015)) for _ in range(2))
    turn = math.radians(draw(st.floats(-0.6, 0.6)))
    askew = Matrix(math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn))
    return Matrix(a=wide, d=high).then(askew).then(Matrix(e=x, f=y))


def measured(
    printer: Matrix, sheet: Box, calibration: PrintCalibration, step: float = 0.0
) -> list[Reading]:
    """Round to the steps of a ruler, as a person reads it."""
    readings = []
    for cross in crosses(sheet):
        at = printer(*calibration.matrix(sheet)(cross.x, cross.y))
        x, y = cross.from_edges(*at, sheet)
        if step:
            x, y = round(x / step) * step, round(y / step) * step
        readings.append(Reading(cross.label, x, y))
    return readings


def error(printer: Matrix, sheet: Box, calibration: PrintCalibration) -> float:
    """Return the error in millimetres at the worst of the four outer crosses."""
    corners = [cross for cross in crosses(sheet) if cross.label in "ACGI"]
    sent = calibration.matrix(sheet)
    return max(math.dist(printer(*sent(c.x, c.y)), (c.x, c.y)) for c in corners)


@given(printers(), sheets)
def test_exact_readings_leave_nothing(printer: Matrix, sheet: Box) -> None:
    if found := plausible(printer, sheet):
        assert error(printer, sheet, found) < 0.1


@given(printers(), sheets, st.sampled_from([0.1, 0.25]))
def test_a_ruler_leaves_less_than_a_third_of_a_millimetre(
    printer: Matrix, sheet: Box, step: float
) -> None:
    if not plausible(printer, sheet):
        return
    result = calibration_from(measured(printer, sheet, NONE, step), sheet)
    assert error(printer, sheet, result.calibration) < 0.3
    assert result.residual < step


@given(printers(), sheets, st.floats(-4, 4), st.floats(0.99, 1.01))
def test_a_card_printed_with_a_calibration_leads_to_one_as_good(
    printer: Matrix, sheet: Box, x: float, scale: float
) -> None:
    if not plausible(printer, sheet):
        return
    before = PrintCalibration(x, -x, scale, 2 - scale, x / 4, -x / 4)
    after = calibration_from(measured(printer, sheet, before), sheet, before).calibration
    assert error(printer, sheet, after) < 0.1


def test_the_offset_shows_which_way_the_print_is_moved() -> None:
    too_far_left_and_low = Matrix(e=-1.5, f=2)
    result = calibration_from(measured(too_far_left_and_low, A4, NONE), A4)
    assert result.calibration == PrintCalibration(x=1.5, y=-2)


def test_distances_are_from_the_nearer_edge_and_in_the_middle_from_left_and_top() -> None:
    one_to_the_right_and_two_down = [
        Reading("A", 21, 22),
        Reading("B", 149.5, 22),
        Reading("C", 19, 22),
        Reading("D", 21, 107),
        Reading("E", 149.5, 107),
        Reading("I", 19, 18),
    ]
    result = calibration_from(one_to_the_right_and_two_down, A4)
    assert result == (PrintCalibration(x=-1, y=-2), 0, result.worst)


def test_four_corners_are_enough_and_three_are_not() -> None:
    readings = {r.cross: r for r in measured(Matrix(e=1), A4, NONE)}
    corners = [readings[label] for label in "ACGI"]
    assert calibration_from(corners, A4).calibration == PrintCalibration(x=-1)
    for few in (corners[:3], corners[:1] * 4, [readings[label] for label in "ABC"], []):
        with pytest.raises(PressRefused, match="too few"):
            calibration_from(few, A4)


def test_four_crosses_in_two_lines_are_not_in_one() -> None:
    readings = {r.cross: r for r in measured(Matrix(e=1), A4, NONE)}
    assert calibration_from([readings[label] for label in "ABCD"], A4).residual == 0


@pytest.mark.parametrize("slip", "ABCDEFGHI")
def test_a_misread_cross_is_named(slip: str) -> None:
    readings = measured(Matrix(e=0.7, f=-0.4), A4, NONE, step=0.25)
    wrong = [replace(r, x=r.x + 3) if r.cross == slip else r for r in readings]
    with pytest.raises(PressRefused) as refusal:
        calibration_from(wrong, A4)
    assert [fault.path for fault in refusal.value.faults] == [slip]


def test_an_unknown_cross_is_reported() -> None:
    with pytest.raises(PressRefused, match=r"“b”.*Did you mean “B”"):
        calibration_from([Reading("b", 1, 1)], A4)


@pytest.mark.parametrize(
    "absurd",
    [
        {"x": 16},
        {"y": -15.5},
        {"scale_x": 1.04},
        {"scale_y": 0.9},
        {"fall": 11},
        {"lean": math.nan},
    ],
    ids=str,
)
def test_a_correction_that_no_printer_needs_is_refused(absurd: dict[str, float]) -> None:
    with pytest.raises(PressRefused) as refusal:
        PrintCalibration(**absurd)
    assert [fault.path for fault in refusal.value.faults] == list(absurd)


def test_a_card_fitted_to_the_page_is_refused_with_the_reason() -> None:
    shrunk = Matrix(a=0.94, d=0.94)
    with pytest.raises(PressRefused, match="actual size"):
        calibration_from(measured(shrunk, A4, NONE), A4)


def test_without_calibration_nothing_is_moved() -> None:
    assert PrintCalibration().matrix(A4) == Matrix()


def test_on_paper_a_crooked_print_is_set_right(shelf: Shelf) -> None:
    turn = math.radians(0.4)
    askew = Matrix(math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 1.3, -2.1)
    printer = Matrix(a=1.006, d=0.995).then(askew)
    before = PrintCalibration(x=0.5, scale_y=1.002)
    marks = card(A4, FEED, shelf, calibration=before)
    crooked = printed(marks, A4, before.matrix(A4).then(printer))
    readings = [
        Reading(cross.label, *cross.from_edges(*found(cross, crooked), A4)) for cross in crosses(A4)
    ]
    after = calibration_from(readings, A4, before).calibration
    straight = printed(marks, A4, after.matrix(A4).then(printer))
    off = [math.dist(found(cross, straight), (cross.x, cross.y)) for cross in crosses(A4)]
    assert max(math.dist(found(cross, crooked), (cross.x, cross.y)) for cross in crosses(A4)) > 1
    assert max(off) < 0.1


@pytest.mark.parametrize("little", [0.02, 0.0001, 1e-6])
def test_hardly_any_skew_leaves_the_print_on_the_page(little: float, shelf: Shelf) -> None:
    """PDF does not know numbers with an exponent: one would blank the page."""
    out = io.BytesIO()
    stock = load_stock(shipped_stock("a4-landscape"))
    print_card(Setup(stock, front=PrintCalibration(fall=little, lean=-little)), FEED, shelf, out)
    [image] = pages(out.getvalue())
    assert max(math.dist(found(cross, image), (cross.x, cross.y)) for cross in crosses(A4)) < 0.05


@pytest.mark.parametrize("sheet", [A4, CORE, Box(0, 0, 90, 54), PLAQUE], ids=str)
def test_a_card_says_what_it_was_printed_with_and_lies_on_the_sheet(
    sheet: Box, shelf: Shelf
) -> None:
    marks = card(sheet, FEED, shelf, back=True, calibration=PrintCalibration(x=1.25))
    runs = [mark for mark in marks if isinstance(mark, TextRun)]
    said = "".join(run.text for run in runs)
    assert "背面 BACK" in said
    assert "上 TOP" in said
    if min(sheet.width, sheet.height) > 100:
        assert "右移 x +1.25" in said
        assert all(word in said for word in FEED)
    assert all(0 < run.x < sheet.width and 0 < run.y < sheet.height for run in runs)


def plausible(printer: Matrix, sheet: Box) -> PrintCalibration | None:
    """Return whether the error is small enough to be accepted on a sheet of this size."""
    try:
        return calibration_from(measured(printer, sheet, NONE), sheet).calibration
    except PressRefused:
        return None


@pytest.mark.parametrize(
    ("absurd", "path", "zh", "en"),
    [
        (
            {"x": 15.01},
            "x",
            (
                "15.01 毫米超出 ±15 毫米，不像是打印机的偏差。",
                "请检查纸张尺寸、放纸方向和打印对话框的“实际大小”，再重新测量。",
            ),
            (
                "15.01 mm is beyond ±15 mm, more than a printer is off.",
                (
                    "Check the paper size, which way it lies, “actual size” when printing; "
                    "measure again."
                ),
            ),
        ),
        (
            {"scale_y": 0.96},
            "scale_y",
            (
                "缩放 96.00% 超出 100% ± 3%，不像是打印机的偏差。",
                "请在打印对话框中选择“实际大小”（不缩放），再重新测量。",
            ),
            (
                "a scale of 96.00% is beyond 100% ± 3%, more than a printer is off.",
                "Choose “actual size” (no fitting to the page) when printing; measure again.",
            ),
        ),
    ],
)
def test_a_correction_that_no_printer_needs_is_refused_with_a_remedy(
    absurd: dict[str, float], path: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    with pytest.raises(PressRefused) as refused:
        PrintCalibration(**absurd)
    (fault,) = refused.value.faults
    assert (fault.path, tuple(fault.zh), tuple(fault.en)) == (path, zh, en)


def test_the_largest_corrections_are_accepted() -> None:
    PrintCalibration(x=15, y=-15, scale_x=1.0299, scale_y=0.9701, fall=10, lean=-10)


def test_a_reading_far_from_its_place_is_refused_with_its_distance() -> None:
    readings = measured(Matrix(), A4, NONE)
    wrong = [replace(r, x=r.x + 40) if r.cross == "C" else r for r in readings]
    with pytest.raises(PressRefused) as refusal:
        calibration_from(wrong, A4)
    (fault,) = refusal.value.faults
    assert (fault.path, tuple(fault.zh), tuple(fault.en)) == (
        "C",
        (
            "十字 C 离应在的位置 40 毫米，不像是打印机的偏差。",
            "请核对是否从较近的纸边量起，单位是否为毫米。",
        ),
        (
            "is 40 mm from its place, more than any printer is off.",
            "Check that it was measured from the nearer edges, in millimetres.",
        ),
    )


def test_a_reading_that_contradicts_the_others_is_refused_with_its_distance() -> None:
    readings = measured(Matrix(), A4, NONE)
    wrong = [replace(r, x=r.x + 3) if r.cross == "C" else r for r in readings]
    with pytest.raises(PressRefused) as refusal:
        calibration_from(wrong, A4)
    (fault,) = refusal.value.faults
    assert (fault.path, tuple(fault.zh), tuple(fault.en)) == (
        "C",
        (
            "各读数互相矛盾：十字 C 与其余的相差最大，为 1.7 毫米。",
            "请先重量十字 C，注意是从哪一边量起；仍不符则纸张歪斜或打滑，请重印一张。",
        ),
        (
            "contradicts the other readings most, by 1.7 mm.",
            "Measure cross C again, from the right edges; or print the card once more.",
        ),
    )
