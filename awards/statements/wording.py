"""The words of a certificate that belong to no winner: what the register would print now.

The wording of today is filled with the words that the certificate says of its winner. So another
name is one difference and not three.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from awards.text.dates import formal, in_english
from awards.text.placeholders import fill

#: Longer texts are cut, so that a difference can be stored when somebody accepts it.
_LONGEST = 480

#: The field of another photo.
PHOTO = "photo"

#: Fields of a certificate that are filled from a wording of the category.
_FILLED = ("salutation", "body", "closing", "body_en")


def differing_wording(
    says: Mapping[str, str], own: Mapping[str, str], row: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """Field, what a certificate says, and what the register would say; ``own`` are the winner's words.

    A certificate that does not have a field says nothing of it.
    """
    for field, now in _today(says, own, row).items():
        if field in says and says[field] != now:
            yield field, short(says[field]), short(now)


def _today(
    says: Mapping[str, str], own: Mapping[str, str], row: Mapping[str, Any]
) -> dict[str, str]:
    day = row["decided_on"]
    decided_on = date.fromisoformat(day) if isinstance(day, str) else day
    words: defaultdict[str, str] = defaultdict(str, {**own, **says})
    return {
        "year": str(row["year"]),
        "title": row["certificate_title"],
        "title_en": row["certificate_title_en"],
        "issuers": "\n".join(json.loads(row["issuers"])),
        "issuers_en": row["issuers_en"],
        "date": formal(decided_on),
        "date_en": in_english(decided_on),
        "honour_en": row["now_honour_en"],
        "signer": row["signer"],
        "signer_duty": row["signer_duty"],
        **{field: fill(row[field], words) for field in _FILLED},
    }


def differing_heading(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What stands above and below the lines of a notice or list."""
    pairs = (
        ("heading", row["says_heading"], row["now_heading"]),
        ("issuers", *(_signed(row[name]) for name in ("says_issuers", "now_issuers"))),
        ("decided_on", *(str(row[name])[:10] for name in ("says_day", "now_day"))),
    )
    for field, said, now in pairs:
        if said != now:
            yield field, short(said), short(now)


def _signed(issuers: str) -> str:
    return "\n".join(json.loads(issuers)) if issuers else ""


def differing_photo(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A certificate with another photo than the register's; one without a photo prints none."""
    frozen = row["pictures"]
    pictures = json.loads(frozen) if isinstance(frozen, str) else frozen
    for said in (pictures or {}).values():
        if said != row["photo"]:
            yield PHOTO, said, row["photo"]


def short(text: str) -> str:
    """The text, or its beginning with a digest of all of it."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST]}… {hashlib.sha256(text.encode()).hexdigest()[:12]}"
