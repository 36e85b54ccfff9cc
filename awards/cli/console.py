"""What commands write: data to stdout, messages to stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from awards.cli.languages import told, told_heading

PAGE_WIDTH = 10_000

_talk = Console(stderr=True, highlight=False, soft_wrap=True)


def say(words: object, style: str | None = None) -> None:
    _talk.print(told(words), markup=False, style=style)


def tell(words: object) -> None:
    """Write a result to stdout."""
    click.echo(told(words))


def emit(value: object) -> None:
    """Write data as JSON to stdout, for programs."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def show(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write an aligned table to stdout, for people; wide characters take two columns."""
    grid = Table(box=None, pad_edge=False)
    for heading in headings:
        grid.add_column(told_heading(heading), no_wrap=True)
    for row in rows:
        grid.add_row(*("" if cell is None else told(cell) for cell in row))
    # This width cuts no cell; a line longer than the terminal wraps.
    page = Console(highlight=False, markup=False, width=PAGE_WIDTH)
    with page.capture() as drawn:
        page.print(grid)
    click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


@contextmanager
def progress(label: object) -> Iterator[Callable[[int, int], None]]:
    """Return a function that draws a progress bar on a terminal, from done and total."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = sys.stderr.isatty()
    with Progress(
        *columns, TimeRemainingColumn(), console=_talk, transient=True, disable=not shown
    ) as bar:
        task = bar.add_task(told(label), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def day(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d}" if at else ""
