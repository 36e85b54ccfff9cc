"""托盘清单: a page for each tray, in the order in which its certificates are handed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers.namesakes import distinct
from awards.ceremony.papers.sheets import (
    boxed_file,
    empty_page,
    list_foot,
    listed_file,
    stamp,
)
from awards.ceremony.papers.wording import (
    SIDES,
    group_title,
    piece_of,
    presenter_of,
    start_of,
)
from awards.settings import Settings
from awards.stage.content import StageContent, StageGroup, StageMember, StageVersion
from awards.stage.rules.script_words import UNDECIDED
from awards.words import N_, Language
from certificates import RED, ListColumn, ListItem, ListPage, ListWords

TITLE = "托盘清单"


class SheetFacts(NamedTuple):
    """What became of certificates since the version was made, by winner.

    ``unprinted`` have no printed sheet yet. ``reissued`` have a newer issue under their number, and
    its version. ``revoked`` are no longer valid.
    """

    unprinted: frozenset[int] = frozenset()
    reissued: Mapping[int, int] = {}
    revoked: frozenset[int] = frozenset()


NO_FACTS = SheetFacts()


class StageTray(NamedTuple):
    """``number`` 0 are plaques, which lie on no tray."""

    group: StageGroup
    number: int
    members: tuple[StageMember, ...]

    @property
    def places(self) -> list[tuple[int, StageMember | None]]:
        """Every place from the top, empty ones too; a plaque has its member's place in the group."""
        if not self.number:
            return [(each.place, each) for each in sorted(self.members, key=lambda m: m.place)]
        at = {each.tray_place: each for each in self.members}
        return [(place, at.get(place)) for place in range(1, max(at, default=1) + 1)]


def trays_of(group: StageGroup) -> list[StageTray]:
    """Its trays in order, then its plaques. A group without members has one empty tray."""
    numbers = sorted({each.tray for each in group.members}, key=lambda number: (not number, number))
    return [
        StageTray(group, number, tuple(each for each in group.members if each.tray == number))
        for number in numbers or [1]
    ]


def tray_lists(
    version: StageVersion, settings: Settings, facts: SheetFacts = NO_FACTS
) -> OutputFile:
    """Raises PrintRefused."""
    content = version.content
    trays = list(chain.from_iterable(trays_of(group) for group in content.groups))
    if not trays:
        return boxed_file([empty_page(version, TITLE, settings)], TITLE, 0, settings)
    lists = [
        (list(_rows(tray, facts)), _page(tray, version, facts, settings.language)) for tray in trays
    ]
    return listed_file(lists, len(content.on_stage), settings)


_COLUMNS = (
    ListColumn("上起", 14, align="centre", size=16, font="hei"),
    ListColumn("证书编号", 44, size=10.5, whole=True),
    ListColumn("姓名（名称）", size=14, pair=True),
    ListColumn("形式", 20, size=10.5),
    ListColumn("装盘", 13, tick=True),
    ListColumn("复核", 13, tick=True),
    ListColumn("注意", 25, colour=RED, font="hei", size=10.5),
)


def _page(
    tray: StageTray, version: StageVersion, facts: SheetFacts, language: Language
) -> ListPage:
    name = f"托盘{tray.number}" if tray.number else "牌匾（每块由两人抬，不入托盘）"
    return ListPage(
        f"{group_title(version.content, tray.group)}\n{name}",
        _COLUMNS,
        lines=list(_lines(tray, version.content, facts)),
        footer=list_foot(version, language),
        size=12,
        row_height=10,
        stamp=stamp(version, language),
    )


def _lines(tray: StageTray, content: StageContent, facts: SheetFacts) -> Iterator[ListWords]:
    ranks = dict.fromkeys(each.presenter for each in tray.members) or [0]
    names = "、".join(dict.fromkeys(presenter_of(content, rank).name for rank in ranks))
    yield ListWords(
        f"颁奖嘉宾：{names}　{start_of(content, tray.group)}开始　从{SIDES[content.walk_on]}上场",
        align="centre",
    )
    order = "第1份在最上面，最先递出。" if tray.number else "按站位顺序抬上。"
    yield ListWords(f"共{len(tray.members)}份。{order}", align="centre")
    if wrong := sum(any(warnings(each, facts)) for each in tray.members):
        yield ListWords(f"有{wrong}份须处理", align="centre", font="hei", colour=RED)


def _rows(tray: StageTray, facts: SheetFacts) -> Iterator[ListItem]:
    certificates = [each.certificate for each in tray.group.members]
    winners = (each.winner for each in certificates)
    names = dict(zip(winners, distinct(certificates), strict=True))
    for place, member in tray.places or [(1, None)]:
        if member is None:
            yield (place, UNDECIDED, UNDECIDED, "", "")
            continue
        yield (
            place,
            member.certificate.number or UNDECIDED,
            names[member.certificate.winner] or UNDECIDED,
            piece_of(member) if tray.number else "牌匾（两人抬）",
            "\n".join(warnings(member, facts)),
        )


def warnings(member: StageMember, facts: SheetFacts) -> Iterator[str]:
    """What is wrong with the sheet of a member since the version was made."""
    certificate = member.certificate
    if certificate.winner in facts.revoked:
        yield "已撤销，请取下"
        return
    if not certificate.number:
        yield "尚未签发"
        return
    if (newer := facts.reissued.get(certificate.winner, 0)) > certificate.version:
        yield f"已换发，只有第{newer}次签发的有效"
    if certificate.winner in facts.unprinted:
        yield "尚未打印"


OUTPUT = CeremonyOutput("trays", N_("Tray lists"), TITLE, {"pdf": tray_lists})
