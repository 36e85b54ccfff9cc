"""Certificates on the screen: as issued, as they would be issued now, and with a trial wording."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

import anyio

from awards.audit.rules import canonical
from awards.catalogue import service as catalogue
from awards.catalogue.numbers import number as nth
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import NotFound, print_refusal
from awards.issuing import frozen
from awards.issuing.drafts import Draft, composed
from awards.issuing.queries import StoredCertificate, last_numbers, of_winner
from awards.issuing.rules import (
    SAMPLE_TOKEN,
    Recipient,
    Snapshot,
    blank_in_english,
    compose,
)
from awards.layouts import service as layouts
from awards.layouts import sheet_images
from awards.photos.for_sheets import pictures
from awards.settings import Settings
from awards.tables import CertificateState
from awards.winners.records import WinnerRecord
from awards.words import Phrase
from certificates import Content, Page, Problem, inspect


class SheetPreview(NamedTuple):
    """A sheet that can be drawn. An equal ``digest`` means an equal picture."""

    page: Page
    digest: str
    draft: bool

    async def png(self, dpi: int = sheet_images.DPI) -> bytes:
        return await sheet_images.sheet_image(self.page, draft=self.draft, dpi=dpi)

    async def warnings(self) -> tuple[Problem, ...]:
        """What to look at before it is printed, such as a coarse photo."""
        content, layout, shelf, _ = self.page
        return (await anyio.to_thread.run_sync(inspect, [content], layout, shelf)).warnings


async def of_issued(stored: StoredCertificate, settings: Settings) -> SheetPreview:
    """Raises FontsChanged."""
    [page] = await frozen.pages([stored], settings)
    return SheetPreview(page, stored.record.digest, draft=False)


async def of_present(winner: WinnerRecord, settings: Settings) -> SheetPreview:
    """What issuing would freeze now; the valid certificate itself if it says the same.

    Raises PrintRefused with everything that would go wrong on paper.
    """
    here = await catalogue.find_of_winner(winner.id)
    issued = await of_winner(winner.id)
    snapshot = await present(here, winner, issued, settings)
    valid = [each for each in issued if each.record.state is CertificateState.VALID]
    if valid and snapshot.says_the_same(valid[0].snapshot):
        return await of_issued(valid[0], settings)
    return await _drafted(here, snapshot, settings)


async def present(
    here: CommendationRecord,
    winner: WinnerRecord,
    issued: list[StoredCertificate],
    settings: Settings,
) -> Snapshot:
    """The current words, under the winner's number or the next one of the category.

    Raises PrintRefused.
    """
    category = here.require_category(winner.category)
    if issued:
        newest = issued[-1].record
        draft = Draft(winner, category, 0, newest.number, newest.version + 1)
    else:
        count = (await last_numbers(here))[category.id] + 1
        draft = Draft(winner, category, count, nth(category.number_pattern, count), 1)
    made = await composed(here, [draft], settings, lambda: SAMPLE_TOKEN)
    if made.problems:
        raise print_refusal(made.problems)
    return made.snapshots[0]


async def _drafted(
    here: CommendationRecord, snapshot: Snapshot, settings: Settings
) -> SheetPreview:
    layout = (await layouts.open_newest(here.layout)).layout
    photos = await anyio.to_thread.run_sync(pictures, snapshot.shown, settings)
    page = Page(snapshot.content(photos), layout, layouts.shelf(settings.font_dirs))
    return SheetPreview(page, _digest(snapshot), draft=True)


async def of_wording(
    here: CommendationRecord, category: CategoryRecord, recipient: Recipient, settings: Settings
) -> SheetPreview:
    """The category's wording for someone, stored or not. Raises PrintRefused."""
    content = content_for(here, category, recipient, settings)
    layout = (await layouts.open_newest(here.layout)).layout
    shelf = layouts.shelf(settings.font_dirs)
    found = await anyio.to_thread.run_sync(inspect, [content], layout, shelf)
    if problems := (*found.problems, *blank_in_english(category, recipient, content, layout)):
        raise print_refusal(problems)
    fonts = {face.name: face.digest for face in found.faces[0]}
    digest = _digest((dict(content.fields), content.kind, layout.digest, fonts))
    return SheetPreview(Page(content, layout, shelf), digest, draft=True)


def content_for(
    here: CommendationRecord, category: CategoryRecord, recipient: Recipient, settings: Settings
) -> Content:
    """The content of a sheet of the category for someone, under its first number."""
    number = nth(category.number_pattern, 1)
    words = compose(
        here,
        category,
        recipient,
        number=number,
        token=SAMPLE_TOKEN,
        public_url=settings.public_url,
    )
    return Content(number, recipient.name, words, category.recipient_kind.value)


def _digest(look: object) -> str:
    return hashlib.sha256(canonical(look).encode()).hexdigest()


def version_of(issued: list[StoredCertificate], version: int) -> StoredCertificate:
    """Raises NotFound."""
    for each in issued:
        if each.record.version == version:
            return each
    raise NotFound(what=Phrase("version of the certificate"), key=version)
