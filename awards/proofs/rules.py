"""A unit's link, its lifetime, and the differences of two texts."""

from __future__ import annotations

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from awards.clock import CHINA
from awards.text.characters import clusters
from awards.text.names import match_key
from awards.web.fields import LARGEST_ID

#: 132 bits of the MAC, so that nobody can guess another unit's link.
_MAC_LENGTH = 22
_TOKEN = re.compile(rf"([1-9][0-9]{{0,9}})-([A-Za-z0-9_-]{{{_MAC_LENGTH}}})")

#: The most days until a deadline.
LONGEST_DAYS = 366


class UnitProgress(StrEnum):
    """Whether a unit was asked, and what it answered."""

    NONE = "none"
    WAITING = "waiting"
    OVERDUE = "overdue"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CLOSED = "closed"


#: The units that have not answered, whether they were asked or not.
SILENT = (UnitProgress.NONE, UnitProgress.WAITING, UnitProgress.OVERDUE)


#: What a proposal is about that says nothing of a field: the registrar reads its comment.
COMMENT = "comment"


def token(link: int, secret: bytes) -> str:
    """Derived from the server's key, so that no token is stored."""
    return f"{link}-{_mac(link, secret)}"


def link_of(text: str, secret: bytes) -> int | None:
    """The id in a token that we issued; None for anything else."""
    found = _TOKEN.fullmatch(text)
    if found is None or int(found[1]) > LARGEST_ID:
        return None
    link = int(found[1])
    return link if hmac.compare_digest(_mac(link, secret), found[2]) else None


def _mac(link: int, secret: bytes) -> str:
    digest = hmac.new(secret, f"proof|{link}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(digest).decode()[:_MAC_LENGTH]


def unit_of(name: str, unit: str) -> str:
    """An enterprise, or a body without a unit, is its own unit."""
    return unit or name


def unit_key(unit: str) -> str:
    return match_key(unit)


def end_of(day: date) -> datetime:
    """A link works until the end of its last day, in China."""
    return datetime.combine(day + timedelta(days=1), time(), CHINA)


def last_day(deadline: datetime) -> date:
    return (deadline - timedelta(seconds=1)).astimezone(CHINA).date()


def progress(
    deadline: datetime | None,
    confirmed_at: datetime | None,
    at: datetime,
    changed: int = 0,
    *,
    closed: bool = False,
) -> UnitProgress:
    """``changed`` are the winners that differ from what the unit confirmed."""
    if deadline is None:
        return UnitProgress.NONE
    if confirmed_at is not None:
        return UnitProgress.CHANGED if changed else UnitProgress.CONFIRMED
    if closed:
        return UnitProgress.CLOSED
    return UnitProgress.WAITING if at < deadline else UnitProgress.OVERDUE


#: For each winner by id, the unit's value of each field: as stored, or as proposed.
Words = Mapping[str, Mapping[str, Sequence[str]]]


def agreed(words: Words, winner: int, now: Mapping[str, str]) -> bool:
    """True if a winner is as the unit confirmed it; False for a winner added later.

    A field that was not shown to the unit was empty for it.
    """
    said = words.get(str(winner))
    return said is not None and all(text in said.get(field, ("",)) for field, text in now.items())


def stranger(name: str) -> str:
    """An actor with an unverified name: the quotes distinguish it from an account."""
    return f"proof/“{name}”"


class DiffPiece(NamedTuple):
    """A piece of a text beside another: common to both, or in one only."""

    text: str
    differs: bool


def differences(before: str, after: str) -> tuple[list[DiffPiece], list[DiffPiece]]:
    """The pieces of each, character by character as a reader counts them."""
    old, new = clusters(before), clusters(after)
    left, right = [], []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left.append(DiffPiece("".join(old[i:j]), tag != "equal"))
        right.append(DiffPiece("".join(new[k:m]), tag != "equal"))
    return [p for p in left if p.text], [p for p in right if p.text]
