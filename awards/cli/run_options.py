"""Options of ``awards run check`` and ``awards run start``: which certificates, and how."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from awards.cli.languages import usage_error
from awards.cli.running import category_option
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import LARGEST_VOLUME, VOLUME, RunSetup
from awards.words import Phrase

#: In the order of the help.
_OPTIONS = (
    click.option("--stock", required=True, help="Id of the paper, such as a4-landscape; “awards paper list” lists them."),
    category_option,
    click.option("--numbers", default="", help="Only these numbers, such as “TC001, GR131-GR139”."),
    click.option("--layout", default="", help="Only certificates issued with the layout of this digest."),
    click.option("--all", "everything", is_flag=True, help="Also certificates that were printed before."),
    click.option("--from", "first", type=click.IntRange(1), default=1, help="First position."),
    click.option("--to", "last", type=click.IntRange(1), help="Last position; by default the last one."),
    click.option("--printer", default="", help="Printer whose calibration is applied."),
    click.option("--tray", default="", help="Tray of that printer."),
    click.option("--backs", default="", help="Layout to print on the back of each certificate."),
    click.option(
        "--order",
        type=click.Choice(["sequence", "cut-and-stack", "stage"]),
        default="sequence",
        help="Order when a sheet holds several; “stage” is the order of the ceremony.",
    ),
    click.option("--version", type=click.IntRange(1), help="Frozen version of the ceremony; by default the draft."),
    click.option("--start", type=click.IntRange(1, 100), default=1, help="First free place on the first sheet."),
    click.option("--dividers", is_flag=True, help="Put a divider sheet before each category."),
    click.option("--bleed", type=click.FloatRange(0, 20), default=0.0, help="Bleed in mm."),
    click.option("--crop-marks", is_flag=True, help="Print crop marks, for paper that is cut later."),
    click.option("--colour-bar", is_flag=True, help="Print a bar of the inks, to compare sheets."),
    click.option("--slug", default="", help="Name of the job, printed in the margin."),
    click.option(
        "--volume",
        type=click.IntRange(1, LARGEST_VOLUME),
        default=VOLUME,
        show_default=True,
        help="Sheets in each file.",
    ),
    click.option(
        "--cut-by-category",
        "cut",
        flag_value="category",
        default="",
        help="Begin a new file, on a new sheet, with each category.",
    ),
)  # fmt: skip


accept_option = click.option(
    "--accept-differences",
    is_flag=True,
    help="Print certificates that differ from the register as they were issued.",
)
title_option = click.option("--title", default="", help="Shown beside its number; never printed.")

_CHOICE = ("category", "numbers", "layout", "everything", "first", "last", "version")


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options; the command receives them as ``wanted`` and ``setup``."""

    @wraps(command)
    def asked(**given: Any) -> None:  # noqa: ANN401 - as click gives them
        by_stage = given["order"] == "stage"
        if given["version"] and not by_stage:
            raise usage_error(
                Phrase("--version needs --order stage: only that order has versions.")
            )
        if by_stage:
            given["order"] = "sequence"
        wanted = _wanted(by_stage=by_stage, **{name: given.pop(name) for name in _CHOICE})
        names = [name for name in given if name in RunSetup.__struct_fields__]
        setup = RunSetup(**{name: given.pop(name) for name in names})
        command(wanted=wanted, setup=setup, **given)

    for option in reversed(_OPTIONS):
        asked = option(asked)
    return asked


def _wanted(
    category: str | None,
    numbers: str,
    layout: str,
    everything: bool,
    first: int,
    last: int | None,
    version: int | None,
    *,
    by_stage: bool,
) -> CertificateSelection:
    return CertificateSelection(
        category,
        first,
        last,
        unprinted=not (everything or numbers),
        named=numbers,
        layout=layout,
        by_stage=by_stage,
        version=version,
    )
