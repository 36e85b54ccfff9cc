"""A person's answers about a draft so far, and what a form adds to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from awards import limits
from awards.intake.checking.choices import ROW_ANSWERS, Choices, RowAnswer

#: Prefixes of a form's control names; a row or a cell follows.
CELL, SEEN, TAKE, REPEAT = "cell:", "seen:", "take:", "repeat:"
CHANGE, GONE = "change:", "gone:"
ASKED = "asked:"
ROW, PART, HONOUR = "rows:", "categories:", "honours:"

Given = Mapping[str, Sequence[str]]
"""A form's values by the name of the control."""


class Answers(msgspec.Struct, frozen=True, omit_defaults=True):
    """``read_as`` is the import whose column matching was reused."""

    choices: Choices = Choices()
    read_as: str = ""


def written(answers: Answers) -> str:
    """Equal answers give equal text."""
    return msgspec.json.encode(answers, order="deterministic").decode()


def read(text: str) -> Answers:
    return msgspec.json.decode(text, type=Answers)


def with_page_answers(answers: Answers, given: Given) -> Answers:
    """Add what a page says about rows beside registered winners, and about missing winners."""
    before = answers.choices
    rows = _by_prefix(given, CHANGE)
    gone = {int(key): said for key, said in _by_prefix(given, GONE).items() if _is_id(key)}
    choices = replace(
        with_fixes(before, given),
        leave=_chosen(before.leave, rows, "leave"),
        anew=_chosen(before.anew, rows, "anew"),
        same=_chosen(before.same, rows, "same") | _still(before.same, rows, "leave"),
        withdraw=_chosen(before.withdraw, gone, "withdraw"),
        update=_chosen(before.update, _by_prefix(given, REPEAT), "update"),
    )
    return msgspec.structs.replace(answers, choices=choices)


K = TypeVar("K", str, int)


def _chosen(before: frozenset[K], said: Mapping[K, str], answer: str) -> frozenset[K]:
    """Answers on the page replace the earlier ones; the rest stays."""
    return (before - said.keys()) | {key for key, word in said.items() if word == answer}


def _still(before: frozenset[str], said: Mapping[str, str], answer: str) -> frozenset[str]:
    return frozenset(key for key in before if said.get(key) == answer)


def _by_prefix(given: Given, prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): values[-1]
        for name, values in given.items()
        if name.startswith(prefix)
    }


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def with_fixes(choices: Choices, given: Given) -> Choices:
    """Add the small fixes of a page: cells, suggestions, omitted rows, repetitions, questions.

    An answer to an unknown question is left out, because no page offers it.
    """
    return replace(
        choices,
        corrections=_corrections(choices, given),
        accept=(choices.accept | _all(given, "accept")) - _all(given, "refuse"),
        omit=(choices.omit | _all(given, "omit")) - _all(given, "restore"),
        keep=_kept(choices, given),
        rows=_row_answers(choices, given),
        categories={**choices.categories, **_by_prefix(given, PART)},
        honours={**choices.honours, **_by_prefix(given, HONOUR)},
        again=choices.again or "true" in given.get("again", ()),
        **_answered(given),
    )


def _all(given: Given, name: str) -> set[str]:
    return {value for value in given.get(name, ()) if value}


def _corrections(choices: Choices, given: Given) -> dict[str, str]:
    """A cell is corrected if its control holds another text than it was given."""
    texts = dict(choices.corrections)
    for place, (text, seen) in _cells(given):
        if text != seen:
            texts[place] = text[: limits.CELL]
    for name, values in given.items():
        if name.startswith(TAKE) and values[-1]:
            texts[name.removeprefix(TAKE)] = values[-1][: limits.CELL]
    reverted = _all(given, "revert")
    return {place: text for place, text in texts.items() if place not in reverted}


def _cells(given: Given) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, values in given.items():
        place = name.removeprefix(CELL)
        if place != name and SEEN + place in given:
            yield place, (values[-1].strip(), given[SEEN + place][-1].strip())


def _kept(choices: Choices, given: Given) -> frozenset[str]:
    said = _by_prefix(given, REPEAT)
    kept = {place for place, answer in said.items() if answer == "keep"}
    return frozenset((choices.keep - said.keys()) | kept)


def _row_answers(choices: Choices, given: Given) -> dict[str, RowAnswer]:
    said = {**choices.rows, **_by_prefix(given, ROW), **_every(given)}
    again = _all(given, "reopen")
    return {
        place: answer
        for place, answer in said.items()
        if answer in ROW_ANSWERS and place not in again
    }


def _every(given: Given) -> dict[str, str]:
    """One answer for all rows about which a page asks the same."""
    code, _, answer = _last(given, "every").partition("=")
    return dict.fromkeys(given.get(ASKED + code, ()), answer)


def _answered(given: Given) -> dict[str, Any]:
    """The questions of a preview; see `awards.intake.checking.questions`."""
    found: dict[str, Any] = {}
    for name in ("hidden_rows", "hidden_columns"):
        if (said := _last(given, name)) in ("import", "skip"):
            found[name] = said
    if (said := _last(given, "fill_down")) in ("true", "false"):
        found["fill_down"] = said == "true"
    if (said := _last(given, "recipient")) in ("body", "person"):
        found["recipient"] = said
    if said := _last(given, "category"):
        found["category"] = said
    if sheets := tuple(_in_order(given.get("sheets", ()))):
        found["sheets"] = sheets
    return found


def _last(given: Given, name: str) -> str:
    return (given.get(name) or [""])[-1]


def _in_order(values: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(value for value in values if value)
