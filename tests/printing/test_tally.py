"""After any acts on sheets, each certificate of a run is counted once, and held by one run at most."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from random import Random

import pytest

from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.printing.runs.tally import tally
from awards.settings import Settings
from awards.tables import RunState, SheetState
from tests.printing.test_runs import drawn, started

pytestmark = pytest.mark.usual  # draws runs

ACTS = ("printed", "spoiled", "made", "reprint", "resume", "cancel", "redraw", "start", "draw")


def test_the_count_adds_up_and_says_when_nothing_waits() -> None:
    counts = {SheetState.MADE: 2, SheetState.WAITING: 1, SheetState.PRINTED: 4}
    lost = {SheetState.FREED: 5, SheetState.FAILED: 6, SheetState.SPOILED: 7}

    open_one, over = tally(counts | lost), tally(lost)

    assert (open_one.made, open_one.waiting, open_one.finished) == (25, 3, False)
    assert (open_one.printed, open_one.spoiled, open_one.freed, open_one.failed) == (4, 7, 5, 6)
    assert (over.made, over.waiting, over.finished) == (18, 0, True)


async def _act(dice: Random, here: Settings, commendation: CommendationRecord) -> None:
    """One random act on a random run. A refusal is an answer, too."""
    act = dice.choice(ACTS)
    if act == "start":
        await started(here)
        return
    known = await queries.runs(commendation)
    run = dice.choice(known)
    first, last = sorted(dice.choices(range(1, run.sheets + 2), k=2))
    if act in ("printed", "spoiled", "made"):
        await runs.mark("cli/paul", run.reference, SheetState(act), first, last)
    elif act == "reprint":
        await reprinting.reprint("cli/paul", run.reference, here, first=first, last=last)
    elif act == "resume":
        spoiled = dice.randint(0, 3)
        await reprinting.resume("cli/paul", run.reference, here, at=first, spoiled=spoiled)
    elif act == "cancel":
        await runs.cancel("cli/paul", run.reference)
    elif act == "redraw":
        await runs.redraw("cli/paul", run.reference)
    else:
        await drawn(here, run)


async def _adds_up(commendation: CommendationRecord) -> None:
    listed = await queries.counted_runs(commendation)
    claims: Counter[int] = Counter()
    for run in listed:
        own = run.tally
        assert own.made == run.certificates
        assert own.made == own.printed + own.spoiled + own.waiting + own.freed + own.failed
        assert own.finished == (own.waiting == 0)
        states = Counter(sheet.state for sheet in await queries.ledger(run.id, limit=None))
        assert own.printed == states[SheetState.PRINTED]
        assert own.freed == states[SheetState.FREED]
        claims.update(_open_in(run, await queries.ledger(run.id, limit=None)))
    assert all(count == 1 for count in claims.values())
    assert [run.number for run in listed] == list(range(len(listed), 0, -1))


def _open_in(run: RunRecord, sheets: list[SheetRecord]) -> list[int]:
    found = [s.certificate for s in sheets if s.state in (SheetState.WAITING, SheetState.MADE)]
    assert not found or run.state is not RunState.CANCELLED
    return found


@pytest.mark.parametrize("seed", [1, 2])
async def test_after_random_acts_every_count_adds_up(
    here: Settings, commendation: CommendationRecord, seed: int
) -> None:
    dice = Random(seed)  # noqa: S311 - the same acts each time
    await drawn(here, await started(here))

    for _ in range(20):
        with suppress(AwardsError):
            await _act(dice, here, commendation)
        await _adds_up(commendation)
