"""Answers of ``awards import``, of which each may be given for one of several files.

``--row A.xlsx:名单!12=skip`` is about A.xlsx alone; without a file it is about every file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from awards.catalogue.records import CommendationRecord
from awards.cli.languages import bad_value, usage_error
from awards.intake.checking.choices import ROW_ANSWERS, Choices, RowAnswer
from awards.intake.checking.fields import BY_NAME
from awards.words import Phrase

EVERY_FILE = ""
"""The label of answers about all files."""

_SIGN = ":"
_LOOKS_LIKE_A_FILE = re.compile(r"[^!=:]+\.(xls[xmb]?|ods|et|csv|tsv|txt|docx):", re.IGNORECASE)

ByFile = Mapping[str, Any]
"""An answer by the label of the file."""

Parse = Callable[[Sequence[str]], Any]
"""Makes an answer of the texts of an option, without the name of a file."""


def labels(files: Sequence[Path]) -> list[str]:
    """A short name of each file: without its folder if that is enough to tell them apart."""
    counts = Counter(file.name for file in files)
    return [file.name if counts[file.name] == 1 else str(file) for file in files]


def by_file(parse: Parse, *, about_rows: bool = False) -> Callable[..., dict[str, Any]]:
    """Return the callback of an option that may name a file; ``about_rows`` must name one.

    With one file nothing needs to be named. The callback raises click.BadParameter.
    """

    def callback(
        context: click.Context, _option: click.Parameter, given: tuple[str, ...]
    ) -> dict[str, Any]:
        files: Sequence[Path] = context.params.get("files", ())
        texts: dict[str, list[str]] = {}
        for each in given:
            label, text = _split(each, files)
            if about_rows and len(files) > 1 and label == EVERY_FILE:
                raise bad_value(
                    Phrase(
                        "%(given)s: say which file, as in %(file)s:%(given)s",
                        given=each,
                        file=labels(files)[0],
                    )
                )
            texts.setdefault(label, []).append(text)
        return {label: parse(own) for label, own in texts.items()}

    return callback


def _split(given: str, files: Sequence[Path]) -> tuple[str, str]:
    """The label of the file that the text names, and the rest."""
    for file, label in zip(files, labels(files), strict=True):
        for name in (str(file), label):
            if given.startswith(name + _SIGN):
                return label, given[len(name) + 1 :]
    if files and _LOOKS_LIKE_A_FILE.match(given):
        listed = "、".join(labels(files))
        raise bad_value(Phrase("%(given)s: the files are %(listed)s", given=given, listed=listed))
    return EVERY_FILE, given


def texts(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(given)


def places(given: Sequence[str]) -> frozenset[str]:
    return frozenset(given)


def last(kind: click.ParamType[Any] | None = None) -> Parse:
    """The last of the texts, as click does with an option given twice."""

    def parse(given: Sequence[str]) -> Any:  # noqa: ANN401 - any click type
        return kind.convert(given[-1], None, None) if kind else given[-1]

    return parse


SEPARATOR_NAMES = {
    "comma": ",",
    "tab": "\t",
    "\\t": "\t",
    "semicolon": ";",
    "bar": "|",
    "pipe": "|",
    "full-width-comma": "，",
}


def separator_sign(given: Sequence[str]) -> str:
    """The sign of a separator that may be given by its name."""
    return SEPARATOR_NAMES.get(given[-1].casefold(), given[-1])


def columns(given: Iterable[str]) -> dict[str, str]:
    """Turn ``name=C`` into the mapping of `Choices`. Raises click.BadParameter.

    A field of a commendation's own is known once its commendation is: see `require_fields`.
    """
    mapping = {}
    for each in given:
        field, _, header = each.partition("=")
        if not field or not header:
            raise _no_field(each, BY_NAME)
        mapping[field] = header
    return mapping


def require_fields(mapping: Mapping[str, str], here: CommendationRecord) -> None:
    """Raises click.BadParameter for a field that the commendation does not have."""
    known = [*BY_NAME, *(field.name for field in here.own_fields)]
    for name, header in mapping.items():
        if name not in known:
            raise _no_field(f"{name}={header}", known)


def _no_field(given: str, known: Iterable[str]) -> click.BadParameter:
    return bad_value(
        Phrase(
            "%(given)s: write one of %(known)s, =, and a header",
            given=given,
            known=", ".join(known),
        )
    )


def row_answers(given: Iterable[str]) -> dict[str, RowAnswer]:
    """Turn ``名单!12=skip`` into the rows of `Choices`. Raises click.BadParameter."""
    answers: dict[str, RowAnswer] = {}
    for each in given:
        where, _, answer = each.rpartition("=")
        if not where or answer not in ROW_ANSWERS:
            known = "|".join(ROW_ANSWERS)
            raise bad_value(Phrase("%(given)s: write SHEET!ROW=%(known)s", given=each, known=known))
        answers[where] = answer
    return answers


def part_answers(given: Iterable[str]) -> dict[str, str]:
    """Turn ``名单!12=GR`` into categories or honours of `Choices`. Raises click.BadParameter."""
    answers = {}
    for each in given:
        where, _, code = each.rpartition("=")
        if not where or not code:
            raise bad_value(Phrase("%(given)s: write SHEET=CODE or SHEET!ROW=CODE", given=each))
        answers[where] = code
    return answers


FLAGS: dict[str, tuple[str, bool]] = {
    "fill-down": ("fill_down", True),
    "no-fill-down": ("fill_down", False),
    "skip-duplicates": ("skip_duplicates", True),
    "refuse-duplicates": ("skip_duplicates", False),
    "again": ("again", True),
}
"""Answers without a value, which ``--for FILE:FLAG`` gives for one file."""


def flags(given: Iterable[str]) -> dict[str, bool]:
    """Turn ``fill-down`` into answers of `Choices`. Raises click.BadParameter."""
    said = {}
    for each in given:
        if each not in FLAGS:
            known = ", ".join(FLAGS)
            raise bad_value(
                Phrase("%(given)s: write FILE:FLAG with one of %(known)s", given=each, known=known)
            )
        name, value = FLAGS[each]
        said[name] = value
    return said


def choices_of(label: str, answers: Mapping[str, Any], flags: ByFile) -> Choices:
    """The answers for one file: those about all files, and its own, which count more."""
    said = {name: _said(answer, label) for name, answer in answers.items()}
    own = {**flags.get(EVERY_FILE, {}), **flags.get(label, {})}
    return Choices(**{name: one for name, one in said.items() if one is not None} | own)


def _said(answer: Any, label: str) -> Any:  # noqa: ANN401 - each answer has its own type
    if not isinstance(answer, dict):
        return answer
    every, own = answer.get(EVERY_FILE), answer.get(label)
    if every is None or own is None:
        return own if every is None else every
    if isinstance(own, dict | frozenset):
        return every | own
    return every + own if isinstance(own, tuple) else own


def require_different(files: Sequence[Path]) -> None:
    """Raises click.UsageError if a file is named twice."""
    for file, count in Counter(file.resolve() for file in files).items():
        if count > 1:
            raise usage_error(Phrase("%(file)s is named twice.", file=file.name))
