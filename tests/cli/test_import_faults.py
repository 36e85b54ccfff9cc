"""Refusals of ``awards import``: options to copy, and JSON for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Awards, Done
from tests.intake.files import xlsx

pytestmark = pytest.mark.usual  # a process for each command

WORKER = "综合考评先进工作者"


def _file(folder: Path, *rows: tuple[str, ...]) -> str:
    path = folder / "名单.xlsx"
    path.write_bytes(xlsx(rows))
    return str(path)


@pytest.fixture
def nameless(tmp_path: Path) -> str:
    """A list whose column of names has a header that nobody knows."""
    rows = [
        ("序号", "奖项", "称号", "先进人物谁", "人数"),
        ("1", "先进个人", WORKER, "林晚舟", "1"),
        ("2", "先进个人", WORKER, "顾南星", "1"),
    ]
    return _file(tmp_path, *rows)


def _fault(done: Done) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(done.stdout)["fault"]


def test_a_refused_header_names_the_columns_and_an_option_to_copy(
    ready: Awards, nameless: str
) -> None:
    done = ready("import", nameless)

    assert done.returncode == 3
    assert "A 序号 | B 奖项 | C 称号 | D 先进人物谁 | E 人数" in done.stderr
    assert "--column name=D" in done.stderr
    assert ready("import", nameless, "--column", "name=D").returncode == 0


def test_without_a_header_the_option_names_the_row_too(ready: Awards, tmp_path: Path) -> None:
    listed = _file(
        tmp_path, ("某某表",), ("类", "谁人", "何处"), ("先进集体", "林晚舟", "潮河办事处")
    )

    assert "--header-row 2 --column name=B" in ready("import", listed).stderr


def test_of_two_equal_headers_each_can_be_chosen(ready: Awards, tmp_path: Path) -> None:
    listed = _file(tmp_path, ("姓名", "单位", "工作单位"), ("林晚舟", "潮河办事处", "明湖办事处"))

    done = ready("import", listed, "--json")

    assert _fault(done)["examples"] == ["--column unit=B", "--column unit=C"]


def test_a_refused_file_is_answered_in_json(ready: Awards, nameless: str) -> None:
    done = ready("import", nameless, "--json")

    assert done.returncode == 3
    assert _fault(done) == {
        "code": "invalid.file.missing-column",
        "message": "“名单”第 1 行的表头缺少“姓名或名称”列。",
        "remedy": _fault(done)["remedy"],
        "where": {"file": "名单.xlsx", "sheet": "名单", "row": 1, "address": "", "option": ""},
        "examples": ["--column name=D"],
    }
    assert _fault(done)["message"] in done.stderr


@pytest.mark.parametrize(
    ("words", "status", "code", "option"),
    [
        (("nowhere.xlsx",), 2, "usage", "files"),
        (("--row=名单!4",), 2, "usage", "--row"),
        (("--strange",), 2, "usage", "--strange"),
        (("--hidden-rows", "perhaps"), 2, "usage", "--hidden-rows"),
        ((), 2, "usage", ""),
        (("--undo", "20260101-00000000"), 2, "usage", ""),
        (("--undo", "20260101-00000000", "--reason", "撤回"), 4, "not-found", ""),
    ],
)
def test_each_fault_of_the_command_is_json_for_programs(
    ready: Awards, words: tuple[str, ...], status: int, code: str, option: str
) -> None:
    done = ready("import", *words, "--json")

    assert done.returncode == status
    assert (_fault(done)["code"], _fault(done)["where"]["option"]) == (code, option)
    assert _fault(done)["message"]
    assert _fault(done)["remedy"]


def test_a_fault_of_the_registry_is_json_too(ready: Awards, nameless: str) -> None:
    named = ("import", nameless, "--column", "name=D", "--commit", "--json")

    assert ready(*named, "-c", "1999").returncode == 4
    assert _fault(ready(*named, "-c", "1999"))["code"] == "not-found"
    assert ready(*named).returncode == 0
    assert _fault(ready(*named, "-c", "2023", AWARDS_LANGUAGE="xx"))["code"] == "settings"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("林晚舟", ""), "未写入任何内容：请先更正错误。"),
        (("林晚舟", "合计"), "未写入任何内容：请先回答问题。"),
        (("合计", ""), "未写入任何内容：请先更正错误、回答问题。"),
    ],
)
def test_the_last_line_says_what_is_to_be_done(
    ready: Awards, tmp_path: Path, names: tuple[str, ...], words: str
) -> None:
    head = ("序号", "奖项", "称号", "姓名", "单位")
    rows = [(str(n), "先进个人", WORKER, name, "潮河办事处") for n, name in enumerate(names, 1)]

    done = ready("import", _file(tmp_path, head, *rows))

    assert done.stderr.splitlines()[-1] == words
