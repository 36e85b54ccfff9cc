"""When a change of a winner's words needs a reason: others have already read or confirmed them."""

from __future__ import annotations

from collections.abc import Collection

from awards import limits
from awards.errors import FieldRefused
from awards.statements import queries as statements
from awards.tables import WinnerState
from awards.winner_fields import PROOFREAD
from awards.winners.records import WinnerRecord
from awards.words import Phrase

#: The fields whose words the public reads or a certificate prints.
WORDS = frozenset(field.name for field in PROOFREAD)

#: States in which somebody else has published, confirmed or issued the words.
SETTLED = (WinnerState.NOTICED, WinnerState.CONFIRMED, WinnerState.ISSUED)


async def is_due(winner: WinnerRecord) -> bool:
    """Whether another word about the winner needs a reason."""
    return winner.state in SETTLED or await statements.is_stated(winner.id)


async def require_reason(winner: WinnerRecord, changed: Collection[str], reason: str) -> None:
    """Raises FieldRefused without a reason, or for one that is too long."""
    if len(reason) > limits.REASON:
        raise FieldRefused(
            field="reason",
            value=f"{reason[:20]}…",
            reason=Phrase(
                "%(length)s characters, %(limit)s at most.",
                length=len(reason),
                limit=limits.REASON,
            ),
        )
    if not reason.strip() and WORDS & set(changed) and await is_due(winner):
        raise FieldRefused(
            field="reason",
            value="",
            reason=Phrase(
                "say why the words of %(name)s change: they were published, confirmed or issued.",
                name=winner.name,
            ),
        )
