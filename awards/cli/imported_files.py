"""The files of one ``awards import``: checked together, annotated, and stored together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from awards.catalogue import service as catalogue
from awards.cli.column_examples import OF_HEADERS, ColumnExamples, column_examples
from awards.cli.console import say
from awards.cli.file_answers import require_fields
from awards.cli.running import actor, output
from awards.errors import Conflict, FileRefused, FileUnusable, Language
from awards.intake import correcting, previewing
from awards.intake.checking.award_columns import vocabulary_of
from awards.intake.files import CheckedFile, FileToStore, SentFile
from awards.intake.records import Receipt
from awards.intake.writing import annotate
from awards.settings import Settings


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file with its report, or with the refusal and what may be chosen instead."""

    sent: SentFile
    report: CheckedFile | None = None
    refusal: FileRefused | None = None
    examples: ColumnExamples = ColumnExamples()
    receipt: Receipt | None = None

    @property
    def label(self) -> str:
        """The name that tells it from the other files."""
        return self.sent.label or self.sent.name

    @property
    def is_sound(self) -> bool:
        """True if nothing in it is wrong or open."""
        return self.report is not None and not (
            self.report.preview.faults or self.report.preview.questions
        )

    @property
    def has_news(self) -> bool:
        return self.report is not None and self.report.has_news


def is_ready(files: Sequence[ImportedFile]) -> bool:
    """True if a commit would be accepted: nothing wrong in any file, something new in one."""
    return all(file.is_sound for file in files) and any(file.has_news for file in files)


async def checked_files(
    code: str, files: Sequence[SentFile], settings: Settings
) -> list[ImportedFile]:
    here = await catalogue.find(code)
    for file in files:
        require_fields(file.choices.mapping, here)
    found = await correcting.preview_together(code, files, settings)
    return [
        await _refused(file, one, code, settings)
        if isinstance(one, FileRefused)
        else ImportedFile(file, one)
        for file, one in zip(files, found, strict=True)
    ]


async def _refused(
    file: SentFile, fault: FileRefused, code: str, settings: Settings
) -> ImportedFile:
    examples = ColumnExamples()
    if isinstance(fault, OF_HEADERS):
        examples = await _examples(file, fault, code, settings)
    return ImportedFile(file, refusal=fault, examples=examples)


async def _examples(
    file: SentFile, fault: FileRefused, code: str, settings: Settings
) -> ColumnExamples:
    here = await catalogue.find(code)
    names = vocabulary_of(previewing.slots(here), here.own_fields)
    try:
        book = await previewing.opened(file.data, file.choices, settings)
    except FileRefused:
        return ColumnExamples()
    return column_examples(fault, book, file.choices, names, file.label)


async def commit_files(
    code: str, files: Sequence[ImportedFile], settings: Settings, reason: str = ""
) -> list[ImportedFile]:
    """Store all files if all are ready. Raises AlreadyImported, which names the file."""
    if not is_ready(files):
        return list(files)
    wanted = [
        FileToStore(file.report, file.sent.name, again=file.sent.choices.again)
        for file in files
        if file.report
    ]
    for file, one in zip(files, wanted, strict=True):
        try:
            one.require_ready()
        except Conflict as fault:
            fault.facts["file"] = file.label
            if len(files) > 1:
                say(f"— {file.label}")
            raise
    receipts = await correcting.store_together(actor(), code, wanted, settings, reason=reason)
    return [replace(file, receipt=one) for file, one in zip(files, receipts, strict=True)]


def annotate_files(files: Sequence[ImportedFile], path: str, language: Language) -> None:
    """Write the file with its remarks to ``path``; several files into the folder of that name."""
    if len(files) > 1:
        _make_folder(path)
    for number, file in enumerate(files, 1):
        if file.report is None:
            continue
        place = path if len(files) == 1 else str(Path(path) / _copy_name(file, files, number))
        with output(place) as out:
            out.write(annotate.annotated(file.report.preview, file.report.book, language))


def _make_folder(path: str) -> None:
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise FileUnusable(path=path, reason=fault.strerror or fault) from fault


def _copy_name(file: ImportedFile, files: Sequence[ImportedFile], number: int) -> str:
    stem = Path(file.sent.name).stem
    same = sum(Path(other.sent.name).stem == stem for other in files)
    return f"{stem}.xlsx" if same == 1 else f"{number}-{stem}.xlsx"
