"""The words of the pages: written in English, and read in Chinese from the one catalogue.

Words are marked ``_("…")`` where they are shown, and ``N_("…")`` where they only stand for later.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from awards.errors import Language

#: Under the package: what Chinese readers are told.
CATALOGUE = "locale/zh_Hans.po"


def N_(words: str) -> str:  # noqa: N802 - gettext's own name for words that are translated later
    return words


@cache
def tongue(language: Language) -> NullTranslations:
    """Gettext's own object; what the catalogue does not hold stays English."""
    if language == "en":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    return Translations(compiled)


def catalogue() -> Catalog:
    source = files("awards.web").joinpath(CATALOGUE)
    return read_po(BytesIO(source.read_bytes()), locale="zh_Hans")
