"""The whole story from nothing: spreadsheet in, 400 certificates and the ceremony's papers out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec

from awards import database
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.ceremony.pack.service import make_pack
from awards.ceremony.roster_files import table_of
from awards.ceremony.service import hand_out
from awards.database.migrate import migrate
from awards.errors import FolderInUse
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.issuing.service import issue
from awards.notices import service as notices
from awards.overview.demonstration import CEREMONY, COMMENDATION, HALL, WINNERS, fixture
from awards.papers.formats import FORMATS
from awards.printing.press.direct import FileKind, Progress, print_sheets
from awards.printing.press.files import whole_file
from awards.printing.runs.choosing import CertificateSelection
from awards.settings import Settings
from awards.stage import service as stage
from awards.stage import versions
from awards.stage.attendance.records import AttendeeDraft
from awards.stage.attendance.service import attendee_put, winners_attend
from awards.stage.certificates import stage_certificates
from awards.stage.content import StageVersion
from awards.stage.document_reading import arrangement_of
from awards.stage.documents import from_toml
from awards.stage.seats.service import hall_load, seats_fill
from awards.stage.words import AttendeeKind
from awards.winners.queries import listing

ACTOR = "demo"

PAPERS = (
    "certificates.pdf",
    "certificates.zip",
    "roster.xlsx",
    "roster.csv",
    "roster.pdf",
    "roster.docx",
)
PACK = "ceremony-pack.zip"

#: Files that the demonstration makes and the next one replaces. Others are left alone.
MADE = (
    "awards.sqlite",
    "awards.sqlite-journal",
    "awards.sqlite-wal",
    "awards.sqlite-shm",
    "awards.sqlite.migrate.lock",
    "secret.key",
    *PAPERS,
    PACK,
)


class DemoStep(msgspec.Struct, frozen=True):
    name: str
    seconds: float


class Summary(msgspec.Struct, frozen=True):
    """``pages`` is the number of printed pages; each category reports its places taken."""

    commendation: CommendationRecord
    pages: int
    steps: tuple[DemoStep, ...]

    @property
    def winners(self) -> int:
        return sum(category.taken for category in self.commendation.categories)

    @property
    def places(self) -> int:
        return sum(category.quota for category in self.commendation.categories)


class _Stopwatch:
    def __init__(self, tell: Callable[[str], None]) -> None:
        self.steps: list[DemoStep] = []
        self.tell = tell

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        taken = DemoStep(name, round(time.perf_counter() - start, 3))
        self.steps.append(taken)
        self.tell(f"✓ {name} ({taken.seconds:.2f} s)")


async def build(
    folder: Path,
    settings: Settings,
    tell: Callable[[str], None],
    progress: Progress,
    *,
    has_pack: bool = True,
) -> Summary:
    """Fill ``folder`` with a database, certificates, rosters and the ceremony pack.

    Raises FolderInUse.
    """
    clear(folder)
    here = replace(settings, data_dir=folder, database_url="")
    watch = _Stopwatch(tell)
    async with database.opened(here.database, here.secret_key):
        with watch.step("database"):
            await migrate()
        with watch.step("commendation"):
            source = fixture(COMMENDATION).read_text("utf-8")
            code = (await catalogue.load(ACTOR, parse(source, COMMENDATION))).code
        with watch.step("import"):
            data = fixture(WINNERS).read_bytes()
            await intake.commit(ACTOR, code, data, WINNERS, Choices(), here)
        with watch.step("confirm"):
            registered = await listing(await catalogue.find(code))
            await notices.confirm(ACTOR, [winner.id for winner in registered])
        with watch.step("issue"):
            await issue(ACTOR, code, here)
        with watch.step("ceremony"):
            await arrange(ACTOR, code)
        pages = await _files(folder, code, here, watch, progress)
        if has_pack:
            with watch.step(PACK), whole_file(folder / PACK) as out:
                out.write((await make_pack(here, code, progress=progress)).content)
        return Summary(await catalogue.find(code), pages, tuple(watch.steps))


async def arrange(actor: str, code: str) -> StageVersion:
    """The ceremony of the fixture in its hall, where everybody has a seat, as version 1."""
    await hall_load(actor, fixture(HALL).read_bytes(), HALL)
    here = await catalogue.find(code)
    document = from_toml(fixture(CEREMONY).read_bytes())
    draft = arrangement_of(here, document, await stage_certificates(here))
    await stage.begin(actor, code, draft)
    for leader in draft.presenters:
        guest = AttendeeDraft(AttendeeKind.LEADER, leader.name, leader.duty)
        await attendee_put(actor, code, None, guest)
    await winners_attend(actor, code, None, only_on_stage=False)
    await seats_fill(actor, code)
    return await versions.freeze(actor, code, note="定稿")


async def _files(
    folder: Path, code: str, settings: Settings, watch: _Stopwatch, progress: Progress
) -> int:
    for kind in (FileKind.PDF, FileKind.ZIP):
        name = f"certificates.{kind.value}"
        with watch.step(name), whole_file(folder / name) as out:
            pages = await print_sheets(
                ACTOR, code, CertificateSelection(), kind, settings, out, progress
            )
    with watch.step("rosters"):
        table = table_of(await hand_out(ACTOR, code))
        for form in FORMATS:
            with whole_file(folder / f"roster.{form.name}") as out:
                out.write(form.write(table, settings))
    return pages


def clear(folder: Path) -> None:
    """Remove an earlier demonstration. Raises FolderInUse if anything else is there."""
    folder.mkdir(parents=True, exist_ok=True)
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in MADE)
    if others:
        raise FolderInUse(folder=folder, others="、".join(others[:5]))
    for name in MADE:
        (folder / name).unlink(missing_ok=True)
