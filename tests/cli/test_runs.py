"""``awards run`` from the check to the files, with real drawing processes."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from certificates import coated
from tests.cli.conftest import Awards
from tests.conftest import FIXTURES

pytestmark = pytest.mark.usual  # starts workers


@pytest.fixture
def issued(ready: Awards) -> Awards:
    """The four hundred winners of the list have certificates."""
    for words in (
        ("import", str(FIXTURES / "winners-2023-gb18030.csv"), "--commit"),
        ("confirm", "--all"),
        ("issue",),
    ):
        assert ready(*words).returncode == 0
    return ready


def test_a_category_is_checked_printed_on_both_sides_taken_and_recorded(
    issued: Awards, tmp_path: Path
) -> None:
    wish = ("--stock", "a4-landscape", "--category", "TC", "--volume", "12", "--backs", "classic")
    file = tmp_path / "run.zip"

    checked = json.loads(issued("run", "check", *wish, "--json").stdout)
    begun = json.loads(
        issued(
            "run", "start", *wish, "--title", "税收", "--json", AWARDS_EXECUTOR="processes:1"
        ).stdout
    )
    fetched = issued("run", "fetch", begun["reference"], str(file))
    marked = issued("run", "mark", begun["reference"], "printed", "--to", "5")
    again = issued("run", "check", *wish, "--json")

    nothing: dict[str, list[str]] = {"problems": [], "warnings": [], "differs": []}
    counted = {"certificates": 20, "sheets": 20, "volumes": 2, **nothing}
    assert checked == {**counted, "turned_about": "short-edge"}
    assert (begun["state"], begun["title"]) == ("done", "税收")
    assert fetched.returncode == marked.returncode == 0
    with zipfile.ZipFile(file) as archive:
        pdfs = [archive.read(name) for name in archive.namelist() if name.endswith(".pdf")]
    assert [len(pypdfium2.PdfDocument(BytesIO(each))) for each in pdfs] == [24, 16]
    assert again.returncode == 4  # nothing is left: five are printed, the others are in an open run


def test_the_check_asks_about_a_certificate_that_the_register_differs_from(
    issued: Awards,
) -> None:
    wish = ("run", "check", "--stock", "a4-landscape", "--numbers", "TC001")
    [first, *_] = json.loads(issued("winners", "--category", "TC", "--json").stdout)
    renamed = ("winners", "amend", str(first["id"]), "--name", "云梯装备厂", "--reason", "改名")

    before = issued(*wish)
    assert issued(*renamed).returncode == 0
    after = issued(*wish)

    assert "与登记不一致" not in before.stderr
    assert "? 1 份证书与登记不一致，仍要打印吗？" in after.stderr
    assert f"{first['name']} → 云梯装备厂" in after.stderr
    assert after.returncode == 0


def test_a_check_that_cannot_be_says_why_and_begins_nothing(issued: Awards) -> None:
    done = issued("run", "check", "--stock", "a4-landscape", "--bleed", "3", "--numbers", "TC001")

    assert done.returncode == 3
    assert "出血" in done.stderr
    assert json.loads(issued("run", "list", "--json").stdout) == []


def test_doctor_says_who_draws_and_whether_files_can_be_kept(awards: Awards) -> None:
    awards("init")

    sound = awards("doctor", AWARDS_EXECUTOR="processes:3", AWARDS_LANGUAGE="en")
    away = awards(
        "doctor",
        AWARDS_EXECUTOR="dask://127.0.0.1:9",
        AWARDS_FILES="file:///proc/none",
        AWARDS_LANGUAGE="en",
    )

    assert (sound.returncode, away.returncode) == (0, 9)
    assert "3 processes of this machine" in sound.stdout
    assert "no cluster answers at dask://127.0.0.1:9" in away.stdout
    assert "AWARDS_FILES" in away.stdout


def test_a_file_of_a_run_is_written_for_the_press_of_a_shop(issued: Awards, tmp_path: Path) -> None:
    wish = ("--stock", "a4-landscape", "--category", "TC", "--json")
    own = coated().data
    (tmp_path / "shop.icc").write_bytes(own[:8] + b"\x04" + own[9:])
    out, svg = tmp_path / "shop.pdf", tmp_path / "svg.zip"

    begun = json.loads(issued("run", "start", *wish, AWARDS_EXECUTOR="processes:1").stdout)
    added = json.loads(issued("run", "profile", str(tmp_path / "shop.icc"), "--json").stdout)
    listed = json.loads(issued("run", "profile", "--json").stdout)
    done = issued("run", "x4", begun["reference"], str(out))
    drawn = issued("print", "-o", str(svg), "--category", "TC", "--to", "2", "--svg")

    assert [each["digest"] for each in listed][:1] == [each["digest"] for each in added]
    assert (done.returncode, drawn.returncode) == (0, 0)
    with pikepdf.open(out) as document:
        assert str(document.Root.OutputIntents[0].S) == "/GTS_PDFX"
        assert len(document.pages) == 20
    with zipfile.ZipFile(svg) as archive:
        assert [name[-4:] for name in archive.namelist()] == [".svg", ".svg"]


def test_sheets_of_another_run_are_printed_once_more_by_one_command(issued: Awards) -> None:
    wish = ("--stock", "a4-landscape", "--category", "TC", "--json")
    begun = json.loads(issued("run", "start", *wish).stdout)
    reference = begun["reference"]
    rest = json.loads(issued("run", "resume", reference, "2", "--json").stdout)["reference"]

    left = issued("run", "reprint", reference, "--all", "--check", AWARDS_LANGUAGE="en")
    seen = issued("run", "reprint", reference, "--all", "--elsewhere", "--check", "--json")
    done = issued("run", "reprint", reference, "--all", "--elsewhere", AWARDS_LANGUAGE="en")

    found = json.loads(seen.stdout)
    assert f"({rest})" in left.stderr + left.stdout
    assert [each["run"] for each in found["fetched"]] == [rest]
    assert found["elsewhere"] == []
    assert done.returncode == 0, done.stderr
    assert "among them from another run" in done.stderr + done.stdout
