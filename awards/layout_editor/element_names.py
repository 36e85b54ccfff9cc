"""What people call the elements and samples of a layout, in the language of the reader."""

from __future__ import annotations

from awards.words import C_, Language, Phrase, translated
from certificates.trial.cases import CASES

#: Ids in the shipped layouts. An id that an office chose is its name.
_NAMES = {
    "border": C_("element", "Border"),
    "cloud": C_("element", "Clouds"),
    "clouds-left": C_("element", "Clouds on the left"),
    "clouds-right": C_("element", "Clouds on the right"),
    "code": C_("element", "QR code"),
    "corners": C_("element", "Corners"),
    "flourish": C_("element", "Flourish"),
    "frame": C_("element", "Frame"),
    "ground": C_("element", "Ground"),
    "honour": C_("element", "Honour"),
    "issuers": C_("element", "Issuers"),
    "issuers-en": C_("element", "Issuers in English"),
    "laurel": C_("element", "Laurel"),
    "left-corners": C_("element", "Corners on the left"),
    "left-frame": C_("element", "Frame on the left"),
    "left-line": C_("element", "Line on the left"),
    "middle": C_("element", "Middle line"),
    "number": C_("element", "Number"),
    "paper": C_("element", "Paper"),
    "portrait": C_("element", "Photo"),
    "portrait-frame": C_("element", "Frame of the photo"),
    "portrait-medallion": C_("element", "Photo in a medallion"),
    "recipient": C_("element", "Recipient"),
    "red-frame": C_("element", "Red frame"),
    "ribbon": C_("element", "Ribbon"),
    "right-corners": C_("element", "Corners on the right"),
    "right-frame": C_("element", "Frame on the right"),
    "right-line": C_("element", "Line on the right"),
    "rosette": C_("element", "Rosette"),
    "signature": C_("element", "Signature"),
    "signatory": C_("element", "Signatory"),
    "signer": C_("element", "Signer"),
    "title": C_("element", "Title"),
    "title-en": C_("element", "Title in English"),
    "underprint": C_("element", "Underprint"),
    "words": C_("element", "Wording"),
    "words-alone": C_("element", "Wording alone"),
    "words-en": C_("element", "Wording in English"),
    "words-en-unnamed": C_("element", "Wording in English without a name"),
    "year": C_("element", "Year"),
}


def name_words(element_id: str) -> object:
    known = _NAMES.get(element_id)
    return Phrase(known) if known else element_id


def element_name(element_id: str, language: Language) -> str:
    return translated(name_words(element_id), language)


def sample_name(name: str, language: Language) -> str:
    """The engine names its samples in both languages: the Chinese, a space, the English."""
    for case in CASES:
        chinese, _, english = case.name.partition(" ")
        name = name.replace(case.name, chinese if language == "zh" else english)
    return name
