"""CFF2 is not known to PDF: HarfBuzz turns it into CFF, and this says what is still missing."""

from __future__ import annotations

import io
from collections.abc import Mapping

from fontTools.ttLib import TTFont


def downgraded(font: bytes, renumbered: Mapping[int, int]) -> bytes:
    """The CFF table of a font just cut, with the glyphs' widths and, as CIDs, their old numbers.

    CFF2 has neither widths nor names; ``renumbered`` are old numbers to new ones.
    """
    with TTFont(io.BytesIO(font)) as small:
        metrics, top = small["hmtx"].metrics, small["CFF "].cff[0]
        charstrings = top.CharStrings
        for name in top.charset:
            charstring = charstrings[name]
            charstring.decompile()
            charstring.program.insert(0, metrics[name][0] - charstring.private.nominalWidthX)
        cids = {new: f"cid{old:05d}" for old, new in renumbered.items() if new}
        names = [cids.get(new, name) for new, name in enumerate(top.charset)]
        held = charstrings.charStrings
        charstrings.charStrings = {
            name: held[old] for name, old in zip(names, top.charset, strict=True)
        }
        top.charset = names
        return bytes(small["CFF "].compile(small))
