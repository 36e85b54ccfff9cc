"""Runs drawn by the command itself, and what is told of them."""

from __future__ import annotations

from awards.cli.console import emit, progress, say
from awards.errors import WorkersAway
from awards.printing import queries
from awards.printing.executors import workers_of
from awards.printing.files import folder_of
from awards.printing.press import Press
from awards.printing.records import RunRecord
from awards.settings import Settings


async def drawn(settings: Settings, begun: RunRecord) -> RunRecord:
    """By this process, or by the cluster of the setting."""
    workers = workers_of(settings)
    if workers is None:
        raise WorkersAway(address=settings.executor)
    try:
        with progress("drawing"):
            await Press(settings, workers).empty()
    finally:
        workers.close()
    done = await queries.run(begun.reference)
    say(f"  {folder_of(settings, done.reference)}")
    return done


def tell(made: RunRecord, as_json: bool) -> None:
    if as_json:
        emit(made)
    else:
        say(f"✓ {made.reference} ({made.state.value}): {made.certificates} certificates")
