"""A verdict, and its words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from awards.tables import CertificateState
from awards.text.dates import plain


class Standing(StrEnum):
    VALID = CertificateState.VALID
    SUPERSEDED = CertificateState.SUPERSEDED
    REVOKED = CertificateState.REVOKED
    UNKNOWN = "unknown"


class Verdict(msgspec.Struct, frozen=True):
    """``name`` is masked. Of an unknown code there is nothing to tell."""

    standing: Standing
    number: str = ""
    name: str = ""
    category: str = ""
    title: str = ""
    issuers: tuple[str, ...] = ()
    issued_on: date | None = None
    ended_on: date | None = None


_WORDS = {
    Standing.VALID: ("有效：此证书由下列单位颁发。", "Valid: issued by the bodies named below."),
    Standing.SUPERSEDED: (
        "已更换：此证书已重新签发，请以新证书为准。",
        "Superseded: a newer certificate was issued under the same number.",
    ),
    Standing.REVOKED: ("已撤销：此证书不再有效。", "Revoked: no longer valid."),
    Standing.UNKNOWN: (
        "查无此证：请核对二维码或网址；如有疑问，请向颁发单位查询。",
        "Unknown: check the code or the address; if in doubt, ask the issuer.",
    ),
}


def as_text(verdict: Verdict) -> str:
    """Plain words, Chinese first."""
    zh, en = _WORDS[verdict.standing]
    told = [
        ("编号", verdict.number),
        ("获奖者", verdict.name),
        ("奖项", verdict.category),
        ("表彰", verdict.title),
        ("颁发单位", "、".join(verdict.issuers)),
        ("颁发日期", plain(verdict.issued_on) if verdict.issued_on else ""),
        ("终止日期", plain(verdict.ended_on) if verdict.ended_on else ""),
    ]
    lines = [f"{label}：{value}" for label, value in told if value]
    return "\n".join([zh, en, *([""] if lines else []), *lines, ""])
