"""Make a layout's source self-contained, so that a reprint is the same sheet."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator

import tomli_w

from certificates.images import Assets
from certificates.reading.tables import TracedTable


def self_contained(source: str, everything: TracedTable, assets: Assets) -> str:
    """``everything`` is the valid design that ``source`` stands for."""
    unpinned = [each for each in _images(everything) if "sha256" not in each]
    for table in unpinned:
        image = assets.read(str(table["image"]))
        table["sha256"] = hashlib.sha256(image).hexdigest()
    # Only a source with a base was laid over another and comes without it.
    if not unpinned and not _has_base(source):
        return source
    return tomli_w.dumps(everything)


def _has_base(source: str) -> bool:
    """Parse a long source again only if it contains the word."""
    return "base" in source and "base" in tomllib.loads(source)


def _images(value: object) -> Iterator[TracedTable]:
    if isinstance(value, TracedTable):
        if isinstance(value.get("image"), str):
            yield value
        for each in value.values():
            yield from _images(each)
    elif isinstance(value, list):
        for each in value:
            yield from _images(each)
