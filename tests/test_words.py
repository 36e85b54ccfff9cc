"""Every word that people read has its Chinese, and the catalogue holds none that nobody says."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract

from awards.words import catalogues
from certificates.content import FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS
from certificates.elements import ELEMENT_KINDS
from certificates.layout import NAME, PAGE, PREPRINTED
from certificates.reading.conditions import WHEN
from certificates.reading.keys import Key, labels
from certificates.reading.styles import STYLE_KEYS

AWARDS = Path(__file__).parent.parent / "awards"
STATIONS = sorted(
    entry.name
    for entry in AWARDS.iterdir()
    if entry.suffix == ".py" or (entry / "__init__.py").exists()
)
_KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "Phrase": None,
    "Plural": (1, 2),
    "within": ((1, "c"), 2),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%s")


class Word(NamedTuple):
    """``context`` is empty for all but the few whose Chinese depends on where they stand."""

    context: str
    singular: str
    plural: str


@cache
def _said(station: str) -> dict[Word, str]:
    """Each word of a station and where it is said."""
    found: dict[Word, str] = {}
    place = AWARDS / station
    for file in [place] if place.is_file() else sorted(place.rglob("*")):
        if file.suffix in (".py", ".html"):
            for word in _in_file(file):
                found.setdefault(word, str(file.relative_to(AWARDS)))
    return found


def _in_file(file: Path) -> Iterator[Word]:
    method = "jinja2.ext:babel_extract" if file.suffix == ".html" else "python"
    options = {
        "extensions": "jinja2.ext.do",
        "newstyle_gettext": "true",
        "silent": "false",
        "trimmed": "false",
    }
    source = BytesIO(file.read_bytes())
    for _, words, _, context in extract(method, source, _KEYWORDS, (), options):
        yield _word(words, context)


def _word(words: str | Sequence[str], context: str | None) -> Word:
    singular, plural = (words, "") if isinstance(words, str) else (words[0], words[1])
    return Word(context or "", singular, plural)


def _declared() -> Iterator[Word]:
    """What a page says of layouts: the engine declares it, and knows nothing of pages."""
    return (Word("", label, "") for label in _labels())


def _labels() -> Iterator[str]:
    for group in (FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS):
        yield from group.values()
    keys: list[Key] = [NAME, PREPRINTED, *PAGE, *WHEN, *STYLE_KEYS]
    for kind in ELEMENT_KINDS.values():
        yield kind.label
        keys += [*kind.place, *kind.paragraph, *kind.keys]
    for key in keys:
        yield from labels(key)


@cache
def _told() -> dict[Word, tuple[str, ...]]:
    """Each word of the catalogue and its Chinese, in as many forms as it has."""
    return {_word(each.id, each.context): _forms(each) for each in _messages()}


@cache
def _messages() -> list[Message]:
    return [each for file in catalogues().values() for each in file if each.id]


def _forms(message: Message) -> tuple[str, ...]:
    words = message.string or ""
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("station", STATIONS)
def test_every_word_of_a_station_has_its_chinese(station: str) -> None:
    told = _told()
    missing = [
        f"{where}: {word!r}"
        for word, where in _said(station).items()
        if not all(told.get(word, ("",)))
    ]

    assert missing == []


def test_every_word_that_layouts_declare_has_its_chinese() -> None:
    told = _told()

    assert [word for word in _declared() if not all(told.get(word, ("",)))] == []


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    said = set(_declared()).union(*(_said(station) for station in STATIONS))

    assert [word for word in _told() if word not in said] == []


def test_no_word_stands_in_two_files_of_the_catalogue() -> None:
    words = Counter(_word(each.id, each.context) for each in _messages())

    assert [word for word, count in words.items() if count > 1] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A phrase whose facts stand beside it may use another of them: see the test of phrases."""
    known = {phrase.words for phrase in _phrases() if phrase.facts}
    differing = [
        word
        for word, forms in _told().items()
        if any(_placeholders(words) != _placeholders(word.singular) for words in forms)
        and any(_placeholders(words) != _placeholders(word.plural) for words in forms)
        and word.singular not in known
    ]

    assert differing == []


def _placeholders(words: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(words)}


class Said(NamedTuple):
    where: str
    words: str
    facts: frozenset[str]


@cache
def _phrases() -> list[Said]:
    """Each ``Phrase("…", fact=…)`` whose words stand in the call."""
    return [
        phrase
        for file in sorted(AWARDS.rglob("*.py"))
        for phrase in _phrases_in(ast.parse(file.read_bytes()), str(file.relative_to(AWARDS)))
    ]


def _phrases_in(tree: ast.AST, file: str) -> Iterator[Said]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    for call in calls:
        first = call.args[0] if call.args else None
        named = isinstance(call.func, ast.Name) and call.func.id == "Phrase"
        if named and isinstance(first, ast.Constant) and all(k.arg for k in call.keywords):
            facts = frozenset(k.arg for k in call.keywords if k.arg)
            yield Said(f"{file}:{call.lineno}", str(first.value), facts)


def test_every_phrase_has_the_facts_that_its_words_name_and_no_other() -> None:
    told = {word.singular: forms for word, forms in _told().items()}
    wrong = []
    for phrase in _phrases():
        both = (phrase.words, *told.get(phrase.words, ()))
        named = {f"%({fact})s" for fact in phrase.facts}
        if set().union(*map(_placeholders, both)) != named:
            wrong.append(phrase)

    assert len(_phrases()) > 100
    assert wrong == []
