"""What is still open when a notice is published or certificates are issued, said before the act."""

from __future__ import annotations

from datetime import date

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.roles import Permission
from awards.tables import (
    Objection,
    ObjectionState,
    ProofLink,
    Winner,
    WinnerState,
)
from awards.words import Phrase, Plural

_UNCONFIRMED = [WinnerState.DRAFT.value, WinnerState.NOTICED.value]


class OpenMatter(msgspec.Struct, frozen=True):
    """``path`` is below the commendation's own address, for people with ``permission``."""

    words: Plural | Phrase
    path: str
    permission: Permission = Permission.READ


async def before_notice(here: CommendationRecord, ends_on: date) -> list[OpenMatter]:
    """Units that did not answer, winners held back, and dates that the notice would pass."""
    return [*await _units(here), *await _held(here), *_passed(here, ends_on)]


async def before_issuing(here: CommendationRecord) -> list[OpenMatter]:
    """The same without dates, with open objections and winners not confirmed."""
    return [
        *await _units(here),
        *await _held(here),
        *await _objections(here),
        *await _unconfirmed(here),
    ]


async def _units(here: CommendationRecord) -> list[OpenMatter]:
    standing = (ProofLink.commendation == here.id) & ProofLink.revoked_at.is_null()
    silent = await ProofLink.count().where(
        standing, ProofLink.confirmed_at.is_null(), ProofLink.closed_at.is_null()
    )
    if silent:
        words: Plural | Phrase = Plural(
            "%(num)s unit has not answered the proofreading.",
            "%(num)s units have not answered the proofreading.",
            silent,
        )
        return [OpenMatter(words, "/proofs?show=silent", Permission.PROOFREAD)]
    if await ProofLink.exists().where(standing):
        return []
    words = Phrase("No unit was asked to proofread.")
    return [OpenMatter(words, "/proofs", Permission.PROOFREAD)]


async def _held(here: CommendationRecord) -> list[OpenMatter]:
    held = await Winner.count().where(
        Winner.held_at.is_not_null(),
        Winner.category.is_in(_mine(here)),
        Winner.state.is_in(_UNCONFIRMED),
    )
    words = Plural(
        "%(num)s winner is held back and left out.",
        "%(num)s winners are held back and left out.",
        held,
    )
    return [OpenMatter(words, "/winners?held=true")] if held else []


async def _objections(here: CommendationRecord) -> list[OpenMatter]:
    count = await Objection.count().where(
        Objection.state == ObjectionState.OPEN.value,
        Objection.winner.category.is_in(_mine(here)),
    )
    words = Plural("%(num)s objection is open.", "%(num)s objections are open.", count)
    return [OpenMatter(words, "/notices#objections")] if count else []


async def _unconfirmed(here: CommendationRecord) -> list[OpenMatter]:
    count = await Winner.count().where(
        Winner.category.is_in(_mine(here)),
        Winner.state.is_in(_UNCONFIRMED),
        Winner.held.eq(False),
    )
    words = Plural(
        "%(num)s registered winner is not confirmed and gets no certificate yet.",
        "%(num)s registered winners are not confirmed and get no certificates yet.",
        count,
    )
    return [OpenMatter(words, "/winners?state=draft&state=noticed")] if count else []


def _passed(here: CommendationRecord, ends_on: date) -> list[OpenMatter]:
    facts = {"ends": ends_on.isoformat()}
    found = []
    if ends_on >= here.decided_on:
        words = Phrase(
            "The notice ends on %(ends)s, not before the date of the decision, %(day)s.",
            day=here.decided_on.isoformat(),
            **facts,
        )
        found.append(OpenMatter(words, "/settings"))
    if ends_on >= here.ceremony_on:
        words = Phrase(
            "The notice ends on %(ends)s, not before the ceremony, %(day)s.",
            day=here.ceremony_on.isoformat(),
            **facts,
        )
        found.append(OpenMatter(words, "/settings"))
    return found


def _mine(here: CommendationRecord) -> list[int]:
    return [category.id for category in here.categories] or [0]
