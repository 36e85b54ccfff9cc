"""Options of ``awards import``: which files, what is done with them, and answers about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from awards.cli.file_answers import (
    by_file,
    columns,
    flags,
    last,
    part_answers,
    places,
    row_answers,
    separator_sign,
    texts,
)
from awards.cli.running import json_option

_HIDDEN = click.Choice(["import", "skip"])
_RECIPIENTS = click.Choice(["body", "person"])


def _rows(*names: str, help: str) -> Callable[[Any], Any]:  # noqa: A002 - click's own word
    """An option that names rows of the files."""
    return click.option(
        *names,
        multiple=True,
        metavar="[FILE:]SHEET!ROW",
        callback=by_file(places, about_rows=True),
        help=help,
    )


#: In the order of the help.
_OPTIONS = (
    click.option(
        "--commit/--dry-run",
        default=False,
        help="Store the rows, or only check them (the default).",
    ),
    click.option(
        "--annotated",
        "path",
        help="Write a copy of the file with the faults beside the rows; of several files, to a folder.",
    ),
    click.option(
        "--sheet",
        "sheets",
        multiple=True,
        metavar="[FILE:]SHEET",
        callback=by_file(texts, about_rows=True),
        help="Sheets to read, if there are several.",
    ),
    click.option(
        "--header-row",
        multiple=True,
        metavar="[FILE:]ROW",
        callback=by_file(last(click.IntRange(1))),
        help="Row of the header, if it is not found.",
    ),
    click.option(
        "--column",
        "mapping",
        multiple=True,
        metavar="[FILE:]FIELD=HEADER",
        callback=by_file(columns),
        help="Field of a column, named by its header or letter, as in name=C.",
    ),
    click.option(
        "--category",
        multiple=True,
        metavar="[FILE:]CODE",
        callback=by_file(last()),
        help="Category of rows without one.",
    ),
    click.option(
        "--category-of",
        "categories",
        multiple=True,
        metavar="[FILE:]SHEET[!ROW]=CODE",
        callback=by_file(part_answers, about_rows=True),
        help="Category of one sheet, or of the section that begins at a row.",
    ),
    click.option(
        "--honour-of",
        "honours",
        multiple=True,
        metavar="[FILE:]SHEET[!ROW]=HONOUR",
        callback=by_file(part_answers, about_rows=True),
        help="Honour of the rows of one sheet or section, if no column names it.",
    ),
    click.option(
        "--fill-down/--no-fill-down", default=None, help="Use a merged cell for all its rows."
    ),
    click.option(
        "--recipient",
        multiple=True,
        metavar="[FILE:]body|person",
        callback=by_file(last(_RECIPIENTS)),
        help="Who is awarded in categories of bodies, if the list names a person in each row too.",
    ),
    click.option(
        "--hidden-rows",
        multiple=True,
        metavar="[FILE:]import|skip",
        callback=by_file(last(_HIDDEN)),
    ),
    click.option(
        "--hidden-columns",
        multiple=True,
        metavar="[FILE:]import|skip",
        callback=by_file(last(_HIDDEN)),
    ),
    click.option(
        "--encoding",
        multiple=True,
        metavar="[FILE:]NAME",
        callback=by_file(last()),
        help="Encoding of a text file, such as gb18030; by default guessed.",
    ),
    click.option(
        "--separator",
        multiple=True,
        metavar="[FILE:]SIGN|comma|tab|semicolon|bar",
        callback=by_file(separator_sign),
        help="Separator of a text file, as a sign or by name; by default guessed.",
    ),
    click.option(
        "--accept",
        multiple=True,
        metavar="[FILE:]CODE",
        callback=by_file(places),
        help="Apply suggestions of this kind, such as name.radical.",
    ),
    _rows("--keep", help="Keep this row: another person with the same name."),
    _rows("--omit", help="Leave this row out."),
    click.option(
        "--row",
        "rows",
        multiple=True,
        metavar="[FILE:]SHEET!ROW=ANSWER",
        callback=by_file(row_answers, about_rows=True),
        help="Answer the question about one row, as in 名单!12=skip.",
    ),
    click.option(
        "--skip-duplicates/--refuse-duplicates",
        default=True,
        help="Skip repeated rows (the default), or report them as faults.",
    ),
    click.option(
        "--corrects",
        multiple=True,
        metavar="[FILE:]REFERENCE",
        callback=by_file(last()),
        help="Import that this file is a corrected version of; none for a list of its own.",
    ),
    _rows("--update", help="Change the registered winner of this row."),
    _rows("--leave", help="In a corrected version: leave the winner of this row as registered."),
    _rows(
        "--new",
        "anew",
        help="In a corrected version: this row is somebody else, to be registered as new.",
    ),
    _rows(
        "--same", help="In a corrected version: this row is the winner of its row under a new name."
    ),
    click.option(
        "--withdraw",
        multiple=True,
        type=click.IntRange(1),
        metavar="ID",
        help="In a corrected version: withdraw this winner, who is missing. Needs --reason.",
    ),
    click.option("--again", is_flag=True, help="Import even if the same file was imported before."),
    click.option(
        "--for",
        "flags",
        multiple=True,
        metavar="FILE:FLAG",
        callback=by_file(flags, about_rows=True),
        help="An answer without a value for one file: again, fill-down or no-fill-down.",
    ),
    click.option(
        "--undo",
        "undone",
        metavar="REFERENCE",
        help="Undo that import instead, as long as none of it is issued.",
    ),
    click.option("--reason", help="Why it is undone, or winners withdrawn; kept in the history."),
    json_option,
)


def import_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; an answer about one of several files begins with its name."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
