"""Text in PDF's own spelling (ISO 32000-1, 7.9.2)."""

from __future__ import annotations


def text_string(text: str) -> bytes:
    """As UTF-16 in hexadecimal: no character of it can end the string."""
    return b"<%s>" % ("\ufeff" + text).encode("utf-16-be").hex().upper().encode()
