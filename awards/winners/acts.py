"""What a person may do with many winners at once, and with which of them."""

from __future__ import annotations

from awards.accounts.rules import Principal
from awards.roles import Permission
from awards.tables import WinnerState
from awards.winners.rules import AMEND_FROM, CONFIRM_FROM, WITHDRAW_FROM

_ACTS: tuple[tuple[Permission, tuple[WinnerState, ...]], ...] = (
    (Permission.REGISTER, AMEND_FROM),
    (Permission.CONFIRM, CONFIRM_FROM),
    (Permission.NOTICE, WITHDRAW_FROM),
    (Permission.WITHDRAW, WITHDRAW_FROM),
    (Permission.PRINT, (WinnerState.ISSUED,)),
)


def states_for(person: Principal) -> frozenset[WinnerState]:
    """The states of winners with which this person can do something: their rows have a box."""
    return frozenset(
        state for permission, states in _ACTS if person.may(permission) for state in states
    )
