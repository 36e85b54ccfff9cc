"""PDF does not support CFF2. HarfBuzz converts it to CFF, but renumbers the CIDs."""

from __future__ import annotations

import io
from collections.abc import Mapping

from fontTools.ttLib import TTFont


def downgraded(font: bytes, renumbered: Mapping[int, int]) -> bytes:
    """The CFF table of a subset with its old CIDs. ``renumbered`` maps old numbers to new ones."""
    with TTFont(io.BytesIO(font)) as small:
        top = small["CFF "].cff[0]
        cids = {new: f"cid{old:05d}" for old, new in renumbered.items() if new}
        names = [cids.get(new, name) for new, name in enumerate(top.charset)]
        outlines = top.CharStrings.charStrings
        top.CharStrings.charStrings = {
            name: outlines[old] for name, old in zip(names, top.charset, strict=True)
        }
        top.charset = names
        return bytes(small["CFF "].compile(small))
