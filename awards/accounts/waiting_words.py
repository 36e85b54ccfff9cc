"""What a person reads after asking for something that waits."""

from __future__ import annotations

from awards.accounts.records import ConsentRecord
from awards.clock import CHINA
from awards.words import Phrase


def waiting_words(asked: ConsentRecord) -> Phrase:
    if asked.due_at is None:
        return Phrase(
            "The two-person rule asks for a second person: this waits until another administrator "
            "agrees (request %(id)s).",
            id=asked.id,
        )
    return Phrase(
        "The two-person rule asks for a second person, and there is no other administrator: this "
        "takes effect at %(at)s unless somebody refuses it (request %(id)s). Approvers see it.",
        id=asked.id,
        at=f"{asked.due_at.astimezone(CHINA):%Y-%m-%d %H:%M}",
    )
