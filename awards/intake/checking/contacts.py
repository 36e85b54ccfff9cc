"""A body and a person in one row: which of them is awarded, and who is only its contact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from awards.intake.checking.choices import CategorySlot, Choices
from awards.intake.checking.fields import FIRST_BODY, name_rank
from awards.intake.checking.headers import Heading
from awards.intake.checking.preview import CheckedRow
from awards.intake.checking.sheets import ReadySheet
from awards.tables import RecipientKind
from awards.winner_fields import NAME, PERSONS, UNIT


def has_both(heading: Heading) -> bool:
    """True if one column names a person and another, taken for the unit, names a body: 企业名称."""
    if NAME not in heading.columns or UNIT not in heading.columns:
        return False
    person = name_rank(heading.words.get(heading.columns[NAME], ""))
    body = name_rank(heading.words.get(heading.columns[UNIT], ""))
    return person is not None and person < FIRST_BODY and body is not None and body >= FIRST_BODY


def of_bodies(heading: Heading) -> Heading:
    """The heading for a row whose winner is the body; the body's own unit is unknown."""
    columns = {field: at for field, at in heading.columns.items() if field != UNIT}
    return replace(heading, columns=columns | {NAME: heading.columns[UNIT]})


def to_ask(
    lists: Iterable[ReadySheet],
    rows: Sequence[CheckedRow],
    slots: Iterable[CategorySlot],
    choices: Choices,
) -> Heading | None:
    """The heading of the first list in which it is open who is awarded."""
    if choices.recipient:
        return None
    bodies = {slot.code for slot in slots if PERSONS.get(RecipientKind(slot.kind)) is False}
    in_bodies = {row.sheet for row in rows if row.category in bodies}
    return next(
        (
            one.heading
            for one in lists
            if has_both(one.heading) and not one.pivoted and one.sheet.name in in_bodies
        ),
        None,
    )
