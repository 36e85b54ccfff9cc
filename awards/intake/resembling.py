"""Which earlier import a list resembles, so that it may be a corrected version of it."""

from __future__ import annotations

from collections.abc import Sequence

import anyio

from awards.catalogue.records import CommendationRecord
from awards.intake import queries
from awards.intake.checking.preview import CheckedRow, ImportPreview
from awards.intake.records import Receipt
from awards.settings import Settings
from awards.text.names import match_key
from awards.winner_fields import Registration
from awards.winners.rules import key_of


async def similar_import(
    here: CommendationRecord, preview: ImportPreview, settings: Settings
) -> Receipt | None:
    """The import that holds most of the file's recipients, if it holds at least half of them."""
    asked = [row.asked for row in preview.rows if row.asked is not None]
    secret = settings.secret_key()
    keys = await anyio.to_thread.run_sync(lambda: [key_of(one, secret) for one in asked])
    shared = await queries.sharing(here, list(dict.fromkeys(keys)))
    best = max(shared, key=shared.__getitem__, default=None)
    if best is None or shared[best] * 2 < len(asked):
        best = await _by_names(here, asked)
    if best is None:
        best = await _by_places(here, preview.rows)
    return await queries.by_id(here, best) if best is not None else None


async def _by_names(here: CommendationRecord, asked: Sequence[Registration]) -> int | None:
    """Find the earlier import of a list whose numbers alone were added or corrected."""
    names = await anyio.to_thread.run_sync(
        lambda: {(one.category, match_key(one.name), match_key(one.unit)) for one in asked}
    )
    return await queries.named(here, names)


async def _by_places(here: CommendationRecord, rows: Sequence[CheckedRow]) -> int | None:
    """Find the earlier import of a mostly changed list, by what stood in each row."""
    return await queries.placed(here, await anyio.to_thread.run_sync(_places_of, rows))


def _places_of(rows: Sequence[CheckedRow]) -> dict[str, tuple[str, str, str]]:
    """The category, the unit and the name of each row, by its place."""
    return {
        row.kept_place: (row.category, row.asked.unit, row.asked.name) for row in rows if row.asked
    }
