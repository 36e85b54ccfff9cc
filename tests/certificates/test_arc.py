"""Words along a circle."""

from __future__ import annotations

from math import atan2, cos, degrees, dist, radians, sin
from typing import Literal

import pytest

from certificates.marks import Colour, TextRun
from certificates.paper import POINTS_PER_MM
from certificates.typeset import along_arc
from tests.certificates.one_text import SHELF

GLYPHS = SHELF.glyphs["song"]
RED = Colour(1, 0, 0)
EM = 12 / POINTS_PER_MM


def middles(runs: list[TextRun]) -> list[tuple[float, float]]:
    """Return the angle of each character's middle, clockwise from the top, and its radius."""
    found = []
    for run in runs:
        turn = radians(run.turn)
        x, y = run.x + cos(turn) * EM / 2, run.y + sin(turn) * EM / 2
        found.append((degrees(atan2(x, -y)), dist((0, 0), (x, y))))
    return found


def test_a_text_is_centred_at_the_top_and_stands_on_the_circle() -> None:
    runs = along_arc("经济开发区", (0, 0), 30, 12, GLYPHS, RED)
    angles, radii = zip(*middles(runs), strict=True)
    assert "".join(run.text for run in runs) == "经济开发区"
    assert angles == pytest.approx([-angle for angle in reversed(angles)], abs=0.01)
    assert radii == pytest.approx([30] * 5, abs=0.01)
    assert [round(run.turn) for run in runs] == [round(angle) % 360 for angle in angles]


def test_a_sweep_is_from_middle_to_middle() -> None:
    runs = along_arc("经济开发区", (0, 0), 30, 12, GLYPHS, RED, sweep=200)
    assert [angle for angle, _ in middles(runs)] == pytest.approx([-100, -50, 0, 50, 100], abs=0.01)


def test_heads_inwards_read_along_the_foot_from_left_to_right() -> None:
    runs = along_arc("专用章", (0, 0), 30, 12, GLYPHS, RED, middle=180, heads="in")
    assert [run.x for run in runs] == sorted(run.x for run in runs)
    assert all(run.y > 0 for run in runs)
    assert runs[1].turn == pytest.approx(0, abs=0.01)


def test_the_middle_is_where_it_is_said_to_be_either_way() -> None:
    either: tuple[Literal["out", "in"], ...] = ("out", "in")
    for heads in either:
        (run,) = along_arc("甲", (0, 0), 30, 12, GLYPHS, RED, middle=90, heads=heads)
        assert list(*middles([run])) == pytest.approx([90, 30], abs=0.01)


def test_a_text_may_begin_at_an_angle() -> None:
    runs = along_arc("甲乙", (0, 0), 30, 12, GLYPHS, RED, start=90)
    width = degrees(EM / 30)
    assert [angle for angle, _ in middles(runs)] == pytest.approx(
        [90 + width / 2, 90 + width * 3 / 2], abs=0.01
    )


def test_an_empty_text_draws_nothing() -> None:
    assert along_arc("", (0, 0), 30, 12, GLYPHS, RED) == []
