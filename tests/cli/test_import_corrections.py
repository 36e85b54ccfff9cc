"""``awards import`` of a corrected version: the question, its answer, and what is changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Awards

pytestmark = pytest.mark.usual  # a process for each command

CASES = Path(__file__).parent.parent / "intake" / "cases"


def test_a_corrected_version_is_recognised_and_stored_with_its_answer(ready: Awards) -> None:
    first, second = str(CASES / "51a-list.xlsx"), str(CASES / "51b-corrected.xlsx")
    [receipt] = [json.loads(ready("import", first, "--commit", "--json").stdout)["receipt"]]
    reference = receipt["reference"]

    asked = ready("import", second, "--commit")
    as_data = json.loads(ready("import", second, "--json").stdout)["preview"]
    answered = ready("import", second, "--corrects", reference)
    without = ready("import", second, "--corrects", reference, "--withdraw", "5", "--commit")
    stored = ready(
        *("import", second, "--corrects", reference),
        *("--withdraw", "5", "--reason", "重报", "--commit"),
    )

    assert asked.returncode == 5
    assert f"--corrects {reference} | --corrects none" in asked.stderr
    assert [each["code"] for each in as_data["questions"]] == ["question.correction"]
    assert answered.returncode == 0
    assert "甲一 → 甲壹" in answered.stderr
    assert "--same Sheet!6" in answered.stderr
    assert "戊一（戊局）  文件中已没有，仍保留登记（--withdraw 5）" in answered.stderr
    assert without.returncode == 3
    assert stored.returncode == 0, stored.stderr
    assert "已登记 1 个，更改 4 个，撤下 1 个" in stored.stderr
    listed = json.loads(ready("winners", "--json").stdout)
    assert [w["name"] for w in listed if w["state"] == "draft"] == [
        "甲壹",
        "乙一",
        "丙一",
        "丁一",
        "己一",
    ]


def test_a_list_of_its_own_is_stored_beside_the_similar_one(ready: Awards) -> None:
    ready("import", str(CASES / "53a.xlsx"), "--commit")

    asked = ready("import", str(CASES / "53b.xlsx"), "--commit")
    stored = ready("import", str(CASES / "53b.xlsx"), "--corrects", "none", "--commit", "--json")

    assert asked.returncode == 5
    assert json.loads(stored.stdout)["receipt"]["rows"] == 1


def test_an_unknown_import_is_refused_by_its_reference(ready: Awards) -> None:
    done = ready("import", str(CASES / "53b.xlsx"), "--corrects", "20990101-ffffffff")

    assert done.returncode == 4
    assert "20990101-ffffffff" in done.stderr
