"""The checks of a name as a table: one row for each finding, faults before warnings."""

from __future__ import annotations

import re
from collections.abc import Callable

from awards.errors import Severity
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
    clusters,
    folded,
)
from awards.text.gb18030 import standard
from awards.text.name_check import NameCheck, parts_of, without
from awards.text.name_remarks import has_remark
from awards.text.recipients import is_body
from awards.text.several import bodies_apart, several_names
from awards.text.surnames import COMPOUND
from awards.words import C_, N_

MAX_LENGTH = 50
"""Code points; 民委发〔2016〕33号 requires room for fifty."""

_HOMOGLYPHS = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο",
    "ABESIJKMHOPCTYXaesijopcyxABEZHIKMNOPTYXvo",
)


def _too_long(name: str) -> list[str]:
    return [name] if len(name) > MAX_LENGTH else []


def _without_padding(name: str) -> str:
    """Join what alignment drew apart. Names of several people are never joined to one."""
    parts = SPACE_IN_HAN.split(name)
    whole = SPACE_IN_HAN.sub("", name)
    apart = [part for part in parts if len(clusters(part)) > 1]
    one_person = len(apart) <= 1 or parts[0] in COMPOUND
    a_body = is_body(whole) and not bodies_apart(name)
    joined = a_body or (one_person and not several_names(name) and not has_remark(name))
    return whole if joined and not several_names(name, bodies=True) else name


def _without_control(name: str) -> str:
    """Join broken lines, unless each line is a name or a remark."""
    several = several_names(name) or several_names(name, bodies=True) or has_remark(name)
    return name if several else CONTROL.sub("", name)


def _foreign_letters(name: str) -> list[str]:
    """Cyrillic and Greek letters next to Latin ones."""
    return CYRILLIC_OR_GREEK.findall(name) if LATIN.search(name) else []


def _folded_where(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub(lambda match: folded(match[0]), name)


EMPTY = NameCheck(
    "name.empty",
    Severity.FAULT,
    parts_of(INVISIBLE),
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
        parts_of(SURROGATE),
        N_("“%(name)s” holds half a character: %(seen)s."),
        N_("Type it again in the source file."),
    ),
    NameCheck(
        "name.damaged",
        Severity.FAULT,
        parts_of(DAMAGED),
        N_("“%(name)s” lost a character in conversion."),
        N_("Type it again from the source."),
    ),
    NameCheck(
        "name.control",
        Severity.FAULT,
        parts_of(CONTROL),
        N_("“%(name)s” holds control characters: %(seen)s."),
        N_("Delete them and type it again."),
        _without_control,
    ),
    NameCheck(
        "name.bidi",
        Severity.FAULT,
        parts_of(BIDI),
        N_("“%(name)s” holds characters that change its direction: %(seen)s."),
        N_("Delete them."),
        without(BIDI),
    ),
    NameCheck(
        "name.private-use",
        Severity.FAULT,
        parts_of(PRIVATE_USE),
        N_("“%(name)s” holds private characters: %(seen)s."),
        N_("Use the character of GB 18030."),
        standard,
    ),
    NameCheck(
        "name.emoji",
        Severity.FAULT,
        parts_of(EMOJI),
        N_("“%(name)s” holds emoji or pictures: %(seen)s."),
        C_("emoji", "Delete them."),
        without(EMOJI),
    ),
    NameCheck(
        "name.invisible",
        Severity.WARNING,
        parts_of(INVISIBLE),
        N_("“%(name)s” holds invisible characters: %(seen)s."),
        N_("They can probably be removed."),
        without(INVISIBLE),
    ),
    NameCheck(
        "name.padding",
        Severity.WARNING,
        parts_of(SPACE_IN_HAN),
        N_("“%(name)s” has spaces between its characters."),
        N_("If for alignment only, remove them."),
        _without_padding,
    ),
    NameCheck(
        "name.middle-dot",
        Severity.WARNING,
        parts_of(LOOK_ALIKE_DOT),
        N_("“%(name)s” uses “%(seen)s” for the middle dot."),
        N_("Use “·” (U+00B7)."),
        lambda name: LOOK_ALIKE_DOT.sub(MIDDLE_DOT, name),
    ),
    NameCheck(
        "name.full-width",
        Severity.WARNING,
        parts_of(FULL_WIDTH),
        N_("“%(name)s” holds full-width letters or digits: %(seen)s."),
        N_("Should they be narrow?"),
        _folded_where(FULL_WIDTH),
    ),
    NameCheck(
        "name.radical",
        Severity.WARNING,
        parts_of(RADICAL),
        N_("“%(name)s” holds radicals copied from a PDF: %(seen)s."),
        N_("Use the character itself."),
        _folded_where(RADICAL),
    ),
    NameCheck(
        "name.compatibility",
        Severity.WARNING,
        parts_of(COMPATIBILITY),
        N_("“%(name)s” holds compatibility forms, kept: %(seen)s."),
        N_("Did you mean “%(folded)s”?"),
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
        parts_of(PLACEHOLDER),
        N_("“%(name)s” holds “%(seen)s”: a character that was lost?"),
        N_("Check the source."),
    ),
)
