"""The process that opens hostile photos: one, or a ZIP of many.

It is started by `awards.photos.isolated` and has no setting, no database and no web.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile, ZipInfo

import msgspec

from awards.intake.reading.answering import answer
from awards.intake.reading.limits import Limits
from awards.intake.reading.package_checks import UNREADABLE, opened
from awards.intake.reading.refusals import Damaged
from awards.photos.portrait import portrait
from certificates import ImageRefused, Phrase

#: What programs put into archives beside the files.
_ASIDE = ("__macosx", ".ds_store", "thumbs.db", "desktop.ini")
_NAME_IS_UTF8 = 0x800


class PhotoTask(msgspec.Struct, frozen=True):
    """``is_archive`` says whether the input is a ZIP or one photo."""

    limits: Limits
    is_archive: bool


class FaultWordsSent(msgspec.Struct, frozen=True):
    """A phrase, as another process gets it."""

    msgid: str
    facts: dict[str, str | int]

    @classmethod
    def of(cls, words: Phrase) -> FaultWordsSent:
        facts = {name: f if isinstance(f, int) else str(f) for name, f in words.facts.items()}
        return cls(words.msgid, facts)


class ReadPhoto(msgspec.Struct, frozen=True):
    """A file's name without folders, and its portrait; or no portrait, and why."""

    name: str
    portrait: bytes = b""
    what: FaultWordsSent | None = None
    remedy: FaultWordsSent | None = None


def read(data: bytes, task: PhotoTask) -> list[ReadPhoto]:
    """Raises `FileRefused`."""
    if not task.is_archive:
        return [_photo("", data)]
    try:
        with opened(data, task.limits) as package:
            return list(_photos(package))
    except UNREADABLE as broken:
        raise Damaged from broken


def _photos(package: ZipFile) -> Iterator[ReadPhoto]:
    for entry in package.infolist():
        path = PurePosixPath(_name(entry).replace("\\", "/"))
        lower = [part.casefold() for part in path.parts]
        if entry.is_dir() or any(part in _ASIDE or part.startswith("._") for part in lower):
            continue
        yield _photo(path.name[:200], package.read(entry))


def _name(entry: ZipInfo) -> str:
    """Programs for Chinese Windows write names in GBK, which the format does not say."""
    if entry.flag_bits & _NAME_IS_UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _photo(name: str, data: bytes) -> ReadPhoto:
    try:
        return ReadPhoto(name, portrait(data))
    except ImageRefused as refused:
        what, remedy = FaultWordsSent.of(refused.what), FaultWordsSent.of(refused.remedy)
        return ReadPhoto(name, what=what, remedy=remedy)


if __name__ == "__main__":
    answer(PhotoTask, read)
