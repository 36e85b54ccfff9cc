"""Equal names on one sheet, told apart: by the unit, else by the number, else by their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from awards.stage.content import StageCertificate
from awards.text.names import match_key


class NamedOne(NamedTuple):
    """Someone who is named on a sheet. Where several have no other mark, their order counts."""

    name: str
    unit: str = ""
    number: str = ""


def apart(named: Iterable[NamedOne]) -> list[str]:
    """What stands in brackets after each name: empty where the name is clear without it."""
    them = list(named)
    names = Counter(match_key(each.name) for each in them)
    units = Counter((match_key(each.name), match_key(each.unit)) for each in them)
    numbers = Counter((match_key(each.name), each.number) for each in them)
    seen: Counter[str] = Counter()
    marks = []
    for each in them:
        key = match_key(each.name)
        seen[key] += 1
        if names[key] == 1:
            marks.append("")
        elif each.unit and units[key, match_key(each.unit)] == 1:
            marks.append(each.unit)
        elif each.number and numbers[key, each.number] == 1:
            marks.append(each.number)
        else:
            marks.append(str(seen[key]))
    return marks


def distinct(certificates: Iterable[StageCertificate]) -> list[str]:
    """The names of one sheet, each clear: 王磊（经济运行局）."""
    them = list(certificates)
    marks = apart(NamedOne(each.name, each.unit, each.number) for each in them)
    return [with_mark(each.name, mark) for each, mark in zip(them, marks, strict=True)]


def with_mark(name: str, mark: str) -> str:
    return f"{name}（{mark}）" if mark else name
