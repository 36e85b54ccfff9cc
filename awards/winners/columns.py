"""The columns of the winners' list, each declared once; a person chooses which to see.

The name always stands there. Without a choice the list shows the usual columns, and the free fields
that the office declared for lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.errors import Language
from awards.tables import FieldPlace
from awards.web.formats import moment
from awards.winner_fields import Field
from awards.winners.records import WinnerRecord
from awards.words import N_, translations


class ChosenColumn(NamedTuple):
    """``usual`` columns are shown without a choice; ``figures`` stand at the right of their cell.

    ``own`` is the free field of a column that the office declared.
    """

    name: str
    label: str
    usual: bool = True
    figures: bool = False
    own: Field | None = None

    def label_in(self, language: Language) -> str:
        if self.own is not None:
            return self.own.label_in(language)
        return translations(language).gettext(self.label)

    def text(self, winner: WinnerRecord, names: Mapping[str, str]) -> str:
        """The words of a plain cell; ``names`` are those of categories, by code."""
        if self.own is not None:
            return self.own.listed_of(winner)
        if self.name == "category":
            return names[winner.category]
        if self.name == "registered_at":
            return moment(winner.registered_at)
        return str(getattr(winner, self.name) or "")

    def is_fillable(self, here: CommendationRecord, winner: WinnerRecord) -> bool:
        """Whether somebody can fill the cell: no number is typed, and few categories have honours."""
        if self.name == "honour":
            return bool(here.require_category(winner.category).honours)
        return self.name != "number"


_FIRST = (
    ChosenColumn("place", N_("Place by decision"), figures=True),
    ChosenColumn("unit", N_("Unit")),
    ChosenColumn("category", N_("Category"), usual=False),
    ChosenColumn("honour", N_("Honour")),
    ChosenColumn("state", N_("State")),
    ChosenColumn("number", N_("Number")),
)
_LAST = (
    ChosenColumn("credit_code", N_("Unified social credit code"), usual=False),
    ChosenColumn("note", N_("Note"), usual=False),
    ChosenColumn("name_en", N_("Name in English"), usual=False),
    ChosenColumn("written_by", N_("Written by"), usual=False),
    ChosenColumn("registered_at", N_("Registered at"), usual=False),
)


def offered(here: CommendationRecord) -> list[ChosenColumn]:
    """All columns of this commendation's list, with its free fields; personal ones show no words."""
    declared = zip(here.free_fields, here.own_fields, strict=True)
    own = [
        ChosenColumn(f"free.{each.key}", each.name, each.is_shown(FieldPlace.LISTS), own=field)
        for each, field in declared
    ]
    return [*_FIRST, *own, *_LAST]


def shown(here: CommendationRecord, wanted: Sequence[str], *, grouped: bool) -> list[ChosenColumn]:
    """The chosen columns. A list that is not grouped by category has a column for it."""
    every = offered(here)
    chosen = set(wanted) or {column.name for column in every if column.usual}
    if not grouped:
        chosen |= {"category"}
    return [column for column in every if column.name in chosen]
