"""A layout of a single text on a small sheet, written as its keys and those of its style."""

from __future__ import annotations

from collections.abc import Mapping

from certificates import Content, Layout, find, load
from certificates.content import SAMPLES
from certificates.marks import TextRun
from certificates.place import place, place_static
from certificates.problems import Problem

SHELF = find(system=False)

Keys = Mapping[str, object]


def toml(element: Keys, style: Keys, edition: int = 1) -> str:
    shape = {"id": "it", "kind": "text", "box": [10, 10, 120, 60], "style": "it", **element}
    look = {"font": "song", "size": 20, **style}
    head = f'id = "one"\nname = "一"\nedition = {edition}\n[page]\nwidth = 140\nheight = 80'
    return "\n".join((head, "[styles.it]", *_lines(look), "[[elements]]", *_lines(shape), ""))


def one_text(element: Keys, style: Keys | None = None, edition: int = 1) -> Layout:
    return load(toml(element, style or {}, edition))


def said(**fields: str) -> Content:
    return Content("1", "甲", {**SAMPLES, **fields})


def placed(layout: Layout, **fields: str) -> list[TextRun]:
    """Return the runs of the text; fail when there are problems."""
    sheets = place_static(layout, SHELF), place(said(**fields), layout, SHELF)
    assert not [problem for sheet in sheets for problem in sheet.problems]
    return [mark for sheet in sheets for mark in sheet.marks if isinstance(mark, TextRun)]


def problems(layout: Layout, **fields: str) -> list[Problem]:
    return list(place(said(**fields), layout, SHELF).problems)


def _lines(keys: Keys) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in keys.items()]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float, list)) else f'"{value}"'
