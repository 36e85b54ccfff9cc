"""The command line uses the configured language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from awards.cli import main
from certificates.__main__ import main as engine
from tests.cli.conftest import Awards
from tests.conftest import FIXTURES

BROKEN = FIXTURES / "layouts-broken" / "conditions.toml"


def test_results_and_headings_are_in_the_language_set(ready: Awards) -> None:
    assert "奖项" in ready("winners").stdout
    assert "category" in ready("winners", AWARDS_LANGUAGE="en").stdout
    assert "链条完整" in ready("audit", "verify").stdout
    assert "unbroken" in ready("audit", "verify", AWARDS_LANGUAGE="en").stdout


def test_the_history_is_written_in_sentences(ready: Awards) -> None:
    ready("account", "create", "wang", "--role", "viewer")

    log = ready("audit", "log", "--limit", "1")
    stored = json.loads(ready("audit", "log", "--limit", "1", "--json").stdout)

    assert "建立了账号" in log.stdout
    assert "账号 wang" in log.stdout
    assert "account/" not in log.stdout
    assert stored[0]["subject"].startswith("account/")


def test_the_examination_of_the_machine_is_in_the_language_set(awards: Awards) -> None:
    awards("init")

    chinese = awards("doctor", AWARDS_EXECUTOR="off").stdout
    english = awards("doctor", AWARDS_EXECUTOR="off", AWARDS_LANGUAGE="en").stdout

    assert "· 登录: 无人可以登录。请生成管理员链接：awards init --admin 姓名" in chinese
    assert "✓ 历史记录: 0 条记录" in chinese
    assert "· sign-in: nobody can sign in. Make an administrator's link:" in english
    assert "✓ history: 0 entries" in english


def test_a_program_reads_the_examination_in_english(awards: Awards) -> None:
    awards("init")

    checks = json.loads(awards("doctor", "--json").stdout)

    assert {"name": "history", "good": True, "said": "0 entries"} in checks


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        (("confirm",), "请给出获奖者编号、--category 或 --all。", "Name winners, a --category, or --all."),
        (("import",), "请给出文件，或用 --undo 给出要撤销的导入。", "Name the FILE, or the import"),
        (("report", "units", "-o", "-"), "请用 --format 指定格式：xlsx, csv, pdf, docx, json。", "Name a --format: xlsx"),
        (("print", "-o", "x.pdf", "--from", "9", "--to", "2"), "--to 在 --from 之前。", "--to comes before"),
    ],
)  # fmt: skip
def test_a_command_called_wrongly_says_so_in_the_language_set(
    ready: Awards, words: tuple[str, ...], chinese: str, english: str
) -> None:
    told, also = ready(*words), ready(*words, AWARDS_LANGUAGE="en")

    assert (told.returncode, also.returncode) == (2, 2)
    assert chinese in told.stderr
    assert english in also.stderr


def test_wrong_settings_are_named_in_the_language_set(awards: Awards) -> None:
    wrong = {
        "AWARDS_PORT": "eighty",
        "AWARDS_PUBLIC_URL": "http://host:port",
        "AWARDS_EXECUTOR": "one",
        "AWARDS_PUBLIK": "x",
    }

    chinese = awards("doctor", **wrong).stderr
    english = awards("doctor", AWARDS_LANGUAGE="en", **wrong).stderr

    assert "AWARDS_PORT='eighty': 应为 1 至 65535 的整数" in chinese
    assert "AWARDS_PUBLIC_URL='http://host:port': 端口应为 1 至 65535" in chinese
    assert "AWARDS_EXECUTOR='one': processes 或 processes:N 或 off 或 dask://host:port" in chinese
    assert "AWARDS_PUBLIK：没有这项设置" in chinese
    assert "AWARDS_PORT='eighty': a whole number from 1 to 65535" in english
    assert "AWARDS_PUBLIK: no such setting" in english


#: Names of formats and of things that have no Chinese name.
NAMES = {
    "A", "AMP", "API", "CSV", "DOCX", "Excel", "FILE", "GB", "GR", "HTTP", "ICC", "ID", "JPEG", "JSON", "MB", "PDF", "PNG", "QR",
    "SQLite", "SVG", "TC", "TIFF", "TOML", "UTF", "WebP", "X", "XLSX", "ZIP", "again", "awards", "dask", "fsspec", "host", "port", "off", "processes",
    "fullname", "gb", "guest", "none", "pretix", "pypdfium", "python", "skip", "sqlite", "surname",
}  # fmt: skip
#: What is the same in both languages: commands, options, their values, settings, places to fill.
SAME = re.compile(
    r"“[^”]*”|--?[a-z][\w-]*|\[[^]]*\]|\{[^}]*\}|\([^)]*\)|\b[A-Z][A-Z0-9_/-]+\b|[a-z]+[.:/][\w./:]*|\w+=\S*|\w+-\w+"
)


def english_words(text: str) -> list[str]:
    """Return English words of a help text, except commands, options, metavars and examples."""
    prose, _, lists = text.partition("\n\n")[2].partition("选项:\n")
    prose = re.sub(r"^    .*\n", "", prose, flags=re.MULTILINE)
    lists = re.sub(r"^  (?:-|[a-z]).*?(?=  |$)", "", lists, flags=re.MULTILINE)
    return [
        word
        for word in re.findall(r"[A-Za-z]{2,}", SAME.sub("", prose + lists))
        if word not in NAMES
    ]


def commands(group: click.Command, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            found = group.get_command(context, name)
            assert found
            yield from commands(found, *path, name)


@pytest.mark.parametrize(("program", "least"), [(main, 70), (engine, 7)])
def test_every_command_helps_in_chinese_alone(
    program: click.Command, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    helps = {
        path: CliRunner().invoke(program, [*path, "--help"], prog_name="awards").output
        for path in commands(program)
    }

    english = {path: words for path, text in helps.items() if (words := english_words(text))}

    assert len(helps) >= least
    assert english == {}


def test_a_chinese_help_text_breaks_before_the_edge_of_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")

    shown = CliRunner().invoke(main, ["import", "--help"]).output

    assert max(map(cell_len, shown.splitlines())) <= 80
    assert all(line[0] not in "，。；：、" for line in map(str.strip, shown.splitlines()) if line)


@pytest.mark.parametrize(
    ("words", "chinese", "english"),
    [
        (("print", "--nosuch"), "错误：没有选项 '--nosuch'。", "Error: No such option '--nosuch'."),
        (("pint",), "错误：没有命令 'pint'。", "Error: No such command 'pint'."),
        (("load",), "错误：缺少参数 'FILE'", "Error: Missing argument 'FILE'"),
        (("print",), "错误：缺少选项 '-o' / '--output'", "Error: Missing option '-o' / '--output'"),
        (("run", "start", "--stock"), "错误：选项 '--stock' 需要值。", "requires an argument"),
        (("run", "fetch", "x", "a", "b"), "错误：多余的参数（b）", "unexpected extra argument (b)"),
        (("winners", "--state", "x"), "'x' 不在可选值 'draft'", "'x' is not one of 'draft'"),
        (("winners", "history", "x"), "'x' 不是有效的数字。", "'x' is not a valid integer range."),
        (("winners", "history", "0"), "0 不在范围 1<=x<=2147483647 内。", "is not in the range"),
        (("load", "nofile"), "'FILE' 的值无效：'nofile' 不存在。", "'nofile' does not exist."),
    ],
)
def test_what_click_refuses_is_said_in_the_language_set(
    awards: Awards, words: tuple[str, ...], chinese: str, english: str
) -> None:
    told, also = awards(*words).stderr, awards(*words, AWARDS_LANGUAGE="en").stderr

    assert chinese in told
    assert english in also


def test_a_question_is_asked_in_the_language_set(awards: Awards) -> None:
    assert "确定撤销 X 吗？" in awards("revoke", "X", "--reason", "x", stdin=b"n\n").stderr


def test_the_engine_says_what_it_did_and_refused_in_the_language_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = str(tmp_path / "sheet.svg")

    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    written = CliRunner().invoke(engine, ["svg", "plaque", "-o", picture]).output
    refused = CliRunner().invoke(engine, ["check", str(BROKEN)]).output
    unknown = CliRunner().invoke(engine, ["svg", "nosuch", "-o", picture]).output
    monkeypatch.delenv("AWARDS_LANGUAGE")
    english = CliRunner().invoke(engine, ["svg", "plaque", "-o", picture]).output

    assert written == f"已写入：{picture}\n"
    assert refused.startswith("错误：")
    assert not re.search(r"[a-z]{3,} [a-z]{3,}", refused)
    assert unknown.startswith("错误：没有版式“nosuch”；已有：")
    assert english == f"Written: {picture}\n"
