"""Draw runs in the command itself, and show their progress."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import anyio
import click

from awards.cli.console import emit, progress, say
from awards.errors import RunWaits, WorkersAway
from awards.printing.press import volume_queue
from awards.printing.press.executors import workers_of
from awards.printing.press.files import folder_of
from awards.printing.press.press import Press
from awards.printing.runs import queries
from awards.printing.runs.records import RunRecord
from awards.settings import Settings, masked
from awards.tables import RunState
from awards.web.labels import RUNS
from awards.words import Phrase

#: Seconds between two checks of a run that another process draws in part.
LOOK = 0.5

later_option = click.option("--later", is_flag=True, help="Let a running service draw it.")


async def drawn(
    settings: Settings, begin: Callable[[], Awaitable[RunRecord]], *, later: bool = False
) -> RunRecord:
    """Draw one run, in this process or on the configured cluster.

    Raises WorkersAway before anything begins, and RunWaits for a run that cannot be drawn now.
    """
    if later:
        return await begin()
    workers = workers_of(settings)
    if workers is None:
        raise WorkersAway(address=settings.executor)
    try:
        await anyio.to_thread.run_sync(workers.executor)
        begun = await begin()
        with progress(Phrase("drawing")):
            done = await _told_if_stopped(begun, Press(settings, workers, begun.id))
    finally:
        workers.close()
    say(f"  {masked(folder_of(settings, done.reference))}")
    return done


async def _told_if_stopped(begun: RunRecord, press: Press) -> RunRecord:
    try:
        return await _followed(begun, press)
    except asyncio.CancelledError:  # Ctrl-C
        say(
            Phrase(
                "%(reference)s has begun and keeps its certificates: “awards run work” "
                "continues it",
                reference=begun.reference,
            )
        )
        raise


async def _followed(begun: RunRecord, press: Press) -> RunRecord:
    while True:
        await press.empty()
        now = await queries.run(begun.reference)
        if now.state in (RunState.DONE, RunState.CANCELLED):
            return now
        if troubles := await volume_queue.troubles(begun.id):
            raise RunWaits(reference=begun.reference, run=begun.name, reason=troubles[0])
        await anyio.sleep(LOOK)


def tell(made: RunRecord, as_json: bool) -> None:
    if as_json:
        emit(made)
    else:
        say(
            Phrase(
                "✓ %(reference)s (%(state)s): %(certificates)s certificates",
                reference=made.reference,
                state=Phrase(RUNS[made.state]),
                certificates=made.certificates,
            )
        )
