"""What all commands share: settings, the database, fault messages, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO, TypeVar

import anyio
import click

from awards import database, errors, settings
from awards.accounts import consents, shell_links
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.cli.console import say
from awards.cli.languages import language
from awards.cli.shell_user import shell_user
from awards.database.migrate import require_current
from awards.printing.press.files import whole_file
from awards.settings import Settings
from awards.words import Phrase

Result = TypeVar("Result")

#: By family of fault. 1 is a fault of the program; 2 is click's own code for a wrong call.
EXIT_CODES: dict[type[errors.AwardsError], int] = {
    errors.Invalid: 3,
    errors.NotFound: 4,
    errors.Conflict: 5,
    errors.Denied: 6,
    errors.Unavailable: 7,
    errors.SettingsFault: 8,
}
#: A check failed: a broken chain, or a certificate that is not valid.
NOT_TRUE = 9

commendation_option = click.option(
    "-c", "--commendation", metavar="CODE", help="Commendation; by default the newest."
)
category_option = click.option("--category", metavar="CODE", help="Only this category, such as GR.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON to stdout.")


#: Ids are 32-bit integers in PostgreSQL.
WINNER = click.IntRange(1, 2**31 - 1)


_ACTOR: ContextVar[str] = ContextVar("actor", default="")


def actor() -> str:
    """The person behind the command, as the history names them."""
    return _ACTOR.get() or shell_user().actor


async def recognise() -> None:
    """Find the account of the person behind this command, with the database open."""
    await consents.settle()
    account = await shell_links.account_in_shell(shell_user().id)
    _ACTOR.set(f"cli/{account}" if account else "")


def run(work: Callable[[Settings], Awaitable[Result]], *, migrated: bool = True) -> Result:
    """Run the work with the database open. A fault becomes a message and an exit code."""

    async def opened() -> Result:
        here = settings.from_environment()
        here.data_dir.mkdir(parents=True, exist_ok=True)
        async with database.opened(here.database, here.secret_key):
            if migrated:
                await require_current()
                await audit.require_key(here)
                await recognise()
            return await work(here)

    with told():
        return anyio.run(opened)


@contextmanager
def told() -> Iterator[None]:
    """Turn faults into a message on stderr and an exit code."""
    try:
        yield
    except Exception as fault:
        known = _as_own(fault)
        if known is None:
            raise
        raise _end(known) from fault


def _as_own(fault: Exception) -> errors.AwardsError | None:
    """Turn a fault of the machine or the shell into one of ours; None for a bug of the program."""
    if isinstance(fault, errors.AwardsError):
        return fault
    if database.is_away(fault):
        return errors.DatabaseBusy(reason=str(fault) or type(fault).__name__)
    if isinstance(fault, OSError) and fault.filename is not None:
        return errors.FileUnusable(path=fault.filename, reason=fault.strerror)
    # Arguments with bytes that are not text; asyncpg wraps this fault in its own.
    no_text = fault if isinstance(fault, UnicodeEncodeError) else fault.__cause__
    if isinstance(no_text, UnicodeEncodeError):
        return errors.RequestMalformed(reason=ascii(no_text.object))
    return None


class CommandFailed(SystemExit):
    """The end of a command after a fault of ours."""

    def __init__(self, fault: errors.AwardsError) -> None:
        super().__init__(exit_code(fault))
        self.fault = fault


def _end(fault: errors.AwardsError) -> CommandFailed:
    tell_fault(fault)
    return CommandFailed(fault)


def tell_fault(fault: errors.AwardsError) -> None:
    """Write the words of a fault to stderr."""
    words = fault.words(language())
    say(f"✗ {words.what}\n  {words.remedy}")
    say(f"  ({fault.code})", style="dim")


def exit_code(fault: errors.AwardsError) -> int:
    return next((code for family, code in EXIT_CODES.items() if isinstance(fault, family)), 1)


async def chosen(code: str | None) -> str:
    """The given commendation, or the newest. Raises NotFound."""
    if code is not None:
        return code
    codes = await catalogue.codes()
    if not codes:
        raise errors.NotFound(what=Phrase("commendation"), key="—")
    return codes[0]


@contextmanager
def output(path: str) -> Iterator[BinaryIO]:
    """Open a file that appears only when complete, or stdout for ``-``. Raises FileUnusable."""
    try:
        if path == "-":
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        with whole_file(Path(path)) as file:
            yield file
    except OSError as fault:
        if database.is_away(fault) and not isinstance(fault, BrokenPipeError):
            raise
        raise errors.FileUnusable(path=path, reason=fault.strerror or fault) from fault
