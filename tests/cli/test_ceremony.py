"""``awards ceremony`` from the first group to the difference of two versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from awards.cli import main
from tests.conftest import FIXTURES
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
    return awards.invoke(main, [*words])


def test_a_ceremony_is_arranged_frozen_listed_and_compared(
    awards: CliRunner, tmp_path: Path
) -> None:
    begun = _run(awards, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))
    assert (begun.exit_code, "10 批，上台 94 人，分发袋 306 份" in begun.stderr) == (0, True)
    assert _run(awards, "ceremony", "freeze", "-m", "排练").exit_code == 0
    assert _run(awards, "ceremony", "place", "TC001", "--group", "3", "--at", "1").exit_code == 0
    assert _run(awards, "ceremony", "presenter", "--group", "3", "--ranks", "1,2,3").exit_code == 0
    assert _run(awards, "ceremony", "freeze").exit_code == 0

    changed = _run(awards, "ceremony", "diff", "1", "2")
    shown = _run(awards, "ceremony", "show")
    first = _run(awards, "roster", "--by", "stage", "--version", "1", "-o", "-", "--format", "json")
    second = _run(awards, "roster", "--by", "stage", "-o", str(tmp_path / "roster.pdf"))

    assert "河南璟旻栩精密机械有限公司：第 1 批 1 号位，托盘 1 第 1 份" in changed.stderr
    assert "蓝一鸣" in shown.stdout
    rows = json.loads(first.stdout)
    assert (len(rows), rows[0]["name"]) == (400, "河南璟旻栩精密机械有限公司")
    assert second.exit_code == 0
    assert (tmp_path / "roster.pdf").read_bytes().startswith(b"%PDF")


def test_next_year_begins_with_the_file_of_this_one(awards: CliRunner, tmp_path: Path) -> None:
    _run(awards, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))
    plan, whole = tmp_path / "plan.toml", tmp_path / "whole.toml"

    assert _run(awards, "ceremony", "show", "--toml", str(plan), "--plan").exit_code == 0
    assert _run(awards, "ceremony", "show", "--toml", str(whole)).exit_code == 0

    assert "郑经开表" not in plan.read_text("utf-8")
    assert "size = 8" in plan.read_text("utf-8")
    assert "郑经开表〔2024〕TC001号" in whole.read_text("utf-8")
    again = _run(awards, "ceremony", "load", str(whole))
    assert (again.exit_code, "上台 94 人" in again.stderr) == (0, True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("ceremony", "show"), 4),
        (("roster", "--version", "2", "-o", "-", "--format", "json"), 3),
        (("roster", "--by", "stage", "--version", "2", "-o", "-", "--format", "json"), 4),
        (("run", "start", "--stock", "a4-landscape", "--version", "1"), 2),
        (("run", "start", "--stock", "a4-landscape", "--order", "stage", "--version", "9"), 4),
        (("ceremony", "place", "TC001"), 2),
        (("ceremony", "presenter", "--group", "1", "--ranks", "一"), 2),
    ],
)
def test_mixed_or_missing_answers_are_refused(
    awards: CliRunner, words: tuple[str, ...], code: int
) -> None:
    assert _run(awards, *words).exit_code == code


def test_attendees_are_taken_imported_with_answers_listed_and_removed(
    awards: CliRunner, tmp_path: Path
) -> None:
    _run(awards, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))
    names = tmp_path / "名单.csv"
    names.write_text("姓名,身份,单位\n王磊,,\n古月,嘉宾,云桥商会\n", "utf-8")

    taken = _run(awards, "ceremony", "attendees", "take")
    asked = _run(awards, "ceremony", "attendees", "import", str(names))
    stored = _run(awards, "ceremony", "attendees", "import", str(names), "--answer", "2=guest")
    put = _run(awards, "ceremony", "attendees", "put", "蓝一鸣", "--kind", "leader", "--json")
    one = str(json.loads(put.stdout)["attendee"])
    removed = _run(awards, "ceremony", "attendees", "remove", one)
    shown = _run(awards, "ceremony", "attendees", "list", "--find", "云桥商会", "--json")

    assert "新增 94 名出席人" in taken.stderr
    assert (asked.exit_code, "第 2 行：“王磊”是谁？" in asked.stderr) == (3, True)
    assert "新增 2 名" in stored.stderr
    assert (removed.exit_code, [each["name"] for each in json.loads(shown.stdout)]) == (0, ["古月"])


def test_units_are_asked_for_replies_and_a_reply_that_is_not_there_is_named(
    awards: CliRunner,
) -> None:
    _run(awards, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))

    asked = _run(awards, "ceremony", "attendees", "ask", "--until", "2124-02-20")
    none = _run(awards, "ceremony", "attendees", "replies", "--json")
    accepted = _run(awards, "ceremony", "attendees", "accept", "7")
    refused = _run(awards, "ceremony", "attendees", "refuse", "7", "--reason", "人数已定")
    ended = _run(awards, "ceremony", "attendees", "ask")

    assert "各单位回执至 2124-02-20 截止" in asked.stderr
    assert (none.exit_code, json.loads(none.stdout)) == (0, [])
    assert [each.exit_code for each in (accepted, refused)] == [4, 4]
    assert "回执" in accepted.stderr
    assert "不再收回执" in ended.stderr
