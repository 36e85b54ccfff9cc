"""All words that the service shows to people: English in the code, Chinese in the catalogue.

Pages mark theirs ``_("…")``, and ``N_("…")`` where they are only declared. Faults, findings,
workbooks and commands use a `Phrase`: English words with named facts, translated when somebody
reads them.
"""

from __future__ import annotations

from awards.words.catalogue import catalogues, translations
from awards.words.languages import LANGUAGES, Language
from awards.words.phrases import (
    N_,
    Joined,
    Pair,
    Phrase,
    Plural,
    Worded,
    listed,
    translated,
    within,
)

__all__ = [
    "LANGUAGES",
    "N_",
    "Joined",
    "Language",
    "Pair",
    "Phrase",
    "Plural",
    "Worded",
    "catalogues",
    "listed",
    "translated",
    "translations",
    "within",
]
