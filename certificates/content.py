"""The words of one sheet: frozen before they arrive here, printed literally, never interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

FIELDS = (
    "title",
    "salutation",
    "body",
    "closing",
    "issuers",
    "date",
    "number",
    "code",
)
"""All a layout may ask for. ``issuers`` holds one body per line; ``code`` is what the QR says."""


@dataclass(frozen=True, slots=True)
class Content:
    """``key`` tells sheets apart (a certificate number does); ``person`` names it in messages."""

    key: str
    person: str
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)


NOBODY = Content(key="", person="")
"""What the static part of a layout is placed for."""
