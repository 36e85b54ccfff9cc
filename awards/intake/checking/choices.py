"""The checker's input: the commendation's places, registered winners, a person's answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from awards.winner_fields import Field

HiddenAnswer = Literal["import", "skip"]
RowAnswer = Literal["record", "skip", "unit", "split", "one", "instead"]
RecipientAnswer = Literal["body", "person"]

ROW_ANSWERS: tuple[RowAnswer, ...] = get_args(RowAnswer)


@dataclass(frozen=True, slots=True)
class HonourSlot:
    name: str
    quota: int | None = None
    taken: int = 0


@dataclass(frozen=True, slots=True)
class CategorySlot:
    """One category as the checker needs it. ``kind`` is the recipient kind's code."""

    code: str
    name: str
    kind: str
    quota: int | None
    taken: int = 0
    honours: tuple[HonourSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class RegistrySnapshot:
    """``known`` maps the keys of registered winners to words about them, ``honours`` to honours.

    ``own`` are the free fields of the commendation.
    """

    slots: tuple[CategorySlot, ...]
    known: Mapping[str, str] = field(default_factory=dict)
    honours: Mapping[str, str] = field(default_factory=dict)
    own: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A person's answers. Rows are named ``Sheet!12``, cells ``Sheet!C12``; None is not answered.

    The second person of a row that names several is ``Sheet!12/2``, a cell of theirs ``Sheet!C12/2``.

    ``mapping`` gives a field, by its name, a header's words or a column's letters, or nothing for a
    field that should not be read. ``category`` is a code for rows without one, ``categories`` are
    codes for parts of a list, by sheet or by the row of a heading, ``honours`` names for the same
    parts. ``recipient`` says who is
    awarded where a row of a body names a person too; ``rows`` says whether rows that look like no
    record are one, whether headings name a unit, and whether a row names several winners. ``accept`` holds codes of findings whose suggestions should be applied,
    ``keep`` rows that are namesakes and no repetitions, ``omit`` rows to leave out,
    ``corrections`` new texts for cells. ``again`` allows a file that was imported before;
    ``encoding`` and ``separator`` are for `Hints`, when a text file was guessed wrong; ``pasted``
    says that the text is cells copied in another program.

    ``corrects`` is the reference of the import that the file corrects, or `NO_CORRECTION`. For a
    corrected file, ``leave`` holds changed rows to keep as registered, ``anew`` rows that are
    somebody else, ``same`` rows that rename the winner of their row, and ``withdraw`` the missing
    winners to withdraw. For any other file, ``update`` holds rows of registered winners whose
    changes should be applied.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    category: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)
    honours: Mapping[str, str] = field(default_factory=dict)
    fill_down: bool | None = None
    hidden_rows: HiddenAnswer | None = None
    hidden_columns: HiddenAnswer | None = None
    skip_duplicates: bool = True
    accept: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    omit: frozenset[str] = frozenset()
    recipient: RecipientAnswer | None = None
    rows: Mapping[str, RowAnswer] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    again: bool = False
    encoding: str | None = None
    separator: str | None = None
    pasted: bool = False
    corrects: str = ""
    leave: frozenset[str] = frozenset()
    anew: frozenset[str] = frozenset()
    same: frozenset[str] = frozenset()
    withdraw: frozenset[int] = frozenset()
    update: frozenset[str] = frozenset()


#: Says in `Choices.corrects` that the file is a list of its own.
NO_CORRECTION = "none"


def place(sheet: str, where: int | str) -> str:
    """The name of a row or a cell in `Choices`."""
    return f"{sheet}!{where}"


def kept_place(sheet: str, row: int | str) -> str:
    """A row's name as a winner keeps it. A sheet may have any name."""
    return place(sheet[:80], row)
