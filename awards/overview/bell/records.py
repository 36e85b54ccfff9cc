"""One note in the bell, and the kinds of notes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from awards.words import Phrase, Plural


class NoteKind(StrEnum):
    """What may be switched off by itself."""

    OBJECTIONS = "objections"
    PROPOSALS = "proposals"
    HELD = "held"
    NOTICES = "notices"
    UNITS = "units"
    IMPORTS = "imports"
    RUNS = "runs"
    SHEETS = "sheets"
    DECISIONS = "decisions"
    CONSENTS = "consents"
    DIFFERENCES = "differences"
    DELIVERIES = "deliveries"


class Note(msgspec.Struct, frozen=True):
    """``before`` and ``after`` are a proposed correction."""

    kind: NoteKind
    at: datetime
    words: Phrase | Plural
    href: str
    before: str = ""
    after: str = ""
