"""What a person has said about a draft so far, and what a form adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from awards.intake.checking.choices import Choices

#: Longest text that a cell is given on a page.
CELL_LIMIT = 600

#: Begin the names of a form's controls; a row or a cell follows.
CELL, SEEN, TAKE, REPEAT = "cell:", "seen:", "take:", "repeat:"

Given = Mapping[str, Sequence[str]]
"""A form's values by the name of the control."""


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """``read_as`` is the import whose matching of columns was taken over.

    ``separate`` says that the file is no corrected version of what it resembles. Of a corrected
    file, ``leave`` holds changed rows that are not to be changed, ``withdraw`` the winners that are
    gone from it and are to go, for ``reason``.
    """

    choices: Choices = Choices()
    read_as: str = ""
    separate: bool = False
    leave: frozenset[str] = frozenset()
    withdraw: frozenset[int] = frozenset()
    reason: str = ""


def written(answers: Answers) -> str:
    """The same answers are the same text."""
    return msgspec.json.encode(answers, order="deterministic").decode()


def read(text: str) -> Answers:
    return msgspec.json.decode(text, type=Answers)


def mended(choices: Choices, given: Given) -> Choices:
    """With the small fixes of a page: cells, suggestions, rows left out, repetitions, questions.

    An answer that no question has is left out, for no page offers it.
    """
    return replace(
        choices,
        corrections=_corrections(choices, given),
        accept=(choices.accept | _all(given, "accept")) - _all(given, "refuse"),
        omit=(choices.omit | _all(given, "omit")) - _all(given, "restore"),
        keep=_kept(choices, given),
        again=choices.again or "true" in given.get("again", ()),
        **_answered(given),
    )


def _all(given: Given, name: str) -> set[str]:
    return {value for value in given.get(name, ()) if value}


def _corrections(choices: Choices, given: Given) -> dict[str, str]:
    """A cell is corrected when its control holds something else than it was given."""
    texts = dict(choices.corrections)
    for place, (text, seen) in _cells(given):
        if text != seen:
            texts[place] = text[:CELL_LIMIT]
    for name, values in given.items():
        if name.startswith(TAKE) and values[-1]:
            texts[name.removeprefix(TAKE)] = values[-1][:CELL_LIMIT]
    reverted = _all(given, "revert")
    return {place: text for place, text in texts.items() if place not in reverted}


def _cells(given: Given) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, values in given.items():
        place = name.removeprefix(CELL)
        if place != name and SEEN + place in given:
            yield place, (values[-1].strip(), given[SEEN + place][-1].strip())


def _kept(choices: Choices, given: Given) -> frozenset[str]:
    said = {
        name.removeprefix(REPEAT): values[-1]
        for name, values in given.items()
        if name.startswith(REPEAT)
    }
    kept = {place for place, answer in said.items() if answer == "keep"}
    return frozenset((choices.keep - said.keys()) | kept)


def _answered(given: Given) -> dict[str, Any]:
    """The questions of a preview; see `awards.intake.checking.questions`."""
    found: dict[str, Any] = {}
    for name in ("hidden_rows", "hidden_columns"):
        if (said := _last(given, name)) in ("import", "skip"):
            found[name] = said
    if (said := _last(given, "fill_down")) in ("true", "false"):
        found["fill_down"] = said == "true"
    if said := _last(given, "category"):
        found["category"] = said
    if sheets := tuple(_in_order(given.get("sheets", ()))):
        found["sheets"] = sheets
    return found


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]


def _in_order(values: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(value for value in values if value)
