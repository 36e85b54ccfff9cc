"""What is declared of a field, and how its values are cleaned and shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from awards.errors import Finding
from awards.tables import RecipientKind
from awards.text import codes, names
from awards.winner_fields.registration import Registration, StoredRegistration
from awards.words import Language, Phrase, translated

Value = str | int | None
Check = Callable[[str, RecipientKind | None], Iterable[Finding]]
"""Takes the text, and what kind of recipient it is of, where that is known."""


class FieldKind(StrEnum):
    """What a field holds. A code is stored in narrow capitals without spaces."""

    LINE = "line"
    LINES = "lines"
    CODE = "code"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a spreadsheet that a field is imported from.

    ``headers`` are the names that departments give it, separated by spaces. ``note`` and
    ``sample`` are for the workbook that departments fill in. ``limit`` is for what is typed, where
    it may be longer than what is stored.
    """

    heading: str
    headers: str
    note: str
    width: int = 24
    sample: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field. Two fields are the same when their names are.

    ``limit`` is the most characters, or the largest whole number; ``lowest`` the smallest.
    ``empty`` is the value when nothing is given. A field need not be a column of the table: of a
    personal number only a tail and a fingerprint are stored.
    """

    name: str
    kind: FieldKind
    limit: int
    #: Words on pages, words in the history, and the hint below a form's control.
    label: str = ""
    told: str = ""
    hint: str = ""
    empty: Value = ""
    lowest: int = 0
    required: bool = False
    #: What is wrong with a text. With ``check_bounds`` the check judges the length too.
    check: Check | None = None
    check_bounds: bool = False
    #: A form shows a wide control, or puts the field under “More”.
    wide: bool = False
    more: bool = False
    #: The winner's page has a line for it.
    on_page: bool = True
    #: Set if it is printed on the certificate and the unit proofreads it: asks for a correction.
    proofread: str = ""
    #: Nobody confirms it again when it changes, and it is never printed.
    office_only: bool = False
    #: Only its tail is ever shown.
    personal: bool = False
    #: Declared by a commendation, so its label is not translated; ``label_en`` is in English.
    is_free: bool = False
    label_en: str = ""
    #: The only values that it may have, if it names any.
    choices: tuple[str, ...] = ()
    #: Hidden in lists and in the history; the winner's page shows it.
    masked: bool = False
    #: Makes of a text what is stored, in place of the rule for its kind.
    canonical: Callable[[str], str] | None = None
    #: Offered by ``awards winners amend``, with this help text if there is one.
    option: bool = True
    option_help: str | None = None
    column: Column | None = None
    #: Width of its column in the exported list; 0 leaves it out.
    list_width: int = 0
    #: Heading and width of its column in the roster. `RosterLine` has the value.
    roster: tuple[str, int] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def control(self) -> str:
        """The name of its control in a form. A free field may have any key."""
        return f"free.{self.name}" if self.is_free else self.name

    @property
    def heading(self) -> str:
        """The header in the workbook that departments fill in; faults name the field by it."""
        return self.heading_in("zh")

    def heading_in(self, language: Language) -> str:
        """The header of its column in a workbook."""
        if self.is_free or not self.column:
            return self.label_in(language)
        return translated(Phrase(self.column.heading), language)

    def label_in(self, language: Language) -> str:
        """What pages call it. A free field's name is a person's text, so it is no template."""
        if self.is_free:
            return (self.label_en or self.label) if language == "en" else self.label
        return translated(Phrase(self.label), language)

    def cleaned(self, text: str) -> str:
        """Return a text as it is stored."""
        if self.canonical:
            return self.canonical(text)
        if self.kind is FieldKind.LINES:
            return text
        return codes.normalised(text) if self.kind is FieldKind.CODE else names.trimmed(text)

    def value_in(self, asked: Registration) -> Any:  # noqa: ANN401 - a text, a number or None
        """Return what a registration says of it."""
        return asked.free.get(self.name, "") if self.is_free else getattr(asked, self.name)

    def listed_of(self, winner: StoredRegistration) -> str:
        """Return what a list of winners shows."""
        text = self.shown_of(winner)
        return hidden(text) if self.masked else text

    def shown_of(self, winner: StoredRegistration) -> str:
        """Return what a winner's record says, to be shown; of a personal number the tail alone."""
        if self.is_free:
            return winner.free.get(self.name, "")
        if self.personal:
            return f"****{winner.number_tail}" if winner.number_tail else ""
        return str(getattr(winner, self.name) or "")


#: The end of a telephone number or of an ID.
_LONG_NUMBER = re.compile(r"\d{7,}[\dXx]$")


def hidden(text: str) -> str:
    """A personal text as lists show it: of a long number its tail, of any other nothing."""
    if not text:
        return ""
    return f"****{text[-4:]}" if _LONG_NUMBER.search(text) else "****"
