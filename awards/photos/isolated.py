"""Send hostile photos to a child process; get portraits or a refusal back."""

from __future__ import annotations

import msgspec

from awards.errors import FileRefused, PhotoRefused, PhotosRefused
from awards.intake.reading.answering import Refusal
from awards.intake.reading.isolated import answer_of, refused
from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import (
    Bomb,
    Damaged,
    Encrypted,
    TooBig,
    TooHeavy,
    TooSlow,
    Unsafe,
)
from awards.photos.portrait import MOST_BYTES
from awards.photos.reading_child import FaultWordsSent, PhotoTask, ReadPhoto
from awards.settings import Settings
from awards.words import Phrase

#: Files in one ZIP.
MOST_FILES = 5_000

_ANSWER: msgspec.msgpack.Decoder[list[ReadPhoto] | Refusal] = msgspec.msgpack.Decoder(
    list[ReadPhoto] | Refusal
)

_REASONS: dict[str, Phrase] = {
    TooBig.code: Phrase("it is larger than this server takes"),
    Encrypted.code: Phrase("it is protected by a password"),
    Damaged.code: Phrase("it is damaged, or no ZIP"),
    Unsafe.code: Phrase("it holds suspicious names"),
    Bomb.code: Phrase(
        "unpacked, it is too large, or it holds more than %(files)s files", files=MOST_FILES
    ),
    TooSlow.code: Phrase("opening it takes too long"),
    TooHeavy.code: Phrase("opening it needs too much memory"),
}


async def one(data: bytes, settings: Settings) -> bytes:
    """The portrait of one photo. Raises PhotoRefused."""
    limits = _limits(settings, MOST_BYTES)
    try:
        [photo] = await _read(data, limits, is_archive=False)
    except FileRefused as fault:
        raise PhotoRefused(reason=_REASONS.get(fault.code, fault.code), advice="") from fault
    if not photo.portrait:
        raise PhotoRefused(reason=phrase_of(photo.what), advice=phrase_of(photo.remedy))
    return photo.portrait


async def archive(data: bytes, settings: Settings) -> list[ReadPhoto]:
    """Each file of a ZIP. Raises PhotosRefused."""
    try:
        return await _read(data, _limits(settings, settings.photos_mb * 1_000_000), is_archive=True)
    except FileRefused as fault:
        raise PhotosRefused(reason=_REASONS.get(fault.code, fault.code)) from fault


async def _read(data: bytes, limits: Limits, *, is_archive: bool) -> list[ReadPhoto]:
    task = msgspec.json.encode(PhotoTask(limits, is_archive)).decode()
    answer = _ANSWER.decode(await answer_of("awards.photos.reading_child", task, data, limits))
    if isinstance(answer, Refusal):
        raise refused(answer)
    return answer


def _limits(settings: Settings, upload: int) -> Limits:
    """Photos are packed already, so a ZIP unpacks to little more than its own size."""
    return Limits(
        upload=upload,
        unpacked=2 * upload + 10_000_000,
        entries=MOST_FILES,
        answer=1_000_000_000,
        memory=settings.intake_memory_mb * 1_000_000 + 3 * upload,
        cpu=10 * settings.intake_seconds,
        wall=10.0 * settings.intake_seconds,
    )


def phrase_of(sent: FaultWordsSent | None) -> Phrase | str:
    return Phrase(sent.msgid, **sent.facts) if sent else ""
