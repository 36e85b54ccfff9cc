"""Fields of an office's own, and photos, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Awards
from tests.intake.files import xlsx
from tests.pages.test_free_fields import HEAD, LIN, TIAN, with_fields
from tests.photos.pictures import archive, jpeg

pytestmark = pytest.mark.usual  # a process for each command


@pytest.fixture
def fielded(ready: Awards, tmp_path: Path) -> Awards:
    """Call ``awards`` after fields are declared and two winners are imported."""
    source, listed = tmp_path / "2023.toml", tmp_path / "名单.xlsx"
    source.write_text(with_fields(), "utf-8")
    listed.write_bytes(xlsx([HEAD, LIN, TIAN]))
    assert ready("load", str(source)).returncode == 0
    assert ready("import", str(listed), "--commit").returncode == 0
    return ready


def _free(awards: Awards, *words: str) -> dict[str, dict[str, str]]:
    listed = json.loads(awards("winners", "--json", *words).stdout)
    return {each["name"]: each["free"] for each in listed}


def test_a_list_hides_personal_fields_unless_asked(fielded: Awards) -> None:
    assert _free(fielded)["林晚舟"]["联系电话"] == "****1234"
    assert _free(fielded, "--personal")["林晚舟"]["联系电话"] == "13800001234"


def test_an_amendment_warns_of_what_was_changed(fielded: Awards) -> None:
    noted = fielded("winners", "amend", "1", "--note", "更正")
    named = fielded("winners", "amend", "1", "--name", "甲双全（女）")
    as_data = fielded("winners", "amend", "1", "--name", "甲双全（男）", "--json")

    assert (noted.returncode, "!" in noted.stderr) == (0, False)
    assert "! “甲双全（女）”的括号里有说明：女。" in named.stderr
    [warning] = json.loads(as_data.stdout)["to_look_at"]
    assert (warning["code"], warning["suggestion"]) == ("name.bracket", "甲双全")


def test_a_field_is_amended_and_cleared(fielded: Awards) -> None:
    done = fielded("winners", "amend", "1", "--field", "职务=主任", "--field", "性别=")
    wrong = fielded("winners", "amend", "1", "--field", "民族=回族")
    shapeless = fielded("winners", "amend", "1", "--field", "职务")

    assert done.returncode == 0
    assert _free(fielded)["林晚舟"]["职务"] == "主任"
    assert "性别" not in _free(fielded)["林晚舟"]
    assert (wrong.returncode, shapeless.returncode) == (3, 2)
    assert "没有这个自定义字段" in wrong.stderr


def test_a_column_of_another_header_is_named_for_a_field(ready: Awards, tmp_path: Path) -> None:
    source, listed = tmp_path / "2023.toml", tmp_path / "名单.xlsx"
    source.write_text(with_fields(), "utf-8")
    head = tuple("级别" if each == "现任职务" else each for each in HEAD)
    listed.write_bytes(xlsx([head, LIN]))
    ready("load", str(source))

    wrong = ready("import", str(listed), "--column", "民族=级别")
    done = ready("import", str(listed), "--column", "职务=级别", "--commit")

    assert wrong.returncode == 2
    assert "职务" in wrong.stderr
    assert done.returncode == 0
    assert _free(ready)["林晚舟"]["职务"] == "四级调研员"


def test_fields_for_unread_columns_can_be_pasted_into_the_file(
    ready: Awards, tmp_path: Path
) -> None:
    source, listed = tmp_path / "2023.toml", tmp_path / "名单.xlsx"
    listed.write_bytes(xlsx([HEAD, LIN]))

    told = ready("import", str(listed)).stderr
    fields = "[[field]]" + told.partition("[[field]]")[2].rpartition("personal = true")[0]
    source.write_text(with_fields(fields=f"{fields}personal = true\n"), "utf-8")

    assert ready("load", str(source)).returncode == 0
    assert "未读取" not in ready("import", str(listed), "--commit").stderr
    assert _free(ready, "--personal")["林晚舟"]["联系电话"] == "13800001234"


def test_photos_are_checked_then_kept_and_mismatches_end_with_a_code(
    fielded: Awards, tmp_path: Path
) -> None:
    packed = tmp_path / "照片.zip"
    packed.write_bytes(archive({"林晚舟.jpg": jpeg(), "甲某甲.jpg": jpeg()}))

    checked = fielded("photos", str(packed))
    kept = fielded("photos", str(packed), "--commit", "--json")

    assert checked.returncode == kept.returncode == 5
    assert "甲某甲.jpg" in checked.stdout
    assert "田禾" in checked.stderr
    assert "2 个文件，对上 1 个，采用 0 个" in checked.stderr
    report = json.loads(kept.stdout)
    assert (report["kept"], [each["code"] for each in report["problems"]]) == (1, ["nobody"])


def test_a_zip_of_every_winner_ends_well(fielded: Awards, tmp_path: Path) -> None:
    packed = tmp_path / "照片.zip"
    packed.write_bytes(archive({"林晚舟.jpg": jpeg(), "田禾.jpg": jpeg()}))
    no_zip = tmp_path / "a.zip"
    no_zip.write_bytes(b"x")

    assert fielded("photos", str(packed), "--commit").returncode == 0
    refused = fielded("photos", str(no_zip))

    assert refused.returncode == 3
    assert "不是 ZIP" in refused.stderr
