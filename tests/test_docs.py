"""The pages tell the truth: what they name exists, and what exists is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from awards import settings
from awards.cli import COMMANDS, INTERRUPTED, main
from awards.cli.running import EXIT_CODES, NOT_TRUE

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE")
READMES = ("README.md", "README.zh.md")


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _table(page: str, first_heading: str) -> list[list[str]]:
    """The rows of the table whose first heading this is, each cell without its backquotes."""
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


def test_every_place_of_the_where_is_it_table_exists() -> None:
    rows = _table(_page("ARCHITECTURE.md"), "looking for")
    places = [place for _, cell in rows for place in re.findall(r"`([^`]+)`", cell)]

    assert len(places) > 20
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_station_is_on_the_map() -> None:
    text = _page("ARCHITECTURE.md").partition("```")[2].partition("```")[0]
    modules = [
        p.stem for p in (ROOT / "awards").iterdir() if not p.name.startswith(("_", "py.", "."))
    ]

    assert [name for name in modules if not re.search(rf"\b{name}\b", text)] == []


@pytest.mark.parametrize("page", READMES)
def test_every_setting_is_in_the_readme_with_its_default(page: str) -> None:
    heading = "setting" if page == "README.md" else "设置"
    rows = {row[0].strip("`"): row[1].strip("`") for row in _table(_page(page), heading)}

    assert rows == {row["name"]: row["default"] or "–" for row in settings.rows()}


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
    done = CliRunner().invoke(main, [*path, "--help"])

    assert done.exit_code == 0
    assert "Usage:" in done.output
    assert re.search(r"Examples?:\n +.*awards " + (path[0] if path else ""), done.output)


def test_pages_speak_of_the_project_alone() -> None:
    """No machine's path and no registry's host stands in a page or in the lock file."""
    for name in (*PAGES, "requirements.lock", "Makefile", "pyproject.toml"):
        found = re.findall(r"/work/|/root/|/tmp/|file://|pypi\.org|pythonhosted", _page(name))
        assert found == [], name
