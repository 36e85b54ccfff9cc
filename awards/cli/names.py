"""``awards names``: the stroke orders, on names from stdin."""

from __future__ import annotations

import sys

import click

from awards.cli.console import say
from awards.text import strokes
from awards.text.names import trimmed


@click.group()
def names() -> None:
    """Work with names."""


@names.command("sort")
@click.option(
    "--variant",
    type=click.Choice([variant.value for variant in strokes.Variant]),
    required=True,
    help="surname: 按姓氏笔画, a single given name first; fullname: 按姓名笔画.",
)
def sort(variant: str) -> None:
    """Order names by strokes: one a line on stdin, ordered on stdout.

    \b
    Examples:
      awards names sort --variant surname < names.txt
      printf '欧阳若水\\n林晚舟\\n' | awards names sort --variant fullname
    """  # noqa: D301 - \b is click's mark for lines kept as they are
    given = [trimmed(line) for line in sys.stdin.read().splitlines()]
    ordered = strokes.sort([name for name in given if name], strokes.Variant(variant))
    for name in ordered:
        click.echo(name)
    if unknown := strokes.unknown(ordered):
        say(f"No stroke order is known for: {' '.join(unknown)}. Their bearers stand last.")


COMMANDS = {"names": names}
