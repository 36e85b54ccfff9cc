"""Write certificates/assets/srgb.icc: Little CMS makes it, this script removes the time."""

from __future__ import annotations

from pathlib import Path

from PIL import ImageCms

TARGET = Path(__file__).parent.parent / "certificates" / "assets" / "srgb.icc"

VERSION = slice(8, 12)
DATE = slice(24, 36)
IDENTITY = slice(84, 100)


def profile() -> bytes:
    """Return a profile of ICC.1:2004-10, which ISO 19005-2 names; the same bytes on any day."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = bytearray(made.tobytes())
    data[VERSION] = bytes.fromhex("04200000")
    data[DATE] = b"".join(n.to_bytes(2, "big") for n in (2004, 10, 1, 0, 0, 0))
    data[IDENTITY] = bytes(16)
    return bytes(data)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(profile())
