"""The seats: the plan of the hall with everybody in it, the search, and changes by hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import groupby
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.params import QueryParameter

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import SeatRefused
from awards.roles import Permission
from awards.stage import store
from awards.stage.content import HallSeat
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.seats import service
from awards.stage.seats.sitting import SeatedHall, SeatedPerson, found_by
from awards.tables import RecipientKind
from awards.web import forms
from awards.web.fields import LARGEST_ID, CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_, Phrase

SEAT = {"permission": Permission.SEAT}

Sought = Annotated[str, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.SEARCH)]
Chosen = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID)]
Side = Annotated[str, QueryParameter(pattern=r"^(stage)?$")]
Rows = Annotated[str, QueryParameter(pattern=r"^(all)?$")]

#: So many rows without anybody are drawn as one line.
_FOLDED = 3


class HallRow(NamedTuple):
    """``cells`` are ids of seats, 0 for an aisle. ``rest`` is the last label of folded rows."""

    label: str
    cells: tuple[int, ...]
    rest: str = ""
    free: int = 0


@get("/c/{code:str}/ceremony/seats", opt={"permission": Permission.READ})
async def seats(
    request: AnyRequest,
    code: CodeInPath,
    q: Sought = "",
    who: Chosen = 0,
    to: Chosen = 0,
    rows: Rows = "",
    side: Side = "",
) -> Response[str]:
    """``who`` is the person to move, ``to`` the seat that was chosen for them.

    ``side`` is ``stage`` to draw the hall as the stage sees it.
    """
    return await _shown(request, code, None, q, who, to, rows, side)


async def _shown(
    request: AnyRequest,
    code: str,
    form: WebForm | None,
    q: str = "",
    who: int = 0,
    to: int = 0,
    rows: str = "",
    side: str = "",
) -> Response[str]:
    here = await catalogue.find(code)
    hall = SeatedHall(0, {}, [])
    if await store.find(here):
        _, hall = await service.seats_now(code)
    found = found_by(hall.people, q)
    [alone] = found if len(found) == 1 else [None]
    chosen = hall.person(who) or (None if to else alone)
    kinds = {category.code: category.recipient_kind for category in here.categories}
    return await stage_page(
        request,
        code,
        "seats",
        form,
        q=q,
        hall=hall,
        by_seat=hall.by_seat,
        found={each.id for each in found},
        names=found[: limits.MOST_FOUND],
        chosen=chosen,
        to=to if to in hall.seats else 0,
        rows=plan_rows(hall, whole=rows == "all" or bool(chosen), from_stage=side == "stage"),
        side=side,
        tint=lambda each: _tint(each, kinds),
    )


def _tint(person: SeatedPerson, kinds: dict[str, RecipientKind]) -> str:
    """Which people belong together on the plan."""
    kind = kinds.get(person.category)
    if kind is None:
        return "lead" if person.kind.value == "leader" else "others"
    return {
        RecipientKind.COLLECTIVE: "collectives",
        RecipientKind.INDIVIDUAL: "individuals",
    }.get(kind, "bodies")


def plan_rows(hall: SeatedHall, *, whole: bool, from_stage: bool = False) -> list[HallRow]:
    """The rows from the stage, or turned by 180° as the stage sees them.

    Several without anybody are one, unless the ``whole`` is asked.
    """
    rows = list(_folded(hall, whole=whole))
    if not from_stage:
        return rows
    return [row._replace(cells=row.cells[::-1]) for row in reversed(rows)]


def _folded(hall: SeatedHall, *, whole: bool) -> Iterator[HallRow]:
    drawn = list(_drawn(hall.seats))
    taken = hall.by_seat
    for is_empty, group in groupby(
        drawn, key=lambda row: not any(cell in taken for cell in row.cells)
    ):
        rows = list(group)
        if is_empty and len(rows) >= _FOLDED and not whole:
            free = sum(1 for row in rows for cell in row.cells if cell)
            yield HallRow(rows[0].label, (), rows[-1].label, free)
        else:
            yield from rows


def _drawn(seats: dict[int, HallSeat]) -> Iterator[HallRow]:
    left = min((seat.x for seat in seats.values()), default=1)
    right = max((seat.x for seat in seats.values()), default=0)
    for _, row in groupby(seats.items(), key=lambda pair: pair[1].y):
        them = {seat.x: (one, seat.row) for one, seat in row}
        label = next(iter(them.values()))[1]
        cells = (them[x][0] if x in them else 0 for x in range(left, right + 1))
        yield HallRow(label, tuple(cells))


@post("/c/{code:str}/ceremony/seats", opt=SEAT)
async def change_seats(request: AnyRequest, code: CodeInPath) -> Answer:
    """Fill by rule, or do with the chosen person what the button says."""
    form = await forms.read(request)
    who, to = number_of(form["who"]), number_of(form["to"])
    word = form["act"]
    work = _work(word, request.user.actor, code, revision_of(form), who, to)

    async def shown() -> Response[str]:
        return await _shown(request, code, form, who=who, to=to, side=side)

    side = "stage" if form["side"] == "stage" else ""
    stays = {"side": side, "who": str(who) if who and word != "unseat" else ""}
    query = urlencode({key: value for key, value in stays.items() if value})
    back = f"/c/{code}/ceremony/seats?{query}#bar"
    said = N_("The seats are filled.") if word.startswith("fill") else ""
    return await acted(request, form, work, back, shown, said)


def _work(
    word: str, actor: str, code: str, revision: int, who: int, to: int
) -> Callable[[], Awaitable[object]]:
    async def act() -> None:
        if word in ("fill", "fill-keep"):
            await service.seats_fill(actor, code, revision, keep=word == "fill-keep")
        elif word in ("pin", "unpin"):
            await service.seat_pin(actor, code, revision, who, pinned=word == "pin")
        elif word == "unseat":
            await service.seat_put(actor, code, revision, who, None)
        elif word == "move":
            await _move(actor, code, revision, who, to)
        else:
            raise SeatRefused(reason=Phrase("nothing was chosen"))

    return act


async def _move(actor: str, code: str, revision: int, who: int, to: int) -> None:
    """To a free seat, or in exchange with the one who sits there."""
    _, hall = await service.seats_now(code)
    other = hall.by_seat.get(to)
    if other:
        await service.seat_swap(actor, code, revision, who, other.id)
    elif to in hall.seats:
        await service.seat_put(actor, code, revision, who, hall.seats[to])
    else:
        raise SeatRefused(reason=Phrase("nothing was chosen"))


ROUTES: Sequence[Any] = [seats, change_seats]
