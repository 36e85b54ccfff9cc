"""The docstring of `awards.errors` draws the complete tree of faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from awards import errors
from awards.errors import AwardsError

ERRORS = Path(__file__).parent.parent / "awards" / "errors"
STATIONS = sorted(file.stem for file in ERRORS.glob("*.py") if file.stem != "__init__")


def _below(fault: type[AwardsError]) -> Iterator[type[AwardsError]]:
    yield fault
    for child in fault.__subclasses__():
        yield from _below(child)


@pytest.mark.parametrize("station", STATIONS)
def test_every_fault_of_a_station_is_imported_from_the_face(station: str) -> None:
    module = import_module(f"awards.errors.{station}")
    classes = [name for name in vars(module) if isinstance(vars(module)[name], type)]
    own = [name for name in classes if vars(module)[name].__module__ == module.__name__]

    assert own
    assert [name for name in own if name not in errors.__all__] == []


def test_every_fault_stands_in_the_tree() -> None:
    tree = errors.__doc__ or ""
    names = [fault.__name__ for fault in _below(AwardsError) if "errors" in fault.__module__]

    assert len(names) > 60
    assert [name for name in names if not re.search(rf"\b{name}\b", tree)] == []


def test_every_code_belongs_to_one_fault_and_begins_with_its_family() -> None:
    faults = [fault for fault in _below(AwardsError) if "errors" in fault.__module__]
    families = ("invalid", "not-found", "conflict", "denied", "unavailable")

    assert len({fault.code for fault in faults}) == len(faults)
    assert {fault.code.partition(".")[0] for fault in faults} == {"awards", "settings", *families}
