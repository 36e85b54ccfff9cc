"""Which category and honour a cell means: exactly one, or a question."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from awards.errors import Finding
from awards.intake.checking.choices import CategorySlot, HonourSlot
from awards.intake.checking.faults import found
from awards.text.characters import SPACE
from awards.text.names import trimmed

_BRACKETS_AND_QUOTES = re.compile(r"^(?:20)?\d\d年度?|\(.*?\)|[“”\"'《》「」\s]")


class HasName(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=HasName)


class CategoryAnswer(NamedTuple):
    slot: CategorySlot | None
    finding: Finding | None = None


class HonourAnswer(NamedTuple):
    honour: HonourSlot | None
    finding: Finding | None = None


def category(
    text: str, slots: Sequence[CategorySlot], accept: Collection[str], honour_text: str = ""
) -> CategoryAnswer:
    """Exact after NFKC, by name or code; otherwise a fault that proposes the nearest.

    Where none is near, the one category that has the row's honour is proposed.
    """
    if not text:
        return CategoryAnswer(None, found("row.category-missing", choices=_listed(slots)))
    for slot in slots:
        if _plain(text) in (_plain(slot.name), _plain(slot.code)):
            return CategoryAnswer(slot)
    near = nearest(text, slots) or _owner(honour_text, slots)
    if near and "row.category-unknown" in accept:
        return CategoryAnswer(near, found("row.suggestion-applied", before=text, value=near.name))
    suggestion = near.name if near else None
    return CategoryAnswer(
        None,
        found("row.category-unknown", value=text, choices=_listed(slots), suggestion=suggestion),
    )


def honour(text: str, slot: CategorySlot, accept: Collection[str]) -> HonourAnswer:
    """A category with one honour needs no text. One without honours allows only its own name."""
    if not text:
        return _unsaid(slot)
    for one in slot.honours:
        if _plain(text) == _plain(one.name):
            return HonourAnswer(one)
    if not slot.honours and _plain(text) == _plain(slot.name):
        return HonourAnswer(None)
    near = nearest(text, slot.honours)
    if near and "row.honour-unknown" in accept:
        return HonourAnswer(near, found("row.suggestion-applied", before=text, value=near.name))
    fault = found(
        "row.honour-unknown",
        value=text,
        category=slot.name,
        choices=_listed(slot.honours),
        suggestion=near.name if near else None,
    )
    return HonourAnswer(None, fault)


def _owner(honour_text: str, slots: Sequence[CategorySlot]) -> CategorySlot | None:
    key = award_key(honour_text)
    owners = [slot for slot in slots if key in [award_key(one.name) for one in slot.honours]]
    return owners[0] if len(owners) == 1 else None


def _unsaid(slot: CategorySlot) -> HonourAnswer:
    if len(slot.honours) > 1:
        choices = _listed(slot.honours)
        return HonourAnswer(None, found("row.honour-missing", category=slot.name, choices=choices))
    return HonourAnswer(slot.honours[0] if slot.honours else None)


def award_key(text: str) -> str:
    """The text by which names of categories and honours are compared: NFKC, without spaces."""
    return SPACE.sub("", _plain(text))


def nearest(text: str, things: Iterable[N]) -> N | None:
    """The name most similar to the text, without year, brackets and quotes; None without one."""
    by_name = {_bare(thing.name): thing for thing in things}
    found_names = difflib.get_close_matches(_bare(text), by_name, n=1, cutoff=0.6)
    return by_name[found_names[0]] if found_names else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", trimmed(text))


def _bare(text: str) -> str:
    return _BRACKETS_AND_QUOTES.sub("", _plain(text))


def _listed(things: Iterable[HasName]) -> str:
    return "、".join(thing.name for thing in things) or "（无）"
