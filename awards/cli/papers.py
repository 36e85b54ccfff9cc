"""What the commands share that write a list as a file."""

from __future__ import annotations

from pathlib import PurePath

import click

from awards.cli.console import say
from awards.cli.languages import usage_error
from awards.cli.running import output, told
from awards.papers.formats import NAMES, written_as
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.words import Phrase

format_option = click.option(
    "--format", "form", type=click.Choice(NAMES), help="By default, from the file's name."
)
path_option = click.option(
    "-o", "--output", "path", required=True, help="File to write; - for stdout."
)


def form_of(path: str, form: str | None) -> str:
    """The form that is asked for, or that the file's name ends with."""
    wanted = form or PurePath(path).suffix.lstrip(".").lower()
    if wanted not in NAMES:
        raise usage_error(Phrase("Name a --format: %(formats)s.", formats=", ".join(NAMES)))
    return wanted


def write_file(content: bytes, path: str) -> None:
    with told(), output(path) as out:
        out.write(content)
    say(f"✓ {path}")


def write_paper(table: PaperTable, settings: Settings, path: str, form: str | None) -> None:
    with told(), output(path) as out:
        out.write(written_as(form_of(path, form), table, settings))
    say(Phrase("✓ %(lines)s lines → %(path)s", lines=len(table.rows), path=path))
