"""The process that reads a hostile file: set limits, read bytes from stdin, write to stdout.

It is started by `awards.intake.reading.isolated` and has no setting, no database and no web.
"""

from __future__ import annotations

import sys

import msgspec

from awards.errors import FileRefused
from awards.intake.reading.book import Book
from awards.intake.reading.confinement import confine
from awards.intake.reading.delimited import read_delimited
from awards.intake.reading.formats import recognised
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.packages import read_package
from awards.intake.reading.pasted import read_pasted
from awards.intake.reading.refusals import TooHeavy
from awards.intake.reading.xls import read_xls


class ReadingTask(msgspec.Struct, frozen=True):
    limits: Limits
    hints: Hints


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    code: str
    facts: dict[str, str | int | float]


def parsed(data: bytes, limits: Limits, hints: Hints) -> Book:
    """Bytes to plain data, in this process. Raises `FileRefused`."""
    kind = recognised(data)
    if kind == "package":
        return read_package(data, limits)
    if kind == "biff":
        return read_xls(data, limits)
    read_text = read_pasted if hints.pasted else read_delimited
    return read_text(data, limits, hints)


def _answer(data: bytes, task: ReadingTask) -> Book | Refusal:
    try:
        return parsed(data, task.limits, task.hints)
    except FileRefused as refused:
        return Refusal(refused.code, {key: _plain(fact) for key, fact in refused.facts.items()})


def _plain(fact: object) -> str | int | float:
    return fact if isinstance(fact, str | int | float) else str(fact)


def main() -> None:
    task = msgspec.json.decode(sys.argv[1], type=ReadingTask)
    confine(task.limits)
    try:
        answer = msgspec.msgpack.encode(_answer(sys.stdin.buffer.read(), task))
    except MemoryError:
        answer = b""
    if not 0 < len(answer) <= task.limits.answer:
        answer = msgspec.msgpack.encode(Refusal(TooHeavy.code, {}))
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
