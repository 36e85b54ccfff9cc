"""Parse TOML into Python values, or say why the text is refused."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from certificates.errors import Fault
from certificates.words import Phrase

DEEPEST = 20
"""The deepest nesting of tables and lists; a layout has seven levels."""

DOTS = 250
"""The most dots in a line: a key with thousands of parts takes its reader minutes."""


def parse_toml(source: str, path: str, faults: list[Fault]) -> dict[str, object] | None:
    """The parsed TOML; None and the fault if it is not TOML."""
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
        # An error of TOML, or of Python, which reads no number of thousands of digits.
        fault = (
            Phrase("is not TOML: %(error)s", error=str(error)),
            Phrase("Correct the line it names."),
        )
    faults.append(Fault(f"{path}(file)", *fault))
    return None


_DEEP = (
    Phrase(
        "nests tables and lists more than %(deepest)s deep, or has over %(dots)s dots in a line.",
        deepest=DEEPEST,
        dots=DOTS,
    ),
    Phrase("Write it in the form of a layout."),
)
_WIDE = (
    Phrase("has an integer of more than 64 bits."),
    Phrase("Correct that number."),
)


def _unlikely(values: object) -> tuple[Phrase, Phrase] | None:
    """Valid TOML that would break code that walks through it or prints it."""
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
