"""Examine this machine and report what would keep the service from working."""

from __future__ import annotations

import shutil
import sqlite3
from typing import NamedTuple
from uuid import uuid4

import anyio
from fsspec.core import url_to_fs

from awards import database
from awards.accounts import queries as accounts
from awards.audit import heads
from awards.audit import service as audit
from awards.database.migrate import edited, pending
from awards.database.sqlite import pragmas, wal_is_safe
from awards.errors import MigrationEdited, SettingsFault, WorkersAway
from awards.examination import service as examination
from awards.layouts import service as layouts
from awards.printing.press.executors import Processes, workers_of
from awards.printing.press.files import folder_of
from awards.settings import Settings, masked
from awards.web import assets, visits
from awards.words import Joined, Phrase, sentences

#: With less free space a run of certificates may not be written completely.
LEAST_DISK = 500_000_000

#: What to do if nobody can sign in.
FIRST_LINK = Phrase(
    "Make an administrator's link: awards init --admin NAME, or awards account link NAME"
)


class MachineCheck(NamedTuple):
    """One thing that was looked at; ``good`` is None for plain information.

    ``name`` and ``said`` are words of the catalogue, or stay as they are.
    """

    name: object
    good: bool | None
    said: object


async def examine(settings: Settings) -> list[MachineCheck]:
    """Every check, with the database open."""
    return [
        *(MachineCheck(name, None, said or "–") for name, said in settings.told().items()),
        *await _database(settings),
        *await _entrance(settings),
        *_fonts(settings),
        _disk(settings),
        await anyio.to_thread.run_sync(_print_files, settings),
        await anyio.to_thread.run_sync(_workers, settings),
        _address(settings),
        _telephones(settings),
    ]


async def _database(settings: Settings) -> list[MachineCheck]:
    name = Phrase("database")
    if names := await edited():
        fault = MigrationEdited(steps=", ".join(names))
        said = sentences(Phrase(fault.what, **fault.facts), Phrase(fault.remedy))
        return [MachineCheck(name, False, Joined((said, f"({fault.code})"), " "))]
    if await pending():
        said = Phrase("migrations are pending: run “awards migrate”")
        return [MachineCheck(name, False, said)]
    journal = [_journal()] if database.is_sqlite() else []
    kind = MachineCheck(name, True, database.engine().engine_type)
    return [kind, *journal, *await _history(settings)]


def _journal() -> MachineCheck:
    version, mode = sqlite3.sqlite_version, pragmas()["journal_mode"]
    used = Phrase("SQLite %(version)s, journal %(mode)s", version=version, mode=mode)
    why = Phrase("(this SQLite has the WAL-reset fault, so WAL is not used)")
    said = used if wal_is_safe() else sentences(used, why)
    return MachineCheck(Phrase("journal"), None, said)


async def _history(settings: Settings) -> list[MachineCheck]:
    name = Phrase("history")
    try:
        await audit.require_key(settings)
        count, found = await audit.verify()
    except SettingsFault as fault:
        said = sentences(Phrase(fault.what, **fault.facts), Phrase(fault.remedy))
        return [MachineCheck(name, False, Joined((said, f"({fault.code})"), " "))]
    if found is None:
        said = Phrase("%(count)s entries", count=count)
    else:
        said = Phrase("broken at entry %(position)s", position=found.position)
    return [MachineCheck(name, found is None, said), await _register(), await _heads()]


async def _register() -> MachineCheck:
    """The register compared with its history."""
    differing = await examination.compare()
    said = Phrase("as its history says")
    if differing:
        command = Phrase("“awards audit verify” names them")
        said = Phrase("%(count)s differences from its history", count=len(differing))
        return MachineCheck(Phrase("register"), False, sentences(said, command))
    return MachineCheck(Phrase("register"), True, said)


async def _heads() -> MachineCheck:
    size, at = await heads.newest_left()
    if at is None:
        said = Phrase(
            "none has left this machine, so a rewritten history would pass:"
            " set AWARDS_HEADS, or run “awards audit head -o FILE” and keep the file elsewhere"
        )
    else:
        said = Phrase(
            "the newest left on %(day)s, with %(count)s entries", day=at.date(), count=size
        )
    return MachineCheck(Phrase("heads of the history"), None, said)


async def _entrance(settings: Settings) -> list[MachineCheck]:
    """Whether anyone can sign in, and whether their cookies can be overheard."""
    if await pending():
        return []
    if await accounts.anyone_has_a_password():
        sign_in: object = Phrase("people can sign in")
    else:
        sign_in = sentences(Phrase("nobody can sign in."), FIRST_LINK)
    if visits.is_secure(settings):
        cookies = Phrase("secure, for this host alone")
    else:
        cookies = Phrase(
            "not secure: anyone on the way can take over a session – set AWARDS_PUBLIC_URL to https"
        )
    return [
        MachineCheck(Phrase("sign-in"), None, sign_in),
        MachineCheck(Phrase("cookies"), None, cookies),
    ]


def _fonts(settings: Settings) -> list[MachineCheck]:
    shelf = layouts.shelf(settings.font_dirs)
    chosen = [
        MachineCheck(Phrase("font %(role)s", role=role), None, f"{face.name} ({face.path})")
        for role, face in shelf.chosen.items()
    ]
    passed = [
        MachineCheck(Phrase("font passed over"), None, Joined((each.path, each.reason), ": "))
        for each in shelf.passed_over
    ]
    return [*chosen, *passed]


def _disk(settings: Settings) -> MachineCheck:
    free = shutil.disk_usage(settings.data_dir).free
    said = Phrase("%(megabytes)s MB free", megabytes=free // 1_000_000)
    return MachineCheck(Phrase("disk"), free > LEAST_DISK, said)


def _print_files(settings: Settings) -> MachineCheck:
    """Write, read and remove a file, as the press will do."""
    url = folder_of(settings, f"probe-{uuid4().hex}")
    name = Phrase("print files")
    try:
        place, path = url_to_fs(url)
        place.makedirs(path, exist_ok=True)
        place.pipe_file(f"{path}/probe", b"probe")
        whole = place.cat_file(f"{path}/probe") == b"probe"
        place.rm(path, recursive=True)
    except (OSError, ValueError, ImportError) as fault:
        return MachineCheck(name, False, f"AWARDS_FILES: {fault}")
    return MachineCheck(name, whole, masked(url.rpartition("/")[0]))


def _workers(settings: Settings) -> MachineCheck:
    """Who draws print runs, and whether they answer."""
    name, workers, at = Phrase("print workers"), workers_of(settings), settings.executor
    if workers is None:
        return MachineCheck(name, None, Phrase("none here: “awards run work” draws what waits"))
    if isinstance(workers, Processes):
        said = Phrase("%(count)s processes of this machine", count=workers.count)
        return MachineCheck(name, None, said)
    try:
        workers.executor()
        said = Phrase("%(count)s at %(address)s", count=workers.count, address=at)
        return MachineCheck(name, True, said)
    except WorkersAway:
        return MachineCheck(name, False, Phrase("no cluster answers at %(address)s", address=at))
    finally:
        workers.close()


def _address(settings: Settings) -> MachineCheck:
    """A code printed with a temporary address is wrong for ever."""
    said: object = settings.public_url
    if not settings.public_url.startswith("https://"):
        why = Phrase("set AWARDS_PUBLIC_URL to a lasting https address before you issue")
        said = Joined((said, why), " – ")
    return MachineCheck(Phrase("address on certificates"), None, said)


def _telephones(settings: Settings) -> MachineCheck:
    """How a telephone at the door reads codes; browsers give a camera to secure pages alone."""
    if not visits.is_secure(settings):
        said = Phrase("no camera without https: codes and names are typed, or come from a scanner")
    elif assets.has("qr-decode.js"):
        said = Phrase("the camera reads codes, also offline")
    else:
        said = Phrase(
            "the code reader is absent: some browsers read codes only while the service answers –"
            " install npm, then build again"
        )
    return MachineCheck(Phrase("telephones at the door"), None, said)
