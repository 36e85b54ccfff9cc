"""``awards audit``."""

from __future__ import annotations

from pathlib import Path

import click

from awards.attest.notes import LONGEST
from awards.audit import heads, leaving, queries, service
from awards.audit.heads import ComparedHead
from awards.audit.history_table import history_table
from awards.audit.queries import HistoryFilter
from awards.audit.rules import ChainBreak, ChainEntry
from awards.audit.service import Walked
from awards.cli.console import emit, say, tell
from awards.cli.history import show_history
from awards.cli.languages import told
from awards.cli.papers import form_of, format_option, write_paper
from awards.cli.running import NOT_TRUE, actor, json_option, output, run
from awards.database.migrate import require_current
from awards.errors import FileUnusable, HistoryBroken
from awards.examination import service as examination
from awards.examination.claims import Contradiction
from awards.examination.wording import difference_words
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.words import LANGUAGES, Phrase, translated


@click.group()
def audit() -> None:
    """Read and verify the history.

    \b
    Examples:
      awards audit verify
      awards audit head -o head.txt
      awards audit log --limit 20
    """


@audit.command()
@click.option(
    "--against",
    "files",
    metavar="FILE",
    multiple=True,
    help="A head that “awards audit head” wrote; the history must continue it.",
)
@json_option
def verify(files: tuple[str, ...], as_json: bool) -> None:
    """Recompute every hash. Show the first entry that does not match, and exit with 9.

    Then compare the register with its history, and name what was changed by no act.
    Only a head from another machine shows that the whole history was rewritten.

    \b
    Examples:
      awards audit verify
      awards audit verify --against head.txt
      awards audit verify --json
    """

    async def work(settings: Settings) -> tuple[Walked, list[ComparedHead], list[Contradiction]]:
        checked = await heads.compare([_text_of(file) for file in files], settings)
        return *checked, await examination.compare()

    walked, compared, differing = run(work)
    if as_json:
        emit({**_verified(walked, compared), "differences": differing})
    else:
        _tell_verified(walked, compared)
        for each in differing:
            tell(difference_words(each))
    if walked.found or differing or any(head.reason for head in compared):
        raise SystemExit(NOT_TRUE)


def _text_of(file: str) -> str:
    """A foreign file: of any size and encoding. Raises FileUnusable."""
    try:
        with Path(file).open("rb") as read:
            return read.read(LONGEST + 1).decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError as fault:
        raise FileUnusable(path=file, reason=fault.strerror or fault) from fault


def _verified(walked: Walked, compared: list[ComparedHead]) -> dict[str, object]:
    return {
        "entries": walked.entries,
        "first_break": walked.found and _told(walked.found),
        "adopted": walked.head.adopted,
        "adopted_at": walked.head.adopted_at,
        "heads": [
            {"log": head.log, "size": head.size, "continued": head.reason is None}
            | (_reasons(head.reason) if head.reason else {})
            for head in compared
        ],
    }


def _tell_verified(walked: Walked, compared: list[ComparedHead]) -> None:
    head, found = walked.head, walked.found
    if found is None:
        tell(Phrase("✓ %(count)s entries, unbroken", count=walked.entries))
    else:
        tell(
            Phrase("✗ entry %(position)s: %(reason)s", position=found.position, reason=found.reason)
        )
    if head.adopted:
        tell(
            Phrase(
                "  entries up to %(position)s were recorded without the key, adopted on %(day)s",
                position=head.adopted,
                day=head.adopted_at[:10],
            )
        )
    for each in compared:
        tell(_about_head(each))


def _about_head(head: ComparedHead) -> Phrase:
    if head.reason is None:
        return Phrase(
            "✓ %(log)s continues its head of %(size)s entries", log=head.log, size=head.size
        )
    return Phrase(
        "✗ %(log)s, head of %(size)s entries: %(reason)s",
        log=head.log,
        size=head.size,
        reason=head.reason,
    )


def _told(found: ChainBreak) -> dict[str, object]:
    return {"position": found.position, **_reasons(found.reason)}


def _reasons(reason: Phrase) -> dict[str, str]:
    return {f"reason_{each}": translated(reason, each) for each in LANGUAGES}


@audit.command()
@click.option("-o", "--output", "path", default="-", help="The file; - for stdout.")
def head(path: str) -> None:
    """Write the head of the history: its size and the root of its hashes, signed.

    Keep it on another machine or on paper. “awards audit verify --against FILE” compares with it.

    \b
    Examples:
      awards audit head -o head.txt
      awards audit head
    """

    async def work(settings: Settings) -> tuple[int, str]:
        return await heads.current(settings)

    size, note = run(work)
    with output(path) as file:
        file.write(note.encode())

    async def left(_: Settings) -> None:
        await heads.remember(size)

    run(left)


@audit.command()
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
def rekey(yes: bool) -> None:
    """Put the history under a new key, after secret.key was lost. This cannot be undone.

    Of the entries before, only the order can be checked afterwards; earlier heads still hold.

    \b
    Example:
      awards audit rekey
    """
    if not yes:
        click.confirm(told(Phrase("Give up the key that was lost?")), abort=True, err=True)

    async def work(_: Settings) -> None:
        await require_current()
        await service.rekey(actor())

    run(work, migrated=False)
    say(Phrase("✓ the history is under the key of the data folder"))


async def leave_head(settings: Settings) -> None:
    """Write a head to the folder of AWARDS_HEADS. What was done before stays done."""
    try:
        await leaving.leave_if_due(settings)
    except (OSError, HistoryBroken) as fault:
        say(Phrase("! No head of the history was written: %(reason)s", reason=fault))


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
