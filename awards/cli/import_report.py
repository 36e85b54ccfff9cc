"""What ``awards import`` reports about the files it checked: to people, and as JSON to programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import click
import msgspec

from awards.catalogue.free_field_tables import as_tables
from awards.cli.console import say, show
from awards.cli.faults import FaultAnswer, FaultRecord, fault_record
from awards.cli.import_changes import tell_changes
from awards.cli.imported_files import ImportedFile, is_ready
from awards.cli.running import tell_fault
from awards.errors import FileRefused, Language
from awards.intake.checking.own_columns import to_declare, words_of
from awards.intake.checking.preview import ImportPreview, Question, Tally
from awards.intake.files import CheckedFile
from awards.intake.reading.encodings import ENCODINGS
from awards.intake.records import PreviewRecord, Receipt, TallyRecord, tally_record
from awards.words import C_, Phrase, translated


class FilePreview(msgspec.Struct, frozen=True):
    """One file; ``receipt`` is set if it was stored now."""

    preview: PreviewRecord
    receipt: Receipt | None


class OneOfSeveral(msgspec.Struct, frozen=True):
    """One of several files: its preview, or the fault for which it is refused."""

    file: str
    preview: PreviewRecord | None
    receipt: Receipt | None
    fault: FaultRecord | None


class SeveralFiles(msgspec.Struct, frozen=True):
    """``ready``: a commit would be accepted; ``arithmetic``: the places of all files together."""

    ready: bool
    files: tuple[OneOfSeveral, ...]
    arithmetic: tuple[TallyRecord, ...]


def as_data(files: Sequence[ImportedFile]) -> FilePreview | FaultAnswer | SeveralFiles:
    if len(files) > 1:
        several = tuple(
            OneOfSeveral(
                file.label,
                file.report.record() if file.report else None,
                file.receipt,
                _fault(file, file.refusal) if file.refusal else None,
            )
            for file in files
        )
        return SeveralFiles(is_ready(files), several, tuple(map(tally_record, _places(files))))
    [file] = files
    if file.refusal:
        return FaultAnswer(_fault(file, file.refusal))
    return FilePreview(_report(file).record(), file.receipt)


def _report(file: ImportedFile) -> CheckedFile:
    if file.report is None:
        raise RuntimeError("a refused file has no report")
    return file.report


def _fault(file: ImportedFile, refusal: FileRefused) -> FaultRecord:
    return fault_record(refusal, file.label, file.examples.options)


def tell_refusals(files: Sequence[ImportedFile]) -> None:
    """Write why files are refused, and the options that may answer it, to stderr."""
    for file in files:
        if file.refusal:
            _tell_name(file, files)
            tell_fault(file.refusal)
            if file.examples.columns:
                say(Phrase("Columns: %(listed)s", listed=" | ".join(file.examples.columns)))
            if file.examples.options:
                say(Phrase("For example: %(options)s", options=" | ".join(file.examples.options)))


def tell(files: Sequence[ImportedFile], language: Language) -> None:
    """Write everything about the files, for people."""
    tell_refusals(files)
    read = [file for file in files if file.report]
    for file in read:
        _tell_name(file, files)
        _tell_file(file, language)
    if not read:
        return
    _tell_places(read)
    for file in read:
        _tell_counts(file, files)
    _tell_end(files, [_report(file).preview for file in read])


def _tell_name(file: ImportedFile, files: Sequence[ImportedFile]) -> None:
    if len(files) > 1:
        say(f"— {file.label}")


def _tell_file(file: ImportedFile, language: Language) -> None:
    report = _report(file)
    _tell_remarks(report.preview, file.sent.label, language)
    for message in report.preview.messages:
        options = f" ({_text_options(file)})" if message.code == "notice.text-file" else ""
        say(f"i {translated(message.words, language)}{options}")
    if tables := _tables_to_declare(report.preview):
        say(Phrase("i To keep columns, add this to the commendation's file:"))
        say(tables)
    for question in report.preview.questions:
        options = answering_options(question, file.sent.label)
        say(f"? {translated(question.words, language)} ({options})")
    tell_changes(report.record(), file.sent.label, language)
    if report.earlier:
        say(
            Phrase(
                "i %(reference)s: imported on %(at)s UTC",
                reference=report.earlier.reference,
                at=f"{report.earlier.at:%Y-%m-%d %H:%M}",
            )
        )


def _tables_to_declare(preview: ImportPreview) -> str:
    """Free fields for unread columns, as a commendation's file declares them."""
    headings = preview.headings.values()
    unread = (words_of(each) for heading in headings for each in heading.ignored)
    return as_tables(tuple(to_declare(unread))).strip()


def _text_options(file: ImportedFile) -> str:
    """The options that read a text file otherwise."""
    given = f"{file.sent.label}:" if file.sent.label else ""
    encodings = " | ".join(ENCODINGS)
    return f"--encoding {given}{encodings}; --separator {given}comma | tab | semicolon | bar"


def _tell_remarks(preview: ImportPreview, label: str, language: Language) -> None:
    for remark in (*preview.faults, *preview.warnings):
        sign = "✗" if remark.is_fault else "!"
        where = f"{label} {remark.sheet} {translated(remark.where, language)}".strip()
        what, remedy = remark.finding.words(language)
        click.echo(f"{sign} {where}  {remark.value}  {what} {remedy} ({remark.code})")


def answering_options(question: Question, label: str) -> str:
    """The options of this command that answer a question, for the file with this label."""
    given = f"{label}:" if label else ""
    values = [option.value for option in question.options]
    if question.choice == "fill_down":
        flags = ("fill-down", "no-fill-down")
        return " | ".join(f"--for {given}{flag}" if label else f"--{flag}" for flag in flags)
    if option := {"categories": "category-of", "honours": "honour-of"}.get(question.choice):
        return " | ".join(f"--{option} {given}{question.place}={each}" for each in values)
    if question.place:
        return " | ".join(f"--row {given}{question.place}={each}" for each in values)
    option = {"sheets": "sheet"}.get(question.choice, question.choice.replace("_", "-"))
    return " | ".join(f"--{option} {given}{each}" for each in values)


def _tell_places(files: Sequence[ImportedFile]) -> None:
    show(
        (
            C_("heading", "category"),
            C_("heading", "honour"),
            C_("heading", "quota"),
            C_("heading", "taken"),
            C_("heading", "in this file") if len(files) == 1 else C_("heading", "in these files"),
            C_("heading", "over"),
        ),
        [(t.name, t.honour, t.quota, t.taken, t.wanted, t.over) for t in _places(files)],
    )


def _places(files: Sequence[ImportedFile]) -> list[Tally]:
    """The places of all files together; for each file, those of the others count as taken."""
    each = [file.report.preview.arithmetic for file in files if file.report]
    return [
        replace(
            same[0],
            taken=same[0].taken - sum(other.wanted for other in same[1:]),
            rows=tuple(row for tally in same for row in tally.rows),
        )
        for same in zip(*each, strict=True)
    ]


def _tell_counts(file: ImportedFile, files: Sequence[ImportedFile]) -> None:
    preview = _report(file).preview
    _tell_name(file, files)
    say(
        Phrase(
            "%(rows)s rows, %(faults)s faults, %(warnings)s warnings",
            rows=len(preview.rows),
            faults=len(preview.faults),
            warnings=len(preview.warnings),
        )
    )
    if file.receipt:
        say(_stored(_report(file), file.receipt))


def _stored(report: CheckedFile, receipt: Receipt) -> Phrase:
    if not (report.changed or report.going):
        return Phrase(
            "✓ %(rows)s registered (%(reference)s)", rows=receipt.rows, reference=receipt.reference
        )
    return Phrase(
        "✓ %(rows)s registered, %(changed)s changed, %(withdrawn)s withdrawn (%(reference)s)",
        rows=receipt.rows,
        changed=len(report.changed),
        withdrawn=len(report.going),
        reference=receipt.reference,
    )


def _tell_end(files: Sequence[ImportedFile], previews: Sequence[ImportPreview]) -> None:
    if any(file.receipt for file in files):
        return
    if is_ready(files):
        say(Phrase("Nothing stored yet: run again with --commit."))
    elif len(previews) < len(files):
        say(Phrase("Nothing stored: not every file can be read."))
    else:
        say(_next_step(previews))


def _next_step(previews: Sequence[ImportPreview]) -> Phrase:
    """What to do about files that are not ready."""
    faults = any(preview.faults for preview in previews)
    questions = any(preview.questions for preview in previews)
    if faults and questions:
        return Phrase("Nothing stored: correct the faults and answer the questions first.")
    if faults:
        return Phrase("Nothing stored: correct the faults first.")
    if questions:
        return Phrase("Nothing stored: answer the questions first.")
    return Phrase("Nothing stored: there is nothing new to register.")
