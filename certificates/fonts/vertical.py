"""Forms for vertical lines: the OpenType feature ``vert``, in every script and language."""

from __future__ import annotations

import struct
from functools import cache

import uharfbuzz as hb


def vertical_form(face: hb.Face, number: int) -> int:
    """The glyph that replaces this one in vertical lines; usually the same glyph."""
    for lookup in _lookups(face):
        if forms := face.get_lookup_glyph_alternates(lookup, number):
            return int(forms[0])
    return number


@cache
def _lookups(face: hb.Face) -> tuple[int, ...]:
    """The lookups of ``vert``, else of ``vrt2``, which would also rotate Latin letters."""
    if "GSUB" not in face.table_tags:
        return ()
    features = _features(bytes(face.reference_table("GSUB").data))
    return features.get(b"vert") or features.get(b"vrt2", ())


def _features(table: bytes) -> dict[bytes, tuple[int, ...]]:
    """Each feature with its lookups in order (OpenType, GSUB header and FeatureList)."""
    (start,) = struct.unpack_from(">H", table, 6)
    (count,) = struct.unpack_from(">H", table, start)
    found: dict[bytes, set[int]] = {}
    for i in range(count):
        tag, offset = struct.unpack_from(">4sH", table, start + 2 + 6 * i)
        _, lookups = struct.unpack_from(">HH", table, start + offset)
        found.setdefault(tag, set()).update(
            struct.unpack_from(f">{lookups}H", table, start + offset + 4)
        )
    return {tag: tuple(sorted(lookups)) for tag, lookups in found.items()}
