"""A layout can be tried before use, from Python and from the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from certificates import Layout, Shelf, load, preflight, shipped, shipped_ids
from certificates.__main__ import main
from certificates.content import KINDS
from certificates.trial.cases import CASES, contents
from certificates.trial.preview import preview
from tests.certificates.conftest import FIXTURES
from tests.certificates.reading import lines
from tests.certificates.test_variants import BOTH, SOURCE


def labels(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as document:
        entries = list(document.Root.PageLabels.Nums)[1::2]
        return [str(next(iter(entry.values()))) for entry in entries]


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_every_shipped_layout_has_room_for_the_worst(layout_id: str, shelf: Shelf) -> None:
    layout = load(shipped(layout_id))
    problems = [p for p in preflight(contents(layout), layout, shelf) if p.code != "missing-glyph"]
    assert problems == []


def test_every_case_has_a_page_that_is_called_by_it(classic: Layout, shelf: Shelf) -> None:
    data = preview(classic, shelf)
    said = labels(data)
    assert [label.split("：")[0] for label in said] == [case.name for case in CASES]
    assert all(
        case.name not in "".join(page) for case, page in zip(CASES, lines(data), strict=True)
    )


def test_every_variant_has_its_pages_in_its_own_size(shelf: Shelf) -> None:
    data = preview(BOTH, shelf)
    said = labels(data)
    assert len(said) == 2 * len(CASES)
    assert all("enterprise" in label for label in said[len(CASES) :])
    with pikepdf.open(io.BytesIO(data)) as document:
        widths = [round(float(page.mediabox[2]) / 72 * 25.4) for page in document.pages]
    assert widths == [297] * len(CASES) + [400] * len(CASES)


def test_a_variant_is_measured_from_the_top_of_its_own_sheet(shelf: Shelf) -> None:
    with pdfium.PdfDocument(preview(BOTH, shelf)) as document:
        page = document[len(CASES)]
        text = page.get_textpage()
        _, _, _, top = text.get_charbox(text.get_text_range().index("在"))
        from_top = (page.get_height() - top) / 72 * 25.4
    words = next(e.box for e in BOTH.for_kind("enterprise").elements if e.id == "words")
    assert words.y < from_top < words.bottom


def test_what_would_not_print_is_reported_in_the_label(shelf: Shelf) -> None:
    narrow = load(SOURCE.replace("size = 20", "size = 60"))
    assert any("超出" in label or "多出" in label for label in labels(preview(narrow, shelf)))


def test_the_cases_are_not_for_persons_alone() -> None:
    layout = load(shipped("folder"))
    kinds = {content.kind for content in contents(layout)}
    assert kinds == {"", *KINDS} - {"individual"}
    assert {c.fields["salutation"].endswith("同志：") for c in contents(layout) if c.kind} == {
        False
    }


def test_a_layout_with_a_portrait_is_tried_with_one() -> None:
    pictured = [bool(c.pictures) for c in contents(load(shipped("folder"))) if not c.kind]
    assert (pictured.count(True), pictured.count(False)) == (1, len(CASES) - 1)
    assert not any(c.pictures for c in contents(load(shipped("classic"))))


def called(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def test_the_command_line_lists_every_layout() -> None:
    done = called("layouts")
    assert [line.split()[0] for line in done.output.splitlines()] == list(shipped_ids())


def test_every_command_helps_with_an_example() -> None:
    for name in main.commands:
        assert "Example:\n    python -m certificates " + name in called(name, "--help").output


@pytest.mark.parametrize("name", ["variants", "conditions"])
def test_each_fault_of_a_broken_layout_is_reported(name: str) -> None:
    path = FIXTURES / "layouts-broken" / f"{name}.toml"
    done = called("check", str(path))
    assert done.exit_code == 1
    wanted = [line.split()[2] for line in path.read_text().splitlines() if "# fault" in line]
    assert all(f"{fault}: " in done.output for fault in wanted)


def test_a_layout_without_faults_is_reported_as_such(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('id = "own"\nname = "自用"\nbase = "classic"\n', encoding="utf-8")
    done = called("check", str(own))
    assert (done.exit_code, "own has no faults" in done.output) == (0, True)


def test_a_layout_from_a_file_is_tried_out(tmp_path: Path) -> None:
    (tmp_path / "both.toml").write_text(SOURCE, encoding="utf-8")
    out = tmp_path / "both.pdf"
    done = called("preview", str(tmp_path / "both.toml"), "-o", str(out))
    assert (done.exit_code, len(labels(out.read_bytes()))) == (0, 2 * len(CASES))


def test_an_unknown_layout_is_reported_with_the_known_ones() -> None:
    done = called("preview", "clasic")
    assert (done.exit_code, "classic" in done.output) == (1, True)


def test_all_cases_of_a_layout_on_one_picture(tmp_path: Path) -> None:
    out = tmp_path / "cases.png"
    assert called("contact-sheet", "classic", "-o", str(out)).exit_code == 0
    with Image.open(out) as picture:
        assert picture.width > picture.height
        assert len(picture.getcolors() or ()) > 100
    assert out.stat().st_size < 600_000
