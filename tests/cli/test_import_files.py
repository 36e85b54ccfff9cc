"""Several files in one ``awards import``: checked as one list, stored together or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.conftest import Awards, Done
from tests.intake.files import xlsx

pytestmark = pytest.mark.usual  # a process for each command

HEAD = ("奖项", "称号", "姓名", "单位")
WORKER = "综合考评先进工作者"
HERE = "潮河办事处"


def _list(*names: str, honour: str = WORKER, unit: str = HERE) -> bytes:
    return xlsx([HEAD, *(("先进个人", honour, name, unit) for name in names)])


def _written(folder: Path, **files: bytes) -> list[str]:
    for name, content in files.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return [str(folder / f"{name}.xlsx") for name in files]


def _told(done: Done) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(done.stdout)


def _registered(ready: Awards) -> list[str]:
    return [winner["name"] for winner in json.loads(ready("winners", "--json").stdout)]


def test_two_files_are_stored_in_one_go_each_as_its_own_import(
    ready: Awards, tmp_path: Path
) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("顾南星", "沈千山"))

    done = ready("import", *files, "--commit", "--json")

    told = _told(done)
    assert done.returncode == 0
    assert [(one["file"], one["receipt"]["rows"]) for one in told["files"]] == [
        ("甲.xlsx", 1),
        ("乙.xlsx", 2),
    ]
    assert sorted(_registered(ready)) == sorted(["林晚舟", "顾南星", "沈千山"])
    undone = ready("import", "--undo", told["files"][1]["receipt"]["reference"], "--reason", "撤回")
    assert undone.returncode == 0


def test_one_file_is_answered_as_before(ready: Awards, tmp_path: Path) -> None:
    [file] = _written(tmp_path, 甲=_list("林晚舟"))

    told = _told(ready("import", file, "--json"))

    assert sorted(told) == ["preview", "receipt"]
    assert told["preview"]["rows"][0]["name"] == "林晚舟"


def test_a_person_in_two_files_is_registered_once(ready: Awards, tmp_path: Path) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟", "顾南星"), 乙=_list("沈千山", "林晚舟"))

    told = _told(ready("import", *files, "--json"))
    done = ready("import", *files, "--commit")

    second = told["files"][1]["preview"]
    assert [row["state"] for row in second["rows"]] == ["new", "repeated"]
    [remark] = second["remarks"]
    assert (remark["code"], remark["sheet"], remark["row"]) == (
        "row.duplicate-in-file",
        second["rows"][1]["sheet"],
        3,
    )
    assert "甲.xlsx" in remark["zh"]["what"]
    assert "乙.xlsx" in done.stdout
    assert sorted(_registered(ready)) == sorted(["林晚舟", "顾南星", "沈千山"])


def test_a_repeat_in_another_file_may_be_another_person(ready: Awards, tmp_path: Path) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("林晚舟"))
    sheet = _told(ready("import", *files, "--json"))["files"][1]["preview"]["rows"][0]["sheet"]

    done = ready("import", *files, "--keep", f"乙.xlsx:{sheet}!2", "--commit")

    assert done.returncode == 0
    assert _registered(ready) == ["林晚舟", "林晚舟"]


def test_places_are_counted_over_all_files(awards: Awards, tmp_path: Path) -> None:
    source = Path("fixtures/commendation-2023.toml").read_text("utf-8")
    few = tmp_path / "few.toml"
    few.write_text(source.replace("quota = 278", "quota = 3"), "utf-8")
    assert awards("init").returncode == 0
    assert awards("load", str(few)).returncode == 0
    files = _written(tmp_path, 甲=_list("林晚舟", "顾南星"), 乙=_list("沈千山", "陆远之"))

    done = awards("import", *files, "--commit", "--json")

    told = _told(done)
    assert done.returncode == 5
    assert [one["preview"]["ready"] for one in told["files"]] == [False, False]
    assert {"code": "quota.category-full"}.items() <= told["files"][0]["preview"]["remarks"][
        0
    ].items()
    [places] = [one for one in told["arithmetic"] if one["category"] == "GR" and not one["honour"]]
    assert (places["taken"], places["wanted"], places["over"]) == (0, 4, 1)
    assert _registered(awards) == []
    assert awards("import", files[0], "--commit").returncode == 0


def test_a_faulty_or_unreadable_file_keeps_the_others_out(ready: Awards, tmp_path: Path) -> None:
    good, faulty = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("顾南星", honour="没有"))
    broken = tmp_path / "丙.xlsx"
    broken.write_bytes(b"%PDF-1.7 ")

    with_fault = ready("import", good, faulty, "--commit", "--json")
    with_refusal = ready("import", good, str(broken), "--commit", "--json")

    assert (with_fault.returncode, with_refusal.returncode) == (5, 3)
    first, second = _told(with_refusal)["files"]
    assert (first["preview"]["ready"], first["fault"]) == (True, None)
    assert second["preview"] is None
    assert second["fault"]["code"] == "invalid.file.not-a-spreadsheet"
    assert second["fault"]["where"]["file"] == "丙.xlsx"
    assert _registered(ready) == []


def test_a_file_without_news_does_not_hinder_the_others(ready: Awards, tmp_path: Path) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("林晚舟", unit=HERE + " "))

    told = _told(ready("import", *files, "--commit", "--json"))

    assert told["ready"]
    assert [one["receipt"] is not None for one in told["files"]] == [True, False]


def _two_lists(folder: Path) -> list[str]:
    """Two files with the same sheet and a doubtful row each."""
    rows = [HEAD, ("先进个人", WORKER, "林晚舟", HERE), ("先进个人", WORKER, "合计", HERE)]
    other = [HEAD, ("先进个人", WORKER, "顾南星", HERE), ("先进个人", WORKER, "合计", HERE)]
    return _written(folder, 甲=xlsx(rows), 乙=xlsx(other))


def test_an_answer_names_its_file(ready: Awards, tmp_path: Path) -> None:
    files = _two_lists(tmp_path)

    asked = ready("import", *files).stderr
    sheet = _told(ready("import", *files, "--json"))["files"][0]["preview"]["rows"][0]["sheet"]
    said = ("--row", f"甲.xlsx:{sheet}!3=skip", "--row", f"乙.xlsx:{sheet}!3=record")
    told = _told(ready("import", *files, *said, "--json"))

    for file in ("甲", "乙"):
        assert f"--row {file}.xlsx:{sheet}!3=record | --row {file}.xlsx:{sheet}!3=skip" in asked
    first, second = (one["preview"] for one in told["files"])
    assert [row["state"] for row in first["rows"]] == ["new", "not-a-record"]
    assert (first["questions"], second["questions"]) == ([], [])
    assert second["rows"][1]["state"] != "not-a-record"


def test_an_answer_about_a_row_without_a_file_is_refused(ready: Awards, tmp_path: Path) -> None:
    files = _two_lists(tmp_path)

    without = ready("import", *files, "--row", "名单!3=skip")
    strange = ready("import", *files, "--row", "丙.xlsx:名单!3=skip")

    assert (without.returncode, strange.returncode) == (2, 2)
    assert "甲.xlsx:名单!3=skip" in without.stderr
    assert "本次的文件是 甲.xlsx、乙.xlsx" in strange.stderr


def test_other_answers_are_for_all_files_or_for_one(ready: Awards, tmp_path: Path) -> None:
    head = ("称号", "谁人", "单位")
    rows = [("某表",), head, (WORKER, "林晚舟", HERE)]
    plain = [("姓名", "称号", "单位"), ("顾南星", "营商环境先进个人", HERE)]
    files = _written(tmp_path, 甲=xlsx(rows), 乙=xlsx(plain))

    said = ("--column", "甲.xlsx:name=B", "--header-row", "甲.xlsx:2", "--category", "GR")
    done = ready("import", *files, *said, "--commit", "--json")

    assert done.returncode == 0, done.stdout
    assert [one["receipt"]["rows"] for one in _told(done)["files"]] == [1, 1]


def test_a_flag_is_given_for_one_file_and_a_wrong_one_is_refused(
    ready: Awards, tmp_path: Path
) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("顾南星", unit="明湖办事处"))
    assert ready("import", files[0], "--commit").returncode == 0

    refused = ready("import", *files, "--commit", "--json")
    unknown = ready("import", *files, "--for", "甲.xlsx:sometimes")

    assert ready("import", *files, "--for", "甲.xlsx:fill-down", "--json").returncode == 0
    assert refused.returncode == 5
    assert _told(refused)["fault"]["code"] == "conflict.already-imported"
    assert _told(refused)["fault"]["where"]["file"] == "甲.xlsx"
    assert unknown.returncode == 2
    assert ready("import", *files, "--for", "甲.xlsx:again", "--commit").returncode == 0


def test_a_file_is_named_once(ready: Awards, tmp_path: Path) -> None:
    [file] = _written(tmp_path, 甲=_list("林晚舟"))

    assert "甲.xlsx 写了两次" in ready("import", file, file).stderr


def test_files_of_one_name_are_distinguished_by_their_folders(
    ready: Awards, tmp_path: Path
) -> None:
    for folder in ("一", "二"):
        (tmp_path / folder).mkdir()
    files = [
        *_written(tmp_path / "一", 名单=_list("林晚舟")),
        *_written(tmp_path / "二", 名单=_list("顾南星")),
    ]

    told = _told(ready("import", *files, "--accept", f"{files[0]}:name.radical", "--json"))

    assert [one["file"] for one in told["files"]] == files


def test_copies_with_remarks_are_written_to_a_folder(ready: Awards, tmp_path: Path) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("顾南星", honour="没有"))

    ready("import", *files, "--annotated", str(tmp_path / "检查"))

    assert sorted(path.name for path in (tmp_path / "检查").iterdir()) == ["乙.xlsx", "甲.xlsx"]
    page = openpyxl.load_workbook(tmp_path / "检查" / "乙.xlsx").worksheets[0]
    assert "没有" in str([[cell.value for cell in row] for row in page])


@pytest.mark.parametrize("option", ["--sheet=名单", "--omit=名单!2", "--keep=名单!2"])
def test_what_is_about_a_sheet_names_its_file(ready: Awards, tmp_path: Path, option: str) -> None:
    files = _written(tmp_path, 甲=_list("林晚舟"), 乙=_list("顾南星"))

    assert ready("import", *files, option).returncode == 2
