"""The inks of marks for a press: black is its own black, and RGB carries its profile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from certificates.marks import (
    Colour,
    Grey,
    Ink,
    Mark,
    Path,
    Pen,
    Picture,
    Process,
    ProfiledColour,
)


def for_press(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same marks; the four inks of the press and spot inks stay as they are."""
    return tuple([_mark(mark) for mark in marks])


def _mark(mark: Mark) -> Mark:
    if isinstance(mark, Path):
        return mark._replace(pen=_pen(mark.pen))
    return mark if isinstance(mark, Picture) else mark._replace(colour=_ink(mark.colour))


@cache
def _pen(pen: Pen) -> Pen:
    return replace(pen, stroke=pen.stroke and _ink(pen.stroke), fill=pen.fill and _ink(pen.fill))


@cache
def _ink(ink: Ink) -> Ink:
    if isinstance(ink, Grey):
        return Process(0, 0, 0, round(1 - ink.level, 4))
    return ProfiledColour(ink) if isinstance(ink, Colour) else ink
