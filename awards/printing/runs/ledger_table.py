"""The ledger of a run as a table, with room to sign for each sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.printing.runs import queries
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.web.labels import SHEETS
from awards.words import Phrase

_COLUMNS = (
    PaperColumn("sheet", Phrase("Sheet"), 8),
    PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
    PaperColumn("name", Phrase("Name"), 30, spaced=True),
    PaperColumn("state", Phrase("State"), 20),
    PaperColumn("copies", Phrase("Total copies"), 8),
    PaperColumn("signed", Phrase("Signed for"), 16, sign=True),
)


async def ledger_table(run: RunRecord) -> PaperTable:
    """The sheets in printing order; those that were revoked or reissued since are marked."""
    sheets = await queries.ledger(run.id, limit=None)
    positions = {each.position for each in await queries.outdated(run.id)}
    about = Phrase(
        "%(run)s: %(certificates)s certificates on %(sheets)s sheets of paper",
        run=run.name,
        certificates=run.certificates,
        sheets=run.sheets,
    )
    return PaperTable(
        run.title,
        Phrase("Ledger of the print run"),
        _COLUMNS,
        (PaperGroup(tuple(_rows(sheets, positions))),),
        lines=(about,),
    )


def _rows(sheets: Sequence[SheetRecord], outdated: Collection[int]) -> Iterator[tuple[Cell, ...]]:
    for each in sheets:
        state = Phrase(SHEETS[each.state])
        if each.position in outdated:
            state = Phrase("%(state)s; revoked or reissued since", state=state)
        yield (each.sheet, each.number, each.name, state, each.copies, "")
