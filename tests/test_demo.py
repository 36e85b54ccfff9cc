"""The main job from end to end: a spreadsheet of 400 in, 400 certificates and the roster out."""

from __future__ import annotations

import asyncio
import csv
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
import zxingcpp

from awards import database
from awards.catalogue import service as catalogue
from awards.issuing.queries import StoredCertificate, valid_in_order
from tests.ceremony.reading_back import pdf_pages, workbook_numbers
from tests.depth import EVERY_CODE

pytestmark = pytest.mark.usual  # the whole demo

COUNTS = {"TC": 20, "CX": 10, "KF": 10, "SS": 10, "RC": 16, "ZB": 6, "JT": 50, "GR": 278}
DPI = 150


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the demonstration once, with the command."""
    folder = tmp_path_factory.mktemp("demo") / "built"
    done = _demo(folder)
    assert done.returncode == 0, done.stderr
    (folder / "summary.json").write_text(done.stdout)
    return folder


def _demo(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awards", "demo", str(folder), "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={key: value for key, value in os.environ.items() if not key.startswith("AWARDS_")},
    )


@pytest.fixture(scope="session")
def stored(demo: Path) -> list[StoredCertificate]:
    """Return the 400 stored certificates, in order."""

    async def read() -> list[StoredCertificate]:
        async with database.opened(f"sqlite:///{demo}/awards.sqlite"):
            return await valid_in_order(await catalogue.find("2023"))

    return asyncio.run(read())


def test_the_summary_says_400_of_400_and_how_long_each_step_took(demo: Path) -> None:
    summary = json.loads((demo / "summary.json").read_text())

    taken = {c["code"]: c["taken"] for c in summary["commendation"]["categories"]}
    assert taken == COUNTS
    assert summary["pages"] == 400
    assert [step["name"] for step in summary["steps"]][2:5] == ["import", "confirm", "issue"]


def test_the_pdf_has_a_page_for_each_in_the_one_order(
    demo: Path, stored: list[StoredCertificate]
) -> None:
    document = pypdfium2.PdfDocument(demo / "certificates.pdf")

    texts = ["".join(page.get_textpage().get_text_range().split()) for page in document]

    assert len(texts) == len(stored) == 400
    said = [
        f"{sheet.snapshot.fields['salutation']}" in text and sheet.record.number in text
        for sheet, text in zip(stored, texts, strict=True)
    ]
    assert said == [True] * 400


def needs(program: str) -> pytest.MarkDecorator:
    """Skip and report the test where the program is missing; in CI, fail."""
    absent = shutil.which(program) is None and "AWARDS_TEST_STRICT" not in os.environ
    return pytest.mark.skipif(absent, reason=f"{program} is not installed")


@needs("qpdf")
def test_another_program_finds_no_fault_in_the_pdf(demo: Path) -> None:
    done = subprocess.run(
        ["qpdf", "--check", str(demo / "certificates.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


@needs("pdftotext")
def test_another_program_reads_every_name_as_it_is_stored(
    demo: Path, stored: list[StoredCertificate]
) -> None:
    done = subprocess.run(
        ["pdftotext", "-layout", str(demo / "certificates.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    pages = ["".join(page.split()) for page in done.stdout.split("\f")]

    missing = [
        s.record.name for s, page in zip(stored, pages, strict=False) if s.record.name not in page
    ]
    assert missing == []


def test_every_code_decodes_from_a_150_dpi_raster(
    demo: Path, stored: list[StoredCertificate]
) -> None:
    """Where the depth asks for no more, a sample from all codes is read."""
    document = pypdfium2.PdfDocument(demo / "certificates.pdf")
    sheets = list(zip(document, stored, strict=True))
    wrong = []
    for page, sheet in sheets[::EVERY_CODE]:
        image = page.render(scale=DPI / 72, grayscale=True).to_pil()
        found = [code.text for code in zxingcpp.read_barcodes(image)]
        if found != [sheet.snapshot.fields["code"]]:
            wrong.append((sheet.record.number, found))

    assert wrong == []


def test_the_zip_holds_one_file_for_each_number(
    demo: Path, stored: list[StoredCertificate]
) -> None:
    names = zipfile.ZipFile(demo / "certificates.zip").namelist()

    assert len(set(names)) == 400
    assert [name.split("_")[0] for name in names] == [sheet.record.number for sheet in stored]


def test_the_rosters_agree_with_the_tray(demo: Path, stored: list[StoredCertificate]) -> None:
    text = (demo / "roster.csv").read_text("utf-8-sig")
    by_csv = [row["证书编号"] for row in csv.DictReader(io.StringIO(text))]
    sheet = openpyxl.load_workbook(demo / "roster.xlsx")["总名册"]
    column = [row[7] for row in sheet.iter_rows(values_only=True) if row[7]]
    by_book = column[column.index("证书编号") + 1 :]

    assert by_csv == by_book == [each.record.number for each in stored]


def test_the_same_sheets_print_the_same_bytes_in_another_place_and_time(
    demo: Path, tmp_path: Path
) -> None:
    """The second run has another process, another time zone and another hash seed."""
    again = tmp_path / "again.pdf"
    environment = {**os.environ, "TZ": "Asia/Shanghai", "PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-m", "awards", "print", "-o", str(again)],
        env={**environment, "AWARDS_DATA_DIR": str(demo)},
        capture_output=True,
        check=True,
    )

    assert again.read_bytes() == (demo / "certificates.pdf").read_bytes()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")

    done = _demo(tmp_path)

    assert done.returncode == 5
    assert "thesis.docx" in done.stderr
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.fixture(scope="session")
def pack(demo: Path) -> dict[str, bytes]:
    """Each file of the ceremony pack by its name."""
    with zipfile.ZipFile(demo / "ceremony-pack.zip") as whole:
        return {name: whole.read(name) for name in whole.namelist()}


@pytest.fixture(scope="session")
def packed(pack: dict[str, bytes]) -> list[dict[str, Any]]:
    """The files that the manifest lists."""
    files: list[dict[str, Any]] = json.loads(pack["manifest.json"])["files"]
    return files


def test_the_manifest_lists_every_file_of_the_pack_with_its_digest(
    pack: dict[str, bytes], packed: list[dict[str, Any]]
) -> None:
    assert [each["file"] for each in packed] == [name for name in pack if name != "manifest.json"]
    for each in packed:
        assert each["sha256"] == hashlib.sha256(pack[each["file"]]).hexdigest()
    assert {each["kind"] for each in packed} >= {
        "programme", "script", "groups", "trays", "stage-plan", "presenter-cards", "seats",
        "slips", "name-cards", "badges", "sign-in", "hand-out", "screen", "roster", "decision",
        "press", "instructions",
    }  # fmt: skip


def test_the_pages_and_names_of_the_manifest_are_those_in_the_files(
    pack: dict[str, bytes], packed: list[dict[str, Any]]
) -> None:
    for each in packed:
        if each["form"] == "pdf":
            with pypdfium2.PdfDocument(pack[each["file"]]) as document:
                assert each["pages"] == len(document), each["file"]
    pages = {each["kind"]: each["pages"] for each in packed if each["form"] == "pdf"}
    names = {each["kind"]: each["names"] for each in packed}

    assert pages["award-script"] == 10
    assert pages["script"] >= 10
    assert pages["stage-plan"] == 10
    assert pages["presenter-cards"] == 8
    assert pages["screen"] >= 10
    assert names["name-cards"] == pages["name-cards"] == 408
    assert (names["seats"], names["slips"], names["sign-in"]) == (408, 408, 408)
    assert (names["script"], names["groups"], names["trays"]) == (94, 94, 94)
    assert (names["hand-out"], names["roster"], names["decision"]) == (306, 400, 400)


def test_each_winner_and_leader_finds_the_seat_on_plan_and_slip(
    pack: dict[str, bytes], stored: list[StoredCertificate]
) -> None:
    plan, slips = (
        "".join("".join(pdf_pages(pack[name])).split()) for name in ("座次图.pdf", "座位条.pdf")
    )
    people = [each.record.name for each in stored if each.record.number.startswith("GR")]
    assert [name for name in people if name not in slips] == []
    assert [name for name in ("蓝一鸣", "向北辰", "乐知秋") if name not in plan + slips] == []


def test_the_host_calls_the_groups_by_their_numbers_and_the_hand_out_has_the_bags_alone(
    pack: dict[str, bytes], stored: list[StoredCertificate]
) -> None:
    script = "".join(pdf_pages(pack["颁奖串词.pdf"]))
    assert all(f"第{number}批" in script for number in range(1, 11))
    handed = "".join("".join(pdf_pages(pack["分发清单.pdf"])).split())
    table = workbook_numbers(pack["颁奖分组表.xlsx"])
    assert len(table) == 94
    bagged = [each.record.number for each in stored if each.record.number not in table]
    assert len(bagged) == 306
    assert [number for number in table if number in handed] == []
    assert [number for number in bagged if number not in handed] == []
