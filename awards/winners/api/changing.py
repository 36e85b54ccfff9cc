"""Register, amend, withdraw and place winners."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Response, patch, post, put
from litestar.di import NamedDependency
from litestar.params import HeaderParameter, JSONBody

from awards.catalogue import service as catalogue
from awards.roles import Permission
from awards.settings import Settings
from awards.web.fields import CodeInPath, Id, IdInPath, Text
from awards.winner_fields import Amendment, Registration
from awards.winners import queries, service
from awards.winners.api.bodies import MOST, Ids
from awards.winners.api.etags import revision_in, tagged
from awards.winners.entry_warnings import (
    EntryWarning,
    WarningRecord,
    amended,
    of_change,
    of_entries,
    warning_record,
)
from awards.winners.records import WinnerRecord


class NewWinner(Registration, frozen=True, forbid_unknown_fields=True):
    """``category`` is a code, ``honour`` a name in that category.

    Of ``personal_number`` only the tail and a keyed fingerprint are stored. ``namesake``
    distinguishes people who share name and unit and have no number.
    """


class NewWinners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All are registered, or none."""

    winners: Annotated[list[NewWinner], msgspec.Meta(min_length=1, max_length=MOST)]


class WinnerWarning(WarningRecord, frozen=True):
    """A warning about one of the winners sent; ``index`` counts from 0."""

    index: int = 0


class Registered(msgspec.Struct, frozen=True, omit_defaults=True):
    """The new ids, and what to look at: a doubtful name, or an earlier award.

    Without such warnings the answer is what other requests take as their winners.
    """

    winners: list[int]
    warnings: list[WinnerWarning] = []


class AmendedWinner(WinnerRecord, frozen=True):
    """``to_look_at`` are warnings about the values that were changed."""

    to_look_at: tuple[WarningRecord, ...] = ()


class Withdrawal(Ids, frozen=True, forbid_unknown_fields=True):
    reason: Text


class HandPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place from 1 within the category; null returns the winner to the normal order."""

    place: Id | None


@post(
    "/commendations/{code:str}/winners", opt={"permission": Permission.REGISTER}, tags=["winners"]
)
async def register(
    code: CodeInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[NewWinners],
) -> Registered:
    """All or none. The ids are in the order of the winners sent.

    A doubtful name, and a recipient who may be registered already or has an earlier award, is a
    warning.
    """
    secret = settings.secret_key()
    found = await of_entries(await catalogue.find(code), data.winners, secret)
    made = await service.register(actor, code, data.winners, secret=secret)
    return Registered(made, [_warning(n, each) for n, some in enumerate(found) for each in some])


def _warning(index: int, warning: EntryWarning) -> WinnerWarning:
    return WinnerWarning(**msgspec.structs.asdict(warning_record(warning)), index=index)


class WinnerChange(Amendment, frozen=True, forbid_unknown_fields=True):
    """The fields to change. ``reason`` is needed for words that were published or confirmed."""

    reason: Text = ""

    @property
    def amendment(self) -> Amendment:
        values = msgspec.structs.asdict(self)
        return Amendment(**{name: values[name] for name in Amendment.__struct_fields__})


@patch("/winners/{winner:int}", opt={"permission": Permission.REGISTER}, tags=["winners"])
async def amend(
    winner: IdInPath,
    actor: NamedDependency[str],
    settings: NamedDependency[Settings],
    data: JSONBody[WinnerChange],
    if_match: Annotated[str, HeaderParameter(name="If-Match", max_length=40)] = "",
) -> Response[AmendedWinner]:
    """Fields that are left out stay; an empty text clears one.

    A confirmed winner becomes a draft again. Words of somebody on notice, confirmed, issued or
    announced need a ``reason``; what was published changes only by a correction.
    """
    amendment = data.amendment
    secret = settings.secret_key()
    revision = revision_in(if_match)
    here, before = await catalogue.find_of_winner(winner), await queries.find(winner)
    after = await service.amend(
        actor, winner, amendment, revision=revision, secret=secret, reason=data.reason
    )
    found = await of_change(here, before, amended(before, amendment, here.own_fields), secret)
    return tagged(
        AmendedWinner(**msgspec.structs.asdict(after), to_look_at=tuple(map(warning_record, found)))
    )


@post(
    "/winners/withdraw",
    status_code=204,
    opt={"permission": Permission.WITHDRAW},
    tags=["winners"],
)
async def withdraw(actor: NamedDependency[str], data: JSONBody[Withdrawal]) -> None:
    """All or none, before issue. Their places become free again."""
    await service.withdraw(actor, data.winners, data.reason)


@put("/winners/{winner:int}/place", opt={"permission": Permission.REGISTER}, tags=["winners"])
async def place(
    winner: IdInPath, actor: NamedDependency[str], data: JSONBody[HandPlace]
) -> Response[WinnerRecord]:
    """Put the winner at exactly this place of the category, regardless of its order."""
    return tagged(await service.place_by_hand(actor, winner, data.place))


ROUTES: list[Any] = [register, amend, withdraw, place]
