"""Names of several persons with nothing between them, or with what joins the parts of one name.

Only surnames that hardly occur within a given name count, so that a long given name stays whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from awards.text.characters import is_han
from awards.text.recipients import SURNAMES_ONLY, has_clear_surname, is_body
from awards.text.surnames import COMPOUND

_SHORTEST, _LONGEST = 4, 16
_LENGTHS = (3, 2, 4)
_REPLACED = re.compile(f"(?<=..)[代替改换转](?=[{''.join(sorted(SURNAMES_ONLY))}].)")
_JOINT = re.compile(r"[ \u3000]*[-‐‑–—―.．。•‧・●][ \u3000]*")


@lru_cache(1_000)
def glued(text: str) -> tuple[str, ...]:
    """The names of 王强李明 and 诸葛亮欧阳修; nothing if it may be one name."""
    if not _SHORTEST <= len(text) <= _LONGEST or not is_han(text):
        return ()
    whole = (
        text[:3] in COMPOUND or has_clear_surname(text) or is_body(text) or _REPLACED.search(text)
    )
    return () if whole else _divided(text)


def _divided(text: str) -> tuple[str, ...]:
    """The first way to divide the text into names, or nothing."""
    for length in _LENGTHS:
        name, rest = text[:length], text[length:]
        if len(name) == length and has_clear_surname(name):
            if not rest:
                return (name,)
            if more := _divided(rest):
                return (name, *more)
    return ()


def joined_by_dots(text: str) -> tuple[str, ...]:
    """The names of 王强-李明. The middle dot itself joins the parts of one name."""
    names = tuple(part.strip() for part in _JOINT.split(text))
    return names if len(names) > 1 and all(map(has_clear_surname, names)) else ()
