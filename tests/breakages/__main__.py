"""``python -m tests.breakages [NUMBER ...]``: make each breakage and check that its tests fail."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.breakages.copies import copied, made, tests_fail
from tests.breakages.declared import BREAKAGES
from tests.breakages.records import Breakage


def _chosen(numbers: Sequence[str]) -> list[Breakage]:
    return [each for each in BREAKAGES if not numbers or each.name.split()[0] in numbers]


def main(numbers: Sequence[str]) -> int:
    """Return how many breakages no test noticed."""
    chosen = _chosen(numbers)
    missed = 0
    with copied() as copy:
        tests = dict.fromkeys(test for each in chosen for test in each.tests)
        if tests_fail(copy, list(tests)):
            sys.exit("these tests fail on the source as it is")
        for breakage in chosen:
            with made(breakage, copy):
                noticed = tests_fail(copy, breakage.tests)
            missed += not noticed
            print(f"{'noticed' if noticed else 'MISSED '}  {breakage.name}", flush=True)  # noqa: T201
    print(f"{len(chosen) - missed} of {len(chosen)} noticed")  # noqa: T201
    return missed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
