"""``awards names``: sort names from stdin by the stroke orders."""

from __future__ import annotations

import sys

import click

from awards.cli.console import say
from awards.cli.running import told
from awards.intake.reading.encodings import decoded
from awards.text import strokes
from awards.text.names import trimmed
from awards.words import Phrase


@click.group()
def names() -> None:
    """Work with names.

    \b
    Example:
      awards names sort --variant surname < names.txt
    """


@names.command("sort")
@click.option(
    "--variant",
    type=click.Choice([variant.value for variant in strokes.StrokeOrder]),
    required=True,
    help="surname: 按姓氏笔画, single given names first; fullname: 按姓名笔画.",
)
def sort(variant: str) -> None:
    """Sort names by strokes: one name a line on stdin, the sorted names on stdout.

    The encoding is detected as for a spreadsheet: UTF-8, GB 18030, or by a byte-order mark.

    \b
    Examples:
      awards names sort --variant surname < names.txt
      printf '欧阳若水\\n林晚舟\\n' | awards names sort --variant fullname
    """
    with told():
        text = decoded(sys.stdin.buffer.read()).text
    given = [trimmed(line) for line in text.splitlines()]
    ordered = strokes.sort([name for name in given if name], strokes.StrokeOrder(variant))
    for name in ordered:
        click.echo(name)
    if unknown := strokes.unknown(ordered):
        say(
            Phrase(
                "No stroke order is known for: %(characters)s. Names with them come last.",
                characters=" ".join(unknown),
            )
        )


COMMANDS = {"names": names}
