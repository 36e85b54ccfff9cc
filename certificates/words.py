"""English words with named facts, and their Chinese from the catalogue beside this module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, NamedTuple

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

CATALOGUE = "zh_Hans.po"

#: Between a context and its words, as gettext writes them in one text.
_MARK = "\x04"


def C_(context: str, words: str) -> str:  # noqa: N802 - beside gettext's N_
    """Mark words whose Chinese depends on their place; ``context`` distinguishes them."""
    return f"{context}{_MARK}{words}"


@dataclass(frozen=True, slots=True, init=False)
class Phrase:
    """``msgid`` names its facts as ``%(name)s``; a fact may be a phrase itself."""

    msgid: str
    facts: Mapping[str, object] = field(hash=False)

    def __init__(self, msgid: str, /, **facts: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "facts", facts)

    def __str__(self) -> str:
        words = self.msgid.rpartition(_MARK)[2]
        return words % {name: str(fact) for name, fact in self.facts.items()}


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts in a row, with a comma between them."""

    parts: tuple[object, ...]
    between: Phrase = Phrase(C_("list", ", "))

    def __str__(self) -> str:
        return str(self.between).join(map(str, self.parts))


def listed(words: Iterable[object]) -> Joined:
    return Joined(tuple(words))


def chinese(value: object) -> str:
    """A phrase with its facts; a name or a number stays as it is."""
    if isinstance(value, Joined):
        return chinese(value.between).join(map(chinese, value.parts))
    if not isinstance(value, Phrase):
        return str(value)
    *context, msgid = value.msgid.split(_MARK)
    known = chinese_catalogue()
    template = known.pgettext(context[0], msgid) if context else known.gettext(msgid)
    return str(template) % {name: chinese(fact) for name, fact in value.facts.items()}


@cache
def chinese_catalogue() -> Translations:
    source = files("certificates").joinpath(CATALOGUE).read_bytes()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(source), locale="zh_Hans"))
    compiled.seek(0)
    return Translations(compiled)


class Words(NamedTuple):
    """What is wrong and where; and what to do about it."""

    what: str
    remedy: str


class InBoth:
    """A fault or a problem: ``what`` and ``remedy`` are phrases, read here in either language."""

    __slots__ = ()

    what: Phrase
    remedy: Phrase

    @property
    def zh(self) -> Words:
        return Words(chinese(self.what), chinese(self.remedy))

    @property
    def en(self) -> Words:
        return Words(str(self.what), str(self.remedy))

    def words(self, language: Literal["zh", "en"]) -> Words:
        return self.zh if language == "zh" else self.en
