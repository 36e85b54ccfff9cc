"""What the history says of one thing, from its entries in order. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from awards.audit.rules import Action, ChainEntry
from awards.tables import CertificateState, WinnerState

Claims = dict[str, Any]

#: Acts that put a winner in a state without an entry of it.
_STATES: dict[str, WinnerState | None] = {
    Action.WINNER_REGISTERED: WinnerState.DRAFT,
    Action.WINNER_NOTICED: WinnerState.NOTICED,
    Action.WINNER_TAKEN_OFF: WinnerState.DRAFT,
    Action.CERTIFICATE_ISSUED: WinnerState.ISSUED,
    Action.CERTIFICATE_REVOKED: WinnerState.REVOKED,
    Action.WINNER_OBJECTED: None,  # it depends on the state before, which may have no entry
}

#: Their entries name the fields of what they are about.
_FIELDS = (
    Action.WINNER_REGISTERED,
    Action.WINNER_AMENDED,
    Action.WINNER_PLACED,
    Action.COMMENDATION_CREATED,
    Action.COMMENDATION_AMENDED,
    Action.CATEGORY_CREATED,
    Action.CATEGORY_AMENDED,
    Action.ACCOUNT_CREATED,
    Action.ACCOUNT_AMENDED,
)

_WITH_STATE = (
    Action.WINNER_CONFIRMED,
    Action.WINNER_WITHDRAWN,
    Action.WINNER_AMENDED,
    Action.WINNER_HELD,
)


def claims_of(entries: Iterable[ChainEntry]) -> Claims:
    """Field → its value after the last entry that names it; a value of None is not known.

    ``certificates`` are the states by number and version.
    """
    said: Claims = {}
    for entry in entries:
        before = msgspec.json.decode(entry.before) or {}
        after = msgspec.json.decode(entry.after) or {}
        if entry.action in _FIELDS:
            said |= after
        if entry.action in _STATES:
            said["state"] = _STATES[entry.action]
        elif entry.action in _WITH_STATE and "state" in after:
            said["state"] = after["state"]
        _certificate(entry.action, before, after, said.setdefault("certificates", {}))
    return said


def _certificate(
    action: str, before: Mapping[str, Any], after: Mapping[str, Any], known: dict[str, str]
) -> None:
    if action == Action.CERTIFICATE_REISSUED:
        known[f"{before['number']} v{before['version']}"] = CertificateState.SUPERSEDED
    if action in (Action.CERTIFICATE_ISSUED, Action.CERTIFICATE_REISSUED):
        known[f"{after['number']} v{after['version']}"] = CertificateState.VALID
    if action == Action.CERTIFICATE_REVOKED:
        known[f"{after['number']} v{after['version']}"] = CertificateState.REVOKED


class Contradiction(msgspec.Struct, frozen=True):
    """``says`` is the history's value and ``register`` the stored one; empty: nothing is known."""

    subject: str
    field: str
    says: str
    register: str


#: The field of a difference about the whole row.
ROW = "row"


def differences(subject: str, said: Claims, stored: Mapping[str, Any]) -> list[Contradiction]:
    """The fields that have another value than the history says. ``stored`` are the fields to compare."""
    if set(said) <= {"certificates"} and not said.get("certificates"):
        return [Contradiction(subject, ROW, "", "✓")]
    told = said.get("certificates", {})
    held = stored.get("certificates", {})
    fields = {key: (said[key], stored[key]) for key in stored if said.get(key) is not None}
    fields.pop("certificates", None)
    papers = {
        each: (told.get(each, ""), held.get(each, ""))
        for each in sorted({*told, *held} if "certificates" in stored else ())
    }
    return [
        Contradiction(subject, key, _text(says), _text(register))
        for key, (says, register) in {**fields, **papers}.items()
        if _text(says) != _text(register)
    ]


def _text(value: object) -> str:
    """Lists stand in a text column as JSON, or joined by spaces or lines."""
    if isinstance(value, str) and value.startswith("["):
        value = msgspec.json.decode(value)
    if isinstance(value, list):
        return "\n".join(each if isinstance(each, str) else _text(each) for each in value)
    if isinstance(value, dict):
        return msgspec.json.encode(value, order="sorted").decode()
    return "" if value is None else str(msgspec.to_builtins(value)).strip()
