"""QR codes as PNG, to be placed in documents."""

from __future__ import annotations

import io

from PIL import Image

from certificates.qr_code import encode

SCALE = 10
"""Pixels of a square: printed at any usual size, its edges stay sharp."""

QUIET = 4
"""White squares around it (ISO/IEC 18004)."""


def code_png(payload: str) -> bytes:
    """Raises ValueError for a text that no code holds."""
    rows = encode(payload)
    if not rows:
        raise ValueError("the text is too long for a QR code")
    side = len(rows)
    picture = Image.new("1", (side + 2 * QUIET, side + 2 * QUIET), 1)
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark == "1":
                picture.putpixel((QUIET + across, QUIET + down), 0)
    out = io.BytesIO()
    whole = (side + 2 * QUIET) * SCALE
    picture.resize((whole, whole), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()
