"""What the issuing station returns."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.tables import CertificateState


class CertificateRecord(msgspec.Struct, frozen=True):
    number: str
    version: int
    state: CertificateState
    winner: int
    category: str
    name: str
    token: str
    digest: str
    issued_at: datetime
    ended_at: datetime | None
    reason: str


class Reissue(msgspec.Struct, frozen=True):
    """``changed`` is False if the new sheet would say the same; then nothing was made."""

    certificate: CertificateRecord
    changed: bool
