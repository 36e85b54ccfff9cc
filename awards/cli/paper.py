"""``awards paper``: count blank paper."""

from __future__ import annotations

import click

from awards.cli.console import emit, say, show
from awards.cli.languages import usage_error
from awards.cli.running import actor, json_option, run
from awards.printing.paper import service as stock_book
from awards.printing.paper.service import OnHand, PaperLine
from awards.settings import Settings
from awards.tables import CountKind
from awards.words import C_, Joined, Phrase

note_option = click.option("--note", default="", help="For example the delivery.")
sheets_argument = click.argument("sheets", type=click.IntRange(0, stock_book.MOST))


@click.group()
def paper() -> None:
    """Blank paper: received, counted and expected sheets.

    \b
    Examples:
      awards paper list
      awards paper received a4-landscape-preprinted 500 --note 印厂送货
      awards paper counted a4-landscape-preprinted 83
    """


@paper.command("list")
@json_option
def list_paper(*, as_json: bool) -> None:
    """List the expected sheets of each stock.

    \b
    Example:
      awards paper list
    """

    async def work(_: Settings) -> list[OnHand]:
        return await stock_book.all_on_hand()

    found = run(work)
    if as_json:
        emit(found)
        return
    rows = [(p.stock, p.name, p.counted, p.received, p.used, p.expected) for p in found]
    show(
        (
            C_("heading", "stock"),
            C_("heading", "title"),
            C_("heading", "counted"),
            C_("heading", "received since"),
            C_("heading", "used since"),
            C_("heading", "expected"),
        ),
        rows,
    )


@paper.command("received")
@click.argument("stock")
@sheets_argument
@note_option
def received(stock: str, sheets: int, note: str) -> None:
    """Record a delivery of paper.

    \b
    Example:
      awards paper received a4-landscape 500
    """
    _enter(stock, CountKind.RECEIVED, sheets, note)
    say(f"✓ {stock} + {sheets}")


@paper.command("counted")
@click.argument("stock")
@sheets_argument
@note_option
def counted(stock: str, sheets: int, note: str) -> None:
    """Record a count of all sheets, and show its difference from the expected number.

    \b
    Example:
      awards paper counted a4-landscape 83
    """
    line = _enter(stock, CountKind.COUNTED, sheets, note)
    counted = f"✓ {stock} = {sheets}"
    if line.difference is None:
        say(counted)
    else:
        apart = Phrase("%(sheets)s against what was expected", sheets=f"{line.difference:+d}")
        say(Joined((counted, apart), " · "))


def _note(note: str) -> str:
    if len(note) > stock_book.NOTE:
        raise usage_error(Phrase("A note has %(most)s characters at most.", most=stock_book.NOTE))
    return note.strip()


def _enter(stock: str, kind: CountKind, sheets: int, note: str) -> PaperLine:
    async def work(_: Settings) -> PaperLine:
        return await stock_book.enter(actor(), stock, kind, sheets, note=_note(note))

    return run(work)


COMMANDS = {"paper": paper}
