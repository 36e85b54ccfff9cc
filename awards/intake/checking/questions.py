"""Questions that only a person can answer. Each blocks the import until it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from awards.intake.checking.choices import NO_CORRECTION, CategorySlot
from awards.intake.checking.list_parts import ListPart
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.preview import CheckedRow, Option, Question
from awards.intake.checking.row_words import NonRecord
from awards.intake.checking.unit_headings import UnitHeading
from awards.intake.reading.book import SourceSheet, address
from awards.text.names import visible
from awards.text.several import SeveralNames
from awards.winner_fields import NAME
from awards.words import Phrase, Plural

#: Line breaks, tabs and wide spaces, as `visible` shows them.
_BREAKS = re.compile(r"(?:\[U\+(?:000A|000D|0009|3000)\])+")

_IMPORT_OR_SKIP = (Option("import", Phrase("import")), Option("skip", Phrase("skip")))


def which_sheet(sheets: Iterable[SourceSheet]) -> Question:
    return Question(
        "question.sheet",
        "sheets",
        Phrase("The file has several sheets: which should be read?"),
        tuple(_sheet_option(sheet) for sheet in sheets),
    )


def _sheet_option(sheet: SourceSheet) -> Option:
    count = len(sheet.lines)
    if sheet.hidden:
        words = Phrase("%(name)s (%(count)s rows, hidden)", name=sheet.name, count=count)
    else:
        words = Phrase("%(name)s (%(count)s rows)", name=sheet.name, count=count)
    return Option(sheet.name, words)


def hidden_rows(count: int) -> Question:
    return Question(
        "question.hidden-rows",
        "hidden_rows",
        Phrase("%(count)s rows are hidden or filtered away: import or skip them?", count=count),
        _IMPORT_OR_SKIP,
    )


def hidden_columns(names: Iterable[str]) -> Question:
    listed = "、".join(names)
    return Question(
        "question.hidden-columns",
        "hidden_columns",
        Phrase("These columns are hidden: %(listed)s. Import or skip them?", listed=listed),
        _IMPORT_OR_SKIP,
    )


def fill_down(count: int, merged: bool) -> Question:
    """Propose to fill where all blank cells are ``merged``."""
    return Question(
        "question.fill-down",
        "fill_down",
        Phrase(
            "In %(count)s rows the category is blank, as in merged cells: fill it from above?",
            count=count,
        ),
        (Option("true", Phrase("fill from above")), Option("false", Phrase("leave blank"))),
        proposed="true" if merged else "",
    )


_SKIP = Option("skip", Phrase("no winner: leave it out"))


def is_record(row: CheckedRow, found: NonRecord) -> Question:
    """For a row that looks like a total, a note or a heading and could be a winner."""
    as_unit = Option("unit", Phrase("no winner, but the unit of the rows below it"))
    heading = found.kind in (RowKind.UNIT, RowKind.TEXT)
    return Question(
        "question.record",
        "rows",
        Phrase(
            "Row %(row)s of “%(sheet)s”: is “%(text)s” a winner?",
            row=row.number,
            sheet=row.sheet,
            text=found.text,
        ),
        (
            Option("record", Phrase("a winner: register it")),
            *((as_unit,) if heading else ()),
            _SKIP,
        ),
        row.sheet,
        row.number,
        proposed="skip" if found.kind is RowKind.DOUBTED and not row.values[NAME] else "",
        part=row.part,
    )


def is_unit(heading: UnitHeading) -> Question:
    """For a heading above rows that name no unit."""
    return Question(
        "question.unit",
        "rows",
        Plural(
            "Row %(row)s of “%(sheet)s”: is “%(unit)s” the unit of the row below it?",
            "Row %(row)s of “%(sheet)s”: is “%(unit)s” the unit of the %(num)s rows below it?",
            heading.rows,
            row=heading.row,
            sheet=heading.sheet,
            unit=heading.unit,
        ),
        (Option("unit", Phrase("yes: their unit")), Option("skip", Phrase("no: only a heading"))),
        heading.sheet,
        heading.row,
        "unit" if heading.is_likely else "",
        heading.part,
    )


def is_several(row: CheckedRow, several: SeveralNames) -> Question:
    """For a row whose name's cell lists several winners. They are never joined to one."""
    names, count = "、".join(map(visible, several.names)), len(several.names)
    refused = (
        Phrase("one name, which I correct")
        if several.certain
        else Phrase("one name, as it is written")
    )
    return Question(
        "question.several",
        "rows",
        Phrase(
            "%(cell)s of “%(sheet)s”: “%(text)s”: is each of the %(count)s a winner?",
            cell=address(row.columns[NAME], row.number),
            sheet=row.sheet,
            text=_BREAKS.sub(" ", row.values[NAME]),
            count=count,
        ),
        (
            Option(
                "split",
                Phrase("%(count)s winners: %(names)s", count=count, names=names),
            ),
            Option("one", refused),
        ),
        row.sheet,
        row.number,
        proposed="split" if several.certain else "",
        part=row.part,
    )


def counts_again(row: CheckedRow, first: CheckedRow) -> Question:
    """For a row whose name is merged down from another; a category has each winner once."""
    same = row.category == first.category
    counts = (
        Option("instead", Phrase("this row in place of row %(first)s", first=first.number))
        if same
        else Option("record", Phrase("a winner in both categories"))
    )
    return Question(
        "question.merged-name",
        "rows",
        Phrase(
            "Row %(row)s of “%(sheet)s”: %(cell)s is merged with %(first)s (“%(name)s”): one person "
            "with two honours. Which count?",
            row=row.number,
            sheet=row.sheet,
            cell=address(row.columns[NAME], row.number),
            first=address(row.columns[NAME], first.number),
            name=first.values[NAME],
        ),
        (counts, Option("skip", Phrase("row %(first)s alone", first=first.number))),
        row.sheet,
        row.number,
        part=row.part,
    )


def which_recipient(body: str, person: str) -> Question:
    """For categories of bodies in a list that names a person in each row too."""
    return Question(
        "question.recipient",
        "recipient",
        Phrase(
            "The list has “%(body)s” and “%(person)s”. Who is awarded in the categories of bodies?",
            body=body,
            person=person,
        ),
        (
            Option("body", Phrase("“%(body)s”; the person is a contact", body=body)),
            Option("person", Phrase("“%(person)s”; the body is the unit", person=person)),
        ),
        proposed="body",
    )


def which_category(part: ListPart, slots: Iterable[CategorySlot]) -> Question:
    """For a list without a category column, or for one of its parts."""
    options = tuple(Option(slot.code, slot.name) for slot in slots)
    if part.alone:
        words = Phrase("There is no category column: which category is this list for?")
        proposed = part.proposed.category
        return Question("question.category", "category", words, options, proposed=proposed)
    words = Phrase("%(part)s: which category is it?", part=_where(part))
    return Question(
        "question.category",
        "categories",
        words,
        options,
        part.sheet,
        part.row,
        part.proposed.category,
        part.part,
    )


def which_honour(part: ListPart, slot: CategorySlot) -> Question:
    """For a part of a list without a column of honours, in a category with several."""
    proposed = part.proposed.honour
    return Question(
        "question.honour",
        "honours",
        Phrase(
            "%(part)s: there is no honour column, and “%(category)s” has several honours: which "
            "is it?",
            part=_where(part),
            category=slot.name,
        ),
        tuple(Option(honour.name, honour.name) for honour in slot.honours),
        part.sheet,
        part.row,
        proposed if proposed in [honour.name for honour in slot.honours] else "",
        part.part,
    )


def _where(part: ListPart) -> Phrase:
    if part.row:
        return Phrase(
            "“%(sheet)s”, from row %(row)s, “%(heading)s”",
            sheet=part.sheet,
            row=part.row,
            heading=part.heading,
        )
    if part.span:
        return Phrase(
            "“%(sheet)s”, columns %(span)s, “%(heading)s”",
            sheet=part.sheet,
            span=part.span,
            heading=part.heading,
        )
    return Phrase("Sheet “%(sheet)s”", sheet=part.sheet)


def is_correction(reference: str, file_name: str, at: str) -> Question:
    """For a file with mostly the winners of an earlier import."""
    words = Phrase(
        "Most of these winners were registered by the import %(reference)s (%(file)s, %(at)s). "
        "Is this a corrected version of it?",
        reference=reference,
        file=file_name,
        at=at,
    )
    yes = Option(reference, Phrase("a corrected version: change what differs"))
    no = Option(NO_CORRECTION, Phrase("a separate list: register its winners"))
    return Question("question.correction", "corrects", words, (yes, no))
