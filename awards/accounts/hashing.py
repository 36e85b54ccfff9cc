"""Passwords as they are kept: argon2id, computed beside the event loop and never more than two at once.

A password is hashed even where there is none to compare it with, so that nobody learns by the
clock whether an account exists.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

import anyio
import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Each takes 64 MiB and all of a core for a tenth of a second.
_AT_ONCE = anyio.CapacityLimiter(2)

_HASHER = PasswordHasher()


async def hashed(password: str) -> str:
    return await anyio.to_thread.run_sync(_HASHER.hash, same(password), limiter=_AT_ONCE)


async def matches(kept: str, password: str) -> bool:
    """Costs the same when nothing is kept."""
    return await anyio.to_thread.run_sync(_matches, kept, password, limiter=_AT_ONCE)


def is_outdated(kept: str) -> bool:
    """Whether it was made with other parameters than a new one would be."""
    return _HASHER.check_needs_rehash(kept)


def same(password: str) -> str:
    """One password typed on two keyboards is one password (NIST SP 800-63B, 5.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def _matches(kept: str, password: str) -> bool:
    try:
        right = _HASHER.verify(kept or _nobodys(), same(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(kept)


@cache
def _nobodys() -> str:
    """The hash of a password that nobody knows."""
    return _HASHER.hash(secrets.token_urlsafe(32))
