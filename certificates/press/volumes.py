"""A run in volumes (分册): files that a printer can take, and the manifest with their digests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from certificates.press.sides import Side, T


class Volume(NamedTuple):
    """One file as written; ``first`` and ``last`` are certificate numbers."""

    file: str
    certificates: int
    first: str
    last: str
    bytes: int
    sha256: str


def in_volumes(sides: Iterable[Side[T]], sheets: int) -> Iterator[Iterator[Side[T]]]:
    """Split into volumes of at most this many sheets. A back stays with its front.

    The volumes are lazy: consume one completely before the next.
    """
    if sheets < 1:
        raise ValueError(sheets)
    for _, volume in groupby(sides, key=lambda side: (side.number - 1) // sheets):
        yield volume


def manifest(volumes: Sequence[Volume]) -> str:
    """JSON, identical for identical volumes."""
    told = {
        "volumes": [volume._asdict() for volume in volumes],
        "total": {
            "volumes": len(volumes),
            "certificates": sum(map(attrgetter("certificates"), volumes)),
            "bytes": sum(map(attrgetter("bytes"), volumes)),
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
