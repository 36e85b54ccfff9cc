"""Each depth has all tests of the one before, and the deepest leaves none out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.depth import REPETITIONS, VARIABLE

ROOT = Path(__file__).parents[2]


def _collected(depth: str) -> tuple[set[str], str]:
    """Return the tests of a depth, and the line that counts them."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider"],
        cwd=ROOT,
        env={**os.environ, VARIABLE: depth},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.split("\n")
    return {line for line in lines if "::" in line}, next(
        each for each in lines if "collected" in each
    )


@pytest.mark.deep  # all tests are collected three times
def test_each_depth_has_what_the_one_before_has() -> None:
    quick, _ = _collected("quick")
    usual, _ = _collected("usual")
    deep, count = _collected("deep")

    assert set() < quick < usual < deep
    assert re.fullmatch(r"\d+ tests collected in .*", count), "something is left out"


def test_a_deeper_run_repeats_no_less() -> None:
    quick, usual, deep = REPETITIONS.values()

    for less, more in ((quick, usual), (usual, deep)):
        assert less.kills <= more.kills
        assert less.examples <= more.examples
        assert less.codes >= more.codes
        assert less.tamperings <= more.tamperings
        assert set(less.languages) <= set(more.languages)
        assert set(less.lights) <= set(more.lights)
    assert deep == (20, 1.0, 1, 1000, ("zh", "en"), ("dark", "light"))
