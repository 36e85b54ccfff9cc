"""``awards records``: certificates that were issued on paper."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from awards.cli.console import emit, progress, say, show
from awards.cli.faults import JsonFaultCommand
from awards.cli.intake import NOT_READY
from awards.cli.running import actor, json_option, run
from awards.errors import Language
from awards.paper_records import queries, service
from awards.paper_records.records import (
    CheckedList,
    PaperRecordFacts,
    RecordListReceipt,
    checked_list_record,
)
from awards.settings import Settings
from awards.words import C_, Phrase

HEADINGS = (
    C_("heading", "number"),
    C_("heading", "name of the winner"),
    C_("heading", "unit"),
    C_("heading", "category"),
    C_("heading", "honour"),
    C_("heading", "issued on"),
    C_("heading", "state"),
)


@click.group(invoke_without_command=True)
@click.option("--find", "text", default="", help="Part of a name or unit, or a whole number.")
@json_option
@click.pass_context
def records(context: click.Context, text: str, as_json: bool) -> None:
    """List certificates that were issued on paper, or take in a list of them.

    \b
    Examples:
      awards records --find 林晚舟
      awards records import 2022.xlsx --commit
      awards records undo P20260301-1a2b3c4d --reason 重复
    """
    if context.invoked_subcommand:
        return

    async def work(_: Settings) -> list[PaperRecordFacts]:
        return await (queries.search(text) if text else queries.listing())

    found = run(work)
    if as_json:
        emit(found)
        return
    show(
        HEADINGS,
        [(r.number, r.name, r.unit, r.category, r.honour, r.issued_on, r.state) for r in found],
    )


@records.command("import", cls=JsonFaultCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--commit/--dry-run", default=False, help="Store the records, or only check them (the default)."
)
@json_option
def take_in(file: Path, commit: bool, as_json: bool) -> None:
    """Check a list of certificates on paper; store it whole with --commit.

    \b
    Example:
      awards records import 2022.xlsx --commit
    """
    data = file.read_bytes()

    async def work(settings: Settings) -> tuple[CheckedList, RecordListReceipt | None, Language]:
        checked = await service.check(data, settings)
        receipt = None
        if commit and not checked.faults:
            receipt = await service.take_in(actor(), checked, file.name, settings)
        return checked, receipt, settings.language

    with progress(file.name):
        checked, receipt, language = run(work)
    if as_json:
        emit({**msgspec.structs.asdict(checked_list_record(checked)), "receipt": receipt})
    else:
        _tell(checked, receipt, language)
    if checked.faults:
        raise SystemExit(NOT_READY)


def _tell(checked: CheckedList, receipt: RecordListReceipt | None, language: Language) -> None:
    for sign, findings in (("✗", checked.faults), ("!", checked.warnings)):
        for each in findings:
            what, remedy = each.finding.words(language)
            where = f"{each.sheet} {each.address or each.row or ''}".strip()
            click.echo(f"{sign} {where}  {each.value}  {what} {remedy} ({each.finding.code})")
    say(
        Phrase(
            "%(rows)s certificates, %(faults)s faults, %(warnings)s warnings",
            rows=len(checked.records),
            faults=len(checked.faults),
            warnings=len(checked.warnings),
        )
    )
    if receipt:
        say(
            Phrase(
                "✓ %(rows)s certificates recorded (%(reference)s)",
                rows=receipt.rows,
                reference=receipt.reference,
            )
        )
    elif checked.faults:
        say(Phrase("Nothing stored: correct the faults first."))
    else:
        say(Phrase("Nothing stored yet: run again with --commit."))


@records.command()
@click.argument("reference")
@click.option("--reason", required=True, help="Why it is undone; kept in the history.")
@json_option
def undo(reference: str, reason: str, as_json: bool) -> None:
    """Cancel the records of the list REFERENCE.

    \b
    Example:
      awards records undo P20260301-1a2b3c4d --reason 重复
    """

    async def work(_: Settings) -> int:
        return await service.undo(actor(), reference, reason)

    count = run(work)
    if as_json:
        emit({"reference": reference, "undone": count})
    else:
        say(Phrase("✓ %(reference)s: %(count)s undone", reference=reference, count=count))


COMMANDS = {"records": records}
