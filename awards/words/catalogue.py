"""The Chinese of every English word, from the files in ``zh_Hans``; one file for each use."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from awards.words.languages import Language

LOCALE = "zh_Hans"


@cache
def translations(language: Language) -> NullTranslations:
    """Gettext's own object; words without Chinese stay English."""
    if language == "en":
        return NullTranslations()
    whole, *others = map(_compiled, catalogues().values())
    for other in others:
        whole.merge(other)
    return whole


def _compiled(file: Catalog) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, file)
    compiled.seek(0)
    return Translations(compiled)


def catalogues() -> dict[str, Catalog]:
    """Return catalogues by file name; the last one belongs to the engine."""
    own = sorted((Path(__file__).parent / LOCALE).glob("*.po"))
    engine = find_spec("certificates")  # finds it without the second that importing it takes
    folders = engine.submodule_search_locations if engine else None
    engines = [Path(folder, f"{LOCALE}.po") for folder in folders or ()]
    return {
        file.name: read_po(BytesIO(file.read_bytes()), locale=LOCALE) for file in (*own, *engines)
    }
