"""The year's tasks, computed from counts alone."""

from __future__ import annotations

from datetime import date

import msgspec

from awards.overview.next_steps import NextAct, next_of, next_steps
from awards.overview.rules import Counts, Progress, YearStep, tasks
from awards.tables import Role

BEGUN = Counts(categories=8, with_quota=8, quota=400)


def _with(**more: object) -> Counts:
    return msgspec.structs.replace(BEGUN, **more)


def _progress(counts: Counts) -> dict[YearStep, Progress]:
    return {task.step: task.progress for task in tasks(counts)}


def _next(counts: Counts) -> NextAct | None:
    step = next(iter(next_steps(counts)), None)
    return step.act if step else None


def _own(counts: Counts, role: Role) -> NextAct | None:
    step = next_of(next_steps(counts), role)
    return step.act if step else None


#: Every unit was asked and has answered.
CHECKED = {"links": 74, "links_confirmed": 74, "asked": 400}
PRINTED = {"issued": 400, "valid": 400, "printed": 400, **CHECKED}


def test_the_year_goes_from_quotas_to_the_ceremony_one_step_after_the_other() -> None:
    assert _next(_with(with_quota=0)) is NextAct.SET_QUOTAS
    assert _next(BEGUN) is NextAct.IMPORT
    assert _next(_with(waiting=238, unnoticed=238)) is NextAct.IMPORT
    waiting = {"waiting": 400, "unnoticed": 400}
    assert _next(_with(**waiting)) is NextAct.ASK_UNITS
    assert _next(_with(**waiting, links=74, asked=400)) is NextAct.REMIND_UNITS
    assert _next(_with(**waiting, **CHECKED, notice_days=5)) is NextAct.PUBLISH_NOTICE
    assert _next(_with(**waiting, **CHECKED, ready=400)) is NextAct.CONFIRM
    assert _next(_with(confirmed=400, **CHECKED)) is NextAct.ISSUE
    assert _next(_with(issued=400, valid=400, **CHECKED)) is NextAct.PRINT
    assert _next(_with(**PRINTED)) is NextAct.ROSTER
    assert _next(_with(**PRINTED, before_ceremony=False)) is None


def test_nothing_is_next_that_concerns_nobody() -> None:
    for counts in (BEGUN, _with(waiting=400, unnoticed=400), _with(**PRINTED)):
        assert all(step.count > 0 for step in next_steps(counts))


def test_each_role_finds_its_own_step() -> None:
    counts = _with(
        waiting=2, held=2, confirmed=8, issued=390, valid=390, printed=136, links=74, asked=400
    )

    assert _own(counts, Role.REGISTRAR) is NextAct.REMIND_UNITS
    assert _own(counts, Role.APPROVER) is NextAct.RELEASE_HELD
    assert _own(counts, Role.PRINTER) is NextAct.PRINT
    assert _own(counts, Role.ADMIN) is NextAct.REMIND_UNITS
    assert _own(counts, Role.VIEWER) is None
    assert _own(_with(**PRINTED), Role.CEREMONY) is NextAct.ROSTER


def test_while_a_notice_runs_and_nothing_else_is_to_be_done_its_end_is_awaited() -> None:
    counts = _with(
        waiting=400,
        notice_days=5,
        notices=1,
        notices_running=1,
        notice_ends=date(2026, 3, 6),
        **CHECKED,
    )
    [step] = next_steps(counts)

    assert (step.act, step.count, step.until) == (NextAct.AWAIT_NOTICE, 400, date(2026, 3, 6))


def test_winners_held_by_an_objection_are_released_by_deciding_it() -> None:
    counts = _with(waiting=400, held=3, objected=2, objections=2, **CHECKED)

    assert [(step.act, step.count) for step in next_steps(counts)] == [
        (NextAct.DECIDE_OBJECTIONS, 2),
        (NextAct.RELEASE_HELD, 1),
    ]


def test_the_progress_of_a_task_is_shown_in_numbers() -> None:
    task = tasks(_with(waiting=238))[1]

    assert (task.progress, task.done, task.total) == (Progress.IN_PROGRESS, 238, 400)


def test_what_needs_an_earlier_task_cannot_begin_yet() -> None:
    found = _progress(BEGUN)

    for step in (YearStep.CHECK, YearStep.CONFIRM, YearStep.ISSUE, YearStep.PRINT):
        assert found[step] is Progress.WAITING


def test_remarks_proposals_and_silent_units_keep_the_check_open() -> None:
    begun = {"waiting": 400, "unnoticed": 400, **CHECKED}
    for more in ({"remarked": 1}, {"proposals": 1}, {"links_confirmed": 73}):
        counts = _with(**{**begun, **more})
        assert _progress(counts)[YearStep.CHECK] is Progress.IN_PROGRESS
    closed = _with(**{**begun, "links_confirmed": 1, "links_closed": 73})
    assert _progress(closed)[YearStep.CHECK] is Progress.DONE


def test_the_check_is_done_only_when_somebody_checked_everybody() -> None:
    waiting = {"waiting": 400, "unnoticed": 400}
    part = _with(**waiting, links=1, links_confirmed=1, asked=5)

    assert _progress(_with(**waiting))[YearStep.CHECK] is Progress.NOT_STARTED
    assert _progress(part)[YearStep.CHECK] is Progress.IN_PROGRESS
    assert (_next(part), next_steps(part)[0].count) == (NextAct.ASK_UNITS, 395)
    assert _progress(_with(confirmed=400))[YearStep.CHECK] is Progress.SKIPPED


def test_a_notice_is_a_task_only_where_the_settings_ask_for_one() -> None:
    asked = _with(waiting=400, unnoticed=400, notice_days=5)

    assert _progress(_with(waiting=400, unnoticed=400))[YearStep.NOTICE] is Progress.NOT_NEEDED
    assert _own(asked, Role.APPROVER) is NextAct.PUBLISH_NOTICE
    assert _progress(asked)[YearStep.CONFIRM] is Progress.WAITING


def test_while_the_notice_runs_nobody_is_confirmed_and_after_it_all_may_be() -> None:
    running = _with(
        waiting=400, notice_days=5, notices=1, notices_running=1, notice_ends=date(2026, 3, 6)
    )
    over = msgspec.structs.replace(running, notices_running=0, notice_ends=None, ready=400)

    assert _progress(running)[YearStep.NOTICE] is Progress.IN_PROGRESS
    assert _progress(running)[YearStep.CONFIRM] is Progress.WAITING
    assert _progress(over)[YearStep.NOTICE] is Progress.DONE
    assert _next(over) is NextAct.CONFIRM


def test_the_year_continues_when_all_are_confirmed_but_places_are_free() -> None:
    found = _with(confirmed=390)

    assert _progress(found)[YearStep.IMPORT] is Progress.DONE
    assert _next(found) is NextAct.ISSUE


def test_a_held_winner_keeps_confirming_and_issuing_open() -> None:
    found = _progress(_with(waiting=1, held=1, issued=399, valid=399, printed=399))

    assert found[YearStep.CONFIRM] is Progress.IN_PROGRESS
    assert found[YearStep.ISSUE] is Progress.IN_PROGRESS


def test_the_roster_is_ready_when_there_are_certificates() -> None:
    assert _progress(BEGUN)[YearStep.HAND_OUT] is Progress.WAITING
    assert _progress(_with(issued=1, valid=1))[YearStep.HAND_OUT] is Progress.READY


def test_each_act_falls_to_the_role_that_does_it() -> None:
    counts = _with(
        with_quota=0, waiting=5, unnoticed=5, notice_days=5, ready=5, confirmed=5, valid=5
    )

    assert [(step.act, step.role) for step in next_steps(counts)] == [
        (NextAct.SET_QUOTAS, Role.ADMIN),
        (NextAct.IMPORT, Role.REGISTRAR),
        (NextAct.ASK_UNITS, Role.REGISTRAR),
        (NextAct.PUBLISH_NOTICE, Role.APPROVER),
        (NextAct.CONFIRM, Role.APPROVER),
        (NextAct.ISSUE, Role.APPROVER),
        (NextAct.PRINT, Role.PRINTER),
    ]


def test_each_task_counts_what_it_is_about() -> None:
    counts = _with(
        waiting=30, confirmed=20, issued=50, unnoticed=10, notice_days=5, valid=48, printed=47
    )

    assert [(task.step, task.done, task.total) for task in tasks(counts)] == [
        (YearStep.QUOTAS, 8, 8),
        (YearStep.IMPORT, 100, 400),
        (YearStep.CHECK, 0, 0),
        (YearStep.NOTICE, 90, 100),
        (YearStep.CONFIRM, 70, 100),
        (YearStep.ISSUE, 50, 100),
        (YearStep.PRINT, 47, 48),
        (YearStep.HAND_OUT, 0, 0),
    ]
    assert tasks(_with(valid=48, printed=50))[6].done == 48


def test_handing_out_is_counted_once_a_hand_over_is_recorded() -> None:
    after = {**PRINTED, "before_ceremony": False}
    some = _with(**after, hand_over_recorded=True, handed=399)
    every = _with(**after, hand_over_recorded=True, handed=400)

    assert _next(_with(**after)) is None
    assert [(task.progress, task.done, task.total) for task in tasks(some)][-1] == (
        Progress.IN_PROGRESS,
        399,
        400,
    )
    assert _own(some, Role.CEREMONY) is NextAct.DELIVER
    assert _progress(every)[YearStep.HAND_OUT] is Progress.DONE
    assert _next(every) is None


def test_the_import_is_done_when_all_who_are_registered_are_confirmed() -> None:
    """The office then goes on with fewer winners than places."""
    assert _progress(_with(confirmed=1))[YearStep.IMPORT] is Progress.DONE
    assert _progress(_with(confirmed=1, waiting=1))[YearStep.IMPORT] is Progress.IN_PROGRESS
    assert _progress(BEGUN)[YearStep.IMPORT] is not Progress.DONE
