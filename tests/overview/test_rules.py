"""The year's tasks, computed from counts alone."""

from __future__ import annotations

from datetime import date

import msgspec

from awards.overview.rules import Counts, Progress, Step, next_task, tasks, whose
from awards.tables import Role

BEGUN = Counts(categories=8, with_quota=8, quota=400)


def _with(**more: object) -> Counts:
    return msgspec.structs.replace(BEGUN, **more)


def _progress(counts: Counts) -> dict[Step, Progress]:
    return {task.step: task.progress for task in tasks(counts)}


def _next(counts: Counts) -> Step | None:
    task = next_task(tasks(counts))
    return task.step if task else None


def test_the_year_goes_from_quotas_to_the_print_one_step_after_the_other() -> None:
    assert _next(_with(with_quota=0)) is Step.QUOTAS
    assert _next(BEGUN) is Step.IMPORT
    assert _next(_with(waiting=238)) is Step.IMPORT
    assert _next(_with(waiting=400)) is Step.CONFIRM
    assert _next(_with(confirmed=400)) is Step.ISSUE
    assert _next(_with(issued=400, valid=400)) is Step.PRINT
    assert _next(_with(issued=400, valid=400, printed=400)) is None


def test_how_far_a_task_is_is_told_in_numbers() -> None:
    task = tasks(_with(waiting=238))[1]

    assert (task.progress, task.done, task.total) == (Progress.IN_PROGRESS, 238, 400)


def test_what_needs_an_earlier_task_cannot_begin_yet() -> None:
    found = _progress(BEGUN)

    for step in (Step.CHECK, Step.CONFIRM, Step.ISSUE, Step.PRINT):
        assert found[step] is Progress.WAITING


def test_remarks_proposals_and_links_keep_the_check_open() -> None:
    for more in ({"remarked": 1}, {"proposals": 1}, {"links": 3, "links_confirmed": 2}):
        assert _progress(_with(waiting=400, **more))[Step.CHECK] is Progress.IN_PROGRESS
    done = _with(waiting=400, links=3, links_confirmed=3)
    assert _progress(done)[Step.CHECK] is Progress.DONE


def test_a_notice_is_a_task_only_where_the_settings_ask_for_one() -> None:
    asked = _with(waiting=400, unnoticed=400, notice_days=5)

    assert _progress(_with(waiting=400, unnoticed=400))[Step.NOTICE] is Progress.NOT_NEEDED
    assert _next(asked) is Step.NOTICE
    assert _progress(asked)[Step.CONFIRM] is Progress.WAITING


def test_while_the_notice_runs_nobody_is_confirmed_and_after_it_all_may_be() -> None:
    running = _with(
        waiting=400, notice_days=5, notices=1, notices_running=1, notice_ends=date(2026, 3, 6)
    )
    over = msgspec.structs.replace(running, notices_running=0, notice_ends=None)

    assert _progress(running)[Step.NOTICE] is Progress.IN_PROGRESS
    assert _progress(running)[Step.CONFIRM] is Progress.WAITING
    assert _progress(over)[Step.NOTICE] is Progress.DONE
    assert _next(over) is Step.CONFIRM


def test_whoever_confirmed_all_there_are_goes_on_with_fewer_than_there_are_places() -> None:
    found = _with(confirmed=390)

    assert _progress(found)[Step.IMPORT] is Progress.DONE
    assert _next(found) is Step.ISSUE


def test_a_held_winner_keeps_confirming_and_issuing_open() -> None:
    found = _progress(_with(waiting=1, held=1, issued=399, valid=399, printed=399))

    assert found[Step.CONFIRM] is Progress.IN_PROGRESS
    assert found[Step.ISSUE] is Progress.IN_PROGRESS


def test_handing_out_is_told_as_not_recorded_whatever_else_is_done() -> None:
    for counts in (BEGUN, _with(issued=400, valid=400, printed=400)):
        assert _progress(counts)[Step.HAND_OUT] is Progress.UNRECORDED


def test_each_task_falls_to_the_role_that_carries_it() -> None:
    assert [whose(step) for step in Step] == [
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
        (Step.QUOTAS, 8, 8),
        (Step.IMPORT, 100, 400),
        (Step.CHECK, 0, 0),
        (Step.NOTICE, 90, 100),
        (Step.CONFIRM, 70, 100),
        (Step.ISSUE, 50, 100),
        (Step.PRINT, 47, 48),
        (Step.HAND_OUT, 0, 0),
    ]
    assert tasks(_with(valid=48, printed=50))[6].done == 48


def test_what_matters_is_counted_once_each() -> None:
    counts = _with(remarked=1, proposals=2, objections=4, held=8, drafts=16)

    assert counts.matters == 31
