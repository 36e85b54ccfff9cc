"""What an entry is, and how its hash binds it to the previous one."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from awards.words import Phrase

GENESIS = "0" * 64

Facts = Mapping[Any, Any] | None


class Action(StrEnum):
    """``subject.done``: the subject's table, and what was done to it."""

    ACCOUNT_CREATED = "account.created"
    ACCOUNT_AMENDED = "account.amended"
    LINK_MADE = "account.link-made"
    PASSWORD_SET = "account.password-set"  # noqa: S105 - an action's name
    FACTOR_ON = "account.factor-on"
    FACTOR_OFF = "account.factor-off"
    SESSIONS_ENDED = "account.sessions-ended"
    CONSENT_ASKED = "consent.asked"
    CONSENT_ALONE = "consent.alone"
    CONSENT_AGREED = "consent.agreed"
    CONSENT_DUE = "consent.due"
    CONSENT_REFUSED = "consent.refused"
    CONSENT_TAKEN_BACK = "consent.taken-back"
    CONSENT_EXPIRED = "consent.expired"
    CONSENT_OVERTAKEN = "consent.overtaken"
    SHELL_LINKED = "account.shell-linked"
    SHELL_LINK_AGREED = "account.shell-link-agreed"
    SHELL_UNLINKED = "account.shell-unlinked"
    TOKEN_CREATED = "token.created"  # noqa: S105 - an action's name
    TOKEN_REVOKED = "token.revoked"  # noqa: S105 - an action's name
    COMMENDATION_CREATED = "commendation.created"
    COMMENDATION_AMENDED = "commendation.amended"
    COMMENDATION_ANNOUNCED = "commendation.announced"
    COMMENDATION_CONCEALED = "commendation.concealed"
    LIST_CORRECTED = "commendation.list-corrected"
    ROSTER_HANDED_OUT = "commendation.roster-handed-out"
    CATEGORY_CREATED = "category.created"
    CATEGORY_AMENDED = "category.amended"
    CATEGORY_DROPPED = "category.dropped"
    INTAKE_COMMITTED = "intake.committed"
    INTAKE_UNDONE = "intake.undone"
    RECORDS_TAKEN_IN = "records.taken-in"
    RECORDS_UNDONE = "records.undone"
    CALENDAR_AMENDED = "calendar.amended"
    NOTICE_PUBLISHED = "notice.published"
    NOTICE_CORRECTED = "notice.corrected"
    PROOF_LINK_MADE = "proof.link-made"
    PROOF_LINK_EXTENDED = "proof.link-extended"
    PROOF_LINK_REVOKED = "proof.link-revoked"
    PROOF_CLOSED = "proof.closed"
    PROOF_CONFIRMED = "proof.confirmed"
    WINNER_REGISTERED = "winner.registered"
    WINNER_AMENDED = "winner.amended"
    WINNER_PLACED = "winner.placed"
    WINNER_PHOTO_SET = "winner.photo-set"
    WINNER_PHOTO_REMOVED = "winner.photo-removed"
    WINNER_PROPOSED = "winner.proposed"
    WINNER_PROPOSAL_ACCEPTED = "winner.proposal-accepted"
    WINNER_PROPOSAL_DECLINED = "winner.proposal-declined"
    WINNER_NOTICED = "winner.noticed"
    WINNER_TAKEN_OFF = "winner.taken-off"
    WINNER_HELD = "winner.held"
    WINNER_RELEASED = "winner.released"
    WINNER_OBJECTED = "winner.objected"
    WINNER_OBJECTION_DECIDED = "winner.objection-decided"
    DIFFERENCE_ACCEPTED = "winner.difference-accepted"
    WINNER_CONFIRMED = "winner.confirmed"
    WINNER_WITHDRAWN = "winner.withdrawn"
    CERTIFICATE_ISSUED = "certificate.issued"
    CERTIFICATE_REISSUED = "certificate.reissued"
    CERTIFICATE_REVOKED = "certificate.revoked"
    CERTIFICATES_PRINTED = "certificates.printed"
    RUN_STARTED = "run.started"
    RUN_CANCELLED = "run.cancelled"
    RUN_RESUMED = "run.resumed"
    RUN_REDRAWN = "run.redrawn"
    SHEETS_PRINTED = "sheets.printed"
    SHEETS_TAKEN_BACK = "sheets.taken-back"
    SHEETS_SPOILED = "sheets.spoiled"
    FEED_CALIBRATED = "feed.calibrated"
    STOCK_RECEIVED = "stock.received"
    STOCK_COUNTED = "stock.counted"
    LAYOUT_SAVED = "layout.saved"
    LAYOUT_PICTURE_ADDED = "layout.picture-added"
    CEREMONY_BEGUN = "ceremony.begun"
    CEREMONY_ARRANGED = "ceremony.arranged"
    REPLIES_ASKED = "ceremony.replies-asked"
    REPLY_SENT = "ceremony.reply-sent"
    REPLY_REFUSED = "ceremony.reply-refused"
    HALL_LOADED = "ceremony.hall-loaded"
    CEREMONY_FROZEN = "ceremony.frozen"
    PACK_ASKED = "ceremony.pack-asked"
    CEREMONY_DAY_CHANGED = "ceremony.day-changed"
    CEREMONY_DAY_UNDONE = "ceremony.day-undone"
    CEREMONY_DAY_ACT = "ceremony.day-act"
    CEREMONY_DAY_CLOSED = "ceremony.day-closed"
    CEREMONY_DAY_REOPENED = "ceremony.day-reopened"
    DELIVERY_PLANNED = "winner.delivery-planned"
    DELIVERY_AMENDED = "winner.delivery-amended"
    DELIVERY_DONE = "winner.delivery-done"
    DELIVERY_CANCELLED = "winner.delivery-cancelled"
    DOOR_DEVICE_MADE = "door.device-made"
    DOOR_DEVICE_REVOKED = "door.device-revoked"
    DOOR_TYPED = "door.typed"
    PRESS_PROFILE_ADDED = "press.profile-added"
    HISTORY_REKEYED = "history.rekeyed"


#: Stands between the name and the id of a user of the machine who is joined to no account. No
#: account's name has it.
OS_USER = "#"


def os_user_of(account: str) -> str:
    """The id in ``office#1000``; empty for an account."""
    return account.rpartition(OS_USER)[2] if OS_USER in account else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to one subject, such as ``winner/17``; before and after as plain data."""

    action: Action
    subject: str
    before: Facts = None
    after: Facts = None


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """An entry as stored: its texts are exactly the hashed ones.

    ``details`` is the salted digest of before and after. An entry of earlier versions has none, and
    its hash covers both texts themselves.
    """

    position: int
    at: datetime
    actor: str
    action: str
    subject: str
    before: str
    after: str
    previous_hash: str
    hash: str
    salt: str = ""
    details: str = ""

    def plain_hash(self) -> str:
        """The hash of an entry that was recorded without a key."""
        return _plain(*self._act(), self.before, self.after, self.previous_hash)

    def keyed_hash(self, key: bytes) -> str:
        return code_of(key, ["entry", *self._act(), self.details, self.previous_hash])

    def details_digest(self) -> str:
        return _details(self.salt, self.before, self.after)

    def _act(self) -> tuple[int, str, str, str, str]:
        return self.position, self.at.isoformat(), self.actor, self.action, self.subject


@dataclass(frozen=True, slots=True)
class ChainBreak:
    """The first entry that does not fit, and why."""

    position: int
    reason: Phrase


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces, so that equal values always give equal texts."""
    return msgspec.json.encode(value, order="sorted").decode()


def code_of(key: bytes, parts: list[object]) -> str:
    """The code of the parts that only the holder of the key can make: HMAC with SHA-256."""
    return hmac.digest(key, canonical(parts).encode(), "sha256").hex()


def _plain(*parts: object) -> str:
    return hashlib.sha256(canonical(list(parts)).encode()).hexdigest()


def _details(salt: str, before: str, after: str) -> str:
    return hashlib.sha256(f"{salt}\n{before}\n{after}".encode()).hexdigest()


def chain(
    changes: Iterable[Change],
    *,
    actor: str,
    at: datetime,
    position: int,
    previous: str,
    key: bytes | None = None,
) -> Iterator[ChainEntry]:
    """Append the changes, in order, to the end of the chain (``position``, ``previous``).

    An issue makes ten thousand at once, so each entry is made in one go.
    """
    when = at.isoformat()
    for change in changes:
        position += 1
        before, after = canonical(change.before), canonical(change.after)
        act = (position, when, actor, change.action.value, change.subject)
        if key is None:
            salt = details = ""
            made = _plain(*act, before, after, previous)
        else:
            salt = secrets.token_hex(16)
            details = _details(salt, before, after)
            made = code_of(key, ["entry", *act, details, previous])
        who, texts = (actor, act[3], change.subject), (before, after)
        yield ChainEntry(position, at, *who, *texts, previous, made, salt, details)
        previous = made
