"""Every word for people has its Chinese, and the catalogue has no unused word."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import click
import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract

from awards.cli import COMMANDS
from awards.cli import main as awards
from awards.words import catalogues
from certificates.__main__ import main as engine
from certificates.command_language import help_sentences
from certificates.content import FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS
from certificates.elements import ELEMENT_KINDS
from certificates.layout_file import NAME, PAGE, PREPRINTED, TURN
from certificates.reading.conditions import WHEN
from certificates.reading.inks import INK_KEYS
from certificates.reading.keys import Key, labels
from certificates.reading.styles import STYLE_KEYS

ROOT = Path(__file__).parent.parent
AWARDS, ENGINE = ROOT / "awards", ROOT / "certificates"
STATIONS = sorted(
    str(entry.relative_to(ROOT))
    for entry in (*AWARDS.iterdir(), ENGINE)
    if entry.suffix == ".py" or (entry / "__init__.py").exists()
)
#: For each function that marks words: the arguments with context, words and plural.
_MARKS = {
    "_": (None, 0, None),
    "N_": (None, 0, None),
    "C_": (0, 1, None),
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "Phrase": (None, 0, None),
    "Plural": (None, 0, 1),
}
_EXAMPLE = re.compile(r"awards |python -m |TOKEN=|AWARDS_\w+=|AWARDS_\w+ \[|xclip |printf ")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%s")


class Word(NamedTuple):
    """``context`` is empty except for the few words whose Chinese depends on their place."""

    context: str
    singular: str
    plural: str


@cache
def _said(station: str) -> dict[Word, str]:
    """Map each word of a station to the file that uses it."""
    found: dict[Word, str] = {}
    place = ROOT / station
    for file in [place] if place.is_file() else sorted(place.rglob("*")):
        if file.suffix in (".py", ".html"):
            for word in _in_file(file):
                found.setdefault(word, str(file.relative_to(ROOT)))
    return found


def _in_file(file: Path) -> Iterator[Word]:
    if file.suffix == ".html":
        return _in_template(file)
    calls = (node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call))
    return (word for call in calls if (word := _marked(call)))


def _in_template(file: Path) -> Iterator[Word]:
    options = {
        "extensions": "jinja2.ext.do",
        "newstyle_gettext": "true",
        "silent": "false",
        "trimmed": "false",
    }
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2)}
    source = BytesIO(file.read_bytes())
    for _, words, _, _ in extract("jinja2.ext:babel_extract", source, keywords, (), options):
        yield _word(words, None)


def _marked(call: ast.Call) -> Word | None:
    """Return the words of a call that marks them, if they are literals in the call."""
    name = _name_of(call)
    if name not in _MARKS:
        return None
    places = [None if place is None else call.args[place : place + 1] for place in _MARKS[name]]
    texts = [_literal(place[0]) if place else "" for place in places]
    return Word(*texts) if texts[1] else None


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _word(words: str | Sequence[str], context: str | None) -> Word:
    singular, plural = (words, "") if isinstance(words, str) else (words[0], words[1])
    return Word(context or "", singular, plural)


def _declared() -> Iterator[Word]:
    """Yield the labels of layouts, which know nothing of pages, and the help of commands."""
    yield from (Word("", label, "") for label in _labels())
    yield from (Word("", sentence, "") for sentence in _help())


def _help() -> Iterator[str]:
    """Yield every paragraph of the commands' help; an example is the same in both languages."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWARDS_LANGUAGE", "en")
        sentences = {*help_sentences(awards), *help_sentences(engine)}
    lines = {entry.line for entry in COMMANDS.values()}
    yield from (each for each in sentences | lines if each and not _EXAMPLE.match(each))


@cache
def _click() -> set[Word]:
    """Return the sentences that click marks for gettext."""
    found = {Word("", "required", "")}
    for file in Path(str(click.__file__)).parent.glob("*.py"):
        found.update(_in_file(file))
    return found


def _labels() -> Iterator[str]:
    for group in (FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS):
        yield from group.values()
    keys: list[Key] = [NAME, PREPRINTED, TURN, *INK_KEYS, *PAGE, *WHEN, *STYLE_KEYS]
    for kind in ELEMENT_KINDS.values():
        yield kind.label
        keys += [*kind.place, *kind.paragraph, *kind.keys]
    for key in keys:
        yield from labels(key)


@cache
def _told() -> dict[Word, tuple[str, ...]]:
    """Map each word of the catalogue to its Chinese, in as many forms as it has."""
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


def test_the_engine_brings_the_chinese_of_its_own_words() -> None:
    own = {_word(each.id, each.context) for each in catalogues()["zh_Hans.po"] if each.id}

    assert [word for word in _said("certificates") if word not in own] == []


def test_every_word_that_layouts_declare_has_its_chinese() -> None:
    told = _told()

    assert [word for word in _declared() if not all(told.get(word, ("",)))] == []


#: Two English words in a row, in a text with facts put into it.
_SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,}")

#: The texts of a program's own faults and of SQL are not words for people.
_FOR_PROGRAMS = ("FileNotFoundError", "RuntimeError", "TypeError", "UneditableSource")

#: Markup and commands are the same in both languages.
_NO_WORDS = (
    "<svg xmlns=",
    "<w:",
    "<p:",
    "<a:",
    "<Types",
    "<Override",
    "<Relationship",
    "<?xml ",
    " init --admin me",
)


def test_no_sentence_is_put_together_beside_the_catalogue() -> None:
    """An f-string with English words cannot be translated."""
    beside = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in sorted((ROOT / "awards").rglob("*.py"))
        for line in _sentences(ast.parse(file.read_bytes()))
    ]

    assert beside == []


def _sentences(node: ast.AST) -> Iterator[int]:
    """Return line numbers of f-strings with a sentence for people."""
    if isinstance(node, ast.Call) and _name_of(node) in _FOR_PROGRAMS:
        return
    if isinstance(node, ast.JoinedStr):
        texts = [str(part.value) for part in node.values if isinstance(part, ast.Constant)]
        plain = any(text.startswith(_NO_WORDS) for text in texts)
        if not plain and any(map(_SENTENCE.search, texts)):
            yield node.lineno
    for below in ast.iter_child_nodes(node):
        yield from _sentences(below)


def _name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    said = (_click() | set(_declared())).union(*(_said(station) for station in STATIONS))

    assert [word for word in _told() if word not in said] == []


def test_no_word_stands_in_two_files_of_the_catalogue() -> None:
    words = Counter(_word(each.id, each.context) for each in _messages())

    assert [word for word, count in words.items() if count > 1] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    """A phrase with facts may use other facts in Chinese: see the test of phrases."""
    known = {phrase.word for phrase in _phrases() if phrase.facts}
    differing = [
        word
        for word, forms in _told().items()
        if any(_placeholders(words) != _placeholders(word.singular) for words in forms)
        and any(_placeholders(words) != _placeholders(word.plural) for words in forms)
        and word not in known
    ]

    assert differing == []


def _placeholders(words: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(words)}


class Said(NamedTuple):
    where: str
    word: Word
    facts: frozenset[str]


@cache
def _phrases() -> list[Said]:
    """Return each ``Phrase("…", fact=…)`` with literal words."""
    return [
        phrase
        for file in sorted([*AWARDS.rglob("*.py"), *ENGINE.rglob("*.py")])
        for phrase in _phrases_in(ast.parse(file.read_bytes()), str(file.relative_to(ROOT)))
    ]


def _phrases_in(tree: ast.AST, file: str) -> Iterator[Said]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Phrase":
            first = call.args[0]
            word = _marked(first) if isinstance(first, ast.Call) else _marked(call)
            if word and all(keyword.arg for keyword in call.keywords):
                facts = frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
                yield Said(f"{file}:{call.lineno}", word, facts)


def test_every_phrase_has_the_facts_that_its_words_name_and_no_other() -> None:
    told = _told()
    wrong = []
    for phrase in _phrases():
        both = (phrase.word.singular, *told.get(phrase.word, ()))
        named = {f"%({fact})s" for fact in phrase.facts}
        if set().union(*map(_placeholders, both)) != named:
            wrong.append(phrase)

    assert len(_phrases()) > 100
    assert wrong == []
