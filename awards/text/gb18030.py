"""Private-use characters of older GB 18030 systems, and the characters that replaced them.

Python's ``gb18030`` codec implements the first edition: codes that GB 18030-2022 assigns to
ordinary characters decode to private use. Old GBK fonts put 80 more there (bytes FE50 to FEA0).
"""

from __future__ import annotations

from collections.abc import Iterator

_MOVED = {  # GB 18030-2005 annex and GB 18030-2022: the six of Extension B and the eight components
    "\ue816": "𠂇",
    "\ue817": "𠂉",
    "\ue818": "𠃌",
    "\ue831": "𡗗",
    "\ue83b": "𢦏",
    "\ue855": "𤇾",
    "\ue81e": "龴",
    "\ue826": "龵",
    "\ue82b": "龶",
    "\ue82c": "龷",
    "\ue832": "龸",
    "\ue843": "龹",
    "\ue854": "龺",
    "\ue864": "龻",
    # Vertical punctuation, A6D9 to A6F3.
    "\ue78d": "\ufe10",
    "\ue78e": "\ufe12",
    "\ue78f": "\ufe11",
    "\ue790": "\ufe13",
    "\ue791": "\ufe14",
    "\ue792": "\ufe15",
    "\ue793": "\ufe16",
    "\ue794": "\ufe17",
    "\ue795": "\ufe18",
    "\ue796": "\ufe19",
}


def _components() -> Iterator[tuple[str, str]]:
    """GBK's row FE: U+E815 onwards correspond to the bytes FE50 onwards, without FE7F."""
    for offset in range(80):
        trail = 0x50 + offset + (offset >= 0x7F - 0x50)
        yield chr(0xE815 + offset), bytes((0xFE, trail)).decode("gb18030")


_STANDARD = str.maketrans(dict(_components()) | _MOVED)


def standard(text: str) -> str:
    """Replace private-use characters where GB 18030-2022 names the successor; keep the rest."""
    return text.translate(_STANDARD)
