"""A verdict, and how much of it a stranger may read."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

import msgspec

from awards.tables import CertificateState
from awards.text.dates import plain
from awards.text.names import masked, match_key
from awards.words import Language


class CertificateStanding(StrEnum):
    VALID = CertificateState.VALID
    SUPERSEDED = CertificateState.SUPERSEDED
    REVOKED = CertificateState.REVOKED
    RECORDED = "recorded"
    UNKNOWN = "unknown"


class DateRemark(StrEnum):
    """What looks like a contradiction in the dates, and is none."""

    AHEAD = "ahead"
    ENDED_BEFORE = "ended-before"


class Verdict(msgspec.Struct, frozen=True):
    """``name`` is masked until the list of winners is announced.

    An unknown code reveals nothing. A recorded certificate was issued on paper. ``issued_on`` is the
    date that the certificate carries, which is that of the decision; ``remark`` explains one that is
    still ahead or later than ``ended_on``.
    """

    standing: CertificateStanding
    number: str = ""
    name: str = ""
    category: str = ""
    honour: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: date | None = None
    ended_on: date | None = None
    remark: DateRemark | None = None


def date_remark(issued_on: date, ended_on: date | None, today: date) -> DateRemark | None:
    """Certificates are made and may be revoked before the day of the decision that they carry."""
    if ended_on is not None and ended_on < issued_on:
        return DateRemark.ENDED_BEFORE
    return DateRemark.AHEAD if today < issued_on else None


UNKNOWN = Verdict(CertificateStanding.UNKNOWN)

#: No certificate has it. It replaces a malformed code in the query, for equal response times.
NO_TOKEN = ""

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_BRACKETS = str.maketrans("[{<〔【〈《「『〖]}>〕】〉》」』〗", "((((((((((" + "))))))))))")


def sound_token(text: str) -> str:
    return text if _TOKEN.fullmatch(text) else NO_TOKEN


def number_key(text: str) -> str:
    """The key to compare numbers: without brackets, width, case and spaces."""
    return match_key(text).translate(_BRACKETS)


def shown_name(name: str, standing: CertificateStanding, *, announced: bool) -> str:
    """The full name if it is on a public list. Revoked winners are removed from the list."""
    return name if announced and standing is not CertificateStanding.REVOKED else masked(name)


_WORDS = {
    CertificateStanding.VALID: (
        "有效：此证书由下列单位颁发。",
        "Valid: issued by the bodies named below.",
    ),
    CertificateStanding.SUPERSEDED: (
        "已被新版取代：同一编号下已签发新证书，请以新证书为准。",
        "Superseded: a newer certificate was issued under the same number.",
    ),
    CertificateStanding.REVOKED: ("已撤销：此证书不再有效。", "Revoked: no longer valid."),
    CertificateStanding.RECORDED: (
        "已登记：此证书以纸质颁发，颁发单位已登记在册。",
        "Recorded: issued on paper, and in the issuers' records.",
    ),
    CertificateStanding.UNKNOWN: (
        "查无此证：请核对二维码或网址；如有疑问，请向颁发单位查询。",
        "Unknown: check the code or the address; if in doubt, ask the issuer.",
    ),
}


_REMARKS = {
    DateRemark.AHEAD: "证书已提前制作，所载颁发日期尚未到。",
    DateRemark.ENDED_BEFORE: "证书已提前制作，在所载颁发日期之前即已终止。",
}


def standing_words(standing: CertificateStanding, language: Language) -> str:
    """What the certificate is worth, in a sentence."""
    zh, en = _WORDS[standing]
    return zh if language == "zh" else en


def as_text(verdict: Verdict) -> str:
    """Plain text, Chinese first."""
    zh, en = _WORDS[verdict.standing]
    told = [
        ("编号", verdict.number),
        ("获奖者", verdict.name),
        ("奖项", verdict.category),
        ("称号", verdict.honour),
        ("表彰", verdict.title),
        ("颁发单位", "、".join(verdict.issuers)),
        ("颁发日期", plain(verdict.issued_on) if verdict.issued_on else ""),
        ("终止日期", plain(verdict.ended_on) if verdict.ended_on else ""),
        ("说明", _REMARKS[verdict.remark] if verdict.remark else ""),
    ]
    lines = [f"{label}：{value}" for label, value in told if value]
    return "\n".join([zh, en, *([""] if lines else []), *lines, ""])
