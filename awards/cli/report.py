"""``awards report``."""

from __future__ import annotations

import click

from awards.ceremony.reports import REPORTS, find
from awards.cli.papers import form_of, format_option, path_option, write_paper
from awards.cli.running import actor, chosen, commendation_option, run
from awards.papers.table import PaperTable
from awards.settings import Settings


@click.command()
@click.argument("name", type=click.Choice([report.name for report in REPORTS]))
@path_option
@format_option
@commendation_option
def report(name: str, path: str, form: str | None, commendation: str | None) -> None:
    """Write a report.

    \b
    Examples:
      awards report roster -o roster.xlsx
      awards report roster -o - --format json
    """
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        code, found = await chosen(commendation), find(name)
        await found.hand_out(actor(), code, form_of(path, form))
        return await found.gather(code), settings

    write_paper(*run(work), path, form)


COMMANDS = {"report": report}
