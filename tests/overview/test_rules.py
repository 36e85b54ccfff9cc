"""The year's tasks, computed from counts alone."""

from __future__ import annotations

from datetime import date

import msgspec

from awards.overview.rules import Counts, Progress, YearStep, next_task, tasks, whose
from awards.tables import Role

BEGUN = Counts(categories=8, with_quota=8, quota=400)


def _with(**more: object) -> Counts:
    return msgspec.structs.replace(BEGUN, **more)


def _progress(counts: Counts) -> dict[YearStep, Progress]:
    return {task.step: task.progress for task in tasks(counts)}


def _next(counts: Counts) -> YearStep | None:
    task = next_task(tasks(counts))
    return task.step if task else None


def test_the_year_goes_from_quotas_to_the_print_one_step_after_the_other() -> None:
    assert _next(_with(with_quota=0)) is YearStep.QUOTAS
    assert _next(BEGUN) is YearStep.IMPORT
    assert _next(_with(waiting=238)) is YearStep.IMPORT
    assert _next(_with(waiting=400)) is YearStep.CONFIRM
    assert _next(_with(confirmed=400)) is YearStep.ISSUE
    assert _next(_with(issued=400, valid=400)) is YearStep.PRINT
    assert _next(_with(issued=400, valid=400, printed=400)) is None


def test_the_progress_of_a_task_is_shown_in_numbers() -> None:
    task = tasks(_with(waiting=238))[1]

    assert (task.progress, task.done, task.total) == (Progress.IN_PROGRESS, 238, 400)


def test_what_needs_an_earlier_task_cannot_begin_yet() -> None:
    found = _progress(BEGUN)

    for step in (YearStep.CHECK, YearStep.CONFIRM, YearStep.ISSUE, YearStep.PRINT):
        assert found[step] is Progress.WAITING


def test_remarks_proposals_and_links_keep_the_check_open() -> None:
    for more in ({"remarked": 1}, {"proposals": 1}, {"links": 3, "links_confirmed": 2}):
        assert _progress(_with(waiting=400, **more))[YearStep.CHECK] is Progress.IN_PROGRESS
    done = _with(waiting=400, links=3, links_confirmed=3)
    assert _progress(done)[YearStep.CHECK] is Progress.DONE


def test_a_notice_is_a_task_only_where_the_settings_ask_for_one() -> None:
    asked = _with(waiting=400, unnoticed=400, notice_days=5)

    assert _progress(_with(waiting=400, unnoticed=400))[YearStep.NOTICE] is Progress.NOT_NEEDED
    assert _next(asked) is YearStep.NOTICE
    assert _progress(asked)[YearStep.CONFIRM] is Progress.WAITING


def test_while_the_notice_runs_nobody_is_confirmed_and_after_it_all_may_be() -> None:
    running = _with(
        waiting=400, notice_days=5, notices=1, notices_running=1, notice_ends=date(2026, 3, 6)
    )
    over = msgspec.structs.replace(running, notices_running=0, notice_ends=None)

    assert _progress(running)[YearStep.NOTICE] is Progress.IN_PROGRESS
    assert _progress(running)[YearStep.CONFIRM] is Progress.WAITING
    assert _progress(over)[YearStep.NOTICE] is Progress.DONE
    assert _next(over) is YearStep.CONFIRM


def test_the_year_continues_when_all_are_confirmed_but_places_are_free() -> None:
    found = _with(confirmed=390)

    assert _progress(found)[YearStep.IMPORT] is Progress.DONE
    assert _next(found) is YearStep.ISSUE


def test_a_held_winner_keeps_confirming_and_issuing_open() -> None:
    found = _progress(_with(waiting=1, held=1, issued=399, valid=399, printed=399))

    assert found[YearStep.CONFIRM] is Progress.IN_PROGRESS
    assert found[YearStep.ISSUE] is Progress.IN_PROGRESS


def test_handing_out_is_always_shown_as_not_recorded() -> None:
    for counts in (BEGUN, _with(issued=400, valid=400, printed=400)):
        assert _progress(counts)[YearStep.HAND_OUT] is Progress.UNRECORDED


def test_each_task_falls_to_the_role_that_carries_it() -> None:
    assert [whose(step) for step in YearStep] == [
        Role.ADMIN,
        Role.REGISTRAR,
        Role.REGISTRAR,
        Role.APPROVER,
        Role.APPROVER,
        Role.APPROVER,
        Role.PRINTER,
        Role.PRINTER,
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


def test_what_matters_is_counted_once_each() -> None:
    counts = _with(remarked=1, proposals=2, objections=4, held=8, drafts=16)

    assert counts.matters == 31


def test_the_import_is_done_when_all_who_are_registered_are_confirmed() -> None:
    """The office then goes on with fewer winners than places."""
    assert _progress(_with(confirmed=1))[YearStep.IMPORT] is Progress.DONE
    assert _progress(_with(confirmed=1, waiting=1))[YearStep.IMPORT] is Progress.IN_PROGRESS
    assert _progress(BEGUN)[YearStep.IMPORT] is not Progress.DONE
