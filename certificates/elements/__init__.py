"""The elements a layout is made of: one file each, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from certificates.elements import (
    border,
    box,
    field,
    guilloche,
    image,
    line,
    number,
    ornament,
    qr,
    seal,
    signature,
    text,
)
from certificates.elements.element import Element, Placement, Setting
from certificates.reading.tables import Table

READERS: Mapping[str, Callable[[Table, str, Setting], Element]] = {
    "border": border.read,
    "box": box.read,
    "field": field.read,
    "guilloche": guilloche.read,
    "image": image.read,
    "line": line.read,
    "number": number.read,
    "ornament": ornament.read,
    "qr": qr.read,
    "seal": seal.read,
    "signature": signature.read,
    "text": text.read,
}

__all__ = ["READERS", "Element", "Placement", "Setting"]
