"""The list of mutated modules stays complete when modules are added, moved or renamed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.mutation.declared import GROUPS

ROOT = Path(__file__).parent.parent.parent

MODULES = [module for group in GROUPS for module in group.modules]


def test_every_declared_module_and_test_exists() -> None:
    paths = MODULES + [path for group in GROUPS for path in group.tests]

    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_no_module_is_declared_twice() -> None:
    assert [module for module, times in Counter(MODULES).items() if times > 1] == []


@pytest.mark.parametrize(
    "pattern",
    [
        "awards/**/rules.py",
        "awards/text/*.py",
        "awards/intake/checking/*.py",
        "certificates/typeset/*.py",
    ],
)
def test_every_module_of_rules_is_declared(pattern: str) -> None:
    rules = {str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)}
    packages = {path for path in rules if path.endswith("__init__.py")}

    assert sorted(rules - packages - set(MODULES)) == []
