"""Every word on a page has its Chinese, and the catalogue holds none that nobody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.extract import extract

from awards.words import catalogues
from certificates.content import FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS
from certificates.elements import ELEMENT_KINDS
from certificates.layout import NAME, PAGE, PREPRINTED
from certificates.reading.conditions import WHEN
from certificates.reading.keys import Key, labels
from certificates.reading.styles import STYLE_KEYS

AWARDS = Path(__file__).parent.parent / "awards"
FIELDS = "winner_fields.py"
STATIONS = sorted({file.parent.parent.name for file in AWARDS.glob("*/templates/*.html")})
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%s")

Msgid = str | tuple[str, str]


@cache
def _said(station: str) -> dict[Msgid, str]:
    """Each msgid of a station and where it is said."""
    found: dict[Msgid, str] = {}
    for file in sorted([AWARDS / station, *(AWARDS / station).rglob("*")]):
        if file.suffix in (".py", ".html"):
            for msgid in _in_file(file):
                found.setdefault(msgid, str(file.relative_to(AWARDS)))
    return found


def _in_file(file: Path) -> Iterator[Msgid]:
    method = "jinja2.ext:babel_extract" if file.suffix == ".html" else "python"
    options = {
        "extensions": "jinja2.ext.do",
        "newstyle_gettext": "true",
        "silent": "false",
        "trimmed": "false",
    }
    source = BytesIO(file.read_bytes())
    for _, words, _, _ in extract(method, source, _KEYWORDS, (), options):
        yield words if isinstance(words, str) else (words[0], words[1])


def _declared() -> Iterator[str]:
    """What a page says of layouts: the engine declares it, and knows nothing of pages."""
    for group in (FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS):
        yield from group.values()
    keys: list[Key] = [NAME, PREPRINTED, *PAGE, *WHEN, *STYLE_KEYS]
    for kind in ELEMENT_KINDS.values():
        yield kind.label
        keys += [*kind.place, *kind.paragraph, *kind.keys]
    for key in keys:
        yield from labels(key)


@cache
def _told() -> dict[Msgid, tuple[str, ...]]:
    """Each msgid of the catalogue and its Chinese, in as many forms as it has."""
    found: dict[Msgid, tuple[str, ...]] = {}
    for message in chain.from_iterable(catalogues().values()):
        if not message.id:
            continue
        msgid = message.id if isinstance(message.id, str) else (message.id[0], message.id[1])
        words = message.string or ""
        found[msgid] = (words,) if isinstance(words, str) else tuple(words)
    return found


@pytest.mark.parametrize("station", [*STATIONS, FIELDS])
def test_every_word_of_a_station_has_its_chinese(station: str) -> None:
    told = _told()
    missing = [
        f"{where}: {msgid!r}"
        for msgid, where in _said(station).items()
        if not all(told.get(msgid, ("",)))
    ]

    assert missing == []


def test_every_word_that_layouts_declare_has_its_chinese() -> None:
    told = _told()

    assert [words for words in _declared() if not all(told.get(words, ("",)))] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    differing = [
        msgid
        for msgid, forms in _told().items()
        if any(_placeholders(words) != _placeholders(_singular(msgid)) for words in forms)
        and any(_placeholders(words) != _placeholders(msgid[-1]) for words in forms)
    ]

    assert differing == []


def _singular(msgid: Msgid) -> str:
    return msgid if isinstance(msgid, str) else msgid[0]


def _placeholders(words: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(words)}


def test_the_catalogue_holds_nothing_that_nobody_says() -> None:
    parts = (_said(part.name) for part in AWARDS.iterdir())
    said = set[Msgid](_declared()).union(*parts)

    assert [msgid for msgid in _told() if msgid not in said] == []
