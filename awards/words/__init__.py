"""All words that the service shows to people: English in the code, Chinese in the catalogue.

Pages mark theirs ``_("…")``, and ``N_("…")`` where they are only declared. Faults, findings,
workbooks and commands use a `Phrase`: English words with named facts, translated when somebody
reads them.
"""

from __future__ import annotations

from awards.words.catalogue import catalogues, translations
from awards.words.languages import LANGUAGES, Language
from awards.words.phrases import (
    C_,
    N_,
    Joined,
    Phrase,
    Plural,
    Worded,
    listed,
    sentences,
    translated,
)

__all__ = [
    "C_",
    "LANGUAGES",
    "N_",
    "Joined",
    "Language",
    "Phrase",
    "Plural",
    "Worded",
    "catalogues",
    "listed",
    "sentences",
    "translated",
    "translations",
]
