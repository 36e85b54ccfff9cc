"""The map of a run: every sheet of paper with what became of it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from awards.printing.runs.records import RunRecord
from awards.tables import Sheet, SheetState

#: The most sheets on one page.
BLOCK = 1000

#: Of several certificates on a sheet the first of these states counts.
_RANK = (
    SheetState.FAILED,
    SheetState.SPOILED,
    SheetState.MADE,
    SheetState.WAITING,
    SheetState.FREED,
    SheetState.PRINTED,
)


class MapSheet(NamedTuple):
    """A sheet of paper; ``name`` is of its first certificate, ``others`` how many follow.

    A ``stale`` one must be taken out, or says something else than the register.
    """

    number: int
    state: SheetState
    name: str
    others: int
    stale: bool


def block_of(sheet: int) -> tuple[int, int]:
    """The first and last sheet of the part of the map that shows this one."""
    first = (sheet - 1) // BLOCK * BLOCK + 1
    return first, first + BLOCK - 1


async def sheet_map(
    run: RunRecord, first: int, last: int, stale: Collection[int]
) -> list[MapSheet]:
    """Sheets in the order of the paper; a divider has no certificate and is left out."""
    rows = (
        await Sheet.select(
            Sheet.number,
            Sheet.state,
            Sheet.certificate._.issued_number._.winner._.name.as_alias("name"),
        )
        .where(Sheet.run == run.id, Sheet.number >= first, Sheet.number <= last)
        .order_by(Sheet.position)
    )
    found: dict[int, list[tuple[SheetState, str]]] = {}
    for row in rows:
        found.setdefault(row["number"], []).append((SheetState(row["state"]), row["name"]))
    return [
        MapSheet(
            number,
            min((state for state, _ in lines), key=_RANK.index),
            lines[0][1],
            len(lines) - 1,
            number in stale,
        )
        for number, lines in sorted(found.items())
    ]
