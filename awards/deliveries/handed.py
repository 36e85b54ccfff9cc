"""Which certificates reached their winners: at the ceremony, at the desk, or by a delivery."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from awards.catalogue.records import CommendationRecord
from awards.day import queries as day
from awards.deliveries.records import HandedCertificate
from awards.deliveries.rules import counts_as_handed, handed_at
from awards.tables import Certificate, CertificateState, Delivery, IssuedNumber


async def issue_moments(here: CommendationRecord) -> dict[int, datetime]:
    """Winner → when the valid certificate was issued."""
    number = Certificate.issued_number
    rows = await Certificate.select(Certificate.issued_at, number.winner.as_alias("winner")).where(
        Certificate.state == CertificateState.VALID.value,
        number._.category._.commendation == here.id,
    )
    return {row["winner"]: row["issued_at"] for row in rows}


async def handed(
    here: CommendationRecord, issued: dict[int, datetime] | None = None
) -> dict[int, HandedCertificate]:
    """Winner → how the valid certificate was handed over; the ceremony's hand-over counts first."""
    found = await _delivered(here) | await _at_ceremony(here)
    if not found:
        return {}
    issued = await issue_moments(here) if issued is None else issued
    return {
        winner: each
        for winner, each in found.items()
        if winner in issued and counts_as_handed(each, issued[winner])
    }


async def _at_ceremony(here: CommendationRecord) -> dict[int, HandedCertificate]:
    """What was given on stage, to a stand-in and at the desk."""
    given = await day.given(here)
    if not given:
        return {}
    rows = await IssuedNumber.select(IssuedNumber.winner, IssuedNumber.text).where(
        IssuedNumber.category._.commendation == here.id
    )
    return {
        row["winner"]: HandedCertificate(each.way.value, each.at, each.to)
        for row in rows
        if (each := given.get(row["text"]))
    }


async def _delivered(here: CommendationRecord) -> dict[int, HandedCertificate]:
    """The latest delivery of each winner that was done."""
    rows: list[dict[str, Any]] = (
        await Delivery.select(
            Delivery.winner, Delivery.way, Delivery.done_on, Delivery.done_at, Delivery.recipient
        )
        .where(Delivery.done_at.is_not_null(), Delivery.winner._.category._.commendation == here.id)
        .order_by(Delivery.id)
    )
    return {
        row["winner"]: HandedCertificate(
            row["way"], handed_at(row["done_on"], row["done_at"]), row["recipient"]
        )
        for row in rows
    }
