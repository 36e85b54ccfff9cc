"""Look at this machine and say what would keep the service from working."""

from __future__ import annotations

import shutil
import sqlite3

import msgspec

from awards import database
from awards.accounts import queries as accounts
from awards.audit import service as audit
from awards.database.migrate import pending
from awards.database.sqlite import pragmas, wal_is_safe
from awards.layouts import service as layouts
from awards.settings import Settings
from awards.web import visits

#: Below this much room, a run of certificates may not be written whole.
LEAST_DISK = 500_000_000

#: What to do when nobody can sign in.
FIRST_LINK = "Make an administrator's link: awards init --admin NAME, or awards account link NAME"


class Check(msgspec.Struct, frozen=True):
    """``good`` is None for what is only told."""

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
        _address(settings),
    ]


async def _database() -> list[Check]:
    steps = await pending()
    if steps:
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
    """Whether anyone can sign in, and whether what their browser carries can be overheard."""
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
        Check("font passed over", good=None, said=f"{each.path}: {each.reason.what}")
        for each in shelf.passed_over
    ]
    return [*chosen, *passed]


def _disk(settings: Settings) -> Check:
    free = shutil.disk_usage(settings.data_dir).free
    return Check("disk", good=free > LEAST_DISK, said=f"{free // 1_000_000} MB free")


def _address(settings: Settings) -> Check:
    """A code printed with a passing address is wrong for ever."""
    lasting = settings.public_url.startswith("https://")
    said = settings.public_url
    if not lasting:
        said += " – set AWARDS_PUBLIC_URL to a lasting https address before you issue"
    return Check("address on certificates", good=None, said=said)
