"""What a scanned code is, from its text alone. Also the secrets of pairing, of which hashes stay."""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from awards.stage.attendance.codes import ALPHABET

PAIRING_LENGTH = 8

#: So much of a code is stored; of a longer one the beginning and a digest.
STORED = 200
LONGEST = 500


class CodeKind(StrEnum):
    ATTENDEE = "attendee"
    TOKEN = "token"  # noqa: S105 - a kind of code
    DIGEST = "digest"
    NUMBER = "number"
    EMPTY = "empty"
    PAYMENT = "payment"
    FOREIGN = "foreign"


class ScannedCode(NamedTuple):
    """``value`` is the code of an attendee, a digest or a number, as it is compared."""

    kind: CodeKind
    value: str


_ADDRESS = re.compile(r"https?://\S+/v/(?P<token>[A-Za-z0-9_-]{22})/?", re.ASCII)
_OWN_PAGE = re.compile(r"https?://\S+/d/(?P<code>[0-9A-Za-z]{12})/?", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{32}", re.ASCII)
_ATTENDEE = re.compile(r"[0-9A-Z]{12}", re.ASCII)
_PAYMENT = re.compile(
    r"wxp://.*|alipays?:.*|https?://(qr\.alipay\.com|qr\.95516\.com|payapp\.wei?xin\.qq\.com)/.*"
    r"|(1[0-5]|2[5-9]|30|62)\d{14,22}",
    re.ASCII | re.IGNORECASE | re.DOTALL,
)
_ANY_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}:\S*", re.ASCII | re.IGNORECASE)


def scanned(text: str) -> ScannedCode:
    """Every text is something; what we did not print is foreign."""
    code = clean(text)
    if not code:
        return ScannedCode(CodeKind.EMPTY, "")
    if len(code) > LONGEST:
        return ScannedCode(CodeKind.FOREIGN, "")
    if token := token_in(code):
        return ScannedCode(CodeKind.TOKEN, digest_of(token))
    if found := _OWN_PAGE.fullmatch(code):
        return ScannedCode(CodeKind.ATTENDEE, found["code"].upper())
    if _PAYMENT.fullmatch(code):
        return ScannedCode(CodeKind.PAYMENT, "")
    if _DIGEST.fullmatch(code):
        return ScannedCode(CodeKind.DIGEST, code)
    joined = re.sub(r"[\s-]", "", code).upper()
    if _ATTENDEE.fullmatch(joined):
        return ScannedCode(CodeKind.ATTENDEE, joined)
    if _ANY_ADDRESS.fullmatch(code):
        return ScannedCode(CodeKind.FOREIGN, "")
    return ScannedCode(CodeKind.NUMBER, code)


def token_in(text: str) -> str:
    """The token of a certificate's code, alone or in its address; empty for anything else."""
    code = clean(text)
    if found := _ADDRESS.fullmatch(code):
        return found["token"]
    return code if _TOKEN.fullmatch(code) and not code.isdigit() else ""


def clean(text: str) -> str:
    """Narrow, without what cannot be seen or stored."""
    narrow = unicodedata.normalize("NFKC", text)
    return "".join(each for each in narrow if unicodedata.category(each)[0] != "C").strip()


def stored(text: str) -> str:
    """As a scan keeps it. Of a certificate only the digest of its code is kept."""
    code = scanned(text)
    if code.kind in (CodeKind.TOKEN, CodeKind.DIGEST, CodeKind.ATTENDEE):
        return code.value
    kept = clean(text)
    if len(kept) <= STORED:
        return kept
    mark = hashlib.sha256(kept.encode("utf-8", "replace")).hexdigest()[:16]
    return f"{kept[: STORED - 18]}… {mark}"


def digest_of(token: str) -> str:
    """What a device knows of a certificate's code."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def new_pairing_code() -> str:
    """39 bits, for ten minutes and one use."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PAIRING_LENGTH))


def hash_of(secret: str) -> str:
    """Of a pairing code as somebody may have typed it, or of a token."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def typed_pairing_code(text: str) -> str:
    return re.sub(r"[\s-]", "", clean(text)).upper()
