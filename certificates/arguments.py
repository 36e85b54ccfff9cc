"""What a caller gives: plain mappings, paths and open files, or a TypeError that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

from certificates.content import PICTURES, Content

T = TypeVar("T")

Row = Mapping[str, object]
"""The words of a sheet by the names of its fields. Besides fields it may hold ``kind`` and pictures."""

Contents = Iterable[Content | Row]

Target = BinaryIO | str | Path
"""An open file, or the path of a new one."""


def contents_of(given: Contents, pictures: Iterable[str] = PICTURES) -> Iterator[Content]:
    """Every content; a mapping becomes one. Rows count from 1. Raises TypeError."""
    if isinstance(given, (str, bytes, Mapping, Content)):
        raise TypeError(f"contents: an iterable of Content or mappings, not {_kind(given)}")
    known = frozenset(pictures)
    for number, each in enumerate(given, 1):
        yield each if isinstance(each, Content) else content_of(each, number, known)


def content_of(row: object, number: int, pictures: frozenset[str]) -> Content:
    """``number`` names a row that has no number of its own. Raises TypeError."""
    if not isinstance(row, Mapping):
        raise TypeError(f"row {number}: a Content or a mapping, not {_kind(row)}")
    fields = {
        str(name): _words(value, number, name)
        for name, value in row.items()
        if name not in pictures
    }
    kind = fields.pop("kind", "")
    images = {name: _bytes(row[name], number, name) for name in pictures if row.get(name)}
    person = fields.get("name", "") or fields.get("unit", "") or str(number)
    return Content(fields.get("number", "") or str(number), person, fields, kind, images)


def required(value: object, kind: type[T], name: str) -> T:
    """The value, if it is of that kind. Raises TypeError."""
    if not isinstance(value, kind):
        raise TypeError(f"{name}: {kind.__name__} is needed, not {_kind(value)}")
    return value


@contextmanager
def opened(out: Target) -> Iterator[BinaryIO]:
    """The file to write to. Raises TypeError if it is none."""
    if isinstance(out, (str, Path)):
        with Path(out).open("wb") as file:
            yield file
        return
    yield out


def require_target(out: object) -> None:
    """Raises TypeError before any work is done."""
    if not isinstance(out, (str, Path)) and not hasattr(out, "write"):
        raise TypeError(f"out: a path or an open file is needed, not {_kind(out)}")


def _words(value: object, number: int, name: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise TypeError(f"row {number}, “{name}”: a text is needed, not {_kind(value)}")


def _bytes(value: object, number: int, name: str) -> bytes:
    if isinstance(value, Path):
        return value.read_bytes()
    if isinstance(value, bytes):
        return value
    raise TypeError(f"row {number}, “{name}”: bytes or a Path is needed, not {_kind(value)}")


def _kind(value: object) -> str:
    return type(value).__name__
