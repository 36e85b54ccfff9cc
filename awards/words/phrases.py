"""English words with named facts, kept as data and translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from awards.words.catalogue import translations
from awards.words.languages import Language


def N_(words: str) -> str:  # noqa: N802 - gettext's own name for words that are translated later
    return words


@runtime_checkable
class Worded(Protocol):
    """Words and their facts; the engine in `certificates` has a class of its own that fits."""

    @property
    def msgid(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True, init=False)
class Phrase:
    """``msgid`` names its facts as ``%(name)s``; a fact may be a phrase itself."""

    msgid: str
    facts: Mapping[str, object] = field(hash=False)

    def __init__(self, msgid: str, /, **facts: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "facts", facts)

    def __str__(self) -> str:
        return translated(self, "en")


@dataclass(frozen=True, slots=True, init=False)
class Plural:
    """Words that differ with ``number``, which is the fact ``%(num)s``."""

    singular: str
    plural: str
    number: int
    facts: Mapping[str, object] = field(hash=False)

    def __init__(self, singular: str, plural: str, number: int, /, **facts: object) -> None:
        object.__setattr__(self, "singular", singular)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "number", number)
        object.__setattr__(self, "facts", {"num": number, **facts})

    def __str__(self) -> str:
        return translated(self, "en")


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts in a row; ``between`` is translated too, as ", " is “、” in Chinese."""

    parts: tuple[object, ...]
    between: str = ""

    def __str__(self) -> str:
        return translated(self, "en")


def listed(parts: Iterable[object]) -> Joined:
    """With commas between them."""
    return Joined(tuple(parts), N_(", "))


def translated(value: object, language: Language) -> str:
    """In that language, its facts too. What is no phrase, such as a name, stays as it is."""
    if isinstance(value, str):
        return value
    words = translations(language)
    if isinstance(value, Joined):
        between = words.gettext(value.between) if value.between.strip() else value.between
        return between.join(translated(part, language) for part in value.parts)
    if isinstance(value, Plural):
        template = words.ngettext(value.singular, value.plural, value.number)
    elif isinstance(value, Worded):
        template = words.gettext(value.msgid)
    else:
        return str(value)
    return template % {name: translated(fact, language) for name, fact in value.facts.items()}
