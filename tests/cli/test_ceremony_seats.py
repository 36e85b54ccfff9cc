"""``awards ceremony hall`` and ``seats``: load a hall, fill it, find people and move them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awards import database
from awards.cli import main
from tests.conftest import FIXTURES
from tests.stage.seats.people import HALL, attending
from tests.stage.year import year_url

__all__ = ["year_url"]

pytestmark = pytest.mark.usual  # many commands

OTHER = """
name = "小礼堂"
block = [{ name = "中区", rows = "1-20", seats = "9-22" }]
"""


@pytest.fixture
def awards(year_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Everybody attends; no hall is loaded."""
    monkeypatch.setenv("AWARDS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("AWARDS_DATABASE_URL", year_url)
    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    runner = CliRunner()
    _run(runner, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))

    async def attend() -> None:
        async with database.opened(year_url):
            await attending()

    asyncio.run(attend())
    return runner


def _run(awards: CliRunner, *words: str) -> Result:
    return awards.invoke(main, [*words])


def _seats(awards: CliRunner, *words: str) -> Result:
    return _run(awards, "ceremony", "seats", *words)


def _place(awards: CliRunner, name: str) -> str:
    [found] = json.loads(_seats(awards, "show", name, "--json").stdout)
    seat = found["seat"]
    return f"{seat['block']} {seat['row']}-{seat['label']}" if seat else ""


def test_a_hall_is_loaded_filled_and_changed(awards: CliRunner, tmp_path: Path) -> None:
    too_early = _seats(awards, "fill")
    loaded = _run(awards, "ceremony", "hall", "load", str(HALL))
    filled = _seats(awards, "fill")
    one, other = _place(awards, "蓝一鸣"), _place(awards, "向北辰")
    swapped = _seats(awards, "swap", "蓝一鸣", "向北辰")
    moved = _seats(awards, "move", "司空见", "右区", "26", "30")
    pinned = _seats(awards, "pin", "司空见")

    assert (too_early.exit_code, "没有选定会场" in too_early.stderr) == (3, True)
    assert "会议中心大礼堂：780 座，分区 左区、中区、右区" in loaded.stderr
    assert "已为 407 人排座" in filled.stderr
    assert (swapped.exit_code, moved.exit_code, pinned.exit_code) == (0, 0, 0)
    assert (one, other) == ("中区 1-22", "中区 1-21")
    assert (_place(awards, "蓝一鸣"), _place(awards, "司空见")) == (other, "右区 26-30")

    smaller = tmp_path / "小礼堂.toml"
    smaller.write_text(OTHER, "utf-8")
    changed = _run(awards, "ceremony", "hall", "load", str(smaller))
    assert "司空见" in changed.stderr
    assert "小礼堂" in _run(awards, "ceremony", "hall", "list").stdout


def test_two_of_one_name_are_offered_with_their_units(awards: CliRunner, tmp_path: Path) -> None:
    _run(awards, "ceremony", "hall", "load", str(HALL))
    broken = tmp_path / "hall.csv"
    broken.write_text("1排,1,01\n", "utf-8")

    twice = _seats(awards, "pin", "王磊")
    nobody = _seats(awards, "pin", "查无此人")
    refused = _run(awards, "ceremony", "hall", "load", str(broken))

    assert twice.stderr.count("王磊（") == 2
    assert "查无此人" in nobody.stderr
    assert (twice.exit_code, nobody.exit_code) == (2, 2)
    assert (refused.exit_code, "C1 单元格" in refused.stderr) == (3, True)
