"""``awards print``."""

from __future__ import annotations

import click

from awards.cli.console import progress, say
from awards.cli.languages import usage_error
from awards.cli.run_options import accept_option
from awards.cli.running import (
    actor,
    category_option,
    chosen,
    commendation_option,
    output,
    run,
)
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs.choosing import CertificateSelection
from awards.settings import Settings
from awards.words import Phrase


@click.command("print")
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
@click.option(
    "--zip", "single", is_flag=True, help="Write a ZIP with one PDF for each certificate."
)
@click.option("--svg", is_flag=True, help="Write a ZIP with one SVG for each, for an engraver.")
@commendation_option
@category_option
@click.option("--from", "first", type=click.IntRange(1), default=1, help="First position, from 1.")
@click.option(
    "--to", "last", type=click.IntRange(1), help="Last position; by default the last one."
)
@accept_option
@click.option("--reason", default="", help="Why differences are accepted; the history keeps it.")
def print_command(
    path: str,
    single: bool,
    svg: bool,
    commendation: str | None,
    category: str | None,
    first: int,
    last: int | None,
    accept_differences: bool,
    reason: str,
) -> None:
    """Print valid certificates, in the order of tray and stage.

    \b
    Examples:
      awards print -o certificates.pdf
      awards print -o tc.pdf --category TC
      awards print -o again.pdf --from 131 --to 139
      awards print -o certificates.zip --zip
      awards print -o plaques.zip --category TC --svg
    """
    if last is not None and last < first:
        raise usage_error(Phrase("--to comes before --from."))
    wanted = CertificateSelection(category, first, last)

    async def work(settings: Settings) -> int:
        code = await chosen(commendation)
        kind = FileKind.SVG if svg else FileKind.ZIP if single else FileKind.PDF
        with output(path) as out, progress(Phrase("printing")) as done:
            return await print_sheets(
                actor(),
                code,
                wanted,
                kind,
                settings,
                out,
                done,
                accept_differences=accept_differences,
                reason=reason,
            )

    sheets = run(work)
    say(Phrase("✓ %(sheets)s certificates → %(path)s", sheets=sheets, path=path))


COMMANDS = {"print": print_command}
