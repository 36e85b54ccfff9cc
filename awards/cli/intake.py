"""``awards import`` and ``awards template``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click

from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.cli.column_examples import OF_HEADERS, ColumnExamples, column_examples
from awards.cli.console import emit, progress, say, show
from awards.cli.faults import FaultAnswer, JsonFaultCommand, fault_record
from awards.cli.languages import bad_value, usage_error
from awards.cli.running import (
    actor,
    chosen,
    commendation_option,
    exit_code,
    json_option,
    output,
    run,
    tell_fault,
    told,
)
from awards.errors import FileRefused, Language
from awards.intake import service, undoing
from awards.intake.checking.award_columns import award_names
from awards.intake.checking.choices import ROW_ANSWERS, Choices, RowAnswer
from awards.intake.checking.fields import BY_NAME
from awards.intake.checking.preview import ImportPreview, Question
from awards.intake.reading.encodings import ENCODINGS
from awards.intake.records import Receipt
from awards.intake.writing import annotate
from awards.settings import Settings
from awards.words import C_, Phrase, translated

#: The preview found something to correct before the file can be committed.
NOT_READY = 5

_SEPARATORS = {
    "comma": ",",
    "tab": "\t",
    "\\t": "\t",
    "semicolon": ";",
    "bar": "|",
    "pipe": "|",
    "full-width-comma": "，",
}
_SEPARATOR_OPTIONS = "--separator comma | tab | semicolon | bar"


def columns(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Turn ``name=C`` into the mapping of `Choices`. Raises click.BadParameter.

    A field of a commendation's own is known once its commendation is.
    """
    mapping = {}
    for each in given:
        field, _, header = each.partition("=")
        if not field or not header:
            raise _no_field(each, BY_NAME)
        mapping[field] = header
    return mapping


def _no_field(given: str, known: Iterable[str]) -> click.BadParameter:
    return bad_value(
        Phrase(
            "%(given)s: write one of %(known)s, =, and a header",
            given=given,
            known=", ".join(known),
        )
    )


def _require_fields(mapping: Mapping[str, str], here: CommendationRecord) -> None:
    known = [*BY_NAME, *(field.name for field in here.own_fields)]
    for name, header in mapping.items():
        if name not in known:
            raise _no_field(f"{name}={header}", known)


def row_answers(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, RowAnswer]:
    """Turn ``名单!12=skip`` into the rows of `Choices`. Raises click.BadParameter."""
    answers: dict[str, RowAnswer] = {}
    for each in given:
        where, _, answer = each.rpartition("=")
        if not where or answer not in ROW_ANSWERS:
            known = "|".join(ROW_ANSWERS)
            raise bad_value(Phrase("%(given)s: write SHEET!ROW=%(known)s", given=each, known=known))
        answers[where] = answer
    return answers


def part_answers(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> dict[str, str]:
    """Turn ``名单!12=GR`` into categories or honours of `Choices`. Raises click.BadParameter."""
    answers = {}
    for each in given:
        where, _, code = each.rpartition("=")
        if not where or not code:
            raise bad_value(Phrase("%(given)s: write SHEET=CODE or SHEET!ROW=CODE", given=each))
        answers[where] = code
    return answers


def separator_sign(
    _context: click.Context, _option: click.Parameter, given: str | None
) -> str | None:
    return _SEPARATORS.get(given.casefold(), given) if given else None


@click.command("import", cls=JsonFaultCommand)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False
)
@commendation_option
@click.option(
    "--commit/--dry-run", default=False, help="Store the rows, or only check them (the default)."
)
@click.option(
    "--annotated", "path", help="Write a copy of the file with the faults beside the rows."
)
@click.option("--sheet", "sheets", multiple=True, help="Sheets to read, if there are several.")
@click.option("--header-row", type=click.IntRange(1), help="Row of the header, if it is not found.")
@click.option(
    "--column",
    "mapping",
    multiple=True,
    metavar="FIELD=HEADER",
    callback=columns,
    help="Field of a column, named by its header or letter, as in name=C.",
)
@click.option("--category", default="", metavar="CODE", help="Category of rows without one.")
@click.option(
    "--category-of",
    "categories",
    multiple=True,
    metavar="SHEET[!ROW]=CODE",
    callback=part_answers,
    help="Category of one sheet, or of the section that begins at a row.",
)
@click.option(
    "--honour-of",
    "honours",
    multiple=True,
    metavar="SHEET[!ROW]=HONOUR",
    callback=part_answers,
    help="Honour of the rows of one sheet or section, if no column names it.",
)
@click.option(
    "--fill-down/--no-fill-down", default=None, help="Use a merged cell for all its rows."
)
@click.option(
    "--recipient",
    type=click.Choice(["body", "person"]),
    help="Who is awarded in categories of bodies, if the list names a person in each row too.",
)
@click.option("--hidden-rows", type=click.Choice(["import", "skip"]))
@click.option("--hidden-columns", type=click.Choice(["import", "skip"]))
@click.option("--encoding", help="Encoding of a text file, such as gb18030; by default guessed.")
@click.option(
    "--separator",
    callback=separator_sign,
    metavar="SIGN|comma|tab|semicolon|bar",
    help="Separator of a text file, as a sign or by name; by default guessed.",
)
@click.option(
    "--accept",
    multiple=True,
    metavar="CODE",
    help="Apply suggestions of this kind, such as name.radical.",
)
@click.option(
    "--keep",
    multiple=True,
    metavar="SHEET!ROW",
    help="Keep this row: another person with the same name.",
)
@click.option("--omit", multiple=True, metavar="SHEET!ROW", help="Leave this row out.")
@click.option(
    "--row",
    "rows",
    multiple=True,
    metavar="SHEET!ROW=ANSWER",
    callback=row_answers,
    help="Answer the question about one row, as in 名单!12=skip.",
)
@click.option(
    "--skip-duplicates/--refuse-duplicates",
    default=True,
    help="Skip repeated rows (the default), or report them as faults.",
)
@click.option("--again", is_flag=True, help="Import even if the same file was imported before.")
@click.option(
    "--undo",
    "undone",
    metavar="REFERENCE",
    help="Undo that import instead, as long as none of it is issued.",
)
@click.option("--reason", help="Why it is undone; kept in the history.")
@json_option
def import_command(
    file: Path | None,
    commendation: str | None,
    commit: bool,
    path: str | None,
    as_json: bool,
    undone: str | None,
    reason: str | None,
    **answers: Any,  # noqa: ANN401 - click has checked the types
) -> None:
    """Check a spreadsheet of winners and show every fault; store it only with --commit.

    \b
    Examples:
      awards import winners.xlsx
      awards import winners.xlsx --annotated faults.xlsx
      awards import winners.csv --accept name.middle-dot --commit
      awards import winners.xlsx --sheet 名单 --fill-down --keep 名单!12 --commit
      awards import --undo 20260301-1a2b3c4d --reason 部门撤回名单
    """
    if undone:
        _undo(undone, reason, as_json=as_json)
    elif file is None:
        raise usage_error(Phrase("Name the FILE, or the import to --undo."))
    else:
        _import(file, commendation, path, answers, commit=commit, as_json=as_json)


def _import(
    file: Path,
    commendation: str | None,
    path: str | None,
    answers: dict[str, Any],
    *,
    commit: bool,
    as_json: bool,
) -> None:
    sets = {name: frozenset(answers[name]) for name in ("accept", "keep", "omit")}
    choices = Choices(**{**answers, **sets})
    data = file.read_bytes()

    async def work(
        settings: Settings,
    ) -> RefusedFile | tuple[service.CheckedFile, Receipt | None, Settings]:
        code = await chosen(commendation)
        _require_fields(choices.mapping, await catalogue.find(code))
        try:
            report = await service.preview(code, data, choices, settings)
        except FileRefused as fault:
            return RefusedFile(fault, await _examples(fault, code, data, choices, settings))
        if path:
            with output(path) as out:
                out.write(annotate.annotated(report.preview, report.book, settings.language))
        receipt = None
        if commit and report.preview.ready:
            receipt = await service.store(
                actor(), code, report, file.name, settings, again=choices.again
            )
        return report, receipt, settings

    with progress(file.name):
        done = run(work)
    if isinstance(done, RefusedFile):
        _refuse(done, file, as_json=as_json)
    report, receipt, settings = done
    if as_json:
        emit({"preview": report.record(), "receipt": receipt})
    else:
        _tell(report, receipt, settings.language)
    if not report.preview.ready:
        raise SystemExit(NOT_READY)


class RefusedFile(NamedTuple):
    """A file that is not read, and what may be chosen instead."""

    fault: FileRefused
    examples: ColumnExamples


async def _examples(
    fault: FileRefused, code: str, data: bytes, choices: Choices, settings: Settings
) -> ColumnExamples:
    if not isinstance(fault, OF_HEADERS):
        return ColumnExamples()
    here = await catalogue.find(code)
    names = award_names(service.slots(here), here.own_fields)
    try:
        book = await service.opened(data, choices, settings)
    except FileRefused:
        return ColumnExamples()
    return column_examples(fault, book, choices, names)


def _refuse(refused: RefusedFile, file: Path, *, as_json: bool) -> NoReturn:
    fault, examples = refused
    if as_json:
        emit(FaultAnswer(fault_record(fault, file.name, examples.options)))
    tell_fault(fault)
    if examples.columns:
        say(Phrase("Columns: %(listed)s", listed=" | ".join(examples.columns)))
    if examples.options:
        say(Phrase("For example: %(options)s", options=" | ".join(examples.options)))
    raise SystemExit(exit_code(fault))


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


def _tell(report: service.CheckedFile, receipt: Receipt | None, language: Language) -> None:
    preview = report.preview
    _tell_remarks(preview, language)
    for message in preview.messages:
        options = f" ({_text_options()})" if message.code == "notice.text-file" else ""
        say(f"i {translated(message.words, language)}{options}")
    for question in preview.questions:
        say(f"? {translated(question.words, language)} ({_answers(question)})")
    if report.earlier:
        say(
            Phrase(
                "i %(reference)s: imported on %(at)s UTC",
                reference=report.earlier.reference,
                at=f"{report.earlier.at:%Y-%m-%d %H:%M}",
            )
        )
    show(
        (
            C_("heading", "category"),
            C_("heading", "honour"),
            C_("heading", "quota"),
            C_("heading", "taken"),
            C_("heading", "in this file"),
            C_("heading", "over"),
        ),
        [(t.name, t.honour, t.quota, t.taken, t.wanted, t.over) for t in preview.arithmetic],
    )
    say(
        Phrase(
            "%(rows)s rows, %(faults)s faults, %(warnings)s warnings",
            rows=len(preview.rows),
            faults=len(preview.faults),
            warnings=len(preview.warnings),
        )
    )
    if receipt:
        say(
            Phrase(
                "✓ %(rows)s registered (%(reference)s)",
                rows=receipt.rows,
                reference=receipt.reference,
            )
        )
    elif preview.ready:
        say(Phrase("Nothing stored yet: run again with --commit."))
    else:
        say(_next_step(preview))


def _text_options() -> str:
    encodings = " | ".join(ENCODINGS)
    return f"--encoding {encodings}; {_SEPARATOR_OPTIONS}"


def _next_step(preview: ImportPreview) -> Phrase:
    """What to do about a file that is not ready."""
    if preview.faults and preview.questions:
        return Phrase("Nothing stored: correct the faults and answer the questions first.")
    if preview.faults:
        return Phrase("Nothing stored: correct the faults first.")
    if preview.questions:
        return Phrase("Nothing stored: answer the questions first.")
    return Phrase("Nothing stored: there is nothing new in the file.")


def _answers(question: Question) -> str:
    """The options of this command that answer a question of the preview."""
    if question.choice == "fill_down":
        return "--fill-down | --no-fill-down"
    if question.choice in ("categories", "honours"):
        option = {"categories": "category-of", "honours": "honour-of"}[question.choice]
        return " | ".join(f"--{option} {question.place}={each.value}" for each in question.options)
    if question.place:
        return " | ".join(f"--row {question.place}={each.value}" for each in question.options)
    option = {"sheets": "sheet"}.get(question.choice, question.choice.replace("_", "-"))
    return " | ".join(f"--{option} {answer.value}" for answer in question.options)


def _tell_remarks(preview: ImportPreview, language: Language) -> None:
    for remark in (*preview.faults, *preview.warnings):
        sign = "✗" if remark.is_fault else "!"
        where = f"{remark.sheet} {translated(remark.where, language)}".strip()
        what, remedy = remark.finding.words(language)
        click.echo(f"{sign} {where}  {remark.value}  {what} {remedy} ({remark.code})")


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
        return await service.template(await chosen(commendation), settings.language)

    made = run(work)
    with told(), output(path) as out:
        out.write(made)
    say(f"✓ {path}")


COMMANDS = {"import": import_command, "template": template}
