"""A run in volumes (分册): files of a size a printer takes, and the manifest that proves them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from certificates.press.sides import Side, T


class Volume(NamedTuple):
    """One file as it was written; ``first`` and ``last`` are numbers of certificates."""

    file: str
    certificates: int
    first: str
    last: str
    bytes: int
    sha256: str


def in_volumes(sides: Iterable[Side[T]], sheets: int) -> Iterator[Iterator[Side[T]]]:
    """At most so many sheets to a volume; a back is never parted from its front.

    Lazily: take all of a volume before the next one.
    """
    if sheets < 1:
        raise ValueError(sheets)
    for _, volume in groupby(sides, key=lambda side: (side.number - 1) // sheets):
        yield volume


def manifest(volumes: Sequence[Volume]) -> str:
    """JSON, the same for the same volumes."""
    told = {
        "volumes": [volume._asdict() for volume in volumes],
        "total": {
            "volumes": len(volumes),
            "certificates": sum(map(attrgetter("certificates"), volumes)),
            "bytes": sum(map(attrgetter("bytes"), volumes)),
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
