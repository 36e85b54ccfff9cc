"""What every command shares: settings, the database, faults told in words, exit codes."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import anyio
import click

from awards import database, errors, settings
from awards.catalogue import service as catalogue
from awards.cli.console import say
from awards.database.migrate import require_current
from awards.printing.files import whole_file
from awards.settings import Settings

Result = TypeVar("Result")

#: By family of fault; 1 is a fault of the program, 2 is click's own for a wrong call.
EXIT_CODES: dict[type[errors.AwardsError], int] = {
    errors.Invalid: 3,
    errors.NotFound: 4,
    errors.Conflict: 5,
    errors.Denied: 6,
    errors.Unavailable: 7,
    errors.SettingsFault: 8,
}
#: What was looked at is not as it should be: a broken chain, a certificate that is not valid.
NOT_TRUE = 9
INTERRUPTED = 130

commendation_option = click.option(
    "-c", "--commendation", metavar="CODE", help="Which commendation; the newest if left out."
)
category_option = click.option("--category", metavar="CODE", help="Only this category, such as GR.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON to stdout.")


def actor() -> str:
    return f"cli/{getpass.getuser()}"[:100]


def run(work: Callable[[Settings], Awaitable[Result]], *, migrated: bool = True) -> Result:
    """Do the work with the database open; a fault is told in words and becomes an exit code."""

    async def opened() -> Result:
        here = settings.from_environment()
        here.data_dir.mkdir(parents=True, exist_ok=True)
        async with database.opened(here.database):
            if migrated:
                await require_current()
            return await work(here)

    with told():
        return anyio.run(opened)


@contextmanager
def told() -> Iterator[None]:
    """Turn faults into words on stderr and an exit code; Ctrl-C leaves nothing half done."""
    try:
        yield
    except errors.AwardsError as fault:
        words = fault.words(_language())
        say(f"✗ {words.what}\n  {words.remedy}")
        say(f"  ({fault.code})", style="dim")
        raise SystemExit(_exit_code(fault)) from fault
    except KeyboardInterrupt:
        say("Stopped; what was not finished was not begun.")
        raise SystemExit(INTERRUPTED) from None


def _exit_code(fault: errors.AwardsError) -> int:
    return next((code for family, code in EXIT_CODES.items() if isinstance(fault, family)), 1)


def _language() -> errors.Language:
    try:
        return settings.from_environment().language
    except errors.SettingsFault:
        return "zh"


async def chosen(code: str | None) -> str:
    """The commendation asked for, or the newest. Raises NotFound."""
    if code is not None:
        return code
    codes = await catalogue.codes()
    if not codes:
        raise errors.NotFound(what_zh="表彰", what_en="commendation", key="—")
    return codes[0]


@contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """A whole file under that name, or stdout for ``-``."""
    if path == "-":
        yield sys.stdout.buffer
        return
    with whole_file(Path(path)) as file:
        yield file
