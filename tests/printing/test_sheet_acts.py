"""An act on sheets does all it can, and names the run in which the others lie."""

from __future__ import annotations

import pytest

from awards.audit import queries as audit
from awards.audit.rules import ChainEntry
from awards.catalogue.records import CommendationRecord
from awards.errors import RunChanged, SheetsInOtherRun, SheetsNotThere, SheetsUnnamed
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.records import RunRecord
from awards.printing.runs.sheet_acts import SheetAct
from awards.printing.runs.sheet_lines import act_outlook, span
from awards.settings import Settings
from awards.tables import SheetState
from awards.winner_fields import Amendment
from awards.winners import queries as registry
from awards.winners import service as winners
from tests.cast import SECRET
from tests.printing.test_runs import drawn, started, states

pytestmark = pytest.mark.usual  # draws runs

PRINTED, SPOILED, MADE = SheetState.PRINTED, SheetState.SPOILED, SheetState.MADE


async def _jammed(here: Settings) -> tuple[RunRecord, RunRecord]:
    """Five sheets, of which the last three went on in a second run."""
    first = await drawn(here, await started(here))
    second = await drawn(here, await reprinting.resume("cli/paul", first.reference, here, at=3))
    return first, second


async def _last(run: RunRecord) -> ChainEntry:
    return (await audit.history(f"run/{run.id}"))[-1]


@pytest.mark.parametrize(
    ("state", "reached"), [(SPOILED, "2"), (MADE, "2")], ids=["spoiled", "undo"]
)
async def test_sheets_that_went_on_elsewhere_are_named_and_the_others_recorded(
    here: Settings, state: SheetState, reached: str
) -> None:
    first, second = await _jammed(here)

    done = await runs.mark("cli/paul", first.reference, state, 2, 4)

    [there] = done.elsewhere
    assert (done.sheets, done.certificates, done.left) == (reached, 1, [])
    assert (there.sheets, there.run, there.there) == ("3-4", second.reference, "1-2")
    assert there.name_zh == "第2批 先进个人 续打"
    assert '"sheets":"2"' in (await _last(first)).after


async def test_sheets_are_printed_once_more_without_those_of_another_run(here: Settings) -> None:
    first, second = await _jammed(here)

    wanted = span(first, 1, 4)
    seen = (await act_outlook(first, SheetAct.REPRINT, wanted)).outlook
    again = await reprinting.reprint("cli/paul", first.reference, here, first=1, last=4)

    assert (seen.sheets, seen.elsewhere[0].sheets) == ("1-2", "3-4")
    assert (again.certificates, again.name_zh) == (2, "第3批 创新引领企业等2个奖项 补打")
    assert (await states(first))[:2] == [SPOILED, SPOILED]
    assert set(await states(second)) == {MADE}


async def test_if_all_lie_elsewhere_nothing_is_done_and_the_run_is_named(here: Settings) -> None:
    first, second = await _jammed(here)

    for state in (PRINTED, SPOILED, MADE):
        with pytest.raises(SheetsInOtherRun) as refused:
            await runs.mark("cli/paul", first.reference, state, 4, 5)
        assert refused.value.facts["reference"] == second.reference
        assert "第2批" in " ".join(refused.value.words("zh"))
    with pytest.raises(SheetsInOtherRun):
        await reprinting.reprint("cli/paul", first.reference, here, first=3)
    with pytest.raises(SheetsInOtherRun):
        await reprinting.resume("cli/paul", first.reference, here, at=4)


async def test_what_is_not_reached_is_named_with_its_state(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, PRINTED, 2, 2)

    done = await runs.mark("cli/paul", run.reference, PRINTED, 1, 3)

    assert done.sheets == "1,3"
    assert [(each.sheets, each.why) for each in done.left] == [("2", "printed")]


async def test_no_from_is_the_first_sheet_and_no_to_the_last_in_every_act(here: Settings) -> None:
    run = await drawn(here, await started(here))

    assert (await runs.mark("cli/paul", run.reference, PRINTED, None, 2)).sheets == "1-2"
    assert (await runs.mark("cli/paul", run.reference, SPOILED, 4)).sheets == "4-5"
    assert (await runs.mark("cli/paul", run.reference, MADE, None, 1)).sheets == "1"
    again = await reprinting.reprint("cli/paul", run.reference, here, first=4)
    assert again.certificates == 2


async def test_a_whole_run_is_recorded_only_if_that_is_said(here: Settings) -> None:
    run = await drawn(here, await started(here))

    for state in (PRINTED, SPOILED, MADE):
        with pytest.raises(SheetsUnnamed):
            await runs.mark("cli/paul", run.reference, state)
    with pytest.raises(SheetsUnnamed):
        await reprinting.reprint("cli/paul", run.reference, here)
    done = await runs.mark("cli/paul", run.reference, PRINTED, everything=True)

    assert (done.sheets, done.certificates) == ("1-5", 5)


async def test_sheets_one_by_one_are_recorded_together(here: Settings) -> None:
    run = await drawn(here, await started(here))

    await runs.mark("cli/paul", run.reference, PRINTED, sheets=((1, 2), (5, 5)))

    assert await states(run) == [PRINTED, PRINTED, MADE, MADE, PRINTED]


async def test_what_changed_since_it_was_seen_is_not_done(here: Settings) -> None:
    run = await drawn(here, await started(here))
    seen = (await act_outlook(run, SheetAct.PRINTED, ((1, 3),))).digest
    await runs.mark("cli/bob", run.reference, SPOILED, 2, 2)

    with pytest.raises(RunChanged):
        await runs.mark("cli/paul", run.reference, PRINTED, 1, 3, seen=seen)


async def test_after_a_jam_spoiled_sheets_go_on_with_the_rest(here: Settings) -> None:
    run = await drawn(here, await started(here))

    rest = await reprinting.resume("cli/paul", run.reference, here, at=3, spoiled=2)

    assert await states(run) == [PRINTED, PRINTED, SPOILED, SPOILED, SheetState.FREED]
    assert [sheet.number for sheet in await queries.ledger(rest.id)] == [
        sheet.number for sheet in (await queries.ledger(run.id))[2:]
    ]
    told = [link.action for link in await audit.history(f"run/{run.id}")]
    assert told[-3:] == ["sheets.printed", "sheets.spoiled", "run.resumed"]


async def test_sheets_spoiled_before_the_jam_go_on_as_well(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SPOILED, 3, 4)

    rest = await reprinting.resume("cli/paul", run.reference, here, at=3, spoiled=2)

    assert rest.certificates == 3


async def test_a_revoked_certificate_does_not_stop_the_others(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await drawn(here, await started(here))
    revoked = (await valid_in_order(commendation))[3].record
    await issuing.revoke("cli/carol", revoked.number, "决定撤回")

    seen = await reprinting.going_on_from(run, 3, 0)
    rest = await reprinting.resume("cli/paul", run.reference, here, at=3)

    assert (seen.outlook.rest, seen.outlook.revoked) == ("3,5", "4")
    assert rest.certificates == 2
    assert (await states(run))[3] is SheetState.FREED


async def test_a_reissued_certificate_is_printed_in_its_new_version(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, PRINTED, everything=True)
    old = (await valid_in_order(commendation))[1].record
    winner = await registry.find(old.winner)
    await winners.amend(
        "cli/rita",
        winner.id,
        Amendment(name="更正后的名称"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )
    await issuing.reissue("cli/carol", old.number, "更名", here)

    again = await reprinting.reprint("cli/paul", run.reference, here, first=2, last=2)

    [sheet] = await queries.ledger(again.id)
    assert (sheet.number, sheet.name) == (old.number, "更正后的名称")
    assert await queries.outdated(run.id) == []


async def test_sheets_behind_the_last_one_are_not_there(here: Settings) -> None:
    run = await drawn(here, await started(here))

    with pytest.raises(SheetsNotThere):
        await runs.mark("cli/paul", run.reference, PRINTED, 6, 9)
    with pytest.raises(SheetsNotThere):
        await runs.mark("cli/paul", run.reference, PRINTED, 4, 2)


async def test_sheets_of_another_run_are_printed_once_more_in_the_same_act(here: Settings) -> None:
    first, second = await _jammed(here)

    wanted = span(first, 1, 4)
    seen = (await act_outlook(first, SheetAct.REPRINT, wanted, fetch=True)).outlook
    again = await reprinting.reprint(
        "cli/paul", first.reference, here, first=1, last=4, elsewhere=True
    )

    [there] = seen.fetched
    assert (seen.sheets, seen.certificates, seen.elsewhere) == ("1-4", 4, [])
    assert (there.sheets, there.run, there.there) == ("3-4", second.reference, "1-2")
    assert again.certificates == 4
    assert (await states(first))[:2] == [SPOILED, SPOILED]
    assert await states(second) == [SPOILED, SPOILED, MADE]
    assert '"sheets":"1-2"' in (await _last(second)).after
    lying = [line.number for line in await queries.ledger(again.id)]
    assert lying == [line.number for line in await queries.ledger(first.id)][:4]


async def test_sheets_that_wait_in_another_run_are_left_to_it(here: Settings) -> None:
    first = await drawn(here, await started(here))
    second = await reprinting.resume("cli/paul", first.reference, here, at=3)

    seen = (await act_outlook(first, SheetAct.REPRINT, span(first, 1, 4), fetch=True)).outlook

    assert (seen.sheets, seen.fetched) == ("1-2", [])
    assert [(each.sheets, each.run) for each in seen.elsewhere] == [("3-4", second.reference)]
