"""What a ZIP of photos did, or would do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from awards.photos.isolated import phrase_of
from awards.photos.matching import MatchedPhotos, PhotoMismatch, PhotoOwner, UnmatchedPhoto
from awards.photos.reading_child import ReadPhoto
from awards.winners.records import WinnerRecord
from awards.words import Joined, Phrase, translated


class PhotoProblem(msgspec.Struct, frozen=True):
    """``code`` is one of `PhotoMismatch`, ``refused``, ``coarse``, or ``same-name`` for one name in two folders."""

    code: str
    file: str
    zh: str
    en: str


class FoundPhoto(msgspec.Struct, frozen=True):
    """``replaces`` says that the winner has another photo already."""

    file: str
    winner: int
    name: str
    unit: str
    replaces: bool


class WithoutPhoto(msgspec.Struct, frozen=True):
    winner: int
    name: str
    unit: str


class PhotoReport(msgspec.Struct, frozen=True):
    """``kept`` counts the photos that are stored; 0 if the files were only checked.

    ``without`` are winners who have no photo, before and after. ``coarse`` are matched photos that
    the layout would print too coarsely.
    """

    files: int
    matched: tuple[FoundPhoto, ...]
    problems: tuple[PhotoProblem, ...]
    without: tuple[WithoutPhoto, ...]
    kept: int = 0
    coarse: tuple[PhotoProblem, ...] = ()


class WinnerWithPhoto(WinnerRecord, frozen=True):
    """A winner whose photo was set; ``coarse`` if the layout would print it too coarsely."""

    coarse: tuple[PhotoProblem, ...] = ()


def with_photo(winner: WinnerRecord, file: str, coarse: Phrase | None) -> WinnerWithPhoto:
    found = (_problem("coarse", file, coarse),) if coarse else ()
    return WinnerWithPhoto(**msgspec.structs.asdict(winner), coarse=found)


def report_of(
    found: MatchedPhotos,
    photos: Sequence[ReadPhoto],
    twice: Collection[str],
    owners: Mapping[int, PhotoOwner],
    had: Collection[int],
    coarse: Mapping[str, Phrase],
) -> PhotoReport:
    return PhotoReport(
        files=len(photos),
        matched=tuple(
            FoundPhoto(file, key, owners[key].name, owners[key].unit, key in had)
            for file, key in found.matched
        ),
        problems=(
            *_refused(photos),
            *(_problem("same-name", name, _SAME_NAME) for name in sorted(twice)),
            *(_problem(each.mismatch.value, each.file, _words(each)) for each in found.unmatched),
        ),
        without=tuple(
            WithoutPhoto(each.id, each.name, each.unit)
            for each in found.without
            if each.id not in had
        ),
        coarse=tuple(
            _problem("coarse", file, coarse[file]) for file, _ in found.matched if file in coarse
        ),
    )


_SAME_NAME = Phrase("This name is in two folders of the ZIP; neither photo was taken.")


def _refused(photos: Sequence[ReadPhoto]) -> Iterator[PhotoProblem]:
    for photo in photos:
        if not photo.portrait:
            words = Joined((phrase_of(photo.what), phrase_of(photo.remedy)), " ")
            yield _problem("refused", photo.name, words)


def _problem(code: str, file: str, words: Any) -> PhotoProblem:  # noqa: ANN401 - any words
    return PhotoProblem(code, file, translated(words, "zh"), translated(words, "en"))


def _words(unmatched: UnmatchedPhoto) -> Phrase:
    others = "；".join(unmatched.others)
    if unmatched.mismatch is PhotoMismatch.AMBIGUOUS:
        return Phrase(
            "It may be any of these winners: %(others)s. Add the unit to its name.", others=others
        )
    if unmatched.mismatch is PhotoMismatch.TWICE:
        return Phrase(
            "Other files are for the same winner: %(others)s. Keep one of them.", others=others
        )
    return Phrase("No winner has this name, number or tail of an ID. Correct the name of the file.")
