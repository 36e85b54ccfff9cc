"""Drafts and frozen versions of a ceremony, as papers read them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, StageUnissued, WinnersUnplaced
from awards.stage import attending, store
from awards.stage.certificates import canonical_json, stage_certificates, with_number
from awards.stage.content import StageCertificate, StageContent, StageVersion
from awards.stage.revising import NAMES, hold
from awards.stage.rules.comparing import StageDifference, compare
from awards.stage.rules.composing import compose
from awards.stage.store import StoredCeremony
from awards.statements import service as statements
from awards.statements.records import StatedLine
from awards.tables import Ceremony, FrozenStage
from awards.words import Phrase, listed


class FrozenRecord(msgspec.Struct, frozen=True):
    """A version without its content."""

    number: int
    digest: str
    note: str
    made_by: str
    made_at: datetime


class StageBox(msgspec.Struct, frozen=True):
    """``placed`` counts those on stage, ``bagged`` those in bags; ``unplaced`` are nowhere."""

    placed: int
    bagged: int
    unplaced: tuple[StageCertificate, ...]


def digest_of(content: StageContent) -> str:
    """The SHA-256 of the canonical JSON."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


async def draft(commendation: str) -> StageVersion:
    """The ceremony as it is arranged now: version 0. Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    content = await _content(here, ceremony, await stage_certificates(here))
    return StageVersion(0, 0, digest_of(content), clock.now(), content, ceremony.version)


async def _content(
    here: CommendationRecord, ceremony: StoredCeremony, certificates: Sequence[StageCertificate]
) -> StageContent:
    composed = compose(here, ceremony.draft, certificates)
    return attending.attended(composed, await attending.read(ceremony.id))


async def version(commendation: str, number: int) -> StageVersion:
    """A frozen version; 0 is the draft. Raises NotFound."""
    if not number:
        return await draft(commendation)
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    row = (
        await FrozenStage.select()
        .where(FrozenStage.ceremony == ceremony.id, FrozenStage.number == number)
        .first()
    )
    if row is None:
        raise NotFound(what=Phrase("version of the ceremony"), key=number)
    return _version(row, ceremony.version)


def _version(row: dict[str, Any], newest: int) -> StageVersion:
    content = msgspec.json.decode(row["content"], type=StageContent)
    return StageVersion(row["number"], 0, row["digest"], row["made_at"], content, newest)


async def newest(commendation: str) -> StageVersion:
    """The newest frozen version, or the draft before any. Raises NotFound."""
    here = await catalogue.find(commendation)
    return await version(commendation, (await store.require(here)).version)


async def listing(commendation: str) -> list[FrozenRecord]:
    """All versions, the newest first. Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.require(here)
    rows = (
        await FrozenStage.select(
            FrozenStage.number,
            FrozenStage.digest,
            FrozenStage.note,
            FrozenStage.made_by,
            FrozenStage.made_at,
        )
        .where(FrozenStage.ceremony == ceremony.id)
        .order_by(FrozenStage.number, ascending=False)
    )
    return msgspec.convert(rows, list[FrozenRecord])


async def frozen_numbers(here: CommendationRecord) -> list[int] | None:
    """The numbers of all versions, the newest first; None without a ceremony."""
    ceremony = await store.find(here)
    return list(range(ceremony.version, 0, -1)) if ceremony else None


async def difference(commendation: str, old: int, new: int) -> StageDifference:
    """What two versions say differently; 0 is the draft. Raises NotFound."""
    before, after = await version(commendation, old), await version(commendation, new)
    return compare(before.content, after.content)


async def box(here: CommendationRecord) -> StageBox:
    """Who is on stage, in a bag and nowhere. Raises NotFound."""
    ceremony = await store.require(here)
    return box_of(ceremony.draft.on_stage, ceremony.draft.bagged, await stage_certificates(here))


def box_of(
    on_stage: Sequence[int], bagged: frozenset[int], standing: Sequence[StageCertificate]
) -> StageBox:
    known = {each.winner for each in standing}
    placed = set(on_stage) & known
    unplaced = tuple(each for each in standing if each.winner not in placed | bagged)
    return StageBox(len(placed), len(bagged & known), unplaced)


async def freeze(
    actor: str,
    commendation: str,
    arranged_on: int | None = None,
    note: str = "",
    *,
    accept_unplaced: bool = False,
) -> StageVersion:
    """Freeze the draft as the next version. The same content as the newest makes no new one.

    Only valid certificates are in it. Who is placed nowhere goes into a bag, if the caller accepts
    that. Raises NotFound, CeremonyChanged, WinnersUnplaced and StageUnissued.
    """
    async with database.transaction():
        here = await catalogue.find(commendation)
        await locks.hold(category.id for category in here.categories)
        ceremony = await hold(here, arranged_on)
        standing = await stage_certificates(here)
        on_stage = set(ceremony.draft.on_stage)
        _require_issued([each for each in standing if each.winner in on_stage])
        issued = with_number(standing)
        unplaced = box_of(ceremony.draft.on_stage, ceremony.draft.bagged, issued).unplaced
        if unplaced and not accept_unplaced:
            raise WinnersUnplaced(count=len(unplaced), names=_names(unplaced))
        content = await _content(here, ceremony, issued)
        digest = digest_of(content)
        known = await _of(ceremony.id, ceremony.version)
        if known and known["digest"] == digest:
            return _version(known, ceremony.version)
        number = ceremony.version + 1
        at = clock.now()
        await FrozenStage.insert(
            FrozenStage(
                ceremony=ceremony.id,
                number=number,
                content=canonical_json(content).decode(),
                digest=digest,
                note=note,
                made_by=actor,
                made_at=at,
            )
        )
        await Ceremony.update({Ceremony.version: number}).where(Ceremony.id == ceremony.id)
        await statements.state_stage(actor, here.id, _lines(here, content), note)
        facts = {"version": number, "digest": digest[:6], "note": note, "rows": len(issued)}
        change = Change(Action.CEREMONY_FROZEN, f"ceremony/{ceremony.id}", None, facts)
        await audit.record(actor, [change])
    return StageVersion(number, 0, digest, at, content, number)


async def _of(ceremony: int, number: int) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (
        await FrozenStage.select()
        .where(FrozenStage.ceremony == ceremony, FrozenStage.number == number)
        .first()
    )
    return found


def _require_issued(on_stage: Sequence[StageCertificate]) -> None:
    if without := [each for each in on_stage if not each.number]:
        raise StageUnissued(count=len(without), names=_names(without))


def _names(certificates: Sequence[StageCertificate]) -> object:
    more = ["…"] if len(certificates) > NAMES else []
    return listed([*(each.name for each in certificates[:NAMES]), *more])


def _lines(here: CommendationRecord, content: StageContent) -> list[StatedLine]:
    """The words of a version, as they are compared with the register."""
    categories = {category.code: category for category in here.categories}
    return [
        StatedLine(
            winner=each.winner,
            category=categories[each.category].id,
            category_name=categories[each.category].name,
            honour=each.honour if categories[each.category].honours else "",
            name=each.name,
            unit=each.unit,
            number=each.number,
            position=position,
        )
        for position, each in enumerate(content.order, 1)
    ]
