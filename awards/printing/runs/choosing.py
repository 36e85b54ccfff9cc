"""Which certificates a run prints, by category, layout, range or number, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, NotFound, NotInVersion
from awards.issuing.typed_numbers import missing_number, sheets_by_number
from awards.issuing.valid_certificates import ValidCertificate, valid_certificates
from awards.printing.runs import queries
from awards.stage.order import stage_order
from awards.words import Phrase, listed


@dataclass(frozen=True, slots=True)
class CertificateSelection:
    """Which certificates: of a category or of all, from and to a position in the order, from 1.

    With ``unprinted`` only those that never came out whole and are in no open run; with ``these``
    only those ids; with ``named`` only those numbers, see `sheets_by_number`; with ``layout``, a
    digest, only those issued with it; with ``issued_at`` only those of one act of issuing.

    They come in the order of the decision; ``by_stage`` in that of the stage, as its ``version`` has
    it or the draft.
    """

    category: str | None = None
    first: int = 1
    last: int | None = None
    unprinted: bool = False
    these: Collection[int] | None = None
    named: str = ""
    layout: str = ""
    issued_at: datetime | None = None
    by_stage: bool = False
    version: int | None = None

    def __str__(self) -> str:
        """The part of the order, as it is named in a fault; empty for all of it."""
        span = f"{self.first}–{self.last or ''}" if self.last or self.first > 1 else ""
        return f"{self.category or ''} {span}".strip()


async def chosen(here: CommendationRecord, wanted: CertificateSelection) -> list[ValidCertificate]:
    """Return the chosen certificates in their order.

    Raises NotFound, FieldRefused, and NotInVersion if the version lacks some of them.
    """
    if wanted.version is not None and not wanted.by_stage:
        raise FieldRefused(
            field="version",
            value=wanted.version,
            reason=Phrase("only the order of the stage has versions"),
        )
    if wanted.category is not None:
        here.require_category(wanted.category)
    found = await valid_certificates(here, wanted.category, issued_at=wanted.issued_at)
    if wanted.named:
        found = sheets_by_number(wanted.named, found)
    if wanted.layout:
        found = [each for each in found if each.layout == wanted.layout]
    if wanted.by_stage:
        found = _as_on_stage(found, await stage_order(here, wanted.version), wanted.version)
    found = found[wanted.first - 1 : wanted.last]
    if wanted.these is not None:
        found = _those(wanted.these, found)
    if wanted.unprinted:
        found = await _unprinted(found)
    if not found:
        key = f"{here.code} {wanted}".strip()
        raise NotFound(what=Phrase("printable certificate in"), key=key)
    return found


def _as_on_stage(
    found: Sequence[ValidCertificate], order: Sequence[int], version: int | None
) -> list[ValidCertificate]:
    places = {winner: place for place, winner in enumerate(order)}
    missing = [each.name for each in found if each.winner not in places]
    if missing:
        raise NotInVersion(count=len(missing), version=version or 0, names=listed(missing[:10]))
    return sorted(found, key=lambda each: places[each.winner])


def _those(ids: Collection[int], sheets: Sequence[ValidCertificate]) -> list[ValidCertificate]:
    known = {sheet.id for sheet in sheets}
    if missing := next((each for each in sorted(ids) if each not in known), None):
        raise missing_number(str(missing))
    return [sheet for sheet in sheets if sheet.id in ids]


async def _unprinted(found: Sequence[ValidCertificate]) -> list[ValidCertificate]:
    ids = [each.id for each in found]
    done = (await queries.copies(ids)).keys() | (await queries.claimed(ids)).keys()
    return [each for each in found if each.id not in done]
