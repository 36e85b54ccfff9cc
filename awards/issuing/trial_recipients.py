"""The recipient for a trial wording: someone of the category, or a difficult invented one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.free_fields import read
from awards.tables import RecipientKind, Winner
from awards.winners.queries import STANDING
from certificates.content import SAMPLES
from certificates.trial.cases import CASES, Case


class RecipientChoice(StrEnum):
    LONGEST = "longest"
    RAREST = "rarest"
    FIRST = "first"


class TrialRecipient(NamedTuple):
    name: str
    unit: str
    honour: str
    free: Mapping[str, str] = {}
    name_en: str = ""
    unit_en: str = ""
    surname_length: int | None = None


_CASES = {
    RecipientChoice.FIRST: CASES[0],
    RecipientChoice.LONGEST: CASES[1],
    RecipientChoice.RAREST: CASES[2],
}


async def trial_recipient(
    here: CommendationRecord, category: CategoryRecord, which: RecipientChoice
) -> TrialRecipient:
    """A standing winner of the category; an invented one if there is none.

    Free fields and English words that the winner does not have are filled with samples.
    """
    samples = {each.key: each.sample for each in here.free_fields}
    someone = await _someone(category, which)
    return someone._replace(
        free={**samples, **someone.free},
        name_en=someone.name_en or SAMPLES["name_en"],
        unit_en=someone.unit_en or SAMPLES["unit_en"],
    )


async def _someone(category: CategoryRecord, which: RecipientChoice) -> TrialRecipient:
    standing = [state.value for state in STANDING]
    rows = (
        await Winner.select(
            Winner.name,
            Winner.unit,
            Winner.honour.name.as_alias("honour"),
            Winner.free,
            Winner.name_en,
            Winner.unit_en,
            Winner.surname_length,
        )
        .where(Winner.category == category.id, Winner.state.is_in(standing))
        .order_by(Winner.place)
    )
    registered = [
        TrialRecipient(**{**row, "honour": row["honour"] or "", "free": read(row["free"])})
        for row in rows
    ]
    if not registered:
        return _invented(category, _CASES[which])
    if which is RecipientChoice.FIRST:
        return registered[0]
    return max(registered, key=_length if which is RecipientChoice.LONGEST else _rarity)


def _invented(category: CategoryRecord, case: Case) -> TrialRecipient:
    honour = max((each.name for each in category.honours), key=len, default="")
    if category.recipient_kind is RecipientKind.INDIVIDUAL:
        return TrialRecipient(case.person, case.organisation, honour)
    return TrialRecipient(case.organisation, "", honour)


def _length(sample: TrialRecipient) -> int:
    return len(sample.name) + len(sample.unit) + len(sample.honour)


def _rarity(sample: TrialRecipient) -> tuple[int, int]:
    """Count characters beyond GB 2312, those beyond GBK the most."""
    text = sample.name + sample.unit
    return _beyond(text, "gbk"), _beyond(text, "gb2312")


def _beyond(text: str, encoding: str) -> int:
    return len(text) - len(text.encode(encoding, "ignore").decode(encoding))
