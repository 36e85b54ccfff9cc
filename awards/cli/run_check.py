"""``awards run check``: what a run would print and what would go wrong."""

from __future__ import annotations

from collections.abc import Iterator

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say
from awards.cli.run_options import run_options
from awards.cli.running import NOT_TRUE, chosen, commendation_option, json_option, run
from awards.printing.runs.checking import RunOutlook, outlook
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.words import Phrase


@click.command()
@run_options
@commendation_option
@json_option
def check(
    wanted: CertificateSelection, setup: RunSetup, commendation: str | None, as_json: bool
) -> None:
    """Try every sheet of a run, and start nothing.

    \b
    Examples:
      awards run check --stock a4-landscape
      awards run check --stock a4-24up-labels --start 5 --numbers "TC001, GR131-GR139"
    """

    async def work(settings: Settings) -> RunOutlook:
        here = await catalogue.find(await chosen(commendation))
        return await outlook(here, wanted, setup, settings, all_tried=True)

    seen = run(work)
    if as_json:
        emit(_as_data(seen))
    else:
        for words in _sentences(seen, setup):
            say(words)
    if seen.tried.problems:
        raise SystemExit(NOT_TRUE)


def _as_data(seen: RunOutlook) -> dict[str, object]:
    return {
        "certificates": len(seen.planned.sheets),
        "sheets": seen.papers,
        "volumes": len(seen.planned.plan),
        "turned_about": seen.turned_about,
        "problems": [str(each) for each in seen.tried.problems],
        "warnings": [str(each) for each in seen.tried.warnings],
        "differs": seen.differs,
    }


def _sentences(seen: RunOutlook, setup: RunSetup) -> Iterator[object]:
    yield Phrase(
        "  %(certificates)s certificates, %(papers)s sheets, %(volumes)s files",
        certificates=len(seen.planned.sheets),
        papers=seen.papers,
        volumes=len(seen.planned.plan),
    )
    yield from _of_paper(seen, setup)
    yield from (f"✗ {problem}" for problem in seen.tried.problems)
    yield from (f"! {warning}" for warning in seen.tried.warnings)
    if seen.question:
        yield Phrase("? %(question)s", question=seen.question)
        yield from (f"  {each.name}: {each.says} → {each.register}" for each in seen.differs)


def _of_paper(seen: RunOutlook, setup: RunSetup) -> Iterator[Phrase]:
    if seen.turned_about:
        yield Phrase(
            "  print on both sides, flip on the %(turned_about)s", turned_about=seen.turned_about
        )
    if seen.lacking:
        yield Phrase(
            "  by the records, %(lacking)s sheets of %(stock)s are missing",
            lacking=seen.lacking,
            stock=setup.stock,
        )
    if setup.printer and seen.calibrated is None:
        yield Phrase("  this tray was never calibrated for this stock: nothing is corrected")
    if setup.printer and setup.backs and seen.calibrated_behind is None:
        yield Phrase("  its backs were never calibrated for this stock: nothing is corrected there")
