"""``awards audit``."""

from __future__ import annotations

import click

from awards.audit import queries, service
from awards.audit.history_table import history_table
from awards.audit.queries import HistoryFilter
from awards.audit.rules import ChainBreak, ChainEntry
from awards.cli.console import emit, tell
from awards.cli.history import show_history
from awards.cli.papers import form_of, format_option, write_paper
from awards.cli.running import NOT_TRUE, json_option, run
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.words import LANGUAGES, Phrase, translated


@click.group()
def audit() -> None:
    """Read and verify the history.

    \b
    Examples:
      awards audit verify
      awards audit log --limit 20
    """


@audit.command()
@json_option
def verify(as_json: bool) -> None:
    """Recompute every hash. Show the first entry that does not match, and exit with 9.

    \b
    Examples:
      awards audit verify
      awards audit verify --json
    """

    async def work(_: Settings) -> tuple[int, ChainBreak | None]:
        return await service.verify()

    count, found = run(work)
    if as_json:
        emit({"entries": count, "first_break": found and _told(found)})
    elif found is None:
        tell(Phrase("✓ %(count)s entries, unbroken", count=count))
    else:
        tell(
            Phrase("✗ entry %(position)s: %(reason)s", position=found.position, reason=found.reason)
        )
    if found is not None:
        raise SystemExit(NOT_TRUE)


def _told(found: ChainBreak) -> dict[str, object]:
    reasons = {f"reason_{each}": translated(found.reason, each) for each in LANGUAGES}
    return {"position": found.position, **reasons}


@audit.command()
@click.option("--limit", type=click.IntRange(1, 5000), default=100, show_default=True)
@click.option("--before", type=int, metavar="POSITION", help="Only entries before this one.")
@click.option("--subject", default="", help="Only entries about this, such as winner/17.")
@click.option("-o", "--output", "path", help="Write them to a file as sentences; - for stdout.")
@format_option
@json_option
def log(
    limit: int,
    before: int | None,
    subject: str,
    path: str | None,
    form: str | None,
    as_json: bool,
) -> None:
    """Show who did what, newest first.

    \b
    Examples:
      awards audit log --limit 20
      awards audit log --subject commendation/2023 --json
      awards audit log -o history.xlsx
    """
    if path is not None:
        _write(subject, path, form)
        return

    async def work(_: Settings) -> list[ChainEntry]:
        return await queries.entries(before=before, subject=subject, limit=limit)

    show_history(work, as_json=as_json)


def _write(subject: str, path: str, form: str | None) -> None:
    form_of(path, form)

    async def work(settings: Settings) -> tuple[PaperTable, Settings]:
        asked = HistoryFilter(subject=subject)
        return await history_table(asked, settings.language), settings

    write_paper(*run(work), path, form)


COMMANDS = {"audit": audit}
