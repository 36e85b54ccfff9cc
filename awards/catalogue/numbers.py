"""The pattern of certificate numbers, such as ``郑经开表〔2024〕TC{seq:03}号``."""

from __future__ import annotations

import re

_SEQUENCE = re.compile(r"\{seq(?::0(\d))?\}")


def pattern_faults(pattern: str) -> list[str]:
    """What is wrong with a pattern; the digit after ``:0`` is the least width, 1 to 9."""
    faults = []
    if len(_SEQUENCE.findall(pattern)) != 1:
        faults.append(f"must hold {{seq}} or {{seq:03}} exactly once: {pattern!r}")
    if set("{}") & set(_SEQUENCE.sub("", pattern)):
        faults.append(f"may hold no other braces than {{category}} and {{seq:03}}: {pattern!r}")
    if any(character.isspace() or ord(character) < 32 for character in pattern):
        faults.append(f"may hold no spaces: {pattern!r}")
    return faults


def number(pattern: str, sequence: int) -> str:
    """The ``sequence``-th number of a category, from 1."""
    return _SEQUENCE.sub(lambda found: str(sequence).zfill(int(found[1] or 0)), pattern)
