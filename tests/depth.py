"""How deep a run of the tests goes: ``make quick``, ``make test`` or ``make test-deep``.

This is the only place that says what each depth leaves out and how often it repeats tests. Each
depth includes all tests of the one before. `deep` leaves out nothing.

| depth | leaves out | for |
|---|---|---|
| quick | browsers, kills, PostgreSQL, what is marked ``usual`` | between two edits |
| usual | pages and the like on PostgreSQL, what is marked ``deep`` | every change |
| deep | nothing | a release, and what touches printing, pages or the database |
"""

from __future__ import annotations

import os
from enum import IntEnum
from typing import Literal, NamedTuple

import pytest

#: The environment variable that chooses the depth.
VARIABLE = "AWARDS_TEST_DEPTH"


class Depth(IntEnum):
    QUICK = 0
    USUAL = 1
    DEEP = 2


class Repetitions(NamedTuple):
    """How often each kind of test is repeated.

    So many ``tamperings`` of a history are tried.

    ``kills`` at each point of crash tests; the share of the ``examples`` that a test tries; one of
    so many ``codes`` of the demo is read; the ``languages`` and ``lights`` in which axe looks at
    each page.
    """

    kills: int
    examples: float
    codes: int
    tamperings: int
    languages: tuple[str, ...]
    lights: tuple[Literal["dark", "light"], ...]


REPETITIONS = {
    Depth.QUICK: Repetitions(0, 0.2, 20, 12, (), ()),
    Depth.USUAL: Repetitions(2, 0.3, 20, 30, ("zh",), ("light",)),
    Depth.DEEP: Repetitions(20, 1.0, 1, 1000, ("zh", "en"), ("dark", "light")),
}

DEPTH = Depth[os.environ.get(VARIABLE, "usual").upper()]

#: Pages are HTML, which no database changes. What they read and change is tested on both engines
#: by services, by the API and by `tests/access`, which opens every route as
#: the administrator; whether a role may is decided before any query.
#: Generated requests to the API use no other SQL than those tests, and the commands call the same
#: services; the main job runs on both by commands too. A killed worker leaves the same leases as a killed server, which is
#: tested on both. Where marks lie on paper is computed from values.
ON_SQLITE = (
    "tests/access/test_access.py::test_any_other_role",
    "tests/access/test_access.py::test_each_may_do_what_their_role_carries_and_no_more[postgres-anna",
    "tests/access/test_access.py::test_each_may_do_what_their_role_carries_and_no_more[postgres-paul",
    "tests/access/test_access.py::test_each_may_do_what_their_role_carries_and_no_more[postgres-rita",
    "tests/access/test_access.py::test_each_may_do_what_their_role_carries_and_no_more[postgres-vera",
    "tests/ceremony/pack/test_packing.py::test_the_whole_pack",
    "tests/crash/test_pack.py",
    "tests/pages/",
    "tests/api/test_schemathesis.py",
    "tests/cli/",
    "tests/door/test_pages.py",
    "tests/crash/test_press.py::test_it_ends_by_itself_however_often_a_worker",
    "tests/photos/test_photos.py::test_a_page_takes_the_zip",
    "tests/photos/test_photos.py::test_a_photo_is_set_shown",
    "tests/printing/test_backs.py::test_a_poisoned",
    "tests/printing/test_calibrated.py",
    "tests/printing/test_runs.py::test_a_poisoned",
)

#: Of those, what runs on both engines all the same.
ON_BOTH = ("tests/cli/test_main_job.py::test_from_spreadsheet",)

KILLS = REPETITIONS[DEPTH].kills
EVERY_CODE = REPETITIONS[DEPTH].codes
LANGUAGES = REPETITIONS[DEPTH].languages
LIGHTS = REPETITIONS[DEPTH].lights


def examples(deep: int) -> int:
    """Return how many examples a test tries that tries this many at full depth.

    Never one alone: the first example of Hypothesis is the emptiest, in which nothing happens.
    """
    return max(2, round(deep * REPETITIONS[DEPTH].examples))


def needed(item: pytest.Item) -> Depth:
    """Return the first depth that has this test."""
    on_postgres = "postgres" in getattr(getattr(item, "callspec", None), "params", {}).values()
    on_sqlite = item.nodeid.startswith(ON_SQLITE) and not item.nodeid.startswith(ON_BOTH)
    if item.get_closest_marker("deep") or (on_postgres and on_sqlite):
        return Depth.DEEP
    marks = ("browser", "kill", "usual")
    if on_postgres or any(item.get_closest_marker(each) for each in marks):
        return Depth.USUAL
    return Depth.QUICK
