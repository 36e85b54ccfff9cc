"""What a breakage is."""

from __future__ import annotations

from typing import NamedTuple


class Breakage(NamedTuple):
    """A breakage replaces each ``old`` in ``path``; the text must exist there."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
