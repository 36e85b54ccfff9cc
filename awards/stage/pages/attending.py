"""Who attends: the list with its search, one form to write somebody, and the import of a list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, Any

import msgspec
from litestar import Response, get, post
from litestar.params import QueryParameter

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import AttendeeRefused
from awards.roles import Permission
from awards.stage import store
from awards.stage.attendance import replies, service
from awards.stage.attendance.importing import (
    ImportedAttendees,
    honoured_ones,
    import_rows,
    read_list,
)
from awards.stage.attendance.matching import Honoured
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.attendance.reply_records import ReplyShown
from awards.stage.attendance.rules import OF_WINNER, sought
from awards.stage.attendance.sheet import AttendeeRow, AttendeeRows
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.words import AttendeeKind
from awards.web import forms
from awards.web.fields import LARGEST_ID, CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, redirect
from awards.words import N_, Phrase, translated, translations

SEAT = {"permission": Permission.SEAT}

#: So many attendees stand on a page.
PAGE = 100

Sought = Annotated[str, QueryParameter(pattern=r"^[^\x00]*$", max_length=limits.SEARCH)]
Edited = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID)]
ListOffset = Annotated[int, QueryParameter(name="from", ge=0, le=LARGEST_ID)]


@get("/c/{code:str}/ceremony/attendees", opt={"permission": Permission.READ})
async def attendees(
    request: AnyRequest, code: CodeInPath, q: Sought = "", edit: Edited = 0, offset: ListOffset = 0
) -> Response[str]:
    """``edit`` is the attendee whom the form shows."""
    return await attendees_page(request, code, None, q, edit, offset)


async def attendees_page(
    request: AnyRequest,
    code: str,
    form: WebForm | None,
    q: str = "",
    edit: int = 0,
    offset: int = 0,
    **more: object,
) -> Response[str]:
    here = await catalogue.find(code)
    people: list[AttendeeRecord] = []
    numbers: dict[int, str] = {}
    replied: list[ReplyShown] = []
    if await store.find(here):
        _, people = await service.attendees_now(code)
        replied = await replies.replies(code)
        numbers = {
            each.winner: each.number or str(each.winner) for each in await honoured_ones(here)
        }
    found = sought(people, q)
    edited = next((each for each in people if each.id == edit), None)
    counts = {kind: sum(1 for each in people if each.kind is kind) for kind in AttendeeKind}
    return await stage_page(
        request,
        code,
        "attendees",
        form,
        q=q,
        people=people,
        found=found,
        listed=found[offset : offset + PAGE],
        offset=offset,
        limit=PAGE,
        edited=edited,
        of=numbers.get(edited.winner or 0, "") if edited else "",
        counts={kind: count for kind, count in counts.items() if count},
        kinds=list(AttendeeKind),
        replied=replied,
        **more,
    )


@post("/c/{code:str}/ceremony/attendees", opt=SEAT)
async def write(request: AnyRequest, code: CodeInPath) -> Answer:
    """Take winners by rule, write somebody, or remove them, as the button says."""
    form = await forms.read(request)
    actor, revision = request.user.actor, revision_of(form)
    word, _, number = form["act"].partition("-")
    one = number_of(form["attendee"])
    act: Callable[[], Awaitable[object]]
    if word == "take":

        async def act() -> None:
            only = number == "stage"
            await service.winners_attend(actor, code, revision, only_on_stage=only)

    elif word == "remove":

        async def act() -> None:
            await service.attendee_remove(actor, code, revision, number_of(number))

    else:
        draft = await _draft(code, form)

        async def act() -> None:
            await service.attendee_put(actor, code, revision, draft, one or None)

    async def shown() -> Response[str]:
        return await attendees_page(request, code, form, edit=one)

    back = f"/c/{code}/ceremony/attendees"
    return await acted(request, form, act, back, shown)


async def _draft(code: str, form: WebForm) -> AttendeeDraft:
    kind = AttendeeKind(form.one_of("kind", [each.value for each in AttendeeKind]))
    name = form.text("name", limits.ATTENDEE, required=True)
    duty = form.text("duty", limits.ATTENDEE_DUTY)
    unit = form.text("unit", limits.UNIT)
    of = form.text("of", limits.UNIT)
    winner = None
    if kind in OF_WINNER:
        meant = Honoured(await honoured_ones(await catalogue.find(code)))
        typed = of or (name if kind is AttendeeKind.WINNER else unit)
        found = [meant.by_winner[of]] if of in meant.by_winner else meant.meant(typed, unit)
        if len(found) == 1:
            winner = found[0].winner
            unit = unit or (found[0].unit if found[0].is_person else found[0].name)
        elif found:
            form.fault("of", N_("Several have this name: type the number of the certificate."))
        else:
            form.fault("of", N_("No winner has this name or number."))
    return AttendeeDraft(kind, name, duty, unit, winner)


@post("/c/{code:str}/ceremony/attendees/import", opt=SEAT)
async def take_list(request: AnyRequest, code: CodeInPath) -> Answer:
    """Read a file, or take its rows again with the answers."""
    form = await forms.read(request)
    made: list[ImportedAttendees] = []
    rows: list[AttendeeRow] = []

    async def act() -> None:
        rows.extend(await _rows(form))
        answers = {row.at: form[f"answer-{row.at}"] for row in rows if form[f"answer-{row.at}"]}
        revision = revision_of(form)
        made.append(await import_rows(request.user.actor, code, revision, rows, answers))

    async def shown() -> Response[str]:
        return await attendees_page(request, code, form)

    back = f"/c/{code}/ceremony/attendees"
    answer = await acted(request, form, act, back, shown)
    if not made:
        return answer
    if made[0].is_stored:
        words = translations(form.language).gettext(
            "%(added)s added, %(changed)s changed, %(kept)s as before."
        )
        counts = {"added": made[0].added, "changed": made[0].changed, "kept": made[0].kept}
        return redirect(request, back, words % counts)
    return await _asked(request, code, form, rows, made[0])


async def _asked(
    request: AnyRequest,
    code: str,
    form: WebForm,
    rows: Sequence[AttendeeRow],
    made: ImportedAttendees,
) -> Response[str]:
    """The page with what is wrong in the list, and whom it may mean."""
    told = [translated(each, form.language) for each in made.faults[: limits.MOST_FOUND]]
    if told:
        form.faults[""] = " ".join(told)
    return await attendees_page(
        request,
        code,
        form,
        questions=made.questions,
        rows=msgspec.json.encode(rows).decode(),
    )


async def _rows(form: WebForm) -> list[AttendeeRow]:
    """Rows that the page sent again, else those of the file. Raises FileRefused and AttendeeRefused."""
    if form["rows"]:
        try:
            return msgspec.json.decode(form["rows"], type=AttendeeRows)
        except (msgspec.DecodeError, UnicodeEncodeError):
            raise AttendeeRefused(reason=Phrase("Choose the file again.")) from None
    file = form.files.get("file")
    return await read_list(await file.read() if file else b"")


ROUTES: list[Any] = [attendees, write, take_list]
