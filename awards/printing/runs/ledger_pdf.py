"""The ledger of a run as PDF, with room to sign for each sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import anyio

from awards.layouts.service import shelf
from awards.printed_lists import LANGUAGE_TAGS, list_pdf, numbered
from awards.printing.runs import queries
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.settings import Settings
from awards.web.labels import SHEETS
from awards.words import Language, Phrase, translated
from certificates import ListColumn, ListItem, ListPage


async def printed_ledger(run: RunRecord, settings: Settings) -> bytes:
    """Drawn in a thread, because a long list takes seconds. Raises PrintRefused."""
    sheets = await queries.ledger(run.id, limit=None)
    outdated = await queries.outdated(run.id)
    return await anyio.to_thread.run_sync(_drawn, run, sheets, outdated, settings)


def _drawn(
    run: RunRecord,
    sheets: Sequence[SheetRecord],
    outdated: Sequence[SheetRecord],
    settings: Settings,
) -> bytes:
    """``sheets`` in printing order; those of ``outdated`` are marked."""
    language = settings.language
    page = ListPage(
        f"{run.title}\n{translated(Phrase('Ledger of the print run'), language)}",
        _columns(language),
        lines=[_about(run, language)],
        footer=numbered(language, run.reference),
        language=LANGUAGE_TAGS[language],
    )
    positions = {each.position for each in outdated}
    return list_pdf(_rows(sheets, positions, language), page, shelf(settings.font_dirs))


def _about(run: RunRecord, language: Language) -> str:
    return translated(
        Phrase(
            "%(reference)s: %(certificates)s certificates on %(sheets)s sheets of paper",
            reference=run.reference,
            certificates=run.certificates,
            sheets=run.sheets,
        ),
        language,
    )


def _columns(language: Language) -> list[ListColumn]:
    sheet, number, name, state, copies, sign = (
        translated(words, language)
        for words in (
            Phrase("Sheet"),
            Phrase("Certificate number"),
            Phrase("Name"),
            Phrase("State"),
            Phrase("Total copies"),
            Phrase("Signed for"),
        )
    )
    return [
        ListColumn(sheet, 14, align="centre"),
        ListColumn(number, 42, whole=True),
        ListColumn(name, share=3, pair=True),
        ListColumn(state, share=2),
        ListColumn(copies, 14, align="centre"),
        ListColumn(sign, 32, sign=True),
    ]


def _rows(
    sheets: Sequence[SheetRecord], outdated: set[int], language: Language
) -> Iterator[ListItem]:
    for each in sheets:
        state: Phrase = Phrase(SHEETS[each.state])
        if each.position in outdated:
            state = Phrase("%(state)s; revoked or reissued since", state=state)
        words = translated(state, language)
        yield (each.sheet, each.number, each.name, words, each.copies)
