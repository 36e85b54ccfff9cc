"""A winner's photo: set, replaced, removed; many at once from a ZIP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import anyio
import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.word_writers import count_as_writer
from awards.errors import NoPhoto
from awards.photos import files, isolated
from awards.photos.matching import MatchedPhotos, PhotoOwner, matched
from awards.photos.records import PhotoReport, report_of
from awards.photos.sharpness import coarse_in
from awards.settings import Settings
from awards.statements import marks
from awards.tables import Certificate, RecipientKind, Values, Winner
from awards.winner_fields import PERSONS
from awards.winners import lists
from awards.winners.queries import STANDING, find
from awards.winners.records import WinnerRecord
from awards.winners.rules import AMEND_FROM, fingerprint
from awards.winners.states import categories_of, require_state
from awards.words import Phrase


async def set_photo(actor: str, winner: int, data: bytes, settings: Settings) -> WinnerRecord:
    """Raises PhotoRefused, NotFound or WrongState."""
    portrait = await isolated.one(data, settings)
    digest = await anyio.to_thread.run_sync(files.save, settings, portrait)
    before = await find(winner)
    await _keep(actor, {winner: digest}, [before.photo], settings)
    return await find(winner)


async def remove_photo(actor: str, winner: int, settings: Settings) -> WinnerRecord:
    """An issued certificate keeps the photo that it was issued with. Raises NoPhoto."""
    before = await find(winner)
    if not before.photo:
        raise NoPhoto(name=before.name)
    await _store(actor, {winner: ""})
    await _forget(settings, [before.photo])
    return await find(winner)


async def photo_of(winner: int, settings: Settings) -> bytes:
    """The JPEG. Raises NotFound or NoPhoto."""
    found = await find(winner)
    content = (
        await anyio.to_thread.run_sync(files.read, settings, found.photo) if found.photo else None
    )
    if content is None:
        raise NoPhoto(name=found.name)
    return content


async def coarseness(winner: int, settings: Settings) -> Phrase | None:
    """Say so if the layout would print the winner's photo too coarsely."""
    here = await catalogue.find_of_winner(winner)
    found = await coarse_in(here, {"": await photo_of(winner, settings)})
    return found.get("")


async def take_archive(
    actor: str, commendation: str, data: bytes, settings: Settings, *, commit: bool
) -> PhotoReport:
    """Match the photos of a ZIP to winners; with ``commit`` keep those that are matched.

    Raises PhotosRefused.
    """
    here = await catalogue.find(commendation)
    photos = await isolated.archive(data, settings)
    owners = await _owners(here)
    sound = {photo.name: photo.portrait for photo in photos if photo.portrait}
    twice = _repeated([photo.name for photo in photos])
    find_owner = partial(
        matched,
        [name for name in sound if name not in twice],
        list(owners.values()),
        partial(fingerprint, secret=settings.secret_key()),
    )
    found = await anyio.to_thread.run_sync(find_owner)
    had = await _photos_of(owners)
    coarse = await coarse_in(here, sound)
    has_photo = {key for key, photo in had.items() if photo}
    report = report_of(found, photos, twice, owners, has_photo, coarse)
    if not commit or not found.matched:
        return report
    digests = await anyio.to_thread.run_sync(_saved, settings, found, sound)
    replaced = [had[key] for key in digests if had[key] != digests[key]]
    await _keep(actor, digests, replaced, settings)
    return msgspec.structs.replace(report, kept=len(digests))


def _repeated(names: Sequence[str]) -> set[str]:
    """Names that are in several folders of the ZIP."""
    return {name for name, count in Counter(names).items() if count > 1}


def _saved(
    settings: Settings, found: MatchedPhotos, portraits: Mapping[str, bytes]
) -> dict[int, str]:
    return {owner: files.save(settings, portraits[name]) for name, owner in found.matched}


async def _owners(here: CommendationRecord) -> dict[int, PhotoOwner]:
    """Standing winners who are persons or may be, by id."""
    codes = [
        category.id
        for category in here.categories
        if PERSONS.get(RecipientKind(category.recipient_kind)) is not False
    ]
    rows = (
        await Winner.select(
            Winner.id, Winner.name, Winner.unit, Winner.number_tail, Winner.number_fingerprint
        )
        .where(
            Winner.category.is_in(codes or [0]),
            Winner.state.is_in([state.value for state in STANDING]),
        )
        .order_by(Winner.category.place, Winner.place)
    )
    ids = [row["id"] for row in rows]
    numbers: dict[int, str] = {}
    for batch in database.batches(ids):
        numbers |= await lists.numbers_of(list(batch))
    return {
        row["id"]: PhotoOwner(
            row["id"],
            row["name"],
            row["unit"],
            numbers.get(row["id"], ""),
            row["number_tail"],
            row["number_fingerprint"],
        )
        for row in rows
    }


async def _photos_of(owners: Mapping[int, PhotoOwner]) -> dict[int, str]:
    found: dict[int, str] = {}
    for batch in database.batches(list(owners)):
        rows = await Winner.select(Winner.id, Winner.photo).where(Winner.id.is_in(list(batch)))
        found |= {row["id"]: row["photo"] for row in rows}
    return found


async def _keep(
    actor: str, digests: Mapping[int, str], replaced: Sequence[str], settings: Settings
) -> None:
    """Store the digests of files that are written; a file that nobody has is deleted."""
    try:
        await _store(actor, digests)
    except BaseException:
        await _forget(settings, list(digests.values()))
        raise
    await _forget(settings, replaced)


async def _store(actor: str, digests: Mapping[int, str]) -> None:
    """One transaction. The history says that there is a photo, and nothing of it."""
    async with database.transaction():
        await locks.hold(await categories_of(list(digests)))
        changes = []
        for winner, digest in digests.items():
            before = await find(winner)
            if digest:  # A photo may be removed in any state.
                require_state(before, AMEND_FROM, Phrase("given a photo"))
            if before.photo == digest:
                continue
            values: Values = {Winner.photo: digest, Winner.revision: before.revision + 1}
            await Winner.update(values).where(Winner.id == winner)
            await count_as_writer(actor, [winner])
            action = Action.WINNER_PHOTO_SET if digest else Action.WINNER_PHOTO_REMOVED
            changes.append(Change(action, f"winner/{winner}"))
        await marks.settle(list(digests))
        await audit.record(actor, changes)


async def _forget(settings: Settings, digests: Sequence[str]) -> None:
    """Delete files that no winner has and no certificate was issued with."""
    for digest in {each for each in digests if each}:
        if await Winner.exists().where(Winner.photo == digest):
            continue
        if await Certificate.exists().where(Certificate.snapshot.like(f"%{digest}%")):
            continue
        await anyio.to_thread.run_sync(files.remove, settings, digest)
