"""Certificates to print that say something else than the register: asked about before any run."""

from __future__ import annotations

from collections.abc import Sequence

from awards.catalogue.records import CommendationRecord
from awards.errors import CertificatesDiffer
from awards.issuing.valid_certificates import ValidCertificate
from awards.statements.differing import differences
from awards.statements.records import StatementDifference
from awards.statements.wording import PHOTO

#: So many names stand in a refusal.
_NAMED = 10


async def differences_of(
    here: CommendationRecord, sheets: Sequence[ValidCertificate]
) -> list[StatementDifference]:
    """What these certificates and the register say differently now.

    Another photo alone is no other word: it is reported, and does not keep anybody from printing.
    """
    winners = {each.winner for each in sheets}
    return [
        each
        for each in await differences(here, "certificate")
        if each.winner in winners and each.field != PHOTO
    ]


async def require_accepted(
    here: CommendationRecord, sheets: Sequence[ValidCertificate], *, accepted: bool
) -> None:
    """Raises CertificatesDiffer unless the caller knows of the differences and accepts them."""
    if accepted:
        return
    names = {each.winner: each.name for each in await differences_of(here, sheets)}
    if names:
        some = list(names.values())[:_NAMED]
        raise CertificatesDiffer(count=len(names), names=some)
