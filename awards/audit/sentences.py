"""The history in plain words: who did what, and what changed from what to what.

An entry holds data. Its sentence is made when it is read, in the reader's language. Unknown facts
are left out and never cause a failure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from awards import winner_fields
from awards.audit.papers import calibration_words, paper_name
from awards.audit.rules import OS_USER, Action, ChainEntry
from awards.errors import Language
from awards.web.labels import LABELS
from awards.words import N_, translated, translations

SENTENCES: dict[str, str] = {
    Action.ACCOUNT_CREATED: N_("created the account"),
    Action.ACCOUNT_AMENDED: N_("changed the account"),
    Action.LINK_MADE: N_("made a link to set a password"),
    Action.PASSWORD_SET: N_("set the password"),
    Action.FACTOR_ON: N_("switched the second factor on"),
    Action.FACTOR_OFF: N_("switched the second factor off"),
    Action.SESSIONS_ENDED: N_("ended sessions"),
    Action.CONSENT_ASKED: N_("asked for the consent of another administrator"),
    Action.CONSENT_ALONE: N_("asked; no other administrator is left who could agree"),
    Action.CONSENT_AGREED: N_("agreed to a request"),
    Action.CONSENT_DUE: N_("asked 24 hours ago; it took effect"),
    Action.CONSENT_REFUSED: N_("refused a request"),
    Action.CONSENT_TAKEN_BACK: N_("withdrew a request"),
    Action.CONSENT_EXPIRED: N_("asked; nobody decided in time"),
    Action.CONSENT_OVERTAKEN: N_("asked; the request no longer applies"),
    Action.SHELL_LINKED: N_("joined a user of the machine to the account"),
    Action.SHELL_LINK_AGREED: N_("agreed to be that user of the machine"),
    Action.SHELL_UNLINKED: N_("separated a user of the machine from the account"),
    Action.TOKEN_CREATED: N_("made an API token"),
    Action.TOKEN_REVOKED: N_("revoked an API token"),
    Action.COMMENDATION_CREATED: N_("set up the commendation"),
    Action.COMMENDATION_AMENDED: N_("changed the commendation"),
    Action.COMMENDATION_ANNOUNCED: N_("announced the list of winners"),
    Action.COMMENDATION_CONCEALED: N_("withdrew the announced list"),
    Action.LIST_CORRECTED: N_("corrected the announced list"),
    Action.ROSTER_HANDED_OUT: N_("handed out the roster"),
    Action.CATEGORY_CREATED: N_("set up the category"),
    Action.CATEGORY_AMENDED: N_("changed the category"),
    Action.CATEGORY_DROPPED: N_("removed the category"),
    Action.INTAKE_COMMITTED: N_("imported a spreadsheet"),
    Action.INTAKE_UNDONE: N_("undid an import"),
    Action.RECORDS_TAKEN_IN: N_("recorded certificates on paper"),
    Action.RECORDS_UNDONE: N_("undid a list of certificates on paper"),
    Action.CALENDAR_AMENDED: N_("changed the calendar of working days"),
    Action.NOTICE_PUBLISHED: N_("published the notice"),
    Action.NOTICE_CORRECTED: N_("corrected the notice"),
    Action.PROOF_LINK_MADE: N_("made a link for proofreading"),
    Action.PROOF_LINK_EXTENDED: N_("moved the deadline for proofreading"),
    Action.PROOF_LINK_REVOKED: N_("revoked a link for proofreading"),
    Action.PROOF_CLOSED: N_("ended the proofreading of the unit without an answer"),
    Action.PROOF_CONFIRMED: N_("confirmed the spelling for the unit"),
    Action.WINNER_REGISTERED: N_("registered the winner"),
    Action.WINNER_AMENDED: N_("changed the winner"),
    Action.WINNER_PLACED: N_("placed the winner by hand"),
    Action.WINNER_PHOTO_SET: N_("added a photo of the winner"),
    Action.WINNER_PHOTO_REMOVED: N_("removed the photo of the winner"),
    Action.WINNER_PROPOSED: N_("proposed a correction"),
    Action.WINNER_PROPOSAL_ACCEPTED: N_("accepted a proposed correction"),
    Action.WINNER_PROPOSAL_DECLINED: N_("declined a proposed correction"),
    Action.WINNER_NOTICED: N_("put the winner on notice"),
    Action.WINNER_TAKEN_OFF: N_("took the winner off the notice"),
    Action.WINNER_HELD: N_("held the winner back"),
    Action.WINNER_RELEASED: N_("released the winner"),
    Action.WINNER_OBJECTED: N_("recorded an objection"),
    Action.WINNER_OBJECTION_DECIDED: N_("decided an objection"),
    Action.DIFFERENCE_ACCEPTED: N_("accepted a difference from the register"),
    Action.WINNER_CONFIRMED: N_("confirmed the winner"),
    Action.WINNER_WITHDRAWN: N_("withdrew the winner"),
    Action.CERTIFICATE_ISSUED: N_("issued the certificate"),
    Action.CERTIFICATE_REISSUED: N_("reissued the certificate"),
    Action.CERTIFICATE_REVOKED: N_("revoked the certificate"),
    Action.CERTIFICATES_PRINTED: N_("printed certificates"),
    Action.RUN_STARTED: N_("started a print run"),
    Action.RUN_CANCELLED: N_("cancelled a print run"),
    Action.RUN_RESUMED: N_("went on from a sheet with a new print run"),
    Action.SHEETS_TAKEN_BACK: N_("undid a record of sheets"),
    Action.RUN_REDRAWN: N_("made the files of a print run again"),
    Action.SHEETS_PRINTED: N_("recorded sheets as printed"),
    Action.SHEETS_SPOILED: N_("recorded sheets as spoiled"),
    Action.FEED_CALIBRATED: N_("calibrated a printer"),
    Action.STOCK_RECEIVED: N_("recorded paper received"),
    Action.STOCK_COUNTED: N_("counted the paper"),
    Action.LAYOUT_SAVED: N_("saved a layout"),
    Action.LAYOUT_PICTURE_ADDED: N_("added a picture for layouts"),
    Action.CEREMONY_BEGUN: N_("set up the ceremony"),
    Action.CEREMONY_ARRANGED: N_("arranged the ceremony"),
    Action.REPLIES_ASKED: N_("set until when units reply about the ceremony"),
    Action.REPLY_SENT: N_("replied who attends the ceremony"),
    Action.REPLY_REFUSED: N_("refused a reply about the ceremony"),
    Action.HALL_LOADED: N_("loaded a hall"),
    Action.CEREMONY_FROZEN: N_("froze a version of the ceremony"),
    Action.PACK_ASKED: N_("asked for the ceremony pack"),
    Action.CEREMONY_DAY_CHANGED: N_("recorded a change on the day of the ceremony"),
    Action.CEREMONY_DAY_UNDONE: N_("undid a change on the day of the ceremony"),
    Action.CEREMONY_DAY_ACT: N_("went on with the day of the ceremony"),
    Action.CEREMONY_DAY_CLOSED: N_("closed the day of the ceremony"),
    Action.CEREMONY_DAY_REOPENED: N_("reopened the day of the ceremony"),
    Action.DELIVERY_PLANNED: N_("planned a delivery"),
    Action.DELIVERY_AMENDED: N_("changed the plan of a delivery"),
    Action.DELIVERY_DONE: N_("recorded who received the certificate"),
    Action.DELIVERY_CANCELLED: N_("cancelled a delivery"),
    Action.DOOR_DEVICE_MADE: N_("made a pairing code for a telephone at the door"),
    Action.DOOR_DEVICE_REVOKED: N_("revoked a telephone at the door"),
    Action.DOOR_TYPED: N_("recorded by hand at the door"),
    Action.PRESS_PROFILE_ADDED: N_("added the profile of a print shop"),
    Action.HISTORY_REKEYED: N_("put the history under a new key"),
}

FIELDS: dict[str, str] = {
    **{field.name: field.told for field in winner_fields.FIELDS},
    "honours": N_("honours"),
    "free_fields": N_("own fields"),
    "number_tail": N_("number’s tail"),
    "hand_place": N_("place by hand"),
    "place": N_("place"),
    "state": N_("state"),
    "number": N_("number"),
    "version": N_("version"),
    "reason": N_("reason"),
    "notice_set_aside": N_("notice skipped"),
    "justification": N_("justification"),
    "role": N_("role"),
    "active": N_("open"),
    "username": N_("account"),
    "act": N_("request"),
    "asked_by": N_("asked by"),
    "due_at": N_("takes effect at"),
    "os_user": N_("user of the machine"),
    "display_name": N_("name shown"),
    "title": N_("title"),
    "year": N_("year"),
    "decided_on": N_("decided on"),
    "ceremony_on": N_("ceremony on"),
    "issuers": N_("issuers"),
    "layout": N_("layout"),
    "quiet_days": N_("quiet days"),
    "quiet_kinds": N_("quiet for"),
    "quiet_exempt": N_("exempt matters"),
    "reception": N_("reception day"),
    "certificate_title": N_("certificate’s title"),
    "notice_days": N_("working days of notice"),
    "two_person": N_("two-person rule"),
    "quota": N_("quota"),
    "order_method": N_("order"),
    "number_pattern": N_("pattern of numbers"),
    "first_number": N_("first number"),
    "salutation": N_("salutation"),
    "body": N_("wording"),
    "closing": N_("closing"),
    "reference": N_("reference"),
    "run": N_("print run no."),
    "rows": N_("rows"),
    "sheets": N_("sheets"),
    "printer": N_("printer"),
    "tray": N_("tray"),
    "stock": N_("paper"),
    "backs": N_("layout of the backs"),
    "side": N_("side"),
    "correction": N_("correction"),
    "residual": N_("millimetres left"),
    "first": N_("from"),
    "last": N_("to"),
    "begins_on": N_("begins on"),
    "ends_on": N_("ends on"),
    "case_number": N_("case"),
    "outcome": N_("outcome"),
    "verdict": N_("verdict"),
    "summary": N_("summary"),
    "field": N_("field"),
    "proposed": N_("proposed"),
    "was": N_("was"),
    "comment": N_("comment"),
    "confirmed_by": N_("confirmed by"),
    "proposer": N_("proposed by"),
    "deadline": N_("until"),
    "replies_until": N_("replies until"),
    "stage_act": N_("act"),
    "day_act": N_("act"),
    "undone_act": N_("undone act"),
    "rehearsal": N_("rehearsal"),
    "names": N_("names"),
    "way": N_("way of delivery"),
    "planned_on": N_("planned on"),
    "carrier": N_("who sees to it"),
    "ground": N_("ground"),
    "asked_on": N_("asked on"),
    "matter": N_("matter"),
    "on_quiet_day": N_("on a quiet day"),
    "recipient": N_("received by"),
    "done_on": N_("received on"),
    "scan_kinds": N_("kinds of scan"),
    "scanned": N_("scanned"),
    "group": N_("group"),
    "to": N_("to"),
    "item": N_("item"),
    "digest": N_("check digits"),
    "note": N_("note"),
    "amended": N_("amended"),
    "withdrawn": N_("withdrawn"),
}

#: The fields whose value is the name of a code.
_CODES = {
    "state": "state",
    "role": "role",
    "order_method": "order",
    "verdict": "objection",
    "act": "consent",
    "side": "side",
    "stage_act": "stage-act",
    "day_act": "day-act",
    "undone_act": "day-act",
    "way": "way",
    "ground": "ground",
    "scan_kinds": "scan-kind",
}

#: The fields whose value is the id of a stock or a layout.
_PAPERS = {"stock", "layout", "backs"}

#: Internal facts that tell a person nothing.
_UNTOLD = {"revision", "written_by", "warnings", "search_key"}


class Detail(NamedTuple):
    """One field: its value now, and its earlier value if it had one."""

    field: str
    before: str
    after: str
    changed: bool


class HistorySentence(NamedTuple):
    """An entry ready to show: ``who`` by the name shown to others, ``door`` how they came in."""

    position: int
    at: datetime
    who: str
    door: str
    words: str
    subject: str
    details: tuple[Detail, ...]


def sentence_of(
    link: ChainEntry,
    language: Language,
    people: Mapping[str, str],
    categories: Mapping[str, str] | None = None,
    layouts: Mapping[str, str] | None = None,
) -> HistorySentence:
    """``people`` are the shown names of accounts; ``categories`` the names of codes, if known.

    ``layouts`` are the names of the office's own layouts by their ids.
    """
    say = translations(language).gettext
    door, _, account = link.actor.rpartition("/")
    before, after = (_facts(text, categories or {}) for text in (link.before, link.after))
    keys = [key for key in {**before, **after} if key in FIELDS and key not in _UNTOLD]
    details = [
        *(_detail(key, before, after, language, layouts or {}) for key in keys),
        *_free_details(before.get("free"), after.get("free")),
    ]
    return HistorySentence(
        position=link.position,
        at=link.at,
        who=shown_account(account, people, language),
        door=door,
        words=say(SENTENCES.get(link.action, link.action)),
        subject=link.subject,
        details=tuple(each for each in details if each.before or each.after),
    )


def shown_account(account: str, people: Mapping[str, str], language: Language) -> str:
    """The name shown to others; of a user of the machine, such as ``office#1000``, words."""
    if account in people:
        return people[account]
    name, sign, user = account.rpartition(OS_USER)
    if not sign:
        return account
    words = translations(language).gettext(N_("%(name)s (user %(user)s of the machine)"))
    return words % {"name": name, "user": user}


def _free_details(before: object, after: object) -> Iterator[Detail]:
    """Free fields, by the names that they had then."""
    old, new = (each if isinstance(each, dict) else {} for each in (before, after))
    for name in {**old, **new}:
        was, now = str(old.get(name, "")), str(new.get(name, ""))
        yield Detail(str(name), was, now, name in old and name in new)


def _facts(text: str, categories: Mapping[str, str]) -> dict[str, Any]:
    facts = msgspec.json.decode(text)
    if not isinstance(facts, dict):
        return {}
    code = str(facts.get("category"))
    return {**facts, "category": categories[code]} if code in categories else facts


def _detail(
    key: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    language: Language,
    layouts: Mapping[str, str],
) -> Detail:
    return Detail(
        field=translations(language).gettext(FIELDS[key]),
        before=_value(key, before.get(key), language, layouts),
        after=_value(key, after.get(key), language, layouts),
        changed=key in before and key in after,
    )


def _value(key: str, value: object, language: Language, layouts: Mapping[str, str]) -> str:
    say = translations(language).gettext
    if value is None or (key == "namesake" and not value):
        return ""
    if key == "correction":
        return translated(calibration_words(str(value)), language)
    if isinstance(value, bool):
        return say(N_("yes")) if value else say(N_("no"))
    if isinstance(value, list):
        return "、".join(_value(key, each, language, layouts) for each in value)
    if isinstance(value, dict):
        return " ".join(str(each) for each in value.values() if each is not None)
    if key in _PAPERS:
        return paper_name(str(value), language, layouts)
    known = LABELS.get(_CODES.get(key, ""), {})
    return say(known[str(value)]) if str(value) in known else str(value)
