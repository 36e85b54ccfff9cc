"""``awards delivery`` from the plan to the last certificate that is collected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awards.cli import main
from tests.stage.year import year, year_url

__all__ = ["year", "year_url"]

pytestmark = pytest.mark.usual  # many commands


@pytest.fixture
def awards(year_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("AWARDS_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("AWARDS_DATABASE_URL", year_url)
    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    return CliRunner()


def _run(awards: CliRunner, *words: str) -> Result:
    return awards.invoke(main, ["delivery", *words])


def test_certificates_are_planned_warned_about_received_and_cancelled(awards: CliRunner) -> None:
    visit = ("--way", "visit", "--on", "2124-03-06")
    planned = _run(awards, "plan", "TC001-TC003", *visit, "--by", "小李")
    twice = _run(awards, "plan", "TC001", *visit)
    again = _run(awards, "plan", "TC001", *visit, "--again", "--approval", "郑经纪〔2124〕3号")
    both = _run(awards, "plan", "TC004", *visit, "--approval", "3号", "--exempt", "安全生产")
    done = _run(awards, "done", "TC001", "--to", "王经理")
    gone = _run(awards, "cancel", "TC002", "--reason", "改为自取", "--json")
    listed = json.loads(_run(awards, "list", "--show", "planned", "--json").stdout)
    left = _run(awards, "list")

    assert planned.exit_code == 0
    assert "2124-03-06 是宁静日，3 件上门送达没有依据" in planned.stderr
    assert "最近可上门的工作日：2124-03-27" in planned.stderr
    assert (twice.exit_code, "conflict.delivery-open" in twice.stderr) == (5, True)
    assert (again.exit_code, "宁静日" in again.stderr) == (0, False)
    assert both.exit_code == 2
    assert (done.exit_code, "王经理" in done.stdout) == (0, True)
    assert json.loads(gone.stdout)[0]["cancelled"] == 1
    assert [each["number"] for each in listed] == ["郑经开表〔2024〕TC003号"]
    assert "共 399 份" in left.stderr


def test_a_unit_collects_everything_of_its_own(awards: CliRunner) -> None:
    before = json.loads(_run(awards, "list", "--json").stdout)
    unit = next(each["unit"] for each in before if each["category"] == "GR")
    own = [each for each in before if each["unit"] == unit]

    assert _run(awards, "plan", "--unit", unit, "--on", "2124-03-06").exit_code == 0
    assert _run(awards, "done", "--unit", unit, "--to", "李四").exit_code == 0
    after = json.loads(_run(awards, "list", "--json").stdout)

    assert len(before) - len(after) == len(own)
    assert _run(awards, "done", "--unit", unit, "--to", "李四").exit_code == 2
