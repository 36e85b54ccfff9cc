"""``awards run``: print runs and their ledger."""

from __future__ import annotations

from functools import partial

import click

from awards.catalogue import service as catalogue
from awards.cli.console import emit, say, show
from awards.cli.drawing import drawn, later_option, tell
from awards.cli.languages import language, told
from awards.cli.ledger import READING
from awards.cli.run_check import check
from awards.cli.run_files import OF_FILES
from awards.cli.run_names import reference_of, run_argument
from awards.cli.run_options import accept_option, run_options, title_option
from awards.cli.running import (
    NOT_TRUE,
    actor,
    chosen,
    commendation_option,
    json_option,
    run,
)
from awards.cli.sheet_acts import ACTS
from awards.errors import WorkersAway
from awards.printing.press import delivery, volume_queue
from awards.printing.press.executors import workers_of
from awards.printing.press.press import Press
from awards.printing.runs import queries
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import CountedRun, RunRecord
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import RunState
from awards.web.labels import RUNS
from awards.words import C_, Phrase

#: No certificate of the run waits for paper.
_FINISHED = Phrase("Finished")

HEADINGS = (
    C_("heading", "run"),
    C_("heading", "state"),
    C_("heading", "certificates"),
    C_("heading", "printed"),
    C_("heading", "spoiled"),
    C_("heading", "to print"),
    C_("heading", "in another run"),
    C_("heading", "failed"),
    C_("heading", "reference"),
)


@click.group("run")
def run_group() -> None:
    """Print runs: start, draw, record printed sheets, print again after a jam.

    \b
    Examples:
      awards run start --stock a4-landscape
      awards run list
      awards run mark 3 printed --to 136
      awards run resume 3 137 --spoiled 3
    """


@run_group.command()
@run_options
@title_option
@accept_option
@later_option
@commendation_option
@json_option
def start(
    wanted: CertificateSelection,
    setup: RunSetup,
    title: str,
    accept_differences: bool,
    later: bool,
    commendation: str | None,
    as_json: bool,
) -> None:
    """Start a run and draw its files.

    Certificates that say something else than the register are refused: reissue them first, leave
    them out, or add --accept-differences.

    \b
    Examples:
      awards run start --stock a4-landscape
      awards run start --stock a4-landscape --category GR --printer 前台 --tray 2
    """

    async def work(settings: Settings) -> RunRecord:
        code = await chosen(commendation)
        begin = partial(
            runs.start,
            actor(),
            code,
            wanted,
            setup,
            settings,
            title=title,
            accept_differences=accept_differences,
        )
        return await drawn(settings, begin, later=later)

    tell(run(work), as_json)


@run_group.command("list")
@commendation_option
@json_option
def list_runs(commendation: str | None, as_json: bool) -> None:
    """List the newest runs.

    \b
    Example:
      awards run list
    """

    async def work(_: Settings) -> list[CountedRun]:
        return await queries.counted_runs(await catalogue.find(await chosen(commendation)))

    found = run(work)
    if as_json:
        emit(found)
    else:
        show(HEADINGS, [_row(each) for each in found])


def _row(each: CountedRun) -> tuple[object, ...]:
    own = each.tally
    finished = own.finished and each.state is RunState.DONE
    state = _FINISHED if finished else Phrase(RUNS[each.state])
    counts = (own.made, own.printed, own.spoiled, own.waiting, own.freed, own.failed)
    return (each.named(language()), told(state), *counts, each.reference)


@run_group.command()
@run_argument
@click.option("--reason", default="", help="Why; it is kept in the history.")
@json_option
def cancel(reference: str, reason: str, as_json: bool) -> None:
    """Cancel a run, so that other runs can print the rest of its certificates.

    \b
    Example:
      awards run cancel 3 --reason 换纸
    """

    async def work(settings: Settings) -> int:
        own = await reference_of(reference)
        freed = await runs.cancel(actor(), own, reason)
        if not delivery.clear(settings, own):
            say(Phrase("  its files could not be deleted: delete them by hand"))
        return freed

    freed = run(work)
    if as_json:
        emit({"freed": freed})
    else:
        say(Phrase("✓ %(freed)s certificates are free for other runs", freed=freed))


@run_group.command()
def work() -> None:
    """Draw all waiting runs, beside a service or instead of its workers.

    \b
    Example:
      awards run work
    """

    async def drawing(settings: Settings) -> list[str]:
        workers = workers_of(settings)
        if workers is None:
            raise WorkersAway(address=settings.executor)
        try:
            await Press(settings, workers).empty()
        finally:
            workers.close()
        return await volume_queue.troubles()

    if troubles := run(drawing):
        for each in troubles:
            say(f"✗ {each}")
        raise SystemExit(NOT_TRUE)
    say(Phrase("✓ no run is waiting"))


for each in (check, *OF_FILES, *READING, *ACTS):
    run_group.add_command(each)

COMMANDS = {"run": run_group}
