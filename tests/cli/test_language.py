"""The command line uses the configured language."""

from __future__ import annotations

import json

import click
import pytest

from awards.cli.languages import with_translated_help
from tests.cli.conftest import Awards


def test_results_and_headings_are_in_the_language_set(ready: Awards) -> None:
    assert "奖项" in ready("winners").stdout
    assert "category" in ready("winners", AWARDS_LANGUAGE="en").stdout
    assert "链条完整" in ready("audit", "verify").stdout
    assert "unbroken" in ready("audit", "verify", AWARDS_LANGUAGE="en").stdout


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


def test_help_texts_are_looked_up_in_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """A help text without Chinese in the catalogue stays English."""
    option = click.Option(["--name"], help="Choose one of the list.")
    inner = click.Command("inner", help="Fill this in.", params=[option])
    outer = click.Group("outer", commands=[inner], help="A text that no catalogue has.")

    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    chinese = with_translated_help(outer)
    monkeypatch.setenv("AWARDS_LANGUAGE", "en")
    english = with_translated_help(outer)

    assert (chinese.help, english.help) == (outer.help, outer.help)
    assert chinese.commands["inner"].help == "请填写此项。"
    assert chinese.commands["inner"].params[0].help == "请从列表中选择一项。"
    assert english.commands["inner"].help == "Fill this in."
