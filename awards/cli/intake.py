"""``awards import`` and ``awards template``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from awards.cli import import_report
from awards.cli.console import emit, progress, say
from awards.cli.faults import JsonFaultCommand
from awards.cli.file_answers import (
    ByFile,
    choices_of,
    labels,
    require_different,
)
from awards.cli.import_options import import_options
from awards.cli.imported_files import (
    ImportedFile,
    annotate_files,
    checked_files,
    commit_files,
    is_ready,
)
from awards.cli.languages import language, usage_error
from awards.cli.running import (
    actor,
    chosen,
    commendation_option,
    exit_code,
    output,
    run,
    told,
)
from awards.intake import previewing, undoing
from awards.intake.checking.choices import Choices
from awards.intake.files import SentFile
from awards.settings import Settings
from awards.words import Phrase, translated

#: The preview found something to correct before the file can be committed.
NOT_READY = 5

_STANDARD_INPUT = "-"


@click.command("import", cls=JsonFaultCommand)
@click.argument(
    "files",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    nargs=-1,
    metavar="[FILE]...",
    is_eager=True,
)
@commendation_option
@import_options
def import_command(
    files: tuple[Path, ...],
    commendation: str | None,
    commit: bool,
    path: str | None,
    as_json: bool,
    undone: str | None,
    reason: str | None,
    **answers: Any,  # noqa: ANN401 - click has checked the types
) -> None:
    """Check spreadsheets of winners and show every fault; store them only with --commit.

    Several files are checked as if they were one: people who are in two of them are found, and
    places are counted over all. They are stored together, or none is. An answer about one of
    several files begins with its name and a colon. The file - is standard input, such as cells
    that were copied in Excel.

    \b
    Examples:
      awards import winners.xlsx
      awards import winners.xlsx --annotated faults.xlsx
      xclip -o | awards import -
      awards import winners.csv --accept name.middle-dot --commit
      awards import winners.xlsx --sheet 名单 --fill-down --keep 名单!12 --commit
      awards import A.xlsx B.csv --row A.xlsx:名单!12=skip --column B.csv:name=C
      awards import A.xlsx B.csv --for A.xlsx:fill-down --commit
      awards import corrected.xlsx --corrects 20260301-1a2b3c4d --commit
      awards import --undo 20260301-1a2b3c4d --reason 部门撤回名单
    """
    if undone:
        _undo(undone, reason, as_json=as_json)
    elif not files:
        raise usage_error(Phrase("Name the FILE, or the import to --undo."))
    else:
        require_different(files)
        answers["withdraw"] = frozenset(answers["withdraw"])
        sent = _sent(files, answers)
        _import(sent, commendation, path, reason or "", commit=commit, as_json=as_json)


def _sent(files: Sequence[Path], answers: dict[str, Any]) -> list[SentFile]:
    own: ByFile = answers.pop("flags")
    return [
        _sent_file(file, choices_of(label, answers, own), label if len(files) > 1 else "")
        for file, label in zip(files, labels(files), strict=True)
    ]


def _sent_file(file: Path, choices: Choices, label: str) -> SentFile:
    if str(file) != _STANDARD_INPUT:
        return SentFile(file.name, file.read_bytes(), choices, label)
    data = sys.stdin.buffer.read()
    name = translated(Phrase("Pasted list"), language())
    return SentFile(name, data, replace(choices, pasted=True), label)


def _import(
    files: list[SentFile],
    commendation: str | None,
    path: str | None,
    reason: str,
    *,
    commit: bool,
    as_json: bool,
) -> None:
    async def work(settings: Settings) -> tuple[list[ImportedFile], Settings]:
        code = await chosen(commendation)
        found = await checked_files(code, files, settings)
        if path:
            annotate_files(found, path, settings.language)
        if commit:
            found = await commit_files(code, found, settings, reason)
        return found, settings

    with progress("、".join(file.name for file in files)):
        found, settings = run(work)
    if as_json:
        emit(import_report.as_data(found))
        import_report.tell_refusals(found)
    else:
        import_report.tell(found, settings.language)
    for file in found:
        if file.refusal:
            raise SystemExit(exit_code(file.refusal))
    if not is_ready(found):
        raise SystemExit(NOT_READY)


def _undo(reference: str, reason: str | None, *, as_json: bool) -> None:
    """Undo an import, even of winners on notice or confirmed: shell users have full rights."""
    if not reason or not reason.strip():
        raise usage_error(Phrase("Say why, with --reason."))
    words = reason.strip()

    async def work(_: Settings) -> int:
        return await undoing.undo(actor(), reference, words, settled=True)

    count = run(work)
    if as_json:
        emit({"reference": reference, "withdrawn": count})
    else:
        say(Phrase("✓ %(reference)s: %(count)s withdrawn", reference=reference, count=count))


@click.command()
@click.option("-o", "--output", "path", required=True, help="File to write; - for stdout.")
@commendation_option
def template(path: str, commendation: str | None) -> None:
    """Write an empty workbook with text columns, drop-downs, notes and one sample row.

    \b
    Example:
      awards template -o 模板.xlsx
    """

    async def work(settings: Settings) -> bytes:
        return await previewing.template(await chosen(commendation), settings.language)

    made = run(work)
    with told(), output(path) as out:
        out.write(made)
    say(f"✓ {path}")


COMMANDS = {"import": import_command, "template": template}
