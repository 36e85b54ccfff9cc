"""Encrypt what a draft stores: it may hold personal numbers, and a copy of the database shows none.

The key is derived from the server's key. AES-GCM also refuses what was changed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_MARK = b"awards-sealed-1:"
_NONCE_BYTES = 12


class SealBroken(Exception):
    """The key is another one, or the bytes were changed."""


def seal(plain: bytes, secret: bytes, purpose: str) -> bytes:
    """Encrypt; only `unseal` with the same key and purpose reads it."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _MARK + nonce + _cipher(secret).encrypt(nonce, plain, purpose.encode())


def unseal(stored: bytes, secret: bytes, purpose: str) -> bytes:
    """The plain bytes. Raises SealBroken.

    Bytes of earlier versions, which sealed nothing, are returned as they are.
    """
    if not is_sealed(stored):
        return stored
    body = stored[len(_MARK) :]
    nonce, encrypted = body[:_NONCE_BYTES], body[_NONCE_BYTES:]
    try:
        return _cipher(secret).decrypt(nonce, encrypted, purpose.encode())
    except (InvalidTag, ValueError) as fault:
        raise SealBroken from fault


def seal_text(plain: str, secret: bytes, purpose: str) -> str:
    return b64encode(seal(plain.encode(), secret, purpose)).decode()


def unseal_text(stored: str, secret: bytes, purpose: str) -> str:
    """The plain text. Raises SealBroken. Text of earlier versions is JSON, and never base64."""
    if stored.startswith("{"):
        return stored
    return unseal(b64decode(stored), secret, purpose).decode()


def is_sealed(stored: bytes) -> bool:
    return stored.startswith(_MARK)


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(hmac.new(secret, b"intake draft", hashlib.sha256).digest())
