"""A run in volumes (分册): files of a size a printer takes, and the manifest that proves them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from certificates.press.sides import Side, T


class Volume(NamedTuple):
    """One file as it was written; ``first`` and ``last`` are certificate numbers."""

    file: str
    certificates: int
    first: str
    last: str
    bytes: int
    sha256: str


def in_volumes(sides: Iterable[Side[T]], sheets: int) -> Iterator[Iterator[Side[T]]]:
    """At most so many sheets to a volume; a back is never parted from its front."""
    raise NotImplementedError


def manifest(volumes: Sequence[Volume]) -> str:
    """JSON, the same for the same volumes."""
    raise NotImplementedError
