"""Every message of this station about a row, by code: severity and words."""

from __future__ import annotations

from typing import NamedTuple

from awards.errors import Finding, Severity
from awards.text.names import visible
from awards.words import C_, N_, Phrase


class FindingTemplate(NamedTuple):
    severity: Severity
    what: str
    remedy: str


def _fault(what: str, remedy: str) -> FindingTemplate:
    return FindingTemplate(Severity.FAULT, what, remedy)


def _warning(what: str, remedy: str) -> FindingTemplate:
    return FindingTemplate(Severity.WARNING, what, remedy)


TABLE: dict[str, FindingTemplate] = {
    "row.name-missing": _fault(
        N_("The name is missing."),
        N_("Fill it in, or delete the row."),
    ),
    "row.name-is-award": _fault(
        N_("“%(value)s” is the name of a category or an honour."),
        N_("Type the winner's name, or leave the row out."),
    ),
    "row.swapped": _warning(
        N_("“%(value)s” reads as a unit, and “%(unit)s” beside it as a person."),
        N_("Are the two in each other's place?"),
    ),
    "row.category-missing": _fault(
        N_("The category is missing."),
        N_("Fill in one of: %(choices)s."),
    ),
    "row.category-unknown": _fault(
        N_("There is no category “%(value)s”."),
        N_("%(hint)sOne of: %(choices)s."),
    ),
    "row.honour-missing": _fault(
        N_("“%(category)s” needs an honour."),
        C_("honour", "Fill in one of: %(choices)s."),
    ),
    "row.honour-unknown": _fault(
        N_("“%(category)s” has no honour “%(value)s”."),
        N_("%(hint)sOne of: %(choices)s."),
    ),
    "row.same-as-above": _warning(
        N_("“%(value)s” comes from the record above, as the cell says."),
        N_("Type the value, if something else is meant."),
    ),
    "row.same-as-nothing": _fault(
        N_("“%(value)s” refers to a record above that says nothing here."),
        N_("Type what is meant."),
    ),
    "row.none": _warning(
        N_("“%(value)s” is read as an empty cell."),
        N_("Type the value, if there is one."),
    ),
    "row.duplicate-in-file": _warning(
        N_("The same as row %(first)s: it will be skipped."),
        N_("Keep it if it is another person."),
    ),
    "row.already-registered": _warning(
        N_("Registered already (%(known)s): skipped."),
        N_("Keep it if it is another person."),
    ),
    "row.twice-with-honours": _warning(
        N_("The same as row %(first)s, but there “%(before)s” and here “%(value)s”: skipped."),
        N_("Each recipient has one honour: correct it, or keep the row if it is another person."),
    ),
    "row.registered-otherwise": _warning(
        N_("Registered already (%(known)s) with “%(before)s”, here “%(value)s”: skipped."),
        N_("Change the registered winner, or keep the row if it is another person."),
    ),
    "row.same-name": _warning(
        N_("Same name and unit as row %(first)s; the numbers differ, or one is missing."),
        N_("Make sure they are two people."),
    ),
    "row.same-number": _warning(
        N_("Row %(first)s, “%(other)s”, has the same number."),
        N_("A number belongs to one person: correct it, or leave one of the rows out."),
    ),
    "row.same-code": _warning(
        N_("Row %(first)s, “%(other)s”, has the same credit code."),
        N_("A code belongs to one body: correct it, or leave one of the rows out."),
    ),
    "row.near-name": _warning(
        N_("Row %(first)s, “%(other)s”, may be the same."),
        N_("If so, leave one of the rows out."),
    ),
    "row.number-truncated": _fault(
        N_("Excel has cut the number “%(value)s”."),
        N_("Format the column as text and type it again."),
    ),
    "row.number-converted": _warning(
        N_("The number “%(before)s” was rewritten as “%(value)s”."),
        N_("Check it."),
    ),
    "row.unit-with-duty": _warning(
        N_("The unit ends with a duty: %(value)s."),
        N_("%(hint)sThe duty would be printed with the unit."),
    ),
    "row.date-cell": _fault(
        N_("Excel took the cell for a date: %(value)s."),
        N_("Format it as text and type it again."),
    ),
    "row.formula-without-value": _fault(
        N_("The formula has no value: %(value)s"),
        N_("Open and save it in Excel or WPS, or paste values."),
    ),
    "row.linked-formula": _fault(
        N_("The formula reads another workbook: %(value)s"),
        N_("Paste it as a value."),
    ),
    "row.error-cell": _fault(
        N_("The cell holds the error %(value)s."),
        N_("Correct the formula or type the value."),
    ),
    "row.unmended": _fault(
        N_("Marked as lost in the checked file, and not corrected: %(value)s"),
        N_("Type it again."),
    ),
    "row.several": _warning(
        N_("The cell may hold %(count)s names: %(names)s."),
        N_("Answer the question about this row, or type one name."),
    ),
    "row.name-merged": _warning(
        N_("The name is that of the merged cell %(first)s: one person with two rows."),
        N_("Make sure that both count."),
    ),
    "row.number-of-several": _fault(
        N_("“%(value)s” belongs to one of the %(count)s people in this row."),
        N_("Type the number of this one, or clear the cell."),
    ),
    "row.cell-divided": _warning(
        N_("The cell “%(before)s” was divided like the names: %(value)s."),
        N_("Check it."),
    ),
    "row.too-long": _fault(
        N_("“%(field)s” has %(length)s characters; %(limit)s are allowed."),
        N_("Shorten it."),
    ),
    "row.unseen-characters": _fault(
        N_("“%(field)s” holds characters that cannot be seen: %(value)s"),
        N_("Delete them."),
    ),
    "row.line-break": _fault(
        N_("“%(field)s” is broken over lines: %(value)s"),
        N_("Put it on one line."),
    ),
    "row.position-unreadable": _warning(
        N_("“%(value)s” is not a whole number; the file's order is kept."),
        N_("Write whole numbers."),
    ),
    "row.too-many-cells": _fault(
        N_("This row is longer than the header: %(value)s"),
        N_("Quote the separator within a cell."),
    ),
    "row.too-few-cells": _warning(
        N_("This row has %(length)s cells; the header has %(width)s."),
        N_("Was the row broken in two?"),
    ),
    "row.hidden": _warning(
        N_("This row is hidden in the sheet: it will be skipped."),
        N_("Say “import” to read it."),
    ),
    "row.not-a-record": _warning(
        N_("This row holds no winner: %(value)s"),
        N_("Fill it in if it should."),
    ),
    "row.total": _warning(
        N_("Not a record: a total row, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.total-agrees": _warning(
        N_("Not a record: a total row, says %(stated)s; %(read)s were read."),
        N_("Nothing is registered from it."),
    ),
    "row.total-differs": _warning(
        N_("Not a record: a total row, says %(stated)s, but %(read)s were read."),
        N_("Look for rows that are missing or too many."),
    ),
    "row.note": _warning(
        N_("Not a record: a note, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.signature": _warning(
        N_("Not a record: a line for signatures or contacts, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.header": _warning(
        N_("Not a record: the header again."),
        N_("Nothing is registered from it."),
    ),
    "row.section": _warning(
        N_("Not a record: a heading within the list, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.section-agrees": _warning(
        N_("Not a record: a heading, “%(value)s”; %(read)s were read below it."),
        N_("Nothing is registered from it."),
    ),
    "row.section-differs": _warning(
        N_("Not a record: a heading, “%(value)s”, but %(read)s were read below it."),
        N_("Look for rows that are missing or too many."),
    ),
    "row.unit-with-names": _fault(
        N_("A unit and its winners stand in one cell: %(value)s."),
        N_("Give each a row, with the unit in its column, and leave this row out."),
    ),
    "row.unit": _warning(
        N_("Not a record: a heading that names a unit, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.number": _warning(
        N_("Not a record: a number alone, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.text": _warning(
        N_("Not a record: a text across the table, “%(value)s”."),
        N_("Nothing is registered from it."),
    ),
    "row.doubted": _warning(
        N_("The note of the row says that it is not settled: %(value)s."),
        N_("Answer the question about this row."),
    ),
    "row.struck": _warning(
        N_("The name is struck through: “%(value)s”."),
        N_("Leave the row out if it was taken off the list."),
    ),
    "row.struck-cell": _warning(
        N_("Struck through in the file: “%(value)s”."),
        N_("Correct the cell, or leave the row out."),
    ),
    "row.comment": _warning(
        N_("The cell has a comment: %(value)s"),
        N_("Read it, and correct the cell if the comment asks for it."),
    ),
    "row.apostrophe": _warning(
        N_("The apostrophe before “%(value)s” was taken away."),
        N_("Check it."),
    ),
    "row.sample": _warning(
        N_("This is the template's sample row: skipped."),
        N_("You may delete it."),
    ),
    "row.omitted": _warning(
        N_("Left out, as you chose."),
        N_("Undo the choice to import it."),
    ),
    "row.suggestion-applied": _warning(
        N_("“%(before)s” was changed to “%(value)s” as suggested."),
        N_("Check it."),
    ),
    "quota.category-full": _fault(
        N_(
            "“%(category)s”: quota %(quota)s, taken %(taken)s, in this file %(wanted)s, "
            "%(over)s over."
        ),
        N_("Remove %(over)s, or ask for a larger quota."),
    ),
    "quota.honour-full": _fault(
        N_(
            "“%(honour)s” (%(category)s): quota %(quota)s, taken %(taken)s, in this file "
            "%(wanted)s, %(over)s over."
        ),
        N_("Remove %(over)s, or ask for a larger quota."),
    ),
}


_SHOWN = 1_000


def found(
    code: str, *, severity: Severity | None = None, suggestion: str | None = None, **facts: object
) -> Finding:
    """The finding of that code with its facts filled in and invisible characters made visible."""
    entry = TABLE[code]
    words = {
        key: fact if isinstance(fact, Phrase) else visible(str(fact)[:_SHOWN])
        for key, fact in facts.items()
    }
    hint = Phrase("Did you mean “%(suggestion)s”? ", suggestion=suggestion) if suggestion else ""
    return Finding(
        code,
        severity or entry.severity,
        Phrase(entry.what, **words, hint=hint),
        Phrase(entry.remedy, **words, hint=hint),
        suggestion,
    )
