"""Contents of a ceremony for tests of papers, and what is on their pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pypdfium2 as pdfium

from awards.ceremony.outputs import OutputFile, find_output
from awards.stage.content import (
    StageAttendee,
    StageCertificate,
    StageContent,
    StageGroup,
    StageMember,
    StageVersion,
)
from awards.stage.words import AttendeeKind
from tests.cast import settings
from tests.stage.arranged import arranged, version

FIXTURES = Path(__file__).parents[3] / "fixtures"


def written(
    kind: str, folder: Path, given: StageVersion | None = None, form: str = "pdf"
) -> OutputFile:
    made = settings(folder, AWARDS_LANGUAGE="zh")
    return find_output(kind).forms[form](given or version(), made)


def pages(made: OutputFile) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(made.content)


def texts(made: OutputFile) -> list[str]:
    """The words of each page without white space: lines may be broken anywhere."""
    with pages(made) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def changed(**changes: object) -> StageContent:
    return msgspec.structs.replace(arranged(), **changes)


def member(
    place: int, name: str = "", *, unit: str = "", tray: int = 1, **more: object
) -> StageMember:
    """One of a group whose number, position and place on the tray follow from ``place``."""
    certificate = StageCertificate(
        winner=place,
        number=f"表〔2024〕GR{place:03}号",
        version=1,
        name=name or f"张{place}三",
        unit=unit,
        honour="先进个人",
        category="GR",
        form="certificate" if tray else "plaque",
    )
    given = {"position": place, "tray_place": place, "presenter": 1} | more
    return StageMember(place=place, certificate=certificate, tray=tray, **given)  # type: ignore[arg-type]


def group(members: Sequence[StageMember], number: int = 1, name: str = "先进个人") -> StageGroup:
    return StageGroup(number, 3, name, "GR", "", tuple(members))


def staged(*members: StageMember, **changes: object) -> StageVersion:
    """A ceremony with one group."""
    return version(changed(groups=(group(members),), bags=(), attendees=(), **changes))


def attending(*names: str) -> StageVersion:
    """A ceremony with these people alone, who have no seats."""
    people = tuple(
        StageAttendee(AttendeeKind.GUEST, name, f"CODE{at:08}") for at, name in enumerate(names)
    )
    return version(changed(groups=(), bags=(), platform=(), attendees=people))
