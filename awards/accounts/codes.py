"""The second factor: six digits of the time (RFC 6238), from a secret that is not stored.

The secret is derived from the server's key, so a reader of the database does not learn it. A new
serial makes a new secret.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from base64 import b32encode
from datetime import datetime
from urllib.parse import urlsplit

import pyotp

from awards.settings import Settings
from certificates import qr_code

STEP = 30

#: A phone's clock may be a step ahead or behind.
_TOLERATED = (0, -1, 1)

_SECRET_BYTES = 20
_MARGIN = 4


def secret(settings: Settings, account: int, serial: int) -> str:
    """Base32, as authenticator apps expect."""
    text = f"totp|{account}|{serial}".encode()
    digest = hmac.new(settings.secret_key(), text, hashlib.sha256).digest()
    return b32encode(digest[:_SECRET_BYTES]).decode()


def code(secret_text: str, at: datetime) -> str:
    """The code that the phone shows at that time."""
    return pyotp.TOTP(secret_text).at(at)


def step_of(secret_text: str, typed: str, at: datetime) -> int | None:
    """The time step of the code; None if it matches no step near that time.

    Spaces and full-width digits, as a Chinese keyboard makes them, are accepted.
    """
    now = int(at.timestamp()) // STEP
    digits = "".join(unicodedata.normalize("NFKC", typed).split()).encode("utf-8", "replace")
    otp = pyotp.TOTP(secret_text)
    for step in (now + delta for delta in _TOLERATED):
        if hmac.compare_digest(otp.generate_otp(step).encode(), digits):
            return step
    return None


def address(settings: Settings, username: str, secret_text: str) -> str:
    """The address that an authenticator app reads from the picture."""
    host = urlsplit(settings.public_url).hostname or "localhost"
    return pyotp.TOTP(secret_text).provisioning_uri(name=username, issuer_name=f"Awards {host}")


def picture(text: str) -> bytes:
    """A QR code as SVG, dark on white in every theme."""
    rows = qr_code.encode(text)
    side = len(rows) + 2 * _MARGIN
    dark = "".join(
        f"M{x + _MARGIN} {y + _MARGIN}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module == "1"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path d="{dark}"/></svg>'
    ).encode()
