"""The names of scripts for people."""

from __future__ import annotations

from collections.abc import Mapping

from certificates.fonts.scripts import name_of
from certificates.words import C_, Phrase

NAMES: Mapping[str, Phrase] = {
    "Arab": Phrase(C_("script", "Arabic letters, as in Uyghur and Kazakh")),
    "Beng": Phrase(C_("script", "Bengali")),
    "Bopo": Phrase(C_("script", "Bopomofo")),
    "Cyrl": Phrase(C_("script", "Cyrillic letters")),
    "Grek": Phrase(C_("script", "Greek")),
    "Hira": Phrase(C_("script", "Japanese")),
    "Kana": Phrase(C_("script", "Japanese")),
    "Deva": Phrase(C_("script", "Devanagari, as in Hindi")),
    "Geor": Phrase(C_("script", "Georgian")),
    "Hang": Phrase(C_("script", "Korean")),
    "Hebr": Phrase(C_("script", "Hebrew")),
    "Khmr": Phrase(C_("script", "Khmer")),
    "Laoo": Phrase(C_("script", "Lao")),
    "Latn": Phrase(C_("script", "rare Latin letters")),
    "Lisu": Phrase(C_("script", "Lisu")),
    "Mong": Phrase(C_("script", "Mongolian")),
    "Mymr": Phrase(C_("script", "Burmese letters")),
    "Plrd": Phrase(C_("script", "Miao")),
    "Tale": Phrase(C_("script", "Tai Le")),
    "Talu": Phrase(C_("script", "New Tai Lue")),
    "Taml": Phrase(C_("script", "Tamil")),
    "Thai": Phrase(C_("script", "Thai")),
    "Tibt": Phrase(C_("script", "Tibetan")),
    "Yiii": Phrase(C_("script", "Yi")),
}
"""By the codes of ISO 15924."""


def script_name(script: str) -> Phrase:
    return NAMES.get(script) or Phrase(C_("script", "the script %(name)s"), name=name_of(script))
