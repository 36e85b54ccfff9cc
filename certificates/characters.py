"""Characters as they stand on paper: a base with its variation selector is one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"

_SELECTED = re.compile(f"[{SELECTORS}]")
_CLUSTER = re.compile(f".[{SELECTORS}]?", re.DOTALL)

# Controls, format characters and bidirectional overrides leave no ink but change what is read;
# surrogates and noncharacters mean a decoding went wrong before.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e00ff]"
)


def clusters(text: str) -> Sequence[str]:
    """The text cut into what is drawn as one; almost always its characters themselves."""
    return _CLUSTER.findall(text) if _SELECTED.search(text) else text


def unprintable(text: str) -> list[str]:
    """The characters that must not reach paper, each once, in order."""
    return list(dict.fromkeys(_UNPRINTABLE.findall(text)))
