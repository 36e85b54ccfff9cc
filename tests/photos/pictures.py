"""Pictures and archives, made for each test. Nobody is on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

SIZE = (600, 800)


def picture(
    size: tuple[int, int] = SIZE, top: str = "#804020", foot: str = "#204080"
) -> Image.Image:
    """The upper half has one colour, the lower half another."""
    made = Image.new("RGB", size, top)
    made.paste(foot, (0, size[1] // 2, size[0], size[1]))
    return made


def jpeg(made: Image.Image | None = None, **more: object) -> bytes:
    out = io.BytesIO()
    (made or picture()).save(out, "JPEG", **more)
    return out.getvalue()


def png(made: Image.Image | None = None) -> bytes:
    out = io.BytesIO()
    (made or picture()).save(out, "PNG")
    return out.getvalue()


def archive(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found
