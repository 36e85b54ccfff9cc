"""Whose words a layout is tried with: the engine's samples, or someone of a commendation."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound
from awards.issuing.previews import content_for
from awards.issuing.samples import Which, sample
from awards.layouts import pictures
from awards.layouts import service as layouts
from awards.layouts.pictures import Tried
from awards.layouts.service import shelf
from awards.layouts.versions import Version
from awards.settings import Settings
from awards.web.words import N_
from certificates import Content, Layout, Page
from certificates.trial.samples import contents

#: Commendations whose winners are offered, the newest of them.
OFFERED = 3

USUAL = "sample/0"

_WHICH = {
    Which.FIRST: N_("the first"),
    Which.LONGEST: N_("the longest"),
    Which.RAREST: N_("the rarest characters"),
}


class Offer(NamedTuple):
    """``code`` is what a form sends; ``which`` is in English, to be translated."""

    code: str
    name: str
    which: str = ""


async def offers(layout: Layout | None) -> list[tuple[str, list[Offer]]]:
    """By commendation; under no title, the engine's own samples."""
    known = contents(layout) if layout else ()
    groups = [("", [Offer(f"sample/{n}", each.key) for n, each in enumerate(known)])]
    for code in (await catalogue.codes())[:OFFERED]:
        here = await catalogue.find(code)
        groups.append((here.title, _of(here)))
    return groups


def _of(here: CommendationRecord) -> list[Offer]:
    return [
        Offer(f"{here.code}/{category.code}/{which}", category.name, words)
        for category in here.categories
        for which, words in _WHICH.items()
    ]


async def content(code: str, layout: Layout, settings: Settings) -> Content:
    """What ``code`` stands for; the usual sample where it leads nowhere any more."""
    samples = list(contents(layout))
    kind, *rest = code.split("/")
    if kind == "sample" and rest and rest[0].isdecimal() and int(rest[0]) < len(samples):
        return samples[int(rest[0])]
    if len(rest) == 2 and rest[1] in list(Which):
        try:
            here = await catalogue.find(kind)
            category = here.require_category(rest[0])
        except NotFound:
            return samples[0]
        someone = await sample(category, Which(rest[1]))
        return content_for(here, category, someone, settings)
    return samples[0]


async def drawn(layout: Layout, code: str, settings: Settings) -> Tried:
    said = await content(code, layout, settings)
    return await pictures.tried(Page(said, layout, shelf(settings.font_dirs)))


#: Dots an inch of a picture in a list.
SMALL = 40


async def of_version(version: Version, settings: Settings, dpi: int) -> bytes:
    """With the usual sample. Raises LayoutFaulty where this program cannot read it any more."""
    layout = layouts.readable(version)
    page = Page(next(contents(layout)), layout, shelf(settings.font_dirs))
    return (await pictures.tried(page, dpi=dpi)).png


def tag(version: Version, dpi: int) -> str:
    return hashlib.sha256(f"{dpi} {version.source}".encode()).hexdigest()[:32]
