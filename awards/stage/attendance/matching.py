"""Rows of a list compared with the winners: who is meant, and what has to be asked.

A row that names nobody, or several, becomes a question with candidates. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from awards import limits
from awards.stage.attendance.records import AttendeeDraft
from awards.stage.attendance.rules import OF_WINNER, fault_of
from awards.stage.attendance.sheet import AttendeeRow, kind_of
from awards.stage.words import AttendeeKind
from awards.text.names import match_key
from awards.text.pinyin import initials
from awards.words import Phrase

#: Answers that name no winner.
AS_GUEST = "guest"
LEAVE_OUT = "skip"

#: More rows than this that are unclear are faults: the list is another one.
MOST_QUESTIONS = 100

_MOST_CANDIDATES = 5
#: Two names of three characters with one other character are this similar.
_SIMILAR = 0.6


class HonouredOne(msgspec.Struct, frozen=True):
    """A winner who may be meant. ``is_person`` is False for an enterprise, team or collective."""

    winner: int
    name: str
    unit: str
    number: str
    honour: str
    is_person: bool


class RowQuestion(msgspec.Struct, frozen=True):
    """Who is meant by ``sought`` in row ``at``; a guest is one answer if ``may_be_guest``."""

    at: int
    name: str
    sought: str
    candidates: list[HonouredOne]
    may_be_guest: bool


class MatchedRows(NamedTuple):
    """``drafts`` are by the number of their row."""

    drafts: dict[int, AttendeeDraft]
    faults: list[Phrase]
    questions: list[RowQuestion]


class Honoured:
    """All winners, by the keys of their names and numbers."""

    def __init__(self, honoured: Sequence[HonouredOne]) -> None:
        self.all = [(match_key(each.name), each) for each in honoured]
        self.by_winner = {str(each.winner): each for each in honoured}
        self._by_word: dict[str, list[HonouredOne]] = {}
        for key, each in self.all:
            for word in {key, match_key(each.number)} - {""}:
                self._by_word.setdefault(word, []).append(each)

    def meant(self, sought: str, unit: str, *, persons: bool = False) -> list[HonouredOne]:
        """Winners of this name or number; those of the ``unit`` if there are any."""
        exact = self._by_word.get(match_key(sought), [])
        exact = [each for each in exact if each.is_person or not persons]
        own = [each for each in exact if unit and match_key(each.unit) == match_key(unit)]
        return own or exact

    def resembling(self, sought: str) -> list[HonouredOne]:
        """Those with a name that looks or sounds like it, the most similar first."""
        key, letters = match_key(sought), initials(sought)
        near = []
        for name, each in self.all:
            likeness = SequenceMatcher(None, key, name, autojunk=False).ratio()
            if likeness >= _SIMILAR or (letters and initials(each.name) == letters):
                near.append((likeness, each))
        near.sort(key=lambda pair: -pair[0])
        return [each for _, each in near]


def match_rows(
    rows: Sequence[AttendeeRow], honoured: Sequence[HonouredOne], answers: Mapping[int, str]
) -> MatchedRows:
    """``answers`` are by row: the id of a winner, `AS_GUEST` or `LEAVE_OUT`."""
    found = MatchedRows({}, [], [])
    everybody = Honoured(honoured)
    for row in rows:
        answer = answers.get(row.at, "")
        if answer == LEAVE_OUT:
            continue
        kind = kind_of(row.kind)
        if row.kind and kind is None:
            told = Phrase("“%(kind)s” is no kind of attendee.", kind=row.kind)
            found.faults.append(in_row(row.at, told))
        elif answer == AS_GUEST and kind in (None, AttendeeKind.WINNER):
            _keep(found, row, AttendeeKind.GUEST, None)
        elif kind and kind not in OF_WINNER:
            _keep(found, row, kind, None)
        else:
            _match(found, row, kind, everybody, answer)
    return found


def in_row(at: int, told: Phrase) -> Phrase:
    return Phrase("Row %(row)s: %(fault)s", row=at, fault=told)


def _match(
    found: MatchedRows,
    row: AttendeeRow,
    kind: AttendeeKind | None,
    everybody: Honoured,
    answer: str,
) -> None:
    sought = _sought(row, kind)
    if not sought:
        _keep(found, row, kind or AttendeeKind.WINNER, None)
        return
    exact = everybody.meant(sought, row.unit, persons=kind is AttendeeKind.WINNER)
    answered = everybody.by_winner.get(answer)
    chosen = [answered] if answered else exact
    if len(chosen) == 1:
        _keep(found, row, kind or _own_kind(chosen[0]), chosen[0])
    elif len(found.questions) < MOST_QUESTIONS:
        near = exact or [*everybody.meant(row.unit, ""), *everybody.resembling(sought)]
        near = list({each.winner: each for each in near}.values())[:_MOST_CANDIDATES]
        may_be_guest = kind in (None, AttendeeKind.WINNER)
        found.questions.append(RowQuestion(row.at, row.name, sought, near, may_be_guest))
    else:
        found.faults.append(in_row(row.at, Phrase("“%(name)s” is unclear too.", name=sought)))


def _sought(row: AttendeeRow, kind: AttendeeKind | None) -> str:
    """Whom a row is about: the winner that it names, or the person or unit itself."""
    if row.of:
        return row.of
    if kind is AttendeeKind.COMPANION:
        return row.unit
    if kind is AttendeeKind.REPRESENTATIVE:
        return row.unit or row.name
    return row.name


def _own_kind(one: HonouredOne) -> AttendeeKind:
    return AttendeeKind.WINNER if one.is_person else AttendeeKind.REPRESENTATIVE


def _keep(
    found: MatchedRows, row: AttendeeRow, kind: AttendeeKind, one: HonouredOne | None
) -> None:
    if len(row.name) > limits.ATTENDEE:
        told = Phrase("The name has more than %(limit)s characters.", limit=limits.ATTENDEE)
        found.faults.append(in_row(row.at, told))
        return
    unit = row.unit or _unit_of(one)
    draft = AttendeeDraft(kind, row.name, row.duty, unit, one.winner if one else None)
    if fault := fault_of(draft):
        found.faults.append(in_row(row.at, fault))
    else:
        found.drafts[row.at] = draft


def _unit_of(one: HonouredOne | None) -> str:
    if one is None:
        return ""
    return one.unit if one.is_person else one.name
