"""The process that reads the codes in a picture that a telephone sent.

It is started by `awards.door.frames` and has no setting, no database and no web.
"""

from __future__ import annotations

from io import BytesIO

import msgspec
import zxingcpp
from PIL import Image

from awards.intake.reading.answering import answer
from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import Bomb, Damaged

#: More than any telephone sends of its camera for this.
MOST_PIXELS = 4_000_000

MOST_TEXTS = 8
_FORMATS = ("JPEG", "PNG")


class FrameTask(msgspec.Struct, frozen=True):
    limits: Limits


def texts(data: bytes, _: FrameTask) -> list[str]:
    """The texts of the codes. Raises `FileRefused`."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Bomb(limit=MOST_PIXELS)
            grey = picture.convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise Damaged from broken
    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    )
    return [code.text for code in found if code.text][:MOST_TEXTS]


if __name__ == "__main__":
    answer(FrameTask, texts)
