"""QR codes (ISO/IEC 18004), level Q, as a matrix that we draw.

zxing-cpp makes one in 0.04 ms when nothing else runs, and in three times that between the other
work on a sheet. segno takes 5 ms and ReportLab 9 ms. `certificates.qr_codes_alike` makes further
codes of one length from what the first ones show.
"""

from __future__ import annotations

from typing import Any

import zxingcpp

from certificates.bit_square import NO_SQUARE, BitSquare
from certificates.qr_codes_alike import alike

# A quarter of the code may be lost. At level M a stain on a tenth of it ruins one certificate
# in three.
LEVEL = "Q"

# The standard draws and rates all eight masks, which takes seven times as long. Every mask
# decodes. Rating helps payloads with long runs of one value, which random tokens do not have.
MASK = 3

#: The writer's own white margin, which we cut off and replace.
_MARGIN = 4


def encode(payload: str) -> tuple[str, ...]:
    """The rows of the smallest code from the top, "1" for dark; none if the text is too long."""
    return code_of(payload).rows


def code_of(payload: str) -> BitSquare:
    """The smallest code; no square if the text is too long."""
    return alike(payload, made)


def made(payload: str) -> BitSquare:
    """The same, by zxing-cpp."""
    try:
        symbol = zxingcpp.create_barcode(
            payload, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL, dataMask=MASK
        )
    except ValueError:
        return NO_SQUARE
    image: Any = zxingcpp.write_barcode_to_image(symbol, scale=1)
    side, pixels = image.shape[0], bytes(image)
    dark = pixels.translate(_AS_DIGITS).decode()
    lines = range(_MARGIN, side - _MARGIN)
    return BitSquare.of([dark[i * side + _MARGIN : (i + 1) * side - _MARGIN] for i in lines])


_AS_DIGITS = bytes(ord("0") if value else ord("1") for value in range(256))
