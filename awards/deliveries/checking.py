"""Check what a caller says of a delivery before anything is stored."""

from __future__ import annotations

from datetime import date

from awards import limits
from awards.deliveries.records import DeliveryTerms
from awards.deliveries.rules import missing_of
from awards.errors import FieldRefused
from awards.text.characters import BIDI, CONTROL
from awards.words import Phrase

#: A day outside of these years is mistyped.
FIRST, LAST = date(1949, 10, 1), date(2999, 12, 31)


def require_terms(terms: DeliveryTerms) -> None:
    """Raises FieldRefused."""
    ground = terms.ground
    require_day("planned_on", terms.planned_on)
    for name, value, limit in (
        ("carrier", terms.carrier, limits.CARRIER),
        ("asked_by", ground.asked_by, limits.ASKED_BY),
        ("reference", ground.reference, limits.REFERENCE),
        ("reason", ground.reason, limits.DELIVERY_MATTER),
    ):
        _require_text(name, value, limit)
    if ground.asked_on:
        require_day("asked_on", ground.asked_on)
    if missing := missing_of(ground):
        reason = Phrase(
            "a request needs who asked and when, an approval its reference, an exempt matter its "
            "words."
        )
        raise FieldRefused(field=missing, value="", reason=reason)


def require_day(name: str, day: date, latest: date = LAST) -> None:
    if not FIRST <= day <= latest:
        words = Phrase("a day from %(first)s to %(last)s.", first=FIRST, last=latest)
        raise FieldRefused(field=name, value=day.isoformat(), reason=words)


def required_text(name: str, value: str, limit: int) -> str:
    """The text without outer spaces. Raises FieldRefused."""
    value = value.strip()
    if not value:
        raise FieldRefused(field=name, value="", reason=Phrase("Fill this in."))
    _require_text(name, value, limit)
    return value


def _require_text(name: str, value: str, limit: int) -> None:
    if len(value) > limit:
        reason = Phrase("%(length)s characters, %(limit)s at most.", length=len(value), limit=limit)
        raise FieldRefused(field=name, value=f"{value[:20]}…", reason=reason)
    if CONTROL.search(value) or BIDI.search(value):
        reason = Phrase("It holds a control or direction character: type it again.")
        raise FieldRefused(field=name, value=repr(value[:20]), reason=reason)
