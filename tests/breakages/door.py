"""Breakages of the door: a scan is kept once, and counts once."""

from __future__ import annotations

from tests.breakages.records import Breakage

TAKING, TELEPHONES = "tests/door/test_taking.py", "tests/door/test_telephones.py"

DOOR = [
    Breakage(
        "17 an id sent again with other words is answered as the first",
        "awards/door/taking.py",
        'if words_of(before) == scan.words and before["ceremony"]',
        'if before["ceremony"]',
        (f"{TAKING}::test_everything_is_kept_and_nothing_stops_the_next",),
    ),
    Breakage(
        "17 a revoked telephone counts",
        "awards/door/taking.py",
        "if sender.revoked:",
        "if False:",
        (
            f"{TELEPHONES}::test_a_revoked_telephone_reads_nothing_and_what_it_sends_is_kept_but_counts_nowhere",
        ),
    ),
    Breakage(
        "17 the clock of a telephone is believed",
        "awards/door/rules.py",
        "at = said + (received - sent)",
        "at = said",
        (
            f"{TAKING}::test_the_clock_of_a_telephone_is_corrected_by_the_difference_at_sending",
            f"{TELEPHONES}::test_lost_answers_and_wrong_clocks_neither_lose_nor_double_an_arrival",
        ),
    ),
    Breakage(
        "17 an arrival that was taken back counts",
        "awards/door/rules.py",
        " and each.id not in undone",
        "",
        (f"{TAKING}::test_an_undone_arrival_is_none_and_its_undoing_counts_once",),
    ),
]
