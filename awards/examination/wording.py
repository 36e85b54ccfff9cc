"""A difference between register and history as a sentence."""

from __future__ import annotations

from awards.audit.sentences import FIELDS
from awards.examination.claims import ROW, Contradiction
from awards.words import Phrase


def difference_words(found: Contradiction) -> Phrase:
    if found.field == ROW and found.says:
        return Phrase(
            "✗ %(subject)s: in the history, and not in the register", subject=found.subject
        )
    if found.field == ROW:
        return Phrase(
            "✗ %(subject)s: in the register, and not in the history", subject=found.subject
        )
    label = FIELDS.get(found.field)
    return Phrase(
        "✗ %(subject)s, %(field)s: the history says “%(says)s”, the register “%(register)s”",
        subject=found.subject,
        field=found.field if label is None else Phrase(label),
        says=found.says or "–",
        register=found.register or "–",
    )
