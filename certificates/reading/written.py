"""What is written in TOML, as Python has it; or why it is not even looked at."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from certificates.errors import Fault
from certificates.words import Phrase

DEEPEST = 20
"""Tables and lists in one another; a layout has seven."""

DOTS = 250
"""Dots in a line: a key with thousands of parts takes its reader minutes."""


def parsed(source: str, path: str, faults: list[Fault]) -> dict[str, object] | None:
    """What is written in TOML; nothing, and the fault, when it is not TOML at all."""
    fault = _DEEP
    try:
        if all(line.count(".") <= DOTS for line in source.split("\n")):
            values = tomllib.loads(source)
            if not (unlikely := _unlikely(values)):
                return values
            fault = unlikely
    except RecursionError:
        pass
    except ValueError as error:
        # Of TOML, or of Python, which reads no number of thousands of digits.
        fault = Phrase("is not TOML: %(error)s", error=str(error)), Phrase("Correct the line it names.")
    faults.append(Fault(f"{path}(file)", *fault))
    return None


_DEEP = (
    Phrase(
        "nests tables and lists more than %(deepest)s deep, or has over %(dots)s dots in a line.",
        deepest=DEEPEST,
        dots=DOTS,
    ),
    Phrase("Write it as layouts are written."),
)
_WIDE = (
    Phrase("has an integer of more than 64 bits."),
    Phrase("Correct that number."),
)


def _unlikely(values: object) -> tuple[Phrase, Phrase] | None:
    """What is TOML as to its letter, but would break whoever goes through it, or prints it."""
    level = [values]
    for _ in range(DEEPEST):
        if any(isinstance(each, int) and each.bit_length() > 63 for each in level):
            return _WIDE
        level = [inner for each in level for inner in _inside(each)]
    return _DEEP if level else None


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
