"""Classes of characters, by explicit code points.

Python's own Unicode tables are years older than the blocks made for personal names. So categories
and ``isprintable`` are used only where their age does not matter.
"""

from __future__ import annotations

import re
import unicodedata

_BLANKS = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = f"\t\r\n{_BLANKS}"
HAN = (
    "\u3005\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003fffd"  # Planes 2 and 3 are reserved for Han characters, including unassigned code points.
)
VARIATION = "\u180b-\u180d\ufe00-\ufe0d\U000e0100-\U000e01ef"
_DOTS = "\u0387\u16eb\u2022\u2027\u2219\u22c5\u25aa\u25cf\u2e31\u2e33\u30fb\uff65"
#: Dots and marks that are a middle dot only between two Han characters.
_DOTS_AMID_HAN = "\u00b0\u02d9\u1427\u2024\u2e30\u3002\ufe52\uff61"

MIDDLE_DOT = "\u00b7"  # The only middle dot that 民委发〔2016〕33号 allows.

SPACE = re.compile(f"[{SPACES}]")
SURROGATE = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
DAMAGED = re.compile("[\ufff9-\uffff]")
PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
EMOJI = re.compile(
    "[\u20e3\u2300-\u23ff\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f"
    "\u2800\u3164\ufe0e\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0001]"
)
FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
VARIATION_SELECTOR = re.compile(f"[{VARIATION}]")
RADICAL = re.compile("[\u2e80-\u2fd5]")
COMPATIBILITY = re.compile(
    "[\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufaff"
    "\U0002f800-\U0002fa1f]"
)
LOOK_ALIKE_DOT = re.compile(
    f"[{_DOTS}]"
    # A full stop is a middle dot only inside a name that is not written in Latin letters.
    rf"|(?<=[^\x00-\u024f])[{SPACES}]*[.\uff0e][{SPACES}]*(?=[^\x00-\u024f])"
    rf"|[{SPACES}]+{MIDDLE_DOT}[{SPACES}]*|{MIDDLE_DOT}[{SPACES}]+"
    rf"|(?<=[{HAN}])[{_DOTS_AMID_HAN}](?=[{HAN}])"
)
ANY_DOT = re.compile(f"[.{_DOTS}{_DOTS_AMID_HAN}]")
PLACEHOLDER = re.compile("[?？*＊□■〓囗]")
SPACE_IN_HAN = re.compile(f"(?<=[{HAN}{VARIATION}])[{_BLANKS}]+(?=[{HAN}])")
CYRILLIC_OR_GREEK = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")

# Radicals of the supplement block that are whole characters, as copied out of a PDF file. NFKC
# covers the Kangxi block only (Unicode, EquivalentUnifiedIdeograph).
_RADICALS = str.maketrans(
    "⺒⺓⺝⺠⺩⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲",
    "巳幺月民王虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀",
)

_CLUSTER = re.compile(f".[{VARIATION}\ufe0e\ufe0f\u0300-\u036f]*", re.DOTALL)
_HAN_ONLY = re.compile(f"(?:[{HAN}][{VARIATION}]*)+")
_UNSEEN_KINDS = (SURROGATE, CONTROL, BIDI, DAMAGED, PRIVATE_USE, INVISIBLE, SPACE)
_UNSEEN = re.compile("(?! )(?:" + "|".join(kind.pattern for kind in _UNSEEN_KINDS) + ")")


def is_han(text: str) -> bool:
    """True for Han characters with their variation selectors only; no space, dot or letter."""
    return _HAN_ONLY.fullmatch(text) is not None


def clusters(text: str) -> list[str]:
    """Characters as a reader counts them: each with its variation selectors and accents."""
    return _CLUSTER.findall(text)


def visible(text: str) -> str:
    """The text for a message, with invisible characters as code points: ``[U+202E]``."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def folded(text: str) -> str:
    """Apply NFKC and replace radicals, for comparison only. A stored name is never folded."""
    return unicodedata.normalize("NFKC", text).translate(_RADICALS)
