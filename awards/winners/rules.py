"""What may be registered, when it may change, and when two entries are the same person."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Sequence

from awards import limits
from awards.errors import FieldRefused, Finding, NameRefused, Severity
from awards.tables import RecipientKind, WinnerState
from awards.text import names
from awards.text.characters import BIDI, CONTROL
from awards.winner_fields import FIELDS, KEPT, NAME, Field, FieldKind, Registration, Value
from awards.winners.records import WinnerRecord
from awards.words import Joined, Phrase

#: The states from which an action is allowed, and the state that follows.
CONFIRM_FROM = (WinnerState.DRAFT, WinnerState.NOTICED)
WITHDRAW_FROM = (WinnerState.DRAFT, WinnerState.NOTICED, WinnerState.CONFIRMED)
AMEND_FROM = (*WITHDRAW_FROM, WinnerState.ISSUED)

#: Confirmed and issued words are changed on the full page, which says what follows.
EDITED_IN_PLACE = (WinnerState.DRAFT, WinnerState.NOTICED)


def state_after_amendment(state: WinnerState, *, noticed: bool) -> WinnerState:
    """A confirmation covers the words as they stood. A finished notice is not repeated."""
    if state is not WinnerState.CONFIRMED:
        return state
    return WinnerState.NOTICED if noticed else WinnerState.DRAFT


def fingerprint(number: str, secret: bytes) -> str:
    """A number's HMAC-SHA256, so that equal numbers match and none can be recovered."""
    folded = names.match_key(number)
    return hmac.new(secret, folded.encode(), hashlib.sha256).hexdigest() if folded else ""


def recipient_key(name: str, unit: str, number_fingerprint: str, namesake: int) -> str:
    """Equal for two entries of one category exactly if they count as the same recipient."""
    parts = (names.match_key(name), names.match_key(unit), number_fingerprint, str(namesake))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def account_of(actor: str) -> str:
    """The account of an actor, regardless of its way in: rita for ``web/rita``."""
    return actor.rpartition("/")[2][: limits.USERNAME]


def key_of(registration: Registration, secret: bytes) -> str:
    return recipient_key(
        registration.name,
        registration.unit,
        fingerprint(registration.personal_number, secret),
        registration.namesake,
    )


def registration_of(winner: WinnerRecord) -> Registration:
    """The winner as a registration of today. Only the tail of a personal number is known."""
    known = {field.name: getattr(winner, field.name) for field in KEPT}
    return Registration(**known, free=winner.free)


def findings(
    registration: Registration, kind: RecipientKind, own: Sequence[Field] = ()
) -> Iterator[tuple[Field, Finding]]:
    """All findings about the values, faults and warnings, each with its field.

    ``own`` are the free fields of the commendation.
    """
    for field in (*FIELDS, *own):
        text = field.value_in(registration)
        if field.check and (text or field.required):
            for finding in field.check(text, kind):
                yield field, finding


def examine(registration: Registration, kind: RecipientKind) -> tuple[Finding, ...]:
    """The findings without their fields."""
    return tuple(finding for _, finding in findings(registration, kind))


def require_sound(
    registration: Registration, kind: RecipientKind, own: Sequence[Field] = ()
) -> None:
    """Raises NameRefused or FieldRefused at the first fault; warnings pass.

    ``own`` are the free fields of the commendation.
    """
    _require_declared(registration, own)
    for field in (*FIELDS, *own):
        _require_within(field, field.value_in(registration))
    for field, finding in findings(registration, kind, own):
        if finding.severity is Severity.FAULT:
            _refuse(registration, field, finding)


def _require_declared(registration: Registration, own: Sequence[Field]) -> None:
    known = [field.name for field in own]
    for key in registration.free:
        if key not in known:
            raise FieldRefused(
                field="free",
                value=names.visible(key[:40]),
                reason=Phrase(
                    "The commendation has no such field; it has: %(known)s.",
                    known="、".join(known) or "—",
                ),
            )


def _require_within(field: Field, value: Value) -> None:
    """What the field allows by its kind; a choice is for the catalogue to judge."""
    if field.kind is FieldKind.WHOLE:
        if isinstance(value, int):
            _require_from(field, value)
    elif field.kind is not FieldKind.CHOICE and not field.check_bounds:
        _require_short(field, str(value))


def _require_short(field: Field, value: str) -> None:
    shown = "…" if field.personal or field.masked else f"{names.visible(value[:20])}…"
    if len(value) > field.limit:
        raise FieldRefused(
            field=field.name,
            value=shown,
            reason=Phrase(
                "%(length)s characters, %(limit)s at most.", length=len(value), limit=field.limit
            ),
        )
    # Lines are read on a screen; all else is printed in one line.
    plain = value.replace("\n", "") if field.kind is FieldKind.LINES else value
    if CONTROL.search(plain) or BIDI.search(plain):
        raise FieldRefused(
            field=field.name,
            value=shown,
            reason=Phrase("It holds a control or direction character."),
        )


def _require_from(field: Field, value: int) -> None:
    if not field.lowest <= value <= field.limit:
        raise FieldRefused(
            field=field.name,
            value=value,
            reason=Phrase("it is not from %(low)s to %(high)s", low=field.lowest, high=field.limit),
        )


def _refuse(registration: Registration, field: Field, finding: Finding) -> None:
    reason = Joined((finding.what, finding.remedy), " ")
    if field == NAME:
        raise NameRefused(name=names.visible(registration.name), reason=reason)
    raise FieldRefused(field=field.name, value="…", reason=reason)
