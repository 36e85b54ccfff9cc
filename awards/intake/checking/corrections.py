"""Cells that a person typed again in the preview."""

from __future__ import annotations

from awards.intake.checking.choices import Choices, place
from awards.intake.checking.row_parts import WHOLE, RowPart
from awards.intake.reading.book import SourceCell, SourceRow


def corrected(
    line: SourceRow, sheet: str, width: int, choices: Choices, part: RowPart = WHOLE
) -> SourceRow:
    """The row with its corrected cells; ``width`` is the number of columns of the header."""
    texts = choices.corrections
    if not texts:
        return line
    columns = range(max(len(line.cells), width))
    places = [place(sheet, part.of_cell(column, line.number)) for column in columns]
    if not any(one in texts for one in places):
        return line
    cells = tuple(
        SourceCell(texts[one]) if one in texts else line.cell(column)
        for column, one in enumerate(places)
    )
    return SourceRow(line.number, cells, line.hidden)
