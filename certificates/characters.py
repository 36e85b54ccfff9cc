"""Characters as printed: a base with its variation selector and accents counts as one character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"

ACCENTS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe20-\ufe2f"
)
"""Marks that are drawn over, under or around the character before them."""

CLUSTER = f".[{SELECTORS}]?[{ACCENTS}]*"

_FOLLOWING = re.compile(f"[{SELECTORS}{ACCENTS}]")
_CLUSTER = re.compile(CLUSTER, re.DOTALL)
_ACCENT = re.compile(f"[{ACCENTS}]")

_IN_PARTS = re.compile(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
    f"|[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff\u3041-\u30ff][{ACCENTS}]+"
)
"""Hangul typed as jamo (the Unicode standard, 3.12), and letters followed by accents."""

# Controls, format characters and bidirectional overrides leave no ink but change what is read.
# Surrogates and noncharacters show that a decoding failed earlier.
# Joiners that choose a form of a letter of their own script are part of its spelling.
_UNPRINTABLE = re.compile(
    "(?<![\u1800-\u18aa])[\u180b-\u180f]|(?<![\u0600-\u08ff\u0900-\u0dff\u1000-\u18aa])[\u200c\u200d]"
    "|[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e00ff]"
)


_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e00ff]"
)
"""Any of them in any place, which is much faster to look for."""

_IDEOGRAPH = re.compile(
    "[\u3005\u3007\u2e80-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)


def clusters(text: str) -> Sequence[str]:
    """The text in pieces that are drawn as one; nearly always single characters."""
    return _CLUSTER.findall(text) if _FOLLOWING.search(text) else text


def composed(cluster: str) -> str | None:
    """The cluster with its accents as one character (Unicode's NFC); None if there is none."""
    if not _ACCENT.search(cluster):
        return cluster
    whole = unicodedata.normalize("NFC", cluster)
    return None if _ACCENT.search(whole) else whole


def joined(text: str) -> str:
    """The text with letters that were typed in parts, jamo and accents, as Unicode joins them (NFC).

    Ideographs stay as they are: NFC would replace compatibility ideographs, which names contain.
    """
    return _IN_PARTS.sub(lambda found: unicodedata.normalize("NFC", found.group()), text)


def ideographs(text: str) -> str:
    """The Chinese characters of a text, each once, in order."""
    return "".join(dict.fromkeys(_IDEOGRAPH.findall(text)))


def is_alone(character: str) -> bool:
    """Whether it is one printable character that never joins the character before it."""
    return len(character) == 1 and not (_FOLLOWING.search(character) or _SUSPECT.search(character))


def unprintable(text: str) -> list[str]:
    """The characters that must not reach paper, each once, in order."""
    if not _SUSPECT.search(text):
        return []
    return list(dict.fromkeys(_UNPRINTABLE.findall(text)))
