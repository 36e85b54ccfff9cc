"""The options that name sheets of a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

import click

from awards.printing.runs.ranges import Ranges, read
from awards.printing.runs.records import RunRecord
from awards.printing.runs.sheet_lines import span

AnyCommand = TypeVar("AnyCommand", bound=Callable[..., None])


class SheetOptions(NamedTuple):
    """Which sheets a command means; see `sheet_lines.span`."""

    first: int | None
    last: int | None
    listed: str
    everything: bool

    def ranges(self, of: RunRecord) -> Ranges:
        return read(self.listed) or span(of, self.first, self.last, everything=self.everything)


_SHEET_OPTIONS = (
    click.option("--from", "first", type=click.IntRange(1), help="First sheet; by default sheet 1."),
    click.option("--to", "last", type=click.IntRange(1), help="Last sheet; by default the last one."),
    click.option("--sheets", "listed", default="", help="Sheets such as “131-139, 142” instead."),
    click.option("--all", "everything", is_flag=True, help="All sheets of the run."),
    click.option("--check", "only_check", is_flag=True, help="Only say what would be done."),
)  # fmt: skip


def sheet_options(command: AnyCommand) -> AnyCommand:
    for option in reversed(_SHEET_OPTIONS):
        command = option(command)
    return command
