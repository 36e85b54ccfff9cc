"""The count of a run: every certificate of it is in one of five places, always."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from awards.tables import SheetState


class RunTally(msgspec.Struct, frozen=True):
    """``made`` = ``printed`` + ``spoiled`` + ``waiting`` + ``freed`` + ``failed``, in certificates.

    ``waiting`` ones are to be drawn or printed yet; ``freed`` ones were left to another run. A run
    is ``finished`` when none waits.
    """

    made: int
    printed: int
    spoiled: int
    waiting: int
    freed: int
    failed: int
    finished: bool


def tally(counts: Mapping[SheetState, int]) -> RunTally:
    printed, spoiled, freed, failed = (
        counts.get(state, 0)
        for state in (
            SheetState.PRINTED,
            SheetState.SPOILED,
            SheetState.FREED,
            SheetState.FAILED,
        )
    )
    waiting = counts.get(SheetState.WAITING, 0) + counts.get(SheetState.MADE, 0)
    made = sum(counts.values())
    return RunTally(made, printed, spoiled, waiting, freed, failed, finished=not waiting)
