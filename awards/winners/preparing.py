"""Registrations as rows to be stored: the slow part of registering, which needs no database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import anyio
import msgspec

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import FieldRefused
from awards.free_fields import read
from awards.winner_fields import Registration
from awards.winners import rows
from awards.winners.history import told_free
from awards.winners.rules import require_sound
from awards.words import Phrase


class PreparedWinner(NamedTuple):
    """``values`` are the columns that the registration decides; ``told`` is for the history."""

    registration: Registration
    values: dict[str, Any]
    told: dict[str, Any]


class PreparedWinners(NamedTuple):
    """``basis`` is what they depend on; while it is the same, they need not be prepared again."""

    basis: object
    winners: list[PreparedWinner]


async def prepare(
    here: CommendationRecord, registrations: Sequence[Registration], secret: bytes
) -> PreparedWinners:
    """Check and fold them in a thread, so that other requests are answered meanwhile.

    Raises NameRefused, FieldRefused and NotFound.
    """
    work = partial(_prepared, here, registrations, secret)
    return PreparedWinners(basis_of(here), await anyio.to_thread.run_sync(work))


def basis_of(here: CommendationRecord) -> object:
    """Everything of a commendation that a prepared winner depends on."""
    categories = tuple(
        (each.id, each.code, each.recipient_kind, tuple((h.id, h.name) for h in each.honours))
        for each in here.categories
    )
    return categories, here.free_fields


def _prepared(
    here: CommendationRecord, registrations: Sequence[Registration], secret: bytes
) -> list[PreparedWinner]:
    found = []
    for registration in registrations:
        category = here.require_category(registration.category)
        require_fit(here, category, registration)
        number = rows.number_columns(registration.personal_number, secret)
        values = rows.columns(category, registration, number, here.free_fields)
        found.append(PreparedWinner(registration, values, _told(here, registration, values)))
    return found


def require_fit(
    here: CommendationRecord, category: CategoryRecord, registration: Registration
) -> None:
    """Raises NameRefused and FieldRefused."""
    require_sound(registration, category.recipient_kind, here.own_fields)
    known = [honour.name for honour in category.honours]
    if registration.honour in known or (not registration.honour and not known):
        return
    listed = "、".join(known) or "—"
    raise FieldRefused(
        field="honour",
        value=registration.honour,
        reason=Phrase(
            "The honours of %(name)s are: %(listed)s.", name=category.name, listed=listed
        ),
    )


def _told(
    here: CommendationRecord, registration: Registration, values: dict[str, Any]
) -> dict[str, Any]:
    """The facts for the history. Of a personal number only the tail."""
    facts = {**msgspec.structs.asdict(registration), "personal_number": values["number_tail"]}
    facts.pop("free")
    return facts | told_free(read(values["free"]), here.own_fields)
