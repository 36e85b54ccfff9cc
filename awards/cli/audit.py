"""``awards audit``."""

from __future__ import annotations

import click

from awards.audit import service
from awards.audit.rules import Break
from awards.cli.console import emit, say
from awards.cli.running import NOT_TRUE, json_option, run
from awards.settings import Settings


@click.group()
def audit() -> None:
    """Read and verify the chain of history."""


@audit.command()
@json_option
def verify(as_json: bool) -> None:
    """Recompute every hash; names the first entry that does not fit, and then exits with 9."""

    async def work(_: Settings) -> tuple[int, Break | None]:
        return await service.verify()

    count, found = run(work)
    if as_json:
        emit({"entries": count, "first_break": found})
    elif found is None:
        say(f"✓ {count} entries, unbroken")
    else:
        say(f"✗ entry {found.position}: {found.reason_en} ({found.reason_zh})")
    if found is not None:
        raise SystemExit(NOT_TRUE)


COMMANDS = {"audit": audit}
