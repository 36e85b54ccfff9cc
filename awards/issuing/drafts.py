"""Compose the words of sheets and check that they can be printed, before anything is locked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import anyio
import msgspec

from awards.catalogue.numbers import number
from awards.catalogue.recorded_numbers import first_recorded
from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.errors import print_refusal
from awards.issuing.rules import (
    Snapshot,
    asked_fields,
    blank_in_english,
    blank_in_wording,
    compose,
    new_token,
)
from awards.issuing.signature import KeptPicture, signature_of
from awards.layouts import service as layouts
from awards.photos.for_sheets import of_winners
from awards.settings import Settings
from awards.winners.records import WinnerRecord
from certificates import Content, Layout, Problem, inspect
from certificates.problems import missing_field


class Draft(NamedTuple):
    """``sequence`` counts within the category. A later version has its number already."""

    winner: WinnerRecord
    category: CategoryRecord
    sequence: int
    number: str
    version: int


def first_versions(
    commendation: CommendationRecord, chosen: Sequence[WinnerRecord], last: dict[int, int]
) -> list[Draft]:
    """The next numbers of each category, in the given order; ``last`` is by category id."""
    counted = Counter(last)
    drafts = []
    for winner in chosen:
        category = commendation.require_category(winner.category)
        counted[category.id] += 1
        sequence = counted[category.id]
        text = number(category.number_pattern, sequence)
        drafts.append(Draft(winner, category, sequence, text, 1))
    return drafts


class Composed(NamedTuple):
    """What would be frozen, and everything that would go wrong with it on paper.

    ``warnings`` refuse nothing. ``layout`` is the source that the snapshots are made for. When they are stored there may be a
    newer one.
    """

    snapshots: list[Snapshot]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    layout: str


async def snapshots(
    commendation: CommendationRecord, drafts: Sequence[Draft], settings: Settings
) -> Composed:
    """What would be frozen. Raises PrintRefused with everyone whose sheet would go wrong."""
    made = await composed(commendation, drafts, settings)
    if made.problems:
        raise print_refusal(made.problems)
    return made


async def composed(
    commendation: CommendationRecord,
    drafts: Sequence[Draft],
    settings: Settings,
    token: Callable[[], str] = new_token,
) -> Composed:
    source, layout = await layouts.open_newest(commendation.layout)
    shelf = layouts.shelf(settings.font_dirs)
    tokens = [token() for _ in drafts]
    photos = await of_winners([draft.winner for draft in drafts], layout, settings)
    signature = await signature_of(commendation, layout, settings)
    contents = [
        content_of(commendation, draft, token, settings, layout, {**pictures, **signature.contents})
        for draft, token, pictures in zip(drafts, tokens, photos, strict=True)
    ]
    found = await anyio.to_thread.run_sync(inspect, contents, layout, shelf)
    made = [
        Snapshot(
            number=draft.number,
            version=draft.version,
            person=draft.winner.name,
            fields=dict(content.fields),
            layout_id=layout.id,
            layout_digest=layout.digest,
            fonts={face.name: face.digest for face in faces},
            token=token,
            kind=content.kind,
            pictures=_frozen_pictures(draft, content, signature),
        )
        for draft, content, token, faces in zip(drafts, contents, tokens, found.faces, strict=True)
    ]
    blank = _blank_in_wording(commendation, drafts, contents, layout)
    return Composed(made, (*found.problems, *blank), found.warnings, source)


def _frozen_pictures(
    draft: Draft, content: Content, signature: KeptPicture
) -> dict[str, str] | msgspec.UnsetType:
    """The digest of each picture by its name; unset if there is none."""
    digests = {**dict.fromkeys(content.pictures, draft.winner.photo), **signature.digests}
    return digests or msgspec.UNSET


def _blank_in_wording(
    commendation: CommendationRecord,
    drafts: Sequence[Draft],
    contents: Sequence[Content],
    layout: Layout,
) -> Iterator[Problem]:
    for draft, content in zip(drafts, contents, strict=True):
        for name in blank_in_wording(commendation, draft.category, draft.winner):
            yield missing_field(content, "body", name)
        yield from blank_in_english(draft.category, draft.winner, content, layout)


def content_of(
    commendation: CommendationRecord,
    draft: Draft,
    token: str,
    settings: Settings,
    layout: Layout,
    pictures: Mapping[str, bytes],
) -> Content:
    """What would be frozen of a winner's words."""
    words = compose(
        commendation,
        draft.category,
        draft.winner,
        number=draft.number,
        token=token,
        public_url=settings.public_url,
    )
    asked = asked_fields(commendation, words, layout.asked)
    kind = draft.category.recipient_kind.value
    return Content(draft.number, draft.winner.name, asked, kind, pictures)


async def first_recorded_number(drafts: Iterable[Draft]) -> str:
    """The first number that a certificate on paper has already; empty if none has."""
    numbers: dict[str, dict[int, str]] = {}
    for draft in drafts:
        numbers.setdefault(draft.category.number_pattern, {})[draft.sequence] = draft.number
    for pattern, own in numbers.items():
        found = await first_recorded(pattern, own)
        if found is not None:
            return own[found]
    return ""
