"""A photo as it is stored: 3 : 4, a JPEG of its pixels alone.

The rule of the cut: what is too wide loses the same on both sides; what is too high loses its foot,
because a face is in the upper part.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from certificates import ImageRefused, Phrase
from certificates.images import opened

WIDTH, HEIGHT = 600, 800
"""Pixels at most: 50 × 68 mm at 300 dots an inch."""

LEAST_WIDTH, LEAST_HEIGHT = 150, 200
"""Pixels at least: a face of fewer cannot be printed."""

MOST_BYTES = 20_000_000
QUALITY = 90


def portrait(data: bytes) -> bytes:
    """The JPEG that is stored. Raises `ImageRefused`."""
    if len(data) > MOST_BYTES:
        raise ImageRefused(
            Phrase("The photo has more than %(megabytes)s MB.", megabytes=MOST_BYTES // 1_000_000),
            Phrase("Make it smaller."),
        )
    cut = _cut(_on_white(opened(data, enough=HEIGHT)))
    if cut.width < LEAST_WIDTH or cut.height < LEAST_HEIGHT:
        raise ImageRefused(
            Phrase(
                "Cut to 3 : 4 the photo has %(width)s × %(height)s pixels.",
                width=cut.width,
                height=cut.height,
            ),
            Phrase(
                "Take one of at least %(width)s × %(height)s.",
                width=LEAST_WIDTH,
                height=LEAST_HEIGHT,
            ),
        )
    if cut.width > WIDTH:
        cut = cut.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    cut.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _cut(picture: Image.Image) -> Image.Image:
    wide = min(picture.width, max(1, round(picture.height * WIDTH / HEIGHT)))
    high = min(picture.height, max(1, round(picture.width * HEIGHT / WIDTH)))
    left = (picture.width - wide) // 2
    return picture.crop((left, 0, left + wide, high))
