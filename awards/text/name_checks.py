"""The checks of a name as a table: one row for each finding, faults before warnings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from awards.errors import Finding, Severity
from awards.text.characters import (
    BIDI,
    COMPATIBILITY,
    CONTROL,
    CYRILLIC_OR_GREEK,
    DAMAGED,
    EMOJI,
    FULL_WIDTH,
    INVISIBLE,
    LATIN,
    LOOK_ALIKE_DOT,
    MIDDLE_DOT,
    PLACEHOLDER,
    PRIVATE_USE,
    RADICAL,
    SPACE_IN_HAN,
    SURROGATE,
    folded,
    visible,
)
from awards.text.gb18030 import standard
from awards.words import C_, N_, Phrase

MAX_LENGTH = 50
"""Code points; 民委发〔2016〕33号 requires room for fifty."""

_HOMOGLYPHS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXvo",
)


@dataclass(frozen=True, slots=True)
class NameCheck:
    """``offenders`` returns the faulty part of the name, if any; ``mend`` returns a proposal."""

    code: str
    severity: Severity
    offenders: Callable[[str], list[str]]
    what: str
    remedy: str
    mend: Callable[[str], str] | None = None

    def offends(self, name: str) -> bool:
        return bool(self.offenders(name))

    def finding(self, name: str) -> Finding:
        facts = {
            "name": visible(name),
            "length": str(len(name)),
            "seen": "、".join(map(visible, dict.fromkeys(self.offenders(name)))),
            "folded": folded(name),
        }
        return Finding(
            self.code,
            self.severity,
            Phrase(self.what, **facts),
            Phrase(self.remedy, **facts),
            self._mended(name),
        )

    def _mended(self, name: str) -> str | None:
        proposal = self.mend(name) if self.mend else name
        return proposal if proposal != name else None


def _any(kind: re.Pattern[str]) -> Callable[[str], list[str]]:
    return kind.findall


def _without(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub("", name)


def _too_long(name: str) -> list[str]:
    return [name] if len(name) > MAX_LENGTH else []


def _foreign_letters(name: str) -> list[str]:
    """Cyrillic and Greek letters next to Latin ones."""
    return CYRILLIC_OR_GREEK.findall(name) if LATIN.search(name) else []


def _folded_where(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub(lambda match: folded(match[0]), name)


EMPTY = NameCheck(
    "name.empty",
    Severity.FAULT,
    _any(INVISIBLE),
    N_("The name is empty."),
    N_("Fill in the name."),
)

CHECKS = (
    NameCheck(
        "name.too-long",
        Severity.FAULT,
        _too_long,
        N_("The name has %(length)s characters; 50 are allowed."),
        N_("Check it, or use the short name."),
    ),
    NameCheck(
        "name.surrogate",
        Severity.FAULT,
        _any(SURROGATE),
        N_("“%(name)s” holds half a character: %(seen)s."),
        N_("Type it again in the source file."),
    ),
    NameCheck(
        "name.damaged",
        Severity.FAULT,
        _any(DAMAGED),
        N_("“%(name)s” lost a character in conversion."),
        N_("Type it again from the source."),
    ),
    NameCheck(
        "name.control",
        Severity.FAULT,
        _any(CONTROL),
        N_("“%(name)s” holds control characters: %(seen)s."),
        N_("Delete them and type it again."),
        _without(CONTROL),
    ),
    NameCheck(
        "name.bidi",
        Severity.FAULT,
        _any(BIDI),
        N_("“%(name)s” holds characters that change its direction: %(seen)s."),
        N_("Delete them."),
        _without(BIDI),
    ),
    NameCheck(
        "name.private-use",
        Severity.FAULT,
        _any(PRIVATE_USE),
        N_("“%(name)s” holds private characters: %(seen)s."),
        N_("Use the character of GB 18030."),
        standard,
    ),
    NameCheck(
        "name.emoji",
        Severity.FAULT,
        _any(EMOJI),
        N_("“%(name)s” holds emoji or pictures: %(seen)s."),
        C_("emoji", "Delete them."),
        _without(EMOJI),
    ),
    NameCheck(
        "name.invisible",
        Severity.WARNING,
        _any(INVISIBLE),
        N_("“%(name)s” holds invisible characters: %(seen)s."),
        N_("They can probably be removed."),
        _without(INVISIBLE),
    ),
    NameCheck(
        "name.padding",
        Severity.WARNING,
        _any(SPACE_IN_HAN),
        N_("“%(name)s” has spaces between its characters."),
        N_("If for alignment only, remove them."),
        _without(SPACE_IN_HAN),
    ),
    NameCheck(
        "name.middle-dot",
        Severity.WARNING,
        _any(LOOK_ALIKE_DOT),
        N_("“%(name)s” uses “%(seen)s” for the middle dot."),
        N_("Use “·” (U+00B7)."),
        lambda name: LOOK_ALIKE_DOT.sub(MIDDLE_DOT, name),
    ),
    NameCheck(
        "name.full-width",
        Severity.WARNING,
        _any(FULL_WIDTH),
        N_("“%(name)s” holds full-width letters or digits: %(seen)s."),
        N_("Should they be narrow?"),
        _folded_where(FULL_WIDTH),
    ),
    NameCheck(
        "name.radical",
        Severity.WARNING,
        _any(RADICAL),
        N_("“%(name)s” holds radicals copied from a PDF: %(seen)s."),
        N_("Use the character itself."),
        _folded_where(RADICAL),
    ),
    NameCheck(
        "name.compatibility",
        Severity.WARNING,
        _any(COMPATIBILITY),
        N_("“%(name)s” holds compatibility forms, kept: %(seen)s."),
        N_("Do you mean “%(folded)s”?"),
    ),
    NameCheck(
        "name.mixed-script",
        Severity.WARNING,
        _foreign_letters,
        N_("“%(name)s” mixes letters that look alike: %(seen)s."),
        N_("Check and type it again."),
        lambda name: name.translate(_HOMOGLYPHS),
    ),
    NameCheck(
        "name.placeholder",
        Severity.WARNING,
        _any(PLACEHOLDER),
        N_("“%(name)s” holds “%(seen)s”: a character that was lost?"),
        N_("Check the source."),
    ),
)
