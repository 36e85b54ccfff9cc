"""Whose words a layout is tried with: the engine's samples, or someone of a commendation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import anyio
import msgspec

from awards.catalogue import service as catalogue
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import NotFound
from awards.issuing.queries import of_winner
from awards.issuing.sheet_previews import content_for
from awards.issuing.trial_recipients import RecipientChoice, trial_recipient
from awards.layout_editor.editing import Editing
from awards.layouts import service as layouts
from awards.layouts import sheet_images
from awards.layouts.service import shelf
from awards.layouts.sheet_images import TriedSheet
from awards.layouts.versions import Version
from awards.photos.for_sheets import PHOTO, pictures
from awards.settings import Settings
from awards.winners import lists, queries
from awards.winners.filters import Filter
from awards.winners.records import WinnerRecord
from awards.words import N_
from certificates import Content, Layout, Page
from certificates.trial.cases import CASES, contents, contents_for

#: Commendations whose winners are offered, the newest of them.
OFFERED = 3

#: What the code of one winner begins with; no commendation's code has two parts.
WINNER = "winner"

#: The most offered winners of a search, and the heading above them.
MOST, FOUND = 10, N_("Found")

_WHICH = {
    RecipientChoice.FIRST: N_("the first"),
    RecipientChoice.LONGEST: N_("the longest"),
    RecipientChoice.RAREST: N_("the rarest characters"),
}


class Offer(NamedTuple):
    """``code`` is what a form sends; ``which`` is in English, to be translated."""

    code: str
    name: str
    which: str = ""


async def offers(editing: Editing, found: Sequence[Offer]) -> list[tuple[str, Sequence[Offer]]]:
    """Group the offers by commendation, found winners first; the engine's samples have no title."""
    variant = editing.variant
    samples = _samples(editing.view.layout, editing.shown_with, variant)
    groups: list[tuple[str, Sequence[Offer]]] = [(FOUND, found), ("", samples)]
    for code in (await catalogue.codes())[:OFFERED]:
        here = await catalogue.find(code)
        groups.append((here.title, _of(here, variant)))
    return groups


def _samples(layout: Layout | None, current: str, variant: str) -> list[Offer]:
    """While nothing can be drawn, the one in hand stays: another would come unasked afterwards."""
    if layout:
        samples = _contents(layout, variant)
        return [Offer(f"sample/{n}", each.key) for n, each in enumerate(samples)]
    usual = [Offer(f"sample/{n}", case.name) for n, case in enumerate(CASES)]
    is_further = current.startswith("sample/") and current not in [each.code for each in usual]
    return [*usual, Offer(current, current)] if is_further else usual


def _contents(layout: Layout, variant: str) -> list[Content]:
    return list(contents_for(layout, variant) if variant else contents(layout))


def _categories(here: CommendationRecord, variant: str) -> list[CategoryRecord]:
    return [each for each in here.categories if variant in ("", each.recipient_kind)]


def _of(here: CommendationRecord, variant: str) -> list[Offer]:
    return [
        Offer(f"{here.code}/{category.code}/{which}", category.name, words)
        for category in _categories(here, variant)
        for which, words in _WHICH.items()
    ]


async def sought(text: str, variant: str) -> list[Offer]:
    """Winners by a part of name or unit, or by a whole number; of the newest commendations."""
    wanted = Filter.read({"text": text})
    found: list[Offer] = []
    for code in (await catalogue.codes())[:OFFERED] if wanted.text else ():
        here = await catalogue.find(code)
        categories = [each.code for each in _categories(here, variant)] if variant else [""]
        for category in categories:
            asked = msgspec.structs.replace(wanted, category=category)
            listed = await lists.page(here, asked, limit=MOST - len(found))
            found += [
                Offer(
                    f"{WINNER}/{each.id}", f"{each.name} {listed.numbers.get(each.id, each.unit)}"
                )
                for each in listed.winners
            ]
    return found


async def chosen(code: str) -> list[Offer]:
    """Return the winner of a code, as an offer."""
    winner = await _winner(code)
    return [Offer(code, f"{winner.name} {winner.unit}")] if winner else []


async def _winner(code: str) -> WinnerRecord | None:
    kind, _, number = code.partition("/")
    # No database has longer ids.
    if kind != WINNER or not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    try:
        return await queries.find(int(number))
    except NotFound:
        return None


async def _of_winner(winner: WinnerRecord, settings: Settings) -> Content:
    """Return the issued content; before issue, the content under the first number."""
    photo = await anyio.to_thread.run_sync(pictures, {PHOTO: winner.photo}, settings)
    if issued := await of_winner(winner.id):
        return issued[-1].snapshot.content(photo)
    here = await catalogue.find_of_winner(winner.id)
    content = content_for(here, here.require_category(winner.category), winner, settings)
    return replace(content, pictures=photo)


async def is_of(code: str, variant: str) -> bool:
    """Return whether the content of ``code`` is for that kind of recipient."""
    kind, *rest = code.split("/")
    if kind == "sample":
        return code in [f"sample/{n}" for n, _ in enumerate(CASES)]
    try:
        if winner := await _winner(code):
            here, category = await catalogue.find_of_winner(winner.id), winner.category
        else:
            here, category = await catalogue.find(kind), rest[0] if rest else ""
        return here.require_category(category).recipient_kind == variant
    except NotFound:
        return False


async def content(code: str, layout: Layout, settings: Settings, variant: str = "") -> Content:
    """Return the content of ``code``; the usual sample if the code no longer exists."""
    samples = _contents(layout, variant)
    if winner := await _winner(code):
        return await _of_winner(winner, settings)
    kind, *rest = code.split("/")
    if kind == "sample" and rest and rest[0].isdecimal() and int(rest[0]) < len(samples):
        return samples[int(rest[0])]
    if len(rest) == 2 and rest[1] in list(RecipientChoice):
        try:
            here = await catalogue.find(kind)
            category = here.require_category(rest[0])
        except NotFound:
            return samples[0]
        someone = await trial_recipient(here, category, RecipientChoice(rest[1]))
        return content_for(here, category, someone, settings)
    return samples[0]


async def drawn(editing: Editing, settings: Settings) -> TriedSheet | None:
    """Draw the sheet; None while the layout is faulty."""
    layout = editing.view.layout
    if layout is None:
        return None
    words = await content(editing.shown_with, layout, settings, editing.variant)
    return await sheet_images.trial_image(Page(words, layout, shelf(settings.font_dirs)))


#: Dots an inch of a picture in a list.
SMALL = 40


async def of_version(version: Version, settings: Settings, dpi: int) -> bytes:
    """Draw the version with the usual sample. Raises LayoutFaulty if it is no longer readable."""
    layout = await layouts.readable(version)
    page = Page(next(contents(layout)), layout, shelf(settings.font_dirs))
    return (await sheet_images.trial_image(page, dpi=dpi)).png


def tag(version: Version, dpi: int) -> str:
    return hashlib.sha256(f"{dpi} {version.source}".encode()).hexdigest()[:32]
