"""The records of blank paper: the expected number, also with changes at the same time."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing import service as issuing
from awards.printing.paper import service as paper
from awards.printing.press.press import Press
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.tables import CountKind, SheetState
from tests.cast import EVERYONE, confirmed, settings
from tests.printing.test_runs import Here

A4, LABELS = "a4-landscape", "a4-24up-labels"
PAUL = "cli/paul"
IN, ALL = CountKind.RECEIVED, CountKind.COUNTED


async def _printed(folder: Path, last: int, *, dividers: bool = False) -> str:
    """Print a run of all winners on A4, and record its first sheets as printed."""
    given = settings(folder)
    await confirmed(*EVERYONE)
    await issuing.issue("cli/carol", "2023", given)
    run = await runs.start(
        PAUL, "2023", CertificateSelection(unprinted=True), RunSetup(A4, dividers=dividers), given
    )
    await Press(given, Here()).empty()
    await runs.mark(PAUL, run.reference, SheetState.PRINTED, 1, last)
    return run.reference


async def test_of_unentered_paper_only_the_used_sheets_are_known(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    assert await paper.all_on_hand() == []
    await _printed(tmp_path, 3)

    found = await paper.on_hand(A4)
    assert (found.expected, found.counted, found.used) == (None, None, 3)
    assert [each.stock for each in await paper.all_on_hand()] == [A4]


async def test_sheets_used_before_the_first_entry_are_not_subtracted(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _printed(tmp_path, 3)

    await paper.enter(PAUL, A4, IN, 50)

    assert (await paper.on_hand(A4)).expected == 50


async def test_a_count_starts_again_and_shows_the_difference(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await paper.enter(PAUL, A4, IN, 100)
    reference = await _printed(tmp_path, 2)
    line = await paper.enter(PAUL, A4, ALL, 96)
    await runs.mark(PAUL, reference, SheetState.PRINTED, 3, 3)
    await paper.enter(PAUL, A4, IN, 10)

    found = await paper.on_hand(A4)
    assert (line.expected, line.difference) == (98, -2)
    assert (found.counted, found.received, found.used, found.expected) == (96, 10, 1, 105)


async def test_a_sheet_that_was_printed_and_then_spoiled_is_one_sheet(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await paper.enter(PAUL, A4, IN, 100)
    reference = await _printed(tmp_path, 2)

    await runs.mark(PAUL, reference, SheetState.SPOILED, 1, 2)

    assert (await paper.on_hand(A4)).expected == 98


async def test_a_divider_is_paper_too(commendation: CommendationRecord, tmp_path: Path) -> None:
    """Before each of the three categories: divider, firm, divider, collective, divider, persons."""
    await paper.enter(PAUL, A4, IN, 100)
    reference = await _printed(tmp_path, 2, dividers=True)
    some = await paper.on_hand(A4)
    await runs.mark(PAUL, reference, SheetState.PRINTED, everything=True)

    assert some.used == 2
    assert (await paper.on_hand(A4)).used == len(EVERYONE) + 3


async def test_a_sheet_of_many_is_one_sheet(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    given = settings(tmp_path)
    await confirmed(*EVERYONE)
    await issuing.issue("cli/carol", "2023", given)
    a3 = RunSetup("a3-2up")
    run = await runs.start(PAUL, "2023", CertificateSelection(unprinted=True), a3, given)
    await Press(given, Here()).empty()

    await runs.mark(PAUL, run.reference, SheetState.PRINTED, everything=True)

    assert (await paper.on_hand("a3-2up")).used == 3


async def test_each_stock_has_a_book_of_its_own(commendation: CommendationRecord) -> None:
    await paper.enter(PAUL, A4, IN, 100)
    await paper.enter(PAUL, LABELS, ALL, 7)

    told = {each.stock: each.expected for each in await paper.all_on_hand()}
    assert told == {A4: 100, LABELS: 7}
    assert (await paper.on_hand(A4)).expected == 100
    assert [line.stock for line in await paper.book()] == [LABELS, A4]


async def test_one_form_sent_by_two_windows_at_once_is_entered_once(
    commendation: CommendationRecord,
) -> None:
    form = paper.once()

    lines = await asyncio.gather(*(paper.enter(PAUL, A4, IN, 100, form=form) for _ in range(5)))

    assert len({line.id for line in lines}) == 1
    assert (await paper.on_hand(A4)).expected == 100


async def test_different_entries_at_once_are_all_entered(
    commendation: CommendationRecord,
) -> None:
    await asyncio.gather(*(paper.enter(PAUL, A4, IN, sheets) for sheets in (1, 20, 300)))

    assert (await paper.on_hand(A4)).expected == 321


async def test_the_largest_counts_fit_into_the_database(commendation: CommendationRecord) -> None:
    for _ in range(3):
        await paper.enter(PAUL, A4, IN, paper.MOST)

    assert (await paper.on_hand(A4)).expected == 3 * paper.MOST


async def test_paper_that_is_none_is_not_found_and_not_entered(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(NotFound):
        await paper.on_hand("papyrus")
    with pytest.raises(NotFound):
        await paper.enter(PAUL, "papyrus", IN, 1)
    assert await paper.book() == []


async def test_each_entry_is_in_the_history_with_the_person_who_made_it(
    commendation: CommendationRecord,
) -> None:
    await paper.enter(PAUL, A4, IN, 100, note="送货")
    await paper.enter(PAUL, A4, ALL, 99)

    entries = await audit.history(f"stock/{A4}")
    assert [(each.actor, str(each.action)) for each in entries] == [
        (PAUL, "stock.received"),
        (PAUL, "stock.counted"),
    ]
