"""The process that reads a hostile file: set limits, read bytes from stdin, write to stdout.

It is started by `awards.intake.reading.isolated` and has no setting, no database and no web.
"""

from __future__ import annotations

import msgspec

from awards.intake.reading.answering import answer
from awards.intake.reading.book import Book
from awards.intake.reading.delimited import read_delimited
from awards.intake.reading.formats import recognised
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.packages import read_package
from awards.intake.reading.pasted import read_pasted
from awards.intake.reading.xls import read_xls


class ReadingTask(msgspec.Struct, frozen=True):
    limits: Limits
    hints: Hints


def parsed(data: bytes, limits: Limits, hints: Hints) -> Book:
    """Bytes to plain data, in this process. Raises `FileRefused`."""
    kind = recognised(data)
    if kind == "package":
        return read_package(data, limits)
    if kind == "biff":
        return read_xls(data, limits)
    read_text = read_pasted if hints.pasted else read_delimited
    return read_text(data, limits, hints)


def _read(data: bytes, task: ReadingTask) -> Book:
    return parsed(data, task.limits, task.hints)


if __name__ == "__main__":
    answer(ReadingTask, _read)
