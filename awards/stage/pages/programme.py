"""The programme: all items in one form, with buttons that move, add and remove."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from awards import limits
from awards.roles import Permission
from awards.stage.arrangement import ArrangedItem, Arrangement, PlacedLetter
from awards.stage.pages.desk import Answer, acted, number_of, revision_of, stage_page
from awards.stage.revising import change
from awards.stage.rules import editing
from awards.stage.words import ItemKind
from awards.tables import StageAct
from awards.web import forms
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_, translations

#: More items than any meeting has.
_MOST = 200


@get("/c/{code:str}/ceremony/programme", opt={"permission": Permission.READ})
async def programme(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await stage_page(request, code, "programme")


@post("/c/{code:str}/ceremony/programme", opt={"permission": Permission.ARRANGE})
async def save(request: AnyRequest, code: CodeInPath) -> Answer:
    """Save the words of all items, then do what the button says."""
    form = await forms.read(request)
    items = _items(form)
    word, _, place = form["act"].partition("-")
    said = translations(form.language).gettext(N_("New item"))

    def edit(now: Arrangement, _standing: object) -> Arrangement:
        for at, item in enumerate(items, 1):
            now = editing.letters_put(editing.item_put(now, item, at), at, item.letters)
        return _then(now, word, number_of(place), said)

    acts = {"up": StageAct.ITEM_MOVED, "down": StageAct.ITEM_MOVED, "remove": StageAct.ITEM_REMOVED}

    async def act() -> None:
        kind = acts.get(word, StageAct.ITEM_PUT)
        await change(request.user.actor, code, revision_of(form), kind, edit)

    async def shown() -> Response[str]:
        return await stage_page(request, code, "programme", form)

    return await acted(request, form, act, f"/c/{code}/ceremony/programme", shown)


def _then(now: Arrangement, word: str, place: int, said: str) -> Arrangement:
    if word == "add":
        return editing.item_put(now, ArrangedItem(ItemKind.FREE, said, seconds=300))
    if word == "remove":
        return editing.item_remove(now, place)
    if word in ("up", "down"):
        return editing.item_move(now, place, place + (1 if word == "down" else -1))
    return now


def _items(form: WebForm) -> list[ArrangedItem]:
    """Faults are noted in the form."""
    count = min(number_of(form["items"]), _MOST)
    return [_item(form, at) for at in range(1, count + 1)]


def _item(form: WebForm, at: int) -> ArrangedItem:
    typed = form[f"minutes-{at}"].strip()
    return ArrangedItem(
        kind=ItemKind(form.one_of(f"kind-{at}", [*ItemKind])),
        title=form.text(f"title-{at}", limits.ITEM_TITLE, required=True),
        speaker=form.text(f"speaker-{at}", limits.SPEAKER),
        seconds=_seconds(form, f"minutes-{at}", typed) if typed else None,
        notes=form.text(f"notes-{at}", limits.ITEM_NOTES, lines=True),
        script=form.text(f"script-{at}", limits.SCRIPT, lines=True),
        letters=tuple(_letters(form.text(f"letters-{at}", limits.SCRIPT, lines=True))),
    )


def _seconds(form: WebForm, name: str, typed: str) -> int:
    try:
        minutes = float(typed)
    except ValueError:
        minutes = -1
    if not 0 <= minutes <= 24 * 60:
        form.fault(name, N_("Minutes from 0 to 1440, such as 5 or 2.5; empty means calculated."))
        return 0
    return round(minutes * 60)


def _letters(typed: str) -> list[PlacedLetter]:
    """A unit a line; after a comma or tab who signs."""
    lines = (line.strip() for line in typed.splitlines())
    parts = (line.replace("，", ",").replace("\t", ",").partition(",") for line in lines if line)
    return [PlacedLetter(unit.strip(), signer.strip()) for unit, _, signer in parts]


ROUTES: list[Any] = [programme, save]
