"""The pages are correct: they name only what exists, and name all of it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from awards import settings
from awards.app import FORM_BYTES
from awards.cli import COMMANDS, INTERRUPTED, main
from awards.cli.running import EXIT_CODES, NOT_TRUE
from awards.notices.working_days import is_announced
from awards.tables import Role

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")
OFFICE = ("awards/README.md", "awards/README.zh.md")
SETTINGS = "awards/SETTINGS.md"
PAGES = (
    *READMES,
    *OFFICE,
    SETTINGS,
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "LICENSE",
)
TWINS = (READMES, OFFICE)


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _table(page: str, first_heading: str) -> list[list[str]]:
    """Return the rows of the table with this first heading, each cell without its backquotes."""
    _, _, rest = page.partition(f"| {first_heading} |")
    lines = rest.splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_there(page: str) -> None:
    assert _page(page).strip()


def _commands(page: str) -> list[str]:
    """Return the lines of the shell blocks without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    lines = [re.sub(r"\s+#.*", "", line) for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.strip()]


def test_every_place_on_the_map_exists() -> None:
    rows = re.findall(r"^\| .* \| (.*) \|$", _page("ARCHITECTURE.md"), re.MULTILINE)
    places = [place for cell in rows for place in re.findall(r"`((?:\w+/)+[\w./]*)`", cell)]
    rooted = [each for each in places if each.startswith(("awards/", "certificates/", "tests/"))]

    assert len(rooted) > 60
    assert [place for place in rooted if not (ROOT / place).exists()] == []


def test_every_room_on_the_map_is_in_its_station() -> None:
    rooms = [
        ROOT / "awards" / station / room.rstrip("/")
        for station, cell in _table(_page("ARCHITECTURE.md"), "station | its own rooms")
        for room in re.findall(r"`([^`]+)`", cell)
    ]

    assert len(rooms) > 40
    assert [room for room in rooms if not (room.is_dir() or room.with_suffix(".py").exists())] == []


def test_every_station_is_on_the_map() -> None:
    text = _page("ARCHITECTURE.md").partition("```")[2].partition("```")[0]
    modules = [
        p.name.partition(".")[0]
        for p in (ROOT / "awards").iterdir()
        if not p.name.startswith(("_", "py.", "."))
    ]

    assert [name for name in modules if not re.search(rf"\b{name}\b", text)] == []


def test_every_setting_is_on_its_page_with_its_default_and_its_words() -> None:
    rows = _table(_page(SETTINGS), "setting · 设置")

    assert [[name.strip("`"), default.strip("`"), said] for name, default, said, _ in rows] == [
        [row["name"], row["default"] or "–", row["help"]] for row in settings.rows()
    ]
    assert all(re.search("[一-鿿]", chinese) for *_, chinese in rows)


@pytest.mark.parametrize("page", READMES)
def test_the_readme_leads_to_the_settings(page: str) -> None:
    assert f"]({SETTINGS})" in _page(page)


@pytest.mark.parametrize("page", READMES)
def test_every_exit_code_is_in_the_readme(page: str) -> None:
    heading = "exit code" if page == "README.md" else "退出码"
    told = {int(row[0]) for row in _table(_page(page), heading)}

    assert told == {0, 1, 2, NOT_TRUE, INTERRUPTED, *EXIT_CODES.values()}


@pytest.mark.parametrize("page", READMES)
def test_every_command_is_in_the_readme(page: str) -> None:
    text = _page(page)

    assert [name for name in COMMANDS if f"`awards {name}" not in text] == []


def _paths(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from _paths(found, (*path, name))


@pytest.mark.parametrize("path", list(_paths(main)), ids=" ".join)
def test_every_command_explains_itself_with_an_example(path: tuple[str, ...]) -> None:
    done = CliRunner(env={"AWARDS_LANGUAGE": "en"}).invoke(main, [*path, "--help"])

    assert done.exit_code == 0
    assert "Usage:" in done.output
    assert re.search(r"Examples?:\n +.*awards " + (path[0] if path else ""), done.output)


def test_pages_speak_of_the_project_alone() -> None:
    """No page or lock file contains a machine's path or the host of a registry."""
    for name in (*PAGES, "requirements.lock", "Makefile", "pyproject.toml"):
        found = re.findall(r"/work/|/root/|/tmp/|file://|pypi\.org|pythonhosted", _page(name))
        assert found == [], name


@pytest.mark.parametrize("page", PAGES)
def test_every_link_within_the_tree_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", _page(page))

    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def _headings(page: str) -> list[int]:
    """Return the level of each heading, in order."""
    prose = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)]


def _calls(page: str) -> list[str]:
    """Return each command of `awards` or `make` in a block or in a sentence."""
    inline = re.findall(r"`((?:awards|make) [^`\n]+)`", page)
    return sorted({call.strip() for call in [*_commands(page), *inline]})


@pytest.mark.parametrize("twins", TWINS, ids="/".join)
def test_both_languages_have_the_same_headings_in_the_same_order(twins: tuple[str, str]) -> None:
    english, chinese = (_headings(_page(page)) for page in twins)

    assert len(english) > 5
    assert english == chinese


@pytest.mark.parametrize("twins", TWINS, ids="/".join)
def test_every_command_of_one_language_stands_in_the_other(twins: tuple[str, str]) -> None:
    english, chinese = (_calls(_page(page)) for page in twins)

    assert len(english) > 8
    assert english == chinese


@pytest.mark.parametrize("twins", TWINS, ids="/".join)
def test_both_twins_say_the_same(twins: tuple[str, str]) -> None:
    """A program can compare the commands, the files of settings, the headings and the tables."""

    def outline(page: str) -> list[str]:
        blocks = re.findall(r"```(?!sh)\w+\n.*?```", page, re.DOTALL)
        lines = re.sub(r"```.*?```", "", page, flags=re.DOTALL).splitlines()
        marks = [line[:2] for line in lines if line.startswith(("#", "|", "- ", "!["))]
        named = sorted(set(re.findall(r"`([^`\n]+)`", page)))
        return [*_commands(page), *blocks, *marks, *named]

    english, chinese = (outline(_page(page)) for page in twins)
    assert english == chinese


@pytest.mark.parametrize("page", [*READMES, *OFFICE])
def test_every_command_that_is_shown_can_be_called(page: str) -> None:
    inline = re.findall(r"`(awards [^`\n]+)`", _page(page))
    shown = [re.sub(r"AWARDS_\S+ ", "", line) for line in [*_commands(_page(page)), *inline]]
    calls = re.findall(r"(?:^|[ (]|bin/)awards ([a-z][^|&)\n]*)", "\n".join(shown), re.MULTILINE)

    assert len(calls) > 8
    for call in calls:
        _require_known(shlex.split(call))


def _require_known(words: list[str]) -> None:
    command: click.Command = main
    context = click.Context(command)
    while words and isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        assert found is not None, words
        command, context, words = found, click.Context(found), words[1:]
    known = {option for each in command.params for option in each.opts + each.secondary_opts}
    assert {word for word in words if word.startswith("-")} - {"--help", *known} == set(), words


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_a_setting_that_is_none(page: str) -> None:
    told = set(re.findall(r"AWARDS_(?!TEST_)[A-Z_]*[A-Z]", _page(page)))

    assert told - {row["name"] for row in settings.rows()} == set()


@pytest.mark.parametrize("page", OFFICE)
def test_the_page_for_an_office_is_true_of_this_program(page: str) -> None:
    text = _page(page)
    [allowed] = re.findall(r"client_max_body_size (\d+)m;", text)
    [last] = re.findall(r"end with (\d{4})|至 (\d{4}) 年止", text)
    year = int("".join(last))

    assert set(Role) == set(re.findall(r"^\| .*?`(\w+)` \|", text, re.MULTILINE)) & set(Role)
    assert (
        int(allowed) * 1_000_000 > settings.from_environment({}).upload_mb * 1_000_000 + FORM_BYTES
    )
    assert is_announced(year)
    assert not is_announced(year + 1)
