"""Prose uses plain modern words: pages, docstrings, comments, help texts, phrases and test names."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from awards.words import translations
from awards.words.glossary import TERMS, table

ROOT = Path(__file__).parent.parent

#: Words and turns that a colleague with English as a second language has to look up.
FORBIDDEN = re.compile(
    r"\b(whoever|whomever|whosoever|anew|hitherto|thereof|therein|hereby|herein|wherein|whence|"
    r"aside|lest|be it|so it is with|its like|what is otherwise|nought|ere|betwixt|is to be|"
    r"are to be|by whichever|whichever|whatever|wherever|begins to be|at one stroke|by halves|"
    r"is told|are told|be told|was told|told of|tells of|at hand|nevertheless|hence|mend|mends|"
    r"mended|deeds?|tongue|kin|reckoned|by the book|ever after|of whom|but for|shall|ought)\b",
    re.IGNORECASE,
)

#: In names the words stand between underscores.
FORBIDDEN_IN_NAMES = re.compile(
    r"(?<=_)(whoever|whom|anew|aside|lest|told|mended|mends|deeds?|otherwise|tells|tell)(?=_|$)"
)

PAGES = [
    *sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("*.md")),
    "awards/README.md",
    "awards/SETTINGS.md",
    "certificates/MEASURED.md",
    "certificates/README.md",
    "fixtures/README.md",
    *sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("awards/decisions/*.md")),
]
FOLDERS = sorted(
    str(folder.relative_to(ROOT))
    for package in ("awards", "certificates", "tests")
    for folder in [ROOT / package, *(ROOT / package).iterdir()]
    if (folder / "__init__.py").exists()
)
CATALOGUES = sorted(
    str(file.relative_to(ROOT))
    for package in ("awards", "certificates")
    for file in (ROOT / package).rglob("*.po")
)
#: Files with comments, and how a comment looks in them.
COMMENTED = {
    str(file.relative_to(ROOT)): comment
    for pattern, comment in {
        "awards/**/*.html": r"\{#.*?#\}",
        "awards/web/static/*.css": r"/\*.*?\*/",
        "awards/web/static/*.js": r"/\*.*?\*/",
        "tests/web/scripts/*.js": r"/\*.*?\*/",
        "[Mm]akefile": r"#[^\n]*",
        "pyproject.toml": r"#[^\n]*",
        ".ci/*": r"#[^\n]*",
    }.items()
    for file in ROOT.glob(pattern)
}
#: Comments that tools read.
DIRECTIVES = ("#!", "# type:")


def _found(text: str) -> list[str]:
    """Each forbidden word outside code, with its line."""
    prose = re.sub(r"`[^`\n]+`", "", text)
    return [
        f"{number}: {found[0]}"
        for number, line in enumerate(prose.splitlines(), 1)
        for found in FORBIDDEN.finditer(line)
    ]


def _prose_of(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each docstring, help text and comment of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.lineno, str(node.value.value)
        if isinstance(node, ast.keyword) and node.arg == "help":
            yield node.value.lineno, str(getattr(node.value, "value", ""))
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith(DIRECTIVES):
            yield token.start[0], token.string


def _modules(folder: str) -> list[Path]:
    """The modules of a package's face, or of a folder in it with all folders below."""
    place = ROOT / folder
    return sorted(place.glob("*.py") if place.parent == ROOT else place.rglob("*.py"))


@pytest.mark.parametrize("page", PAGES)
def test_the_page_uses_plain_words(page: str) -> None:
    assert _found((ROOT / page).read_text("utf-8")) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_docstrings_help_texts_and_comments_use_plain_words(folder: str) -> None:
    found = [
        f"{module.relative_to(ROOT)}:{line} {word}"
        for module in _modules(folder)
        for line, text in _prose_of(module.read_text("utf-8"))
        for word in _found(text)
    ]

    assert found == []


def test_comments_of_other_files_use_plain_words() -> None:
    found = {
        name: words
        for name, comment in COMMENTED.items()
        for text in re.findall(comment, (ROOT / name).read_text("utf-8"), re.DOTALL)
        if (words := _found(text))
    }

    assert len(COMMENTED) > 90
    assert found == {}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_english_phrases_use_plain_words(catalogue: str) -> None:
    with (ROOT / catalogue).open("rb") as file:
        messages = [message for message in read_po(file) if message.id]
    phrases = [
        phrase
        for message in messages
        for phrase in ([message.id] if isinstance(message.id, str) else message.id)
    ]

    assert phrases
    assert [(phrase, found) for phrase in phrases if (found := _found(phrase))] == []


#: Chinese words that have one other word everywhere, and turns that nobody says.
FORBIDDEN_CHINESE = re.compile(
    "装盘|二次验证|双重验证|原因|清点|未打印|其它|登陆|几个只有您|按张数最多|转由新批次|公示例外|（空）"
)

#: A button of a template, and its words.
BUTTON = re.compile(r"""<button[^>]*>\s*\{\{ _\("([^"]+)\"""")


@pytest.mark.parametrize("catalogue", [*CATALOGUES, "awards/README.zh.md", "README.zh.md"])
def test_chinese_uses_one_word_for_one_thing(catalogue: str) -> None:
    lines = (ROOT / catalogue).read_text("utf-8").splitlines()

    assert [line for line in lines if FORBIDDEN_CHINESE.search(line)] == []


def test_no_button_says_please_in_chinese() -> None:
    chinese = translations("zh").gettext
    words = {
        word
        for file in (ROOT / "awards").rglob("*.html")
        for word in BUTTON.findall(file.read_text("utf-8"))
    }

    assert len(words) > 100
    assert [word for word in words if chinese(word).startswith("请")] == []


@pytest.mark.parametrize("chinese", [False, True])
def test_the_handbook_prints_the_glossary(*, chinese: bool) -> None:
    page = ROOT / ("awards/README.zh.md" if chinese else "awards/README.md")

    assert table(chinese=chinese) in page.read_text("utf-8")


def test_the_glossary_holds_every_term_of_the_field() -> None:
    asked = [
        "表彰",
        "奖项",
        "称号",
        "对象类型",
        "获奖者",
        "名额",
        "导入",
        "公示",
        "证书",
        "版式",
        "纸张",
        "校准",
        "印前检查",
        "打印批次",
        "典礼",
        "上台批次",
        "名册",
        "奖牌",
        "对外文本",
        "不一致",
        "自定义字段",
        "已发证书登记",
        "议程",
        "议程项",
        "颁奖嘉宾",
        "托盘",
        "分发袋",
        "版次",
        "现场变动",
        "出席人",
        "代领人",
        "签到口",
        "扫码",
        "签名码",
        "指纹",
        "名单",
    ]
    words = [each.chinese for each in TERMS]

    assert [term for term in asked if term not in words] == []
    assert len(set(words)) == len(words)


def test_names_of_tests_use_plain_words() -> None:
    names = [
        node.name
        for module in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    ]

    assert len(names) > 1500
    assert [name for name in names if FORBIDDEN_IN_NAMES.search(name)] == []


def test_a_forbidden_word_is_reported_with_its_line() -> None:
    assert _found("Fine.\nWhoever runs it begins anew.") == ["2: Whoever", "2: anew"]


def test_code_may_say_anything() -> None:
    assert _found("Run `awards whoever`, which shows the account.") == []


def test_every_kind_of_prose_in_a_module_is_read() -> None:
    source = '"""One."""\nLIMIT = 3\n"""Two."""\noption("--x", help="Three.")  # four\n'

    assert sorted(_prose_of(source)) == [(1, "One."), (3, "Two."), (4, "# four"), (4, "Three.")]
