"""Examine this machine and report what would keep the service from working."""

from __future__ import annotations

import shutil
import sqlite3
from uuid import uuid4

import anyio
import msgspec
from fsspec.core import url_to_fs

from awards import database
from awards.accounts import queries as accounts
from awards.audit import service as audit
from awards.database.migrate import edited, pending
from awards.database.sqlite import pragmas, wal_is_safe
from awards.errors import MigrationEdited, WorkersAway
from awards.layouts import service as layouts
from awards.printing.press.executors import Processes, workers_of
from awards.printing.press.files import folder_of
from awards.settings import Settings, masked
from awards.web import visits

#: With less free space a run of certificates may not be written completely.
LEAST_DISK = 500_000_000

#: What to do if nobody can sign in.
FIRST_LINK = "Make an administrator's link: awards init --admin NAME, or awards account link NAME"


class Check(msgspec.Struct, frozen=True):
    """``good`` is None for plain information."""

    name: str
    good: bool | None
    said: str


async def examine(settings: Settings) -> list[Check]:
    """Every check, with the database open."""
    return [
        *(Check(name, good=None, said=said or "–") for name, said in settings.told().items()),
        *await _database(),
        *await _entrance(settings),
        *_fonts(settings),
        _disk(settings),
        await anyio.to_thread.run_sync(_print_files, settings),
        await anyio.to_thread.run_sync(_workers, settings),
        _address(settings),
    ]


async def _database() -> list[Check]:
    if names := await edited():
        fault = MigrationEdited(steps=", ".join(names))
        return [Check("database", good=False, said=f"{fault} ({fault.code})")]
    if await pending():
        return [Check("database", good=False, said="migrations are pending: run “awards migrate”")]
    checks = [Check("database", good=True, said=database.engine().engine_type)]
    if database.is_sqlite():
        said = f"SQLite {sqlite3.sqlite_version}, journal {pragmas()['journal_mode']}"
        if not wal_is_safe():
            said += " (this SQLite has the WAL-reset fault, so WAL is not used)"
        checks.append(Check("journal", good=None, said=said))
    count, found = await audit.verify()
    said = f"{count} entries" if found is None else f"broken at entry {found.position}"
    return [*checks, Check("history", good=found is None, said=said)]


async def _entrance(settings: Settings) -> list[Check]:
    """Whether anyone can sign in, and whether their cookies can be overheard."""
    if await pending():
        return []
    anyone = await accounts.anyone_has_a_password()
    secure = visits.is_secure(settings)
    return [
        Check(
            "sign-in",
            good=None,
            said="people can sign in" if anyone else f"nobody can. {FIRST_LINK}",
        ),
        Check(
            "cookies",
            good=None,
            said="secure, for this host alone"
            if secure
            else "not secure: anyone on the way can take over a session – set AWARDS_PUBLIC_URL to https",
        ),
    ]


def _fonts(settings: Settings) -> list[Check]:
    shelf = layouts.shelf(settings.font_dirs)
    chosen = [
        Check(f"font {role}", good=None, said=f"{face.name} ({face.path})")
        for role, face in shelf.chosen.items()
    ]
    passed = [
        Check("font passed over", good=None, said=f"{each.path}: {each.reason}")
        for each in shelf.passed_over
    ]
    return [*chosen, *passed]


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    return Check("disk", good=free > LEAST_DISK, said=f"{free // 1_000_000} MB free")


def _print_files(settings: Settings) -> Check:
    """Write, read and remove a file, as the press will do."""
    url = folder_of(settings, f"probe-{uuid4().hex}")
    name = "print files"
    try:
        place, path = url_to_fs(url)
        place.makedirs(path, exist_ok=True)
        place.pipe_file(f"{path}/probe", b"probe")
        whole = place.cat_file(f"{path}/probe") == b"probe"
        place.rm(path, recursive=True)
    except (OSError, ValueError, ImportError) as fault:
        return Check(name, good=False, said=f"AWARDS_FILES: {fault}")
    return Check(name, good=whole, said=masked(url.rpartition("/")[0]))


def _workers(settings: Settings) -> Check:
    """Who draws print runs, and whether they answer."""
    name, workers = "print workers", workers_of(settings)
    if workers is None:
        return Check(name, good=None, said="none here: “awards run work” draws what waits")
    if isinstance(workers, Processes):
        return Check(name, good=None, said=f"{workers.count} processes of this machine")
    try:
        workers.executor()
        return Check(name, good=True, said=f"{workers.count} at {settings.executor}")
    except WorkersAway:
        return Check(name, good=False, said=f"no cluster answers at {settings.executor}")
    finally:
        workers.close()


def _address(settings: Settings) -> Check:
    """A code printed with a temporary address is wrong for ever."""
    lasting = settings.public_url.startswith("https://")
    said = settings.public_url
    if not lasting:
        said += " – set AWARDS_PUBLIC_URL to a lasting https address before you issue"
    return Check("address on certificates", good=None, said=said)
