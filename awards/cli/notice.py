"""``awards notice``."""

from __future__ import annotations

import click

from awards.catalogue import service as catalogue
from awards.cli.papers import form_of, format_option, path_option, write_paper
from awards.cli.running import chosen, commendation_option, run
from awards.notices.notice_table import posted
from awards.notices.queries import of_number
from awards.papers.table import PaperTable
from awards.settings import Settings


@click.command()
@click.option("--number", type=click.IntRange(1), help="Its number; by default the newest.")
@path_option
@format_option
@commendation_option
def notice(number: int | None, path: str, form: str | None, commendation: str | None) -> None:
    """Write the list of a notice, to post or to send.

    \b
    Examples:
      awards notice -o notice.docx
      awards notice --number 2 -o notice.pdf
    """
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        here = await catalogue.find(await chosen(commendation))
        return await posted(here, await of_number(here, number), settings.language), settings

    write_paper(*run(work), path, form)


COMMANDS = {"notice": notice}
