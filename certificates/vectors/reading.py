"""An SVG file as closed paths. A child process opens it, and only numbers come back."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from certificates.errors import ImageRefused
from certificates.marks import Colour, Step
from certificates.words import Phrase

LARGEST = 1_000_000
"""Bytes of a file."""

PATIENCE = 30.0
"""Seconds that the child may take; it ends itself after ten of computing."""

_ROOT = FilePath(__file__).parents[2]
_STARTS = (b"<svg", b"<?xml", b"<!--", b"<!DOCTYPE svg")


class VectorShape(NamedTuple):
    colour: Colour
    steps: tuple[Step, ...]


class Vector(NamedTuple):
    """Filled shapes from the lowest, in units of its own, from the top left of its size."""

    width: float
    height: float
    shapes: tuple[VectorShape, ...]


@dataclass(frozen=True, slots=True)
class _SvgFile:
    digest: str
    data: bytes = field(compare=False, repr=False)


def is_svg(data: bytes) -> bool:
    return data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_STARTS)


def vector(data: bytes) -> Vector:
    """Raises `ImageRefused` for what cannot be drawn as it is meant."""
    if len(data) > LARGEST:
        raise _fault("large")
    return _drawn(_SvgFile(hashlib.sha256(data).hexdigest(), data))


@lru_cache(maxsize=32)
def _drawn(file: _SvgFile) -> Vector:
    answer = _answer(file.data)
    if "code" in answer:
        raise _fault(str(answer["code"]), str(answer["what"]))
    shapes = (
        VectorShape(Colour(*colour), tuple((str(name), *numbers) for name, *numbers in steps))
        for colour, steps in answer["shapes"]
    )
    wide, high = answer["size"]
    return Vector(wide, high, tuple(shapes))


def _answer(data: bytes) -> Mapping[str, Any]:
    """What the child says; a child that ends without a word was ended by its limits."""
    try:
        # Without the environment: who reads hostile files needs no secrets.
        done = subprocess.run(
            [sys.executable, "-m", "certificates.vectors.child"],
            input=data,
            capture_output=True,
            check=False,
            cwd=_ROOT,
            env={"PYTHONUTF8": "1"},
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise _fault("large") from error
    if done.returncode:
        raise _fault("undrawable")
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


_SIMPLER = Phrase("Save it as plain SVG with paths alone, or use a PNG.")


def _fault(code: str, what: str = "") -> ImageRefused:
    """``what`` is the thing of the file that is meant."""
    named = {
        "element": Phrase(
            "The SVG has “%(what)s”, which cannot be drawn as a path in one ink.", what=what
        ),
        "attribute": Phrase(
            "The SVG says “%(what)s”, which cannot be drawn in solid inks.", what=what
        ),
        "reference": Phrase("The SVG refers to “%(what)s”.", what=what),
        "colour": Phrase(
            "The SVG has the colour “%(what)s”; only plain colours can be printed.", what=what
        ),
    }
    return ImageRefused(named.get(code) or _PLAIN[code], _REMEDIES.get(code, _SIMPLER))


_PLAIN = {
    "broken": Phrase("The SVG is broken."),
    "doctype": Phrase("The SVG has a DOCTYPE or entities."),
    "large": Phrase("The SVG is too large or too complex."),
    "undrawable": Phrase("The SVG cannot be drawn."),
    "size": Phrase("The SVG has no viewBox."),
    "empty": Phrase("The SVG draws nothing."),
}

_REMEDIES = {
    "element": Phrase("Convert it to paths with plain fills, or use a PNG."),
    "size": Phrase("Save it with a viewBox."),
}
