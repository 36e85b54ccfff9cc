"""The list of breakages still fits the source; `python -m tests.breakages` runs them."""

from __future__ import annotations

from collections import Counter

from tests.breakages.copies import ROOT, broken
from tests.breakages.declared import BREAKAGES


def test_each_breakage_finds_its_text_and_changes_it() -> None:
    for breakage in BREAKAGES:
        source = (ROOT / breakage.path).read_text("utf-8")
        changed = broken(breakage, source)

        assert changed != source, breakage.name
        if breakage.path.endswith(".py"):
            compile(changed, breakage.path, "exec")


def test_each_breakage_has_a_name_of_its_own_and_tests_that_are_there() -> None:
    assert [name for name, n in Counter(b.name for b in BREAKAGES).items() if n > 1] == []
    for test in {test for breakage in BREAKAGES for test in breakage.tests}:
        file, _, name = test.partition("::")
        assert not name or f"def {name}(" in (ROOT / file).read_text("utf-8"), test


def test_there_is_a_breakage_for_each_of_the_seventeen_rules() -> None:
    assert {int(b.name.split()[0]) for b in BREAKAGES} == set(range(1, 18))
