"""``awards roster``."""

from __future__ import annotations

from pathlib import PurePath

import click

from awards.ceremony import roster_files
from awards.ceremony.by_stage import require_by_stage, roster_by_stage
from awards.ceremony.rules import REASONS, Roster
from awards.ceremony.service import for_file
from awards.ceremony.service import roster as gather
from awards.cli.console import say
from awards.cli.languages import usage_error
from awards.cli.running import actor, chosen, commendation_option, output, run, told
from awards.papers.formats import BY_NAME, written_as
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.words import Phrase

FORMATS = (*BY_NAME, "json")


@click.command()
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="By default, from the file's name."
)
@click.option(
    "--everyone", is_flag=True, help="Include winners who have no certificate yet, to rehearse."
)
@click.option("--signature", is_flag=True, help="With a column to sign in.")
@click.option(
    "--by",
    type=click.Choice(["decision", "stage"]),
    default="decision",
    help="The order of the decision, or that of the stage.",
)
@click.option(
    "--version",
    type=click.IntRange(1),
    help="Frozen version of the ceremony; by default the draft.",
)
@commendation_option
def roster(
    path: str,
    form: str | None,
    everyone: bool,
    signature: bool,
    by: str,
    version: int | None,
    commendation: str | None,
) -> None:
    """Write the roster, in the order of the decision or of the stage.

    Held, unconfirmed and revoked winners, and those without a certificate, are not on it. They
    stand apart below, and under “apart” in JSON. A workbook, PDF or DOCX is handed out: its content
    is kept as the next version, with the date, unless it says the same as the last one.

    \b
    Examples:
      awards roster -o roster.xlsx
      awards roster -o roster.pdf
      awards roster -o - --format json
      awards roster --by stage --version 3 -o roster.xlsx
    """
    wanted = form or PurePath(path).suffix.lstrip(".").lower()
    if wanted not in FORMATS:
        raise usage_error(Phrase("Name a --format: %(formats)s.", formats=", ".join(FORMATS)))

    with told():
        require_by_stage(by, version, everyone, signature)
    if by == "stage":
        _write_by_stage(path, wanted, version, commendation)
        return

    async def work(settings: Settings) -> tuple[Roster, Settings]:
        code = await chosen(commendation)
        if not everyone:
            await for_file(actor(), code, wanted)
        return await gather(code, everyone=everyone), settings

    made, settings = run(work)
    with told(), output(path) as out:
        out.write(_written(made, wanted, settings, signature=signature))
    for group in made.groups:
        if group.without_strokes:
            say(
                Phrase(
                    "! %(name)s: no stroke order for %(characters)s; placed last",
                    name=group.name,
                    characters=" ".join(group.without_strokes),
                )
            )
    for reason, count in made.apart_counts.items():
        say(Phrase("  not called: %(count)s %(reason)s", count=count, reason=REASONS[reason]))
    say(Phrase("✓ %(lines)s lines → %(path)s", lines=len(made.lines), path=path))


def _write_by_stage(path: str, form: str, version: int | None, commendation: str | None) -> None:
    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        return await roster_by_stage(await chosen(commendation), version, settings), settings

    table, settings = run(work)
    with told(), output(path) as out:
        out.write(written_as(form, table, settings))
    say(Phrase("✓ %(lines)s lines → %(path)s", lines=len(table.rows), path=path))


def _written(made: Roster, form: str, settings: Settings, *, signature: bool) -> bytes:
    if form == "json":
        return roster_files.as_json(made)
    return BY_NAME[form].write(roster_files.table_of(made, signature=signature), settings)


COMMANDS = {"roster": roster}
