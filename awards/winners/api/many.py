"""Change one field of many winners."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from awards.catalogue import service as catalogue
from awards.errors import AwardsError
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import CodeInPath, Text
from awards.winners import lists, many_changes
from awards.winners.api.bodies import Ids
from awards.winners.many_changes import ChangedField, PlannedChange


class ManyChanges(Ids, frozen=True, forbid_unknown_fields=True):
    """``values`` are one for all winners, or one for each in the order given.

    The value of ``category`` is a code, with ``/honour`` if the category has honours. With
    ``rehearse`` nothing is stored. ``reason`` as for a single change.
    """

    field: ChangedField
    values: Annotated[list[Text], msgspec.Meta(min_length=1, max_length=many_changes.MOST)]
    reason: Text = ""
    rehearse: bool = False


class ChangedRow(msgspec.Struct, frozen=True):
    """``fault`` is the code of what stands against it, null without."""

    winner: int
    before: str
    after: str
    fault: str | None = None


class ManyChanged(msgspec.Struct, frozen=True):
    """``stored`` is false after a rehearsal, and if a row has a fault."""

    stored: bool
    rows: list[ChangedRow]


@post(
    "/commendations/{code:str}/winners/changes",
    opt={"permission": Permission.REGISTER},
    status_code=200,
    tags=["winners"],
)
async def change_many(
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[ManyChanges],
) -> ManyChanged:
    """Change one field of many winners: all or none. Each row says what stands against it."""
    here = await catalogue.find(code)
    found = {winner.id: winner for winner in await lists.records(here, data.winners)}
    asked = [found[winner] for winner in dict.fromkeys(data.winners) if winner in found]
    planned = many_changes.plan(data.field, asked, data.values)
    secret = settings.secret_key()
    faults = await many_changes.rehearse(actor, here, planned, secret=secret, reason=data.reason)
    stored = not faults and not data.rehearse
    if stored:
        await many_changes.change(actor, here, planned, secret=secret, reason=data.reason)
    return ManyChanged(stored, [_row(each, faults) for each in planned])


def _row(planned: PlannedChange, faults: Mapping[int, AwardsError]) -> ChangedRow:
    fault = faults.get(planned.winner.id)
    return ChangedRow(
        planned.winner.id, planned.before, planned.after, fault.code if fault else None
    )


ROUTES: list[Any] = [change_many]
