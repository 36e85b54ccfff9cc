"""Columns of a list that hold fields of the office's own, and how to keep those that do not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from awards.free_fields import FreeFieldRecord, suggested_for
from awards.intake.checking.fields import plain_header
from awards.winner_fields import Field

#: A header longer than this is a sentence, and no name of a field.
_LONGEST = 40

_REMARK = re.compile(r"\(.*?\)|\[.*?\]")
_AROUND = re.compile(r"^(?:本人|个人|现任|所任|担任|现)(?=..)|(?<=..)(?:情况|信息)$")


def own_columns(
    headers: Mapping[int, str],
    taken: Mapping[Field, int],
    settled: Collection[Field],
    own: Iterable[Field],
) -> dict[Field, int]:
    """The column of each declared field among those that nothing else has taken.

    A field's own name is better than another name for it. ``settled`` are fields about which a
    person has decided.
    """
    found: dict[Field, int] = {}
    for field in own:
        if field in settled or field.column is None:
            continue
        free = {
            version: at
            for at, text in reversed([*headers.items()])
            if at not in (*taken.values(), *found.values())
            for version in versions_of(text)
        }
        at = next((free[each] for each in field.column.headers.split() if each in free), None)
        if at is not None:
            found[field] = at
    return found


def versions_of(header: str) -> tuple[str, ...]:
    """The header, then without a remark in brackets, then without small words around it."""
    bare = _REMARK.sub("", header)
    return tuple(dict.fromkeys((header, bare, _AROUND.sub("", bare))))


def with_duty(own: Iterable[Field]) -> Field | None:
    """The declared field that holds a person's duty, if there is one."""
    named = (each for each in own if each.column and "职务" in each.column.headers.split())
    return next(named, None)


def to_declare(headers: Iterable[str]) -> Iterator[FreeFieldRecord]:
    """Usual fields that unread columns hold; ``headers`` are as a file writes them."""
    seen: set[str] = set()
    for header in headers:
        found = map(suggested_for, versions_of(plain_header(header)))
        usual = next((each for each in found if each), None)
        if usual and usual.key not in seen:
            seen.add(usual.key)
            yield usual


def words_of(ignored: str) -> str:
    """The header of an unread column, which `Heading.ignored` names as ``F3 联系电话``."""
    return ignored.partition(" ")[2][:_LONGEST]
