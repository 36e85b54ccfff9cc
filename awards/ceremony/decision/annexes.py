"""The annexes: the names of each category, by honour, in the order of the decision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from awards.ceremony.papers.namesakes import distinct
from awards.stage.content import StageCategory, StageCertificate, StageContent
from awards.tables import RecipientKind
from awards.text.numerals import cardinal

#: How one counts them: 20家企业, 278名同志.
COUNTED = {
    RecipientKind.ENTERPRISE: ("家", "企业"),
    RecipientKind.TEAM: ("个", "人才（团队）"),
    RecipientKind.TASK_FORCE: ("个", "工作专班"),
    RecipientKind.COLLECTIVE: ("个", "集体"),
    RecipientKind.INDIVIDUAL: ("名", "同志"),
}


class HonourList(NamedTuple):
    """The names of one honour; ``heading`` is empty if the category has no other."""

    honour: str
    heading: str
    names: tuple[str, ...]


class Annex(NamedTuple):
    """``title`` is the same on its own page and below the text (GB/T 9704-2012, 7.3.7)."""

    category: StageCategory
    title: str
    lists: tuple[HonourList, ...]

    @property
    def size(self) -> int:
        return sum(len(each.names) for each in self.lists)

    @property
    def total(self) -> str:
        return f"（{self.size}{COUNTED[self.category.kind][0]}）"


def annexes(content: StageContent) -> tuple[Annex, ...]:
    """One for each category that has winners."""
    order = content.decision_order
    own = {
        category.code: [each for each in order if each.category == category.code]
        for category in content.categories
    }
    return tuple(_annex(each, own[each.code]) for each in content.categories if own[each.code])


def _annex(category: StageCategory, certificates: Sequence[StageCertificate]) -> Annex:
    title = category.name if category.name.endswith("名单") else f"{category.name}名单"
    by_honour: dict[str, list[str]] = {}
    for each, name in zip(certificates, distinct(certificates), strict=True):
        by_honour.setdefault(each.honour or category.name, []).append(name)
    measure, _ = COUNTED[category.kind]
    lists = tuple(
        HonourList(
            honour,
            f"{cardinal(at)}、{honour}（{len(names)}{measure}）" if len(by_honour) > 1 else "",
            tuple(names),
        )
        for at, (honour, names) in enumerate(by_honour.items(), 1)
    )
    return Annex(category, title, lists)
