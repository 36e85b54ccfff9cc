"""How many certificates each unit receives, by category: for packing bags."""

from __future__ import annotations

from collections import Counter

from awards import clock
from awards.catalogue import service as catalogue
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable, made_line
from awards.tables import WinnerState
from awards.winners.queries import in_order
from awards.words import Phrase

TITLE = Phrase("Certificates for each unit")


async def unit_counts(commendation: str) -> PaperTable:
    """Count by unit, in the one order. A body without a unit is its own unit. Raises NotFound."""
    here = await catalogue.find(commendation)
    counts: dict[str, Counter[str]] = {}
    for winner in await in_order(here, states=[WinnerState.ISSUED]):
        counts.setdefault(winner.unit or winner.name, Counter())[winner.category] += 1
    columns = (
        PaperColumn("unit", Phrase("Unit"), 36),
        *(PaperColumn(each.code, each.name, 12) for each in here.categories),
        PaperColumn("total", Phrase("In all"), 8),
    )
    codes = [category.code for category in here.categories]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (unit, *(own[code] for code in codes), own.total()) for unit, own in counts.items()
    )
    made = made_line(here.issuers, clock.today())
    return PaperTable(here.title, TITLE, columns, (PaperGroup(rows),), lines=(made,))
