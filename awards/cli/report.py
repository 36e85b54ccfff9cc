"""``awards report``."""

from __future__ import annotations

from pathlib import PurePath

import click

from awards.ceremony.report_files import BY_NAME, as_json
from awards.ceremony.report_table import ReportTable
from awards.ceremony.reports import REPORTS, find
from awards.cli.console import say
from awards.cli.languages import usage_error
from awards.cli.running import chosen, commendation_option, output, run, told
from awards.settings import Settings
from awards.words import Phrase

FORMATS = (*BY_NAME, "json")


@click.command()
@click.argument("name", type=click.Choice([report.name for report in REPORTS]))
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="By default, from the file's name."
)
@commendation_option
def report(name: str, path: str, form: str | None, commendation: str | None) -> None:
    """Write a report.

    \b
    Examples:
      awards report roster -o roster.xlsx
      awards report roster -o - --format json
    """
    wanted = form or PurePath(path).suffix.lstrip(".").lower()
    if wanted not in FORMATS:
        raise usage_error(Phrase("Name a --format: %(formats)s.", formats=", ".join(FORMATS)))

    async def work(settings: Settings) -> tuple[ReportTable, Settings]:
        return await find(name).gather(await chosen(commendation)), settings

    table, settings = run(work)
    with told(), output(path) as out:
        if wanted == "json":
            out.write(as_json(table, settings.language))
        else:
            out.write(BY_NAME[wanted].write(table, settings))
    say(Phrase("✓ %(lines)s lines → %(path)s", lines=len(table.rows), path=path))


COMMANDS = {"report": report}
