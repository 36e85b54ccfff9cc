"""The hall of the ceremony: load one, choose one, and say whom each block is for."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards import limits
from awards.catalogue import service as catalogue
from awards.errors import AwardsError
from awards.roles import Permission
from awards.stage import store
from awards.stage.arrangement import SeatingBlock
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.seats import service
from awards.stage.seats.halls import halls
from awards.stage.seats.labels import labels
from awards.stage.words import AttendeeKind
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_

SEAT = {"permission": Permission.SEAT}

#: Characters of a field with codes, numbers or units, parted by commas.
LIST = 500


@get("/c/{code:str}/ceremony/hall", opt={"permission": Permission.READ})
async def hall(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _shown(request, code, None)


async def _shown(request: AnyRequest, code: str, form: WebForm | None) -> Response[str]:
    loaded = await halls()
    ceremony = await store.find(await catalogue.find(code))
    digest = ceremony.draft.hall if ceremony else ""
    return await stage_page(
        request,
        code,
        "hall",
        form,
        halls=loaded,
        chosen=next((each for each in loaded if each.digest == digest), None),
        kinds=list(AttendeeKind),
        list_limit=LIST,
    )


@post("/c/{code:str}/ceremony/hall", opt=SEAT)
async def change_hall(request: AnyRequest, code: CodeInPath) -> Answer:
    """Load a file and choose it, choose a known one, or save the blocks."""
    form = await forms.read(request)
    word, _, number = form["act"].partition("-")

    async def shown() -> Response[str]:
        return await _shown(request, code, form)

    back = f"/c/{code}/ceremony/hall"
    if word == "load":
        await _load(request, form, code)
        return await acted(request, form, _nothing, back, shown)
    if word == "choose":

        async def choose() -> None:
            await service.hall_choose(request.user.actor, code, revision_of(form), form["digest"])

        return await acted(request, form, choose, back, shown)
    blocks = _moved(_blocks(form), word, number_of(number))

    async def save() -> None:
        await service.blocks_put(request.user.actor, code, revision_of(form), blocks)

    return await acted(request, form, save, f"{back}#blocks", shown)


async def _nothing() -> None:
    """All is done already."""


async def _load(request: AnyRequest, form: WebForm, code: str) -> None:
    files = form.many_files("file")
    if not files:
        form.fault("file", N_("Choose a file."))
        return
    try:
        record = await service.hall_load(
            request.user.actor,
            await files[0].read(),
            files[0].filename,
            form.text("name", limits.HALL),
        )
        await service.hall_choose(request.user.actor, code, revision_of(form), record.digest)
    except AwardsError as fault:
        form.refuse(fault)


def _blocks(form: WebForm) -> list[SeatingBlock]:
    """Lines without a block are left out: the last one is there to add one."""
    lines = range(1, min(number_of(form["lines"]), limits.MOST_BLOCKS) + 1)
    return [_block(form, at) for at in lines if form[f"block-{at}"].strip()]


def _block(form: WebForm, at: int) -> SeatingBlock:
    kinds = form.many(f"kinds-{at}")
    return SeatingBlock(
        form.text(f"block-{at}", limits.SEAT_BLOCK),
        form.text(f"rows-{at}", LIST),
        tuple(each for each in AttendeeKind if each.value in kinds),
        tuple(each.upper() for each in _pieces(form, f"categories-{at}")),
        tuple(_numbers(form, f"groups-{at}")),
        tuple(_pieces(form, f"units-{at}")),
    )


def _pieces(form: WebForm, field: str) -> list[str]:
    text = form.text(field, LIST)
    for mark in "，、;；":
        text = text.replace(mark, ",")
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def _numbers(form: WebForm, field: str) -> list[int]:
    try:
        return [int(each) for piece in _pieces(form, field) for each in labels(piece)]
    except ValueError:
        form.fault(field, N_("Numbers of groups, such as 1-3, 5."))
        return []


def _moved(blocks: list[SeatingBlock], word: str, place: int) -> list[SeatingBlock]:
    if not 1 <= place <= len(blocks):
        return blocks
    others = [*blocks[: place - 1], *blocks[place:]]
    if word == "remove":
        return others
    if word in ("up", "down"):
        to = max(place - 1 + (1 if word == "down" else -1), 0)
        return [*others[:to], blocks[place - 1], *others[to:]]
    return blocks


ROUTES: list[Any] = [hall, change_hall]
