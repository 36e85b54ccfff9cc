"""The recipient for a trial wording: someone of the category, or a difficult invented one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from awards.catalogue.records import CategoryRecord
from awards.tables import RecipientKind, Winner
from awards.winners.queries import STANDING
from certificates.trial.cases import CASES, Case


class Which(StrEnum):
    LONGEST = "longest"
    RAREST = "rarest"
    FIRST = "first"


class Sample(NamedTuple):
    name: str
    unit: str
    honour: str


_CASES = {Which.FIRST: CASES[0], Which.LONGEST: CASES[1], Which.RAREST: CASES[2]}


async def sample(category: CategoryRecord, which: Which) -> Sample:
    """A standing winner of the category; an invented one if there is none."""
    standing = [state.value for state in STANDING]
    rows = (
        await Winner.select(Winner.name, Winner.unit, Winner.honour.name.as_alias("honour"))
        .where(Winner.category == category.id, Winner.state.is_in(standing))
        .order_by(Winner.place)
    )
    registered = [Sample(row["name"], row["unit"], row["honour"] or "") for row in rows]
    if not registered:
        return _invented(category, _CASES[which])
    if which is Which.FIRST:
        return registered[0]
    return max(registered, key=_length if which is Which.LONGEST else _rarity)


def _invented(category: CategoryRecord, case: Case) -> Sample:
    honour = max((each.name for each in category.honours), key=len, default="")
    if category.recipient_kind is RecipientKind.INDIVIDUAL:
        return Sample(case.person, case.organisation, honour)
    return Sample(case.organisation, "", honour)


def _length(sample: Sample) -> int:
    return sum(map(len, sample))


def _rarity(sample: Sample) -> tuple[int, int]:
    """Count characters beyond GB 2312, those beyond GBK the most."""
    text = sample.name + sample.unit
    return _beyond(text, "gbk"), _beyond(text, "gb2312")


def _beyond(text: str, encoding: str) -> int:
    return len(text) - len(text.encode(encoding, "ignore").decode(encoding))
