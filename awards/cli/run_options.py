"""What ``awards run check`` and ``awards run start`` are asked alike: which certificates, and how."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from awards.cli.running import category_option
from awards.printing.runs.choosing import Wanted
from awards.printing.runs.rules import LARGEST_VOLUME, VOLUME, RunSetup

#: In the order in which the help tells of them.
_OPTIONS = (
    click.option("--stock", required=True, help="Such as a4-landscape; “awards paper” lists them."),
    category_option,
    click.option("--numbers", default="", help="Only these, such as “TC001, GR131-GR139”."),
    click.option("--layout", default="", help="Only those issued with it: its digest."),
    click.option("--all", "everything", is_flag=True, help="Also what was printed before."),
    click.option("--from", "first", type=click.IntRange(1), default=1, help="First position."),
    click.option("--to", "last", type=click.IntRange(1), help="Last position; the last if left out."),
    click.option("--printer", default="", help="Whose calibration is applied."),
    click.option("--tray", default="", help="And of which of its trays."),
    click.option("--backs", default="", help="Layout printed behind each certificate."),
    click.option(
        "--order",
        type=click.Choice(["sequence", "cut-and-stack"]),
        default="sequence",
        help="Where several lie on a sheet.",
    ),
    click.option("--start", type=click.IntRange(1, 100), default=1, help="First free place."),
    click.option("--dividers", is_flag=True, help="A sheet before each category."),
    click.option("--bleed", type=click.FloatRange(0, 20), default=0.0, help="In mm."),
    click.option("--crop-marks", is_flag=True, help="For paper that is cut later."),
    click.option("--colour-bar", is_flag=True, help="Gold and red, to compare sheets."),
    click.option("--slug", default="", help="Name of the job, printed on the margin."),
    click.option(
        "--volume",
        type=click.IntRange(1, LARGEST_VOLUME),
        default=VOLUME,
        show_default=True,
        help="Sheets in a file.",
    ),
)  # fmt: skip


title_option = click.option("--title", default="", help="Told beside its number; never printed.")

_CHOICE = ("category", "numbers", "layout", "everything", "first", "last")


def run_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command is given ``wanted`` and ``setup`` instead of the options."""

    @wraps(command)
    def asked(**given: Any) -> None:  # noqa: ANN401 - as click gives them
        wanted = _wanted(**{name: given.pop(name) for name in _CHOICE})
        names = [name for name in given if name in RunSetup.__struct_fields__]
        setup = RunSetup(**{name: given.pop(name) for name in names})
        command(wanted=wanted, setup=setup, **given)

    for option in reversed(_OPTIONS):
        asked = option(asked)
    return asked


def _wanted(
    category: str | None, numbers: str, layout: str, everything: bool, first: int, last: int | None
) -> Wanted:
    unprinted = not (everything or numbers)
    return Wanted(category, first, last, unprinted, named=numbers, layout=layout)
