"""English words with named facts, kept as data and translated when they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from awards.words.catalogue import translations
from awards.words.languages import Language

#: Between a context and its words, as gettext writes them in one text.
_MARK = "\x04"


def N_(words: str) -> str:  # noqa: N802 - gettext's own name for words that are translated later
    return words


def C_(context: str, words: str) -> str:  # noqa: N802 - beside N_
    """Mark words whose Chinese depends on their place; ``context`` distinguishes them."""
    return f"{context}{_MARK}{words}"


@runtime_checkable
class Worded(Protocol):
    """Words and their facts; the engine in `certificates` has a class of its own that fits."""

    @property
    def msgid(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, object]: ...


@runtime_checkable
class Row(Protocol):
    """Parts with words or a mark between them."""

    @property
    def parts(self) -> tuple[object, ...]: ...

    @property
    def between(self) -> object: ...


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
    """Parts in a row, with words or a mark between them."""

    parts: tuple[object, ...]
    between: str | Phrase = ""

    def __str__(self) -> str:
        return translated(self, "en")


def sentences(*parts: object) -> object:
    """One after the other: a space between them in English, nothing in Chinese."""
    *others, found = parts
    for part in reversed(others):
        found = Phrase("%(first)s %(others)s", first=part, others=found)
    return found


def listed(parts: Iterable[object]) -> Joined:
    """A list within a sentence: commas in English, “、” in Chinese."""
    return Joined(tuple(parts), Phrase(C_("list", ", ")))


def translated(value: object, language: Language) -> str:
    """Translate a phrase with its facts; other values, such as a name, stay unchanged."""
    if isinstance(value, str):
        return value
    words = translations(language)
    if isinstance(value, Row):
        between = translated(value.between, language)
        return between.join(translated(part, language) for part in value.parts)
    if isinstance(value, Plural):
        template = words.ngettext(value.singular, value.plural, value.number)
    elif isinstance(value, Worded):
        *context, msgid = value.msgid.split(_MARK)
        template = str(words.pgettext(context[0], msgid) if context else words.gettext(msgid))
    else:
        return str(value)
    return template % {name: translated(fact, language) for name, fact in value.facts.items()}
