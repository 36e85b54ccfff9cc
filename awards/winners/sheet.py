"""The list of winners as a table, for every form of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import anyio

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.database import batches
from awards.papers.table import PaperColumn, PaperGroup, PaperTable, made_line
from awards.web.labels import STATES
from awards.winner_fields import CATEGORY, FIELDS, Field
from awards.winners import lists
from awards.winners.filters import Filter
from awards.winners.records import WinnerRecord
from awards.words import Language, Phrase, translations

_WORDS = tuple(field for field in FIELDS if field.list_width and not field.office_only)
_REMARKS = tuple(field for field in FIELDS if field.list_width and field.office_only)
_STATE_WIDTH, _NUMBER_WIDTH = 10, 26


async def listed(
    here: CommendationRecord, wanted: Filter, language: Language, *, personal: bool = False
) -> PaperTable:
    """All winners who match."""
    found = await lists.records(here, await lists.ids(here, wanted))
    numbers: dict[int, str] = {}
    for batch in batches([winner.id for winner in found]):
        numbers |= await lists.numbers_of(batch)
    return await anyio.to_thread.run_sync(
        partial(list_table, here, found, numbers, language, personal=personal)
    )


def list_table(
    here: CommendationRecord,
    winners: Sequence[WinnerRecord],
    numbers: Mapping[int, str],
    language: Language = "zh",
    *,
    personal: bool = False,
) -> PaperTable:
    """Personal free fields are hidden unless ``personal`` asks for them."""
    names = {category.code: category.name for category in here.categories}
    _ = translations(language).gettext
    own = here.own_fields
    rows = []
    for winner in winners:
        texts = {field: field.shown_of(winner) for field in (*_WORDS, *_REMARKS)}
        texts[CATEGORY] = names[winner.category]
        shown = (field.shown_of(winner) if personal else field.listed_of(winner) for field in own)
        state, number = _(STATES[winner.state]), numbers.get(winner.id, "")
        words, remarks = (texts[field] for field in _WORDS), (texts[field] for field in _REMARKS)
        rows.append((*words, state, number, *remarks, *shown))
    return PaperTable(
        here.title,
        Phrase("Winners"),
        (
            *(_column(field, language) for field in _WORDS),
            PaperColumn("state", Phrase("State"), _STATE_WIDTH),
            PaperColumn("number", Phrase("Number"), _NUMBER_WIDTH, whole=True),
            *(_column(field, language) for field in (*_REMARKS, *own)),
        ),
        (PaperGroup(tuple(rows)),),
        lines=(made_line(here.issuers, clock.today()),),
    )


def _column(field: Field, language: Language) -> PaperColumn:
    return PaperColumn(field.name, field.label_in(language), field.list_width)
