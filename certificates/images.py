"""Open outside images, check them, strip everything but the pixels, and compress them again.

The content decides whether a file can be printed, never its name.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image as Pillow
from PIL import ImageOps

from certificates.errors import ImageRefused
from certificates.inks.pictures import check_inks, in_srgb
from certificates.marks import Image
from certificates.paper import Box
from certificates.words import Phrase

MOST = 40_000_000
"""The most pixels of an image, checked before any is decoded."""

FINEST = 400
"""Pixels per inch that paper can show; a finer image is reduced."""

QUALITY = 90

FLAT = 256
"""Up to this many colours a picture is flat art, to which JPEG would add specks."""

Fit = Literal["contain", "cover", "stretch"]

_PLAIN = re.compile(r"[^/\\:\x00-\x1f]{1,200}")
_FORMATS = ("PNG", "JPEG", "WEBP", "TIFF")
_OURS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_LOOKS = (
    (b"GIF8", "GIF"), (b"%PDF", "PDF"), (b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"BM", "BMP"),
    (b"<svg", "SVG"), (b"<?xml", "SVG"), (b"8BPS", "Photoshop"),
)  # fmt: skip

# What Pillow raises for broken or malicious files.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
_BOMB = (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning)


class Assets:
    """The folders of images. A layout names a file in them, and no path."""

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self.folders = tuple(folders)

    def read(self, name: str) -> bytes:
        """Raises `ImageRefused` if no file has that plain name, or if it leads elsewhere."""
        if not _PLAIN.fullmatch(name) or name.startswith("."):
            raise ImageRefused(
                Phrase("“%(name)s” is not a plain file name.", name=name),
                Phrase("Write the name alone, no folder."),
            )
        for folder in self.folders:
            path = (folder / name).resolve()
            if path.parent == folder.resolve() and path.is_file():
                return path.read_bytes()
        raise ImageRefused(
            Phrase("No folder of images has “%(name)s”.", name=name),
            Phrase("Put it there, or correct the name."),
        )


@dataclass(frozen=True, slots=True)
class _File:
    digest: str
    data: bytes = field(compare=False, repr=False)


def ready(data: bytes, box: Box, fit: Fit) -> Image:
    """The image as embedded for a box of that size; "cover" crops it to the box's shape.

    Raises `ImageRefused`.
    """
    return _ready(_File(hashlib.sha256(data).hexdigest(), data), box.width, box.height, fit)


@lru_cache(maxsize=32)
def _ready(file: _File, width: float, height: float, fit: Fit) -> Image:
    picture = _sized(opened(file.data), width, height, fit)
    # The alpha channel of an opaque image would only enlarge the file.
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    if alpha and alpha.getextrema() == (255, 255):
        alpha = None
    coding, pixels = _compressed(picture.convert("RGB"))
    mask = zlib.compress(alpha.tobytes(), 9) if alpha else b""
    digest = hashlib.sha256(pixels + mask).hexdigest()
    return Image(picture.width, picture.height, coding, pixels, mask, digest)


def opened(data: bytes, enough: int = 0) -> Pillow.Image:
    """The checked pixels in RGB or RGBA, upright and without metadata.

    A large photograph may be decoded smaller, if both sides keep ``enough`` pixels. Raises
    `ImageRefused`.
    """
    try:
        picture = Pillow.open(BytesIO(data), formats=_FORMATS)
        _check(picture)
        if enough:
            picture.draft(None, (enough, enough))
        picture.load()
        # A phone's metadata give the orientation and the colour profile.
        return _plain(in_srgb(ImageOps.exif_transpose(picture), is_early=_is_early(picture)))
    except _BOMB as error:
        raise _too_large() from error
    except _BROKEN as error:
        raise _broken() if _is_ours(data) else _unknown(data) from error


def _check(picture: Pillow.Image) -> None:
    """Before a pixel is decoded."""
    if picture.width * picture.height > MOST:
        raise _too_large()
    if picture.format != "JPEG" and _has_more(picture):
        raise ImageRefused(
            Phrase("The image is animated, or has several pages."),
            Phrase("Save one still picture."),
        )
    if picture.mode in ("YCCK", "LAB", "F") or (picture.format, picture.mode) == ("TIFF", "I"):
        raise ImageRefused(
            Phrase("The image is in %(mode)s colour.", mode=picture.mode),
            Phrase("Convert it to RGB and save it."),
        )
    if picture.mode == "CMYK":
        check_inks(picture)


def _has_more(picture: Pillow.Image) -> bool:
    """Only the second picture is looked for: a file may claim any number."""
    if picture.format != "TIFF":
        return bool(getattr(picture, "is_animated", False))
    try:
        picture.seek(1)
    except EOFError:
        return False
    return True


def _is_early(picture: Pillow.Image) -> bool:
    return picture.format in ("PNG", "JPEG")


def _plain(picture: Pillow.Image) -> Pillow.Image:
    """Convert to RGB, or to RGBA if a part of it is transparent."""
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel: Pillow would clip values above 255 instead of scaling them.
        picture = picture.point(lambda value: value / 256).convert("L")
    plain = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    # Pillow would copy metadata into the new file.
    plain.info = {}
    return plain


def _sized(picture: Pillow.Image, width: float, height: float, fit: Fit) -> Pillow.Image:
    if fit == "cover":
        shape = width / height
        wide = min(picture.width, max(1, round(picture.height * shape)))
        high = min(picture.height, max(1, round(picture.width / shape)))
        left, top = (picture.width - wide) // 2, (picture.height - high) // 2
        picture = picture.crop((left, top, left + wide, top + high))
    finest = width / 25.4 * FINEST, height / 25.4 * FINEST
    # For "contain" the tighter side decides; otherwise both sides fill the box.
    choose = min if fit == "contain" else max
    scale = choose(finest[0] / picture.width, finest[1] / picture.height)
    if scale >= 1:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Pillow.Resampling.LANCZOS)


def _compressed(picture: Pillow.Image) -> tuple[Literal["flate", "jpeg"], bytes]:
    """The smaller of the two encodings; flat art is never a JPEG."""
    flat = zlib.compress(picture.tobytes(), 9)
    if picture.getcolors(FLAT):
        return "flate", flat
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return ("jpeg", out.getvalue()) if len(out.getvalue()) < len(flat) else ("flate", flat)


def _too_large() -> ImageRefused:
    return ImageRefused(
        Phrase(
            "The image has more than %(millions)s megapixels.",
            millions=MOST // 1_000_000,
            myriads=MOST // 10_000,
        ),
        Phrase("Make it smaller."),
    )


def _broken() -> ImageRefused:
    return ImageRefused(
        Phrase("The image is broken or cut off."),
        Phrase("Export it again."),
    )


def _is_ours(data: bytes) -> bool:
    return data.startswith(_OURS) or (data[:4], data[8:12]) == (b"RIFF", b"WEBP")


def _unknown(data: bytes) -> ImageRefused:
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    name = next((name for mark, name in _LOOKS if start.startswith(mark)), "")
    what = (
        Phrase("The file is %(name)s, not a PNG, JPEG, WebP or TIFF image.", name=name)
        if name
        else Phrase("The file is not a PNG, JPEG, WebP or TIFF image.")
    )
    return ImageRefused(what, Phrase("Save it as PNG or JPEG."))
