"""Password hashes: argon2id, computed outside the event loop, at most two at once.

A password is hashed even if there is none to compare with, so that response times do not reveal
whether an account exists.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

import anyio
import anyio.to_thread
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Each takes 64 MiB and a full core for a tenth of a second.
_AT_ONCE = anyio.CapacityLimiter(2)

_HASHER = PasswordHasher()


async def hashed(password: str) -> str:
    return await anyio.to_thread.run_sync(_HASHER.hash, same(password), limiter=_AT_ONCE)


async def matches(kept: str, password: str) -> bool:
    """Takes the same time if no hash is stored."""
    return await anyio.to_thread.run_sync(_matches, kept, password, limiter=_AT_ONCE)


def is_outdated(kept: str) -> bool:
    """True if it was made with other parameters than a new hash would be."""
    return _HASHER.check_needs_rehash(kept)


def same(password: str) -> str:
    """A password typed on two keyboards is the same password (NIST SP 800-63B, 5.1.1.2)."""
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
