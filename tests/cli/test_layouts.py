"""Layouts from the command line: exported, checked, imported, never over another version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from certificates import shipped
from tests.cli.conftest import Awards

SOURCE = shipped("classic")


@pytest.fixture
def office(awards: Awards) -> Awards:
    assert awards("init").returncode == 0
    return awards


def test_a_layout_is_taken_out_changed_and_brought_in_as_the_next_version(
    office: Awards, tmp_path: Path
) -> None:
    file = tmp_path / "classic.toml"
    office("layout", "export", "classic", "-o", str(file))
    changed = file.read_text("utf-8").replace("#B8141C", "#000000")
    # Windows writes text like this.
    file.write_bytes(b"\xef\xbb\xbf" + changed.replace("\n", "\r\n").encode())

    checked = office("layout", "check", str(file))
    done = office("layout", "import", str(file), "--basis", "0", "--note", "黑色标题", "--json")
    late = office("layout", "import", str(file), "--basis", "0")
    unbased = office("layout", "import", str(file))

    assert [step.returncode for step in (checked, done, late, unbased)] == [0, 0, 5, 3]
    assert json.loads(done.stdout)["version"] == 1
    assert office("layout", "export", "classic", "-o", "-").stdout == changed
    told = json.loads(office("layout", "versions", "classic", "--json").stdout)
    assert [(each["version"], each["note"]) for each in told] == [(1, "黑色标题"), (0, "")]
    assert told[0]["made_by"].startswith("cli/")


def test_an_old_version_is_restored_only_with_the_newest_as_basis(
    office: Awards, tmp_path: Path
) -> None:
    file = tmp_path / "classic.toml"
    file.write_text(SOURCE.replace("#B8141C", "#000000"), "utf-8")
    office("layout", "import", str(file), "--basis", "0")

    late = office("layout", "restore", "classic", "0", "--basis", "0")
    done = office("layout", "restore", "classic", "0", "--basis", "1")

    assert (late.returncode, done.returncode) == (5, 0)
    assert office("layout", "export", "classic", "-o", "-").stdout == SOURCE
    assert "2" in office("layout", "list").stdout.partition("classic")[2].partition("\n")[0]


def test_a_check_reports_every_fault_with_its_place(office: Awards, tmp_path: Path) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(SOURCE.replace("size = 58", "size = 580").replace("[7, 7, 283", "[7, 7, 383"))

    told = office("layout", "check", str(file), "--json")
    refused = office("layout", "import", str(file), "--basis", "0")

    paths = {each["path"] for each in json.loads(told.stdout)["faults"]}
    assert {"styles.title.size", "elements[0].box"} <= paths
    assert (told.returncode, refused.returncode) == (3, 3)
    assert "styles.title.size" in refused.stderr


def test_a_layout_goes_out_with_its_pictures_and_is_checked_and_brought_in_with_them(
    office: Awards, tmp_path: Path
) -> None:
    logo, file, parcel = tmp_path / "logo.png", tmp_path / "ours.toml", tmp_path / "ours.zip"
    Image.new("RGB", (90, 90), "#0050A0").save(logo)
    [made] = json.loads(office("layout", "picture", str(logo), "--json").stdout)
    image = f'\n[[elements]]\nid = "logo"\nkind = "image"\nimage = "{made["name"]}"\nbox = [9, 9, 9, 9]\n'
    file.write_text(SOURCE.replace('id = "classic"', 'id = "ours"') + image, "utf-8")
    office("layout", "import", str(file))

    out = office("layout", "export", "ours", "--pictures", "-o", str(parcel))
    checked = office("layout", "check", str(parcel))
    done = office("layout", "import", str(parcel), "--basis", "1", "--json")
    parcel.write_bytes(parcel.read_bytes()[:-9])
    broken = office("layout", "import", str(parcel), "--basis", "2")

    assert [step.returncode for step in (out, checked, done, broken)] == [0, 0, 0, 3]
    assert json.loads(done.stdout)["version"] == 2
    assert "(file)" in broken.stderr


def test_whatever_is_no_layout_is_refused_in_words(office: Awards, tmp_path: Path) -> None:
    for content in (b"\x89PNG\r\n", b"\xff\xfe", b"[[[", b"x" * 900_000, b"a = " + b"[" * 9_000):
        file = tmp_path / "x.toml"
        file.write_bytes(content)

        done = office("layout", "check", str(file))

        assert done.returncode == 3
        assert "(file)" in done.stderr
    assert office("layout", "versions", "none").returncode == 4
    assert office("layout", "export", "../x", "-o", "-").returncode == 4


def test_a_picture_is_added_and_its_name_is_printed(office: Awards, tmp_path: Path) -> None:
    logo, text = tmp_path / "logo.png", tmp_path / "text.png"
    Image.new("RGB", (90, 90), "#0050A0").save(logo)
    text.write_text("no picture")

    [made] = json.loads(office("layout", "picture", str(logo), "--json").stdout)

    assert made["name"].startswith("logo-")
    assert made["name"] in office("layout", "picture").stdout
    assert office("layout", "picture", str(text)).returncode == 3
