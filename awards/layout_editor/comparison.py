"""How a version of a layout differs from another: sentences, and the boxes that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from awards.layout_editor.element_names import name_words
from awards.layout_editor.inputs import keys_of, label_of
from awards.layout_editor.source_view import ElementView, SourceView
from awards.words import Phrase, listed
from certificates.layout_file import NAME, PAGE
from certificates.paper import Box
from certificates.reading.keys import Key

#: The keys that a box, an end of a line or an id changes; sentences speak of the place instead.
_PLACE = {"box", "from", "to", "id", "kind"}

#: The parts of a layout that have sentences of their own, or none.
_APART = {"elements", "styles", "variants", "id", "base", "edition"}


class VersionComparison(NamedTuple):
    """``before`` and ``after`` are the boxes to mark on the older and the newer picture."""

    sentences: tuple[object, ...]
    before: tuple[Box, ...]
    after: tuple[Box, ...]


def compared(old: SourceView, new: SourceView) -> VersionComparison:
    """Compare two sources, in the order of the newer; what it no longer has comes last."""
    was = {each.id: each for each in old.elements}
    now = {each.id: each for each in new.elements}
    ids = [*now, *(each for each in was if each not in now)]
    said = {each: tuple(_of_element(was.get(each), now.get(each))) for each in ids}
    changed = [each for each in ids if said[each]]
    return VersionComparison(
        (*_of_whole(old, new), *(words for each in changed for words in said[each])),
        _boxes(was, changed),
        _boxes(now, changed),
    )


def _boxes(elements: Mapping[str, ElementView], changed: list[str]) -> tuple[Box, ...]:
    found = (elements[each].box for each in changed if each in elements)
    return tuple(box for box in found if box)


def _of_whole(old: SourceView, new: SourceView) -> Iterator[object]:
    for key in _differing(old.values, new.values, _APART):
        yield Phrase("The sheet: %(what)s changed", what=_label(key, (NAME, *PAGE)))
    for style in _differing(old.styles, new.styles, set()):
        yield Phrase("Type style “%(name)s” changed", name=style)
    if old.values.get("variants") != new.values.get("variants"):
        yield Phrase("The settings for kinds of recipients changed")


def _of_element(old: ElementView | None, new: ElementView | None) -> Iterator[object]:
    if old is None or new is None:
        one = old or new
        if one:
            name = name_words(one.id)
            yield (
                Phrase("%(name)s was removed", name=name)
                if old
                else Phrase("%(name)s was added", name=name)
            )
        return
    name = name_words(new.id)
    if old.box and new.box:
        yield from _of_place(name, old.box, new.box)
    for key in _differing(old.values, new.values, _PLACE):
        yield Phrase("%(name)s: %(what)s changed", name=name, what=_label(key, keys_of(new)))


def _of_place(name: object, old: Box, new: Box) -> Iterator[Phrase]:
    ways = [*_across(round(new.x - old.x, 2)), *_downwards(round(new.y - old.y, 2))]
    if ways:
        yield Phrase("%(name)s moved %(ways)s", name=name, ways=listed(ways))
    if old.width != new.width:
        yield Phrase(
            "%(name)s: width from %(before)s to %(after)s mm",
            name=name,
            before=f"{old.width:g}",
            after=f"{new.width:g}",
        )
    if old.height != new.height:
        yield Phrase(
            "%(name)s: height from %(before)s to %(after)s mm",
            name=name,
            before=f"{old.height:g}",
            after=f"{new.height:g}",
        )


def _across(by: float) -> Iterator[Phrase]:
    if by > 0:
        yield Phrase("right %(mm)s mm", mm=f"{by:g}")
    elif by < 0:
        yield Phrase("left %(mm)s mm", mm=f"{-by:g}")


def _downwards(by: float) -> Iterator[Phrase]:
    if by > 0:
        yield Phrase("down %(mm)s mm", mm=f"{by:g}")
    elif by < 0:
        yield Phrase("up %(mm)s mm", mm=f"{-by:g}")


def _differing(
    old: Mapping[str, object], new: Mapping[str, object], apart: set[str]
) -> Iterator[str]:
    keys = dict.fromkeys((*old, *new))
    return (key for key in keys if key not in apart and old.get(key) != new.get(key))


def _label(key: str, among: tuple[Key, ...]) -> object:
    label = label_of(key, among)
    return Phrase(label) if label != key else key
