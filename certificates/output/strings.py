"""Text strings in PDF syntax (ISO 32000-1, 7.9.2)."""

from __future__ import annotations


def text_string(text: str) -> bytes:
    """UTF-16 in hexadecimal, so that no character can end the string."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
