"""``awards report``."""

from __future__ import annotations

from pathlib import PurePath

import click

from awards.ceremony.report_files import FORMATS
from awards.ceremony.report_table import ReportTable
from awards.ceremony.reports import REPORTS, find
from awards.cli.console import say
from awards.cli.languages import usage_error
from awards.cli.running import chosen, commendation_option, output, run, told
from awards.settings import Settings
from awards.words import Language, Phrase


@click.command()
@click.argument("name", type=click.Choice([report.name for report in REPORTS]))
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), help="By default, from the file's name."
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

    async def work(settings: Settings) -> tuple[ReportTable, Language]:
        return await find(name).gather(await chosen(commendation)), settings.language

    table, language = run(work)
    with told(), output(path) as out:
        out.write(FORMATS[wanted](table, language))
    say(Phrase("✓ %(lines)s lines → %(path)s", lines=len(table.rows), path=path))


COMMANDS = {"report": report}
