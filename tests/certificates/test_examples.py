"""The examples of the engine's documentation run, and a caller's mistakes are named."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

import certificates
from certificates import (
    Content,
    Layout,
    LayoutRefused,
    RowsRefused,
    Shelf,
    find,
    load,
    make,
    render,
    render_list,
    shipped,
)
from certificates.__main__ import main
from tests.certificates.conftest import WORDS, content
from tests.certificates.reading import lines, pdf

ROOT = Path(__file__).parents[2]
EXAMPLES = (ROOT / "certificates/EXAMPLES.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(python|sh)\n(.*?)```", EXAMPLES, re.DOTALL)

SIMPLE = """
id = "simple"
name = "一行"
edition = 2
[page]
width = 100
height = 60
[styles.plain]
font = "kai"
size = 12
[[elements]]
id = "words"
kind = "text"
box = [10, 10, 80, 40]
words = "{name}：{职务}"
style = "plain"
"""


@pytest.mark.usual  # starts a program, and searches the fonts of the machine
def test_the_ten_examples_run_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(re.findall(r"^## \d+\.", EXAMPLES, re.MULTILINE)) == len(BLOCKS) == 10
    monkeypatch.chdir(tmp_path)
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    for kind, code in BLOCKS:
        if kind == "python":
            exec(code, {})  # noqa: S102 - our own documentation
        else:
            ready = code.replace("python -m", f"{sys.executable} -m")
            subprocess.run(["sh", "-c", ready], check=True, env=around, capture_output=True)
    made = {path.name: len(pypdfium2.PdfDocument(path)) for path in tmp_path.glob("*.pdf")}
    assert made == {
        "certificates.pdf": 2, "command.pdf": 2, "card.pdf": 1, "A1.pdf": 1, "A2.pdf": 1,
        "sheets.pdf": 2, "test-card.pdf": 1, "sign-in.pdf": 2, "slips.pdf": 2, "press.pdf": 2,
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_table_is_read_as_an_office_saves_it(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    layout, table, out = tmp_path / "simple.toml", tmp_path / "list.csv", tmp_path / "out.pdf"
    layout.write_text(SIMPLE, encoding="utf-8")
    rows = [["姓名", "职务"], ["欧阳一二", "评审专家"], ["", ""], ["王磊", "顾问"]]
    table.write_text("\r\n".join(separator.join(row) for row in rows), encoding=encoding)

    assert make(table, layout, out) == 2

    assert lines(out.read_bytes()) == [["欧阳一二：评审专家"], ["王磊：顾问"]]


def test_a_row_and_a_content_give_the_same_sheet(classic: Layout, shelf: Shelf) -> None:
    row = {**WORDS, "name": "欧阳一二", "year": 2025}
    out = io.BytesIO()
    render([row], classic, shelf, out)
    fields = {**row, "year": "2025"}
    same = Content(WORDS["number"], "欧阳一二", {k: str(v) for k, v in fields.items()})
    assert out.getvalue() == pdf([same], classic, shelf)


def test_words_of_a_row_are_never_filled_in(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    layout = load(SIMPLE, names=certificates.OPEN)
    make([{"name": "{unit}", "职务": "%s"}], layout, out, words={"unit": "局"})
    assert lines(out.read_bytes()) == [["{unit}：%s"]]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("", "list.csv"),
        ("姓名,姓名\n甲,乙\n", "row 0"),
        ("姓名,职务\n甲\n", "row 1"),
        ("姓名,职 务\n甲,乙\n", "row 0"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(text: str, path: str, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(RowsRefused) as refusal:
        make(table, "classic", tmp_path / "out.pdf")
    assert [fault.path for fault in refusal.value.faults] == [path]
    assert not (tmp_path / "out.pdf").exists()


def test_a_place_that_no_column_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RowsRefused, match=r"words\.salutation"):
        make([{"name": "甲"}], "classic", tmp_path / "out.pdf", words={"salutation": "{nme}："})


def test_a_layout_of_other_letters_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "layout.toml"
    file.write_bytes(SIMPLE.encode("gb18030"))
    with pytest.raises(LayoutRefused, match="UTF-8"):
        load(file)


MISTAKES: dict[str, tuple[Callable[[Layout, Shelf], object], str]] = {
    "contents": (lambda la, sh: render("list.csv", la, sh, io.BytesIO()), "contents"),  # type: ignore[arg-type]
    "content": (lambda la, sh: render([content(), 7], la, sh, io.BytesIO()), "row 2"),  # type: ignore[list-item]
    "words": (lambda la, sh: render([{"name": 1.5}], la, sh, io.BytesIO()), "row 1, “name”"),
    "layout": (lambda _, sh: render([content()], shipped("classic"), sh, io.BytesIO()), "layout"),  # type: ignore[arg-type]
    "shelf": (lambda la, _: render([content()], la, "fonts", io.BytesIO()), "shelf"),  # type: ignore[arg-type]
    "out": (lambda la, sh: render([content()], la, sh, None), "out"),  # type: ignore[arg-type]
    "source": (lambda _, __: load(7), "source"),  # type: ignore[arg-type]
    "page": (lambda _, sh: render_list([], "名单", sh, io.BytesIO()), "page"),  # type: ignore[arg-type]
    "make": (lambda _, __: make([{"name": "甲"}], 7, io.BytesIO()), "layout"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_of_the_caller_is_named(mistake: str, classic: Layout, shelf: Shelf) -> None:
    call, named = MISTAKES[mistake]
    with pytest.raises(TypeError, match=named):
        call(classic, shelf)


def test_things_say_briefly_what_they_are(classic: Layout, shelf: Shelf) -> None:
    said = [repr(each) for each in (classic, shelf, content())]
    assert [each.partition("(")[0] for each in said] == ["Layout", "Shelf", "Content"]
    assert "297 × 210 mm" in said[0]
    assert all(len(each) < 300 for each in said)


def test_a_folder_of_fonts_may_be_named_by_a_text(tmp_path: Path) -> None:
    assert find(str(tmp_path), system=False).passed_over == ()


def test_the_version_is_that_of_the_distribution() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{certificates.__version__}"\n' in project


def test_a_command_that_lacks_words_says_where_they_come_from(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("name\n王磊\n", encoding="utf-8")

    refused = CliRunner().invoke(main, ["render", str(table), "classic", "-o", "out.pdf"])

    assert (refused.exit_code, "“王磊” has nothing for “title”" in refused.output) == (1, True)
    assert "--set FIELD=WORDS" in refused.output
