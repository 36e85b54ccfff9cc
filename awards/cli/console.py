"""How a command talks: data on stdout, words on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from awards.audit.rules import Link
from awards.cli.languages import told, told_heading
from awards.words import C_

PAGE_WIDTH = 10_000

_talk = Console(stderr=True, highlight=False, soft_wrap=True)


def say(words: object, style: str | None = None) -> None:
    _talk.print(told(words), markup=False, style=style)


def tell(words: object) -> None:
    """A result, on stdout."""
    click.echo(told(words))


def emit(value: object) -> None:
    """Data for a machine, on stdout."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


def show(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Aligned text on stdout, for people; wide characters count as two columns."""
    grid = Table(box=None, pad_edge=False)
    for heading in headings:
        grid.add_column(told_heading(heading), no_wrap=True)
    for row in rows:
        grid.add_row(*("" if cell is None else str(cell) for cell in row))
    # On a page that wide no cell is cut; a line that is longer than the terminal runs on.
    page = Console(highlight=False, markup=False, width=PAGE_WIDTH)
    with page.capture() as drawn:
        page.print(grid)
    click.echo("\n".join(line.rstrip() for line in drawn.get().splitlines()))


def show_links(links: Sequence[Link], *, as_json: bool) -> None:
    """Entries of the history, for people or for a machine."""
    if as_json:
        emit(links)
        return
    headings = (
        C_("heading", "no."),
        C_("heading", "time (UTC)"),
        C_("heading", "actor"),
        C_("heading", "action"),
        C_("heading", "subject"),
        C_("heading", "before"),
        C_("heading", "after"),
    )
    rows = [
        (k.position, f"{k.at:%Y-%m-%d %H:%M:%S}", k.actor, k.action, k.subject, k.before, k.after)
        for k in links
    ]
    show(headings, rows)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing elsewhere; call it with how many are done, and of how many."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = sys.stderr.isatty()
    with Progress(
        *columns, TimeRemainingColumn(), console=_talk, transient=True, disable=not shown
    ) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
