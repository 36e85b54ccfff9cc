"""How a command names a run: by its number in the newest commendation, or by its reference."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.running import chosen
from awards.printing.runs import queries
from awards.printing.runs.records import RunRecord

run_argument = click.argument("reference", metavar="RUN")

#: More digits are no number of a run.
_MOST_DIGITS = 6


async def found_run(typed: str) -> RunRecord:
    """Raises NotFound."""
    if typed.isascii() and typed.isdigit() and len(typed) <= _MOST_DIGITS:
        return await queries.numbered(await catalogue.find(await chosen(None)), int(typed))
    return await queries.run(typed)


async def reference_of(typed: str) -> str:
    """Raises NotFound."""
    return (await found_run(typed)).reference
