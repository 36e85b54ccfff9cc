"""QR codes (ISO/IEC 18004), level Q: the matrix alone, for us to draw.

zxing-cpp makes them in 0.04 ms; segno takes 5 ms and ReportLab 9 ms, more than all else on a sheet.
"""

from __future__ import annotations

from typing import Any

import zxingcpp

# A quarter of the code may be lost. With level M one stain on a tenth of it is too much for one
# certificate in three.
LEVEL = "Q"

# The standard would have all eight masks drawn and judged, which takes seven times as long. Every
# mask decodes; judging helps payloads with long runs of one value, which random tokens have not.
MASK = 3

#: The writer's own white margin, which we cut off to keep one of our own.
_MARGIN = 4


def encode(payload: str) -> tuple[str, ...]:
    """The rows of the smallest code for it, top down, with "1" for dark; none if it is too long."""
    try:
        symbol = zxingcpp.create_barcode(
            payload, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL, dataMask=MASK
        )
    except ValueError:
        return ()
    image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1)
    side, pixels = image.shape[0], bytes(image)
    dark = pixels.translate(_AS_DIGITS).decode()
    lines = range(_MARGIN, side - _MARGIN)
    return tuple(dark[i * side + _MARGIN : (i + 1) * side - _MARGIN] for i in lines)


_AS_DIGITS = bytes(ord("0") if value else ord("1") for value in range(256))
