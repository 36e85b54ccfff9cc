"""The registry over HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request, Response, get, patch, post, put
from litestar.di import NamedDependency
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery, HeaderParameter, JSONBody, QueryParameter

from awards.audit import queries as audit
from awards.audit.api import HistoryEntry, entry
from awards.catalogue import service as catalogue
from awards.errors import AwardsError, RevisionMissing
from awards.papers.downloads import written
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.settings import Settings
from awards.tables import WinnerState
from awards.web.fields import (
    CodeInPath,
    CodeInQuery,
    Id,
    IdInPath,
    Limit,
    Offset,
    Text,
    TextInQuery,
)
from awards.winner_fields import Amendment, Registration
from awards.winners import lists, many_changes, queries, service, sheet
from awards.winners.entry_warnings import (
    EntryWarning,
    WarningRecord,
    amended,
    of_change,
    of_entries,
    warning_record,
)
from awards.winners.filters import Filter
from awards.winners.many_changes import ChangedField, PlannedChange
from awards.winners.queries import without_personal
from awards.winners.records import WinnerRecord

#: The most winners that one request may name.
MOST = 5000


class Winners(msgspec.Struct, frozen=True):
    """A part of the list. ``total`` counts all that match."""

    total: int
    offset: int
    winners: list[WinnerRecord]


class NewWinner(Registration, frozen=True, forbid_unknown_fields=True):
    """``category`` is a code, ``honour`` a name in that category.

    Of ``personal_number`` only the tail and a keyed fingerprint are stored. ``namesake``
    distinguishes people who share name and unit and have no number.
    """


class NewWinners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All are registered, or none."""

    winners: Annotated[list[NewWinner], msgspec.Meta(min_length=1, max_length=MOST)]


class Ids(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    winners: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=MOST)]


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


@get("/commendations/{code:str}/winners", opt={"permission": Permission.READ}, tags=["winners"])
async def list_winners(
    request: Request[Any, Any, Any],
    code: CodeInPath,
    category: CodeInQuery = None,
    states: Annotated[list[WinnerState] | None, QueryParameter(name="state")] = None,
    text: TextInQuery = "",
    unit: TextInQuery = "",
    warnings: FromQuery[bool | None] = None,
    held: FromQuery[bool | None] = None,
    differs: FromQuery[bool | None] = None,
    personal: FromQuery[bool] = False,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Winners:
    """List winners in the order of the decision: by category, then by place.

    Personal free fields are hidden, unless ``personal`` asks for them and the caller may register.
    ``differs`` asks for those about whom a notice, certificate or the announced list and the
    register say different words.
    """
    here = await catalogue.find(code)
    if category is not None:
        here.require_category(category)
    wanted = Filter(
        category=category or "",
        states=tuple(states or WinnerState),
        unit=unit,
        warnings=warnings,
        held=held,
        differs=differs,
        text=text,
    )
    found = await lists.page(here, wanted, limit=limit, offset=offset)
    if personal and request.user.may(Permission.REGISTER):
        return Winners(found.total, offset, found.winners)
    return Winners(found.total, offset, without_personal(found.winners, here.free_fields))


def _list_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(
        f"/commendations/{{code:str}}/winners.{form.name}",
        media_type=form.media_type,
        opt={"permission": Permission.READ},
        tags=["winners"],
        operation_id=f"get_winners_{form.name}",
    )
    async def get_winners_file(
        request: Request[Any, Any, Any],
        code: CodeInPath,
        settings: NamedDependency[Settings],
        category: CodeInQuery = None,
        text: TextInQuery = "",
        unit: TextInQuery = "",
        personal: FromQuery[bool] = False,
    ) -> Response[bytes]:
        """All winners who match, as a file; without a filter all who are not withdrawn."""
        here = await catalogue.find(code)
        if category is not None:
            here.require_category(category)
        wanted = Filter(category=category or "", unit=unit, text=text)
        whole = personal and request.user.may(Permission.REGISTER)
        table = await sheet.listed(here, wanted, settings.language, personal=whole)
        return await written(table, form, settings, code, "获奖者")

    return get_winners_file


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


def _warning(index: int, warning: EntryWarning) -> WinnerWarning:
    return WinnerWarning(**msgspec.structs.asdict(warning_record(warning)), index=index)


@get("/winners/{winner:int}", opt={"permission": Permission.READ}, tags=["winners"])
async def get_winner(winner: IdInPath) -> Response[WinnerRecord]:
    """The ETag is the revision. Send it as If-Match with an amendment."""
    return _tagged(await queries.find(winner))


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
    revision = _revision(if_match)
    here, before = await catalogue.find_of_winner(winner), await queries.find(winner)
    after = await service.amend(
        actor, winner, amendment, revision=revision, secret=secret, reason=data.reason
    )
    found = await of_change(here, before, amended(before, amendment, here.own_fields), secret)
    return _tagged(
        AmendedWinner(**msgspec.structs.asdict(after), to_look_at=tuple(map(warning_record, found)))
    )


_Winner = TypeVar("_Winner", bound=WinnerRecord)


def _tagged(winner: _Winner) -> Response[_Winner]:
    return Response(winner, headers={"ETag": f'"{winner.revision}"'})


def _revision(etag: str) -> int:
    """The revision in an ETag. A foreign ETag matches no revision.

    Raises RevisionMissing.
    """
    if not etag:
        raise RevisionMissing
    inner = etag.strip().removeprefix('"').removesuffix('"')
    return int(inner) if inner.isascii() and inner.isdigit() else 0


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
    return _tagged(await service.place_by_hand(actor, winner, data.place))


@get("/winners/{winner:int}/history", opt={"permission": Permission.READ}, tags=["winners"])
async def history(winner: IdInPath) -> list[HistoryEntry]:
    """Who did what to this winner, the oldest entry first."""
    await queries.find(winner)
    return [entry(link) for link in await audit.history(f"winner/{winner}")]


ROUTES = [
    list_winners,
    *map(_list_file, FORMATS),
    register,
    get_winner,
    amend,
    withdraw,
    place,
    history,
    change_many,
]
