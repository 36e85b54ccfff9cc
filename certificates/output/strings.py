"""Text strings in PDF syntax (ISO 32000-1, 7.9.2)."""

from __future__ import annotations


def text_string(text: str) -> bytes:
    """UTF-16 in hexadecimal, so that no character can end the string."""
    return b"<%s>" % _coded(text).hex().upper().encode()


def short_string(text: str) -> bytes:
    """UTF-16 as it is, for objects that are compressed: half as many bytes to compress."""
    said = _coded(text)
    for special, escaped in _ESCAPED:
        said = said.replace(special, escaped)
    return b"(%s)" % said


_ESCAPED = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))
"""Bytes that end a string or are read as another, and how they are written (7.3.4.2)."""


def _coded(text: str) -> bytes:
    return ("\ufeff" + text).encode("utf-16-be")
