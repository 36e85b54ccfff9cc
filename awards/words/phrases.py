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
    context: str

    def __init__(self, msgid: str, /, **facts: object) -> None:
        object.__setattr__(self, "msgid", msgid)
        object.__setattr__(self, "facts", facts)
        object.__setattr__(self, "context", "")

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
    """Parts in a row, with words or a mark between them."""

    parts: tuple[object, ...]
    between: str | Phrase = ""

    def __str__(self) -> str:
        return translated(self, "en")


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that come in both languages already."""

    zh: str
    en: str


def within(context: str, msgid: str, /, **facts: object) -> Phrase:
    """A phrase of its own context: the same English has another Chinese elsewhere."""
    phrase: Phrase = Phrase(msgid, **facts)
    object.__setattr__(phrase, "context", context)
    return phrase


def listed(parts: Iterable[object]) -> Joined:
    """A list within a sentence: commas in English, “、” in Chinese."""
    return Joined(tuple(parts), within("list", ", "))


def translated(value: object, language: Language) -> str:
    """In that language, its facts too. What is no phrase, such as a name, stays as it is."""
    if isinstance(value, str):
        return value
    words = translations(language)
    if isinstance(value, Pair):
        return value.zh if language == "zh" else value.en
    if isinstance(value, Joined):
        between = translated(value.between, language)
        return between.join(translated(part, language) for part in value.parts)
    if isinstance(value, Plural):
        template = words.ngettext(value.singular, value.plural, value.number)
    elif isinstance(value, Phrase) and value.context:
        template = str(words.pgettext(value.context, value.msgid))
    elif isinstance(value, Worded):
        template = words.gettext(value.msgid)
    else:
        return str(value)
    return template % {name: translated(fact, language) for name, fact in value.facts.items()}
