"""Tell the sheets of several files apart while they are checked together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import msgspec

from awards.errors import FileRefused
from awards.intake.checking.choices import Choices
from awards.intake.checking.preview import CheckedRow, ImportPreview, Question, Remark, Tally
from awards.intake.reading.book import Book

_SIGN = ":"

#: Answers that are no places, or have none as keys.
_OF_THE_FILE = ("mapping", "accept", "withdraw")


@dataclass(frozen=True, slots=True)
class FileToCheck:
    """``label`` begins the names of its sheets, if several files are checked together."""

    book: Book
    choices: Choices = Choices()
    label: str = ""

    def sheet(self, name: str) -> str:
        return f"{self.label}{_SIGN}{name}" if self.label else name

    def labelled(self) -> FileToCheck:
        """The same file; its sheets, and the answers about them, have names of their own."""
        if not self.label:
            return self
        sheets = [
            msgspec.structs.replace(one, name=self.sheet(one.name)) for one in self.book.sheets
        ]
        return replace(
            self,
            book=msgspec.structs.replace(self.book, sheets=tuple(sheets)),
            choices=self._labelled_choices(),
        )

    def _labelled_choices(self) -> Choices:
        return Choices(
            **{field.name: self._labelled_answer(field.name) for field in fields(Choices)}
        )

    def _labelled_answer(self, name: str) -> Any:  # noqa: ANN401 - each answer has its own type
        """An answer with labels before the places that it is about, if it is about places."""
        answer = getattr(self.choices, name)
        if name in _OF_THE_FILE:
            return answer
        if isinstance(answer, Mapping):
            return {self.sheet(place): said for place, said in answer.items()}
        if isinstance(answer, frozenset):
            return frozenset(map(self.sheet, answer))
        return tuple(map(self.sheet, answer)) if name == "sheets" else answer

    def plain_name(self, sheet: str) -> str:
        return sheet.removeprefix(f"{self.label}{_SIGN}") if self.label else sheet

    def plain(self, preview: ImportPreview) -> ImportPreview:
        """The preview with the names that the sheets have in the file."""
        if not self.label:
            return preview
        return replace(
            preview,
            rows=tuple(map(self._plain_row, preview.rows)),
            general=tuple(map(self._plain_remark, preview.general)),
            questions=tuple(map(self._plain_question, preview.questions)),
            arithmetic=tuple(map(self._plain_tally, preview.arithmetic)),
            headings={self.plain_name(name): one for name, one in preview.headings.items()},
        )

    def plain_refusal(self, fault: FileRefused) -> FileRefused:
        if "sheet" in fault.facts:
            fault.facts["sheet"] = self.plain_name(str(fault.facts["sheet"]))
        return fault

    def _plain_row(self, row: CheckedRow) -> CheckedRow:
        remarks = tuple(map(self._plain_remark, row.remarks))
        return replace(row, sheet=self.plain_name(row.sheet), remarks=remarks)

    def _plain_remark(self, remark: Remark) -> Remark:
        return replace(remark, sheet=self.plain_name(remark.sheet))

    def _plain_question(self, question: Question) -> Question:
        options = question.options
        if question.choice == "sheets":
            options = tuple(one._replace(value=self.plain_name(one.value)) for one in options)
        return replace(question, sheet=self.plain_name(question.sheet), options=options)

    def _plain_tally(self, tally: Tally) -> Tally:
        rows = tuple((self.plain_name(sheet), row) for sheet, row in tally.rows)
        return replace(tally, rows=rows)


def joined(files: Iterable[FileToCheck]) -> Choices:
    """The answers about the rows of all labelled files; other answers are of the first."""
    first, *others = (file.choices for file in files)
    gathered = {}
    for field in fields(Choices):
        mine = getattr(first, field.name)
        for other in others:
            if isinstance(mine, frozenset | Mapping):
                mine = mine | getattr(other, field.name)
        gathered[field.name] = mine
    return Choices(**gathered)
