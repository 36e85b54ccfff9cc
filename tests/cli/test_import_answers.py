"""Answers of ``awards import`` about single rows and about parts of a list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Awards
from tests.intake.files import xlsx

pytestmark = pytest.mark.usual  # a process for each command

WORKER = "综合考评先进工作者"


@pytest.fixture
def listed(tmp_path: Path) -> str:
    """Two sections and a row that could be a total."""
    rows = [
        ("序号", "称号", "姓名或名称", "所在单位"),
        ("一、先进个人",),
        ("1", WORKER, "林晚舟", "潮河办事处"),
        ("2", WORKER, "合计", "潮河办事处"),
        ("二、先进集体",),
        ("1", "优秀网格", "潮河办事处第三网格", ""),
    ]
    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx(rows))
    return str(path)


def test_open_questions_name_the_options_that_answer_them(ready: Awards, listed: str) -> None:
    done = ready("import", listed)

    assert done.returncode == 5
    assert "--row 名单!4=record | --row 名单!4=skip" in done.stderr
    assert "--category-of 名单!2=TC" in done.stderr
    assert "--category-of 名单!5=JT" in done.stderr


def test_the_answers_make_the_list_ready(ready: Awards, listed: str) -> None:
    said = ("--row", "名单!4=skip", "--category-of", "名单!2=GR", "--category-of", "名单!5=JT")

    asked = json.loads(ready("import", listed, "--json").stdout)["preview"]
    done = ready("import", listed, *said, "--commit", "--json")

    assert [(q["code"], q["place"], q["proposed"]) for q in asked["questions"]] == [
        ("question.category", "名单!2", "GR"),
        ("question.category", "名单!5", "JT"),
        ("question.record", "名单!4", ""),
    ]
    assert (done.returncode, json.loads(done.stdout)["receipt"]["rows"]) == (0, 2)


@pytest.mark.parametrize(
    ("option", "chinese"),
    [
        ("--row=名单!4", "请写 工作表!行号=record|skip|unit|split|one|instead"),
        ("--row=名单!4=yes", "请写 工作表!行号=record|skip|unit|split|one|instead"),
        ("--category-of=GR", "请写 工作表=代码 或 工作表!行号=代码"),
    ],
)
def test_an_answer_of_another_form_is_refused(
    ready: Awards, listed: str, option: str, chinese: str
) -> None:
    done = ready("import", listed, option)

    assert done.returncode == 2
    assert chinese in done.stderr


def test_a_minus_sign_reads_cells_from_standard_input(ready: Awards) -> None:
    cells = f'姓名或名称\t所在单位\t称号\n林晚舟\t"潮河\n办事处"\t{WORKER}\n'.encode()
    done = ready("import", "-", "--category", "GR", "--json", stdin=cells)

    assert done.returncode == 5
    preview = json.loads(done.stdout)["preview"]
    assert [row["name"] for row in preview["rows"]] == ["林晚舟"]
    assert [remark["code"] for remark in preview["remarks"]] == ["row.line-break"]


def test_a_file_from_standard_input_is_read_by_its_content(ready: Awards, listed: str) -> None:
    done = ready("import", "-", "--json", stdin=Path(listed).read_bytes())

    assert len(json.loads(done.stdout)["preview"]["rows"]) == 5
