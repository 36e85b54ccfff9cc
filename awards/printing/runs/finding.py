"""Find a sheet of a run: by its number, by file and page, by certificate number or name."""

from __future__ import annotations

import re
import unicodedata

from awards.printing.runs import queries
from awards.printing.runs.file_pages import sheet_on
from awards.printing.runs.ranges import ranges_of
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.tables import Sheet

#: The most sheets that a search returns.
MOST = 20

_SHEET = re.compile(r"(?:第|sheet)?\s*(\d{1,8})\s*张?")
_PAGE = re.compile(
    r"(?:(?:文件|file)\s*(\d{1,6})[,，\s]*(?:第|page|p)\s*(\d{1,8})\s*页?|(\d{1,6})\s*/\s*(\d{1,8}))"
)


async def find_sheets(run: RunRecord, typed: str) -> list[SheetRecord]:
    """Empty if nothing fits. ``2/12`` is page 12 of file 2."""
    plain = unicodedata.normalize("NFKC", typed).casefold().strip()
    if match := _SHEET.fullmatch(plain):
        return await _on_sheet(run, int(match[1]))
    if match := _PAGE.fullmatch(plain):
        file, page = int(match[1] or match[3]), int(match[2] or match[4])
        return await _on_page(run, file, page)
    return await _named(run, plain) if plain else []


async def _on_sheet(run: RunRecord, sheet: int) -> list[SheetRecord]:
    return await queries.ledger(run.id, ranges=((sheet, sheet),))


async def _on_page(run: RunRecord, file: int, page: int) -> list[SheetRecord]:
    for volume in await queries.made(run):
        if volume.place == file:
            sheet = sheet_on(volume.sheets, page, run.setup.sides)
            return await _on_sheet(run, sheet) if sheet else []
    return []


async def _named(run: RunRecord, part: str) -> list[SheetRecord]:
    """Ignore width and case."""
    number = Sheet.certificate._.issued_number
    rows = (
        await Sheet.select(
            Sheet.number.as_alias("sheet"),
            number._.text.as_alias("number"),
            number._.winner._.name.as_alias("name"),
        )
        .where(Sheet.run == run.id)
        .order_by(Sheet.position)
    )
    found = [
        row["sheet"]
        for row in rows
        if any(
            part in unicodedata.normalize("NFKC", row[key]).casefold() for key in ("number", "name")
        )
    ][:MOST]
    if not found:
        return []
    on_them = await queries.ledger(run.id, ranges=ranges_of(found))
    return [
        each
        for each in on_them
        if any(
            part in unicodedata.normalize("NFKC", text).casefold()
            for text in (each.number, each.name)
        )
    ]
