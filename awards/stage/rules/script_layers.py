"""The texts of the host script, in layers: shipped, of a category, of an item, of a group.

A text has parts, each below a line with its name: 【上台】. A part of a higher layer replaces that
part of the lower ones. A line in full-width parentheses is a direction for the stage and not spoken.
Names in braces are replaced by words of the ceremony. Nothing else in a text has a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from itertools import accumulate

from awards.stage.rules.shipped_script import GROUP_TEXTS, ITEM_TEXTS
from awards.stage.words import ItemKind
from awards.tables import RecipientKind
from awards.text.characters import BIDI, CONTROL, INVISIBLE, visible
from awards.words import Phrase

#: What a text may name in braces. ``names`` alone on a line becomes rows of names with readings.
PLACEHOLDERS = (
    "commendation", "meeting", "place", "year", "issuers", "item", "title", "speaker", "minutes",
    "group", "group_name", "groups", "category", "honour", "names", "count", "presenters", "side",
    "units", "platform", "attendees", "programme",
)  # fmt: skip

#: Texts of a ceremony under keys that begin so are scripts: of a category, and of the meeting.
SCRIPT_KEYS = ("script.", "meeting.")

_UNSEEN = re.compile(rf"(?![\r\n\t])(?:{BIDI.pattern}|{CONTROL.pattern}|{INVISIBLE.pattern})")
_BRACES = re.compile(r"\{(\w+)\}")


class ScriptPart(StrEnum):
    """The parts of a text by their names: the first and the last are said once for an item."""

    OPENING = "开始"
    INTRODUCING = "介绍"
    CALLING = "上台"
    HANDING = "颁奖"
    LEAVING = "退场"
    CLOSING = "收尾"


OF_ITEM = (ScriptPart.OPENING, ScriptPart.CLOSING)
OF_GROUP = (
    ScriptPart.INTRODUCING,
    ScriptPart.CALLING,
    ScriptPart.HANDING,
    ScriptPart.LEAVING,
)
_HEADS = {f"【{part}】": part for part in ScriptPart}


def item_script(kind: ItemKind, item: str = "") -> str:
    """The text of an item. Words of ``item`` above any part are its opening."""
    return _joined(_parts(ITEM_TEXTS[kind]) | _own(item, OF_ITEM, ScriptPart.OPENING))


def group_script(kind: RecipientKind, category: str = "", item: str = "", group: str = "") -> str:
    """The text of a group.

    Words of a category or group above any part replace all parts. Those of an item are its own.
    """
    made = _parts(GROUP_TEXTS[kind])
    made |= _whole(category)
    made |= _own(item, OF_GROUP)
    return _joined(made | _whole(group))


def part_of(script: str, part: ScriptPart) -> str:
    """The words of a part; empty if the text has none."""
    return _parts(script).get(part, "")


def is_direction(line: str) -> bool:
    """Whether a line says what to do, and is not spoken."""
    words = line.strip()
    depths = accumulate((each == "（") - (each == "）") for each in words)
    return words[:1] == "（" and [at for at, depth in enumerate(depths, 1) if depth < 1] == [
        len(words)
    ]


def script_faults(text: str) -> list[Phrase]:
    """Unknown names in braces, and characters that would turn the words around them."""
    known = "、".join(f"{{{name}}}" for name in PLACEHOLDERS)
    found = [
        Phrase("names {%(name)s}; known are %(known)s", name=name, known=known)
        for name in dict.fromkeys(_BRACES.findall(text))
        if name not in PLACEHOLDERS
    ]
    if hidden := _hidden(text):
        found.append(Phrase("has %(characters)s, which nobody sees", characters=visible(hidden)))
    return found


def fill(text: str, words: Mapping[str, str]) -> str:
    """Replace names in braces that have words; everything else stays as it is."""
    return _BRACES.sub(lambda found: words.get(found[1], found[0]), text)


def _parts(text: str, lone: ScriptPart | None = None) -> dict[ScriptPart, str]:
    """The words of each part. Those above any part belong to ``lone``, or are left out."""
    found: dict[ScriptPart, list[str]] = {}
    at = lone
    for line in text.splitlines():
        if head := _HEADS.get(line.strip()):
            at = head
            found.setdefault(at, [])
        elif at and (line.strip() or at in found):
            found.setdefault(at, []).append(line)
    return {part: "\n".join(lines).strip("\n") for part, lines in found.items()}


def _own(
    text: str, parts: tuple[ScriptPart, ...], lone: ScriptPart | None = None
) -> dict[ScriptPart, str]:
    return {part: words for part, words in _parts(text, lone).items() if part in parts}


def _whole(text: str) -> dict[ScriptPart, str]:
    """The parts of a group. Words above any part stand where the group is called, alone."""
    made = _own(text, OF_GROUP, ScriptPart.CALLING)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first or first in _HEADS:
        return made
    return dict.fromkeys(OF_GROUP, "") | made


def _joined(parts: Mapping[ScriptPart, str]) -> str:
    return "\n".join(f"【{part}】\n{parts[part]}" for part in ScriptPart if parts.get(part))


def seen(text: str) -> str:
    """The text with the code points of characters that nobody sees: they turn no words around."""
    return _UNSEEN.sub(lambda found: visible(found[0]), text)


def _hidden(text: str) -> str:
    return "".join(dict.fromkeys(_UNSEEN.findall(text)))
