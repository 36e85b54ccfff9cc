"""What may be registered, when it may change, and what makes two entries the same person."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from awards.errors import FieldRefused, Finding, NameRefused, Severity
from awards.tables import RecipientKind, WinnerState
from awards.text import codes, names, pinyin
from awards.text.characters import BIDI, CONTROL
from awards.winners.records import WinnerRecord

UNIT_LIMIT = 200
NOTE_LIMIT = 500
NUMBER_LIMIT = 50
SURNAME_LIMIT = 50
MOST_NAMESAKES = 999
WRITER_LIMIT = 64

#: Folding can make a text longer, and PostgreSQL takes no more than 2,700 bytes into an index.
SEARCH_LIMIT = 600

#: From which states an action may be taken, and what the winner then is.
CONFIRM_FROM = (WinnerState.DRAFT, WinnerState.NOTICED)
WITHDRAW_FROM = (WinnerState.DRAFT, WinnerState.NOTICED, WinnerState.CONFIRMED)
AMEND_FROM = (*WITHDRAW_FROM, WinnerState.ISSUED)


def state_after_amendment(state: WinnerState, *, noticed: bool) -> WinnerState:
    """What was confirmed are the words as they stood; a notice that ran is not run again."""
    if state is not WinnerState.CONFIRMED:
        return state
    return WinnerState.NOTICED if noticed else WinnerState.DRAFT


@dataclass(frozen=True, slots=True)
class Registration:
    """One winner as asked for. ``category`` is a code, ``honour`` a name within it.

    ``personal_number`` is an employee or ID number: only its tail and a keyed fingerprint are
    ever stored. ``namesake`` tells apart people who share name and unit and carry no number.
    """

    category: str
    name: str
    unit: str = ""
    honour: str = ""
    credit_code: str = ""
    personal_number: str = ""
    note: str = ""
    namesake: int = 0
    surname_length: int | None = None


def fingerprint(number: str, secret: bytes) -> str:
    """A number's HMAC-SHA256, so that equal numbers match and none can be read back."""
    folded = names.match_key(number)
    return hmac.new(secret, folded.encode(), hashlib.sha256).hexdigest() if folded else ""


def recipient_key(name: str, unit: str, number_fingerprint: str, namesake: int) -> str:
    """Equal for two entries of one category exactly when they count as the same recipient."""
    parts = (names.match_key(name), names.match_key(unit), number_fingerprint, str(namesake))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def search_key(name: str, unit: str, surname_length: int | None = None) -> str:
    """What a search looks into: name, unit and pinyin initials, folded as the query will be."""
    initials = pinyin.initials(name, surname_length)
    return "|".join(names.match_key(part) for part in (name, unit, initials))[:SEARCH_LIMIT]


def account_of(actor: str) -> str:
    """The account behind an actor, whichever door it came by: rita of ``web/rita``."""
    return actor.rpartition("/")[2][:WRITER_LIMIT]


def key_of(registration: Registration, secret: bytes) -> str:
    return recipient_key(
        registration.name,
        registration.unit,
        fingerprint(registration.personal_number, secret),
        registration.namesake,
    )


def registration_of(winner: WinnerRecord) -> Registration:
    """As it would be registered today; of the personal number nothing is known but its tail."""
    return Registration(
        category=winner.category,
        name=winner.name,
        unit=winner.unit,
        honour=winner.honour,
        credit_code=winner.credit_code,
        note=winner.note,
        namesake=winner.namesake,
        surname_length=winner.surname_length,
    )


def examine(registration: Registration, kind: RecipientKind) -> tuple[Finding, ...]:
    """Everything to be said about the values, faults and warnings alike."""
    found = list(names.examine(registration.name))
    if registration.credit_code:
        found += codes.examine_credit_code(
            registration.credit_code, enterprise=kind is RecipientKind.ENTERPRISE
        )
    if registration.personal_number:
        found += codes.examine_personal_number(registration.personal_number)
    return tuple(found)


def field_of(finding: Finding) -> str:
    """The field of a registration that it is about."""
    subject = finding.code.partition(".")[0]
    return {"name": "name", "credit-code": "credit_code"}.get(subject, "personal_number")


def require_sound(registration: Registration, kind: RecipientKind) -> None:
    """Raises NameRefused or FieldRefused at the first fault; warnings pass."""
    _require_short("unit", registration.unit, UNIT_LIMIT)
    _require_short("note", registration.note, NOTE_LIMIT)
    _require_short("personal_number", registration.personal_number, NUMBER_LIMIT)
    _require_from("namesake", registration.namesake, 0, MOST_NAMESAKES)
    if registration.surname_length is not None:
        _require_from("surname_length", registration.surname_length, 1, SURNAME_LIMIT)
    for finding in examine(registration, kind):
        if finding.severity is Severity.FAULT:
            _refuse(registration, finding)


def _require_short(field: str, value: str, limit: int) -> None:
    shown = "…" if field == "personal_number" else f"{names.visible(value[:20])}…"
    if len(value) > limit:
        raise FieldRefused(
            field=field,
            value=shown,
            reason_zh=f"共 {len(value)} 字，最多 {limit} 字。",
            reason_en=f"{len(value)} characters, {limit} at most.",
        )
    # A note is read on a screen, where a line may end; all else is printed in one line.
    plain = value.replace("\n", "") if field == "note" else value
    if CONTROL.search(plain) or BIDI.search(plain):
        raise FieldRefused(
            field=field,
            value=shown,
            reason_zh="含有控制字符或方向控制符。",
            reason_en="It holds a control or direction character.",
        )


def _require_from(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise FieldRefused(
            field=field,
            value=value,
            reason_zh=f"应在 {low} 至 {high} 之间。",
            reason_en=f"it is not from {low} to {high}",
        )


def _refuse(registration: Registration, finding: Finding) -> None:
    zh, en = (" ".join(words) for words in (finding.zh, finding.en))
    if finding.code.startswith("name."):
        raise NameRefused(name=names.visible(registration.name), reason_zh=zh, reason_en=en)
    field = field_of(finding)
    raise FieldRefused(field=field, value="…", reason_zh=zh, reason_en=en)
