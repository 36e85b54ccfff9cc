"""颁奖嘉宾卡: a card of A6 for each presenter: when, from which side, what to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
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
    day_of,
    group_title,
    piece_of,
    received_by,
    start_of,
)
from awards.errors import print_refusal
from awards.printed_lists import shelf
from awards.settings import Settings
from awards.stage.content import (
    StageGroup,
    StageMember,
    StagePresenter,
    StageVersion,
)
from awards.stage.rules.script_words import UNDECIDED
from awards.words import N_
from certificates import (
    ContentRefused,
    ListColumn,
    ListGroup,
    ListItem,
    ListMargins,
    ListPage,
    ListWords,
    Shelf,
    render_list,
)
from certificates.paper import Box

TITLE = "颁奖嘉宾卡"
A6 = Box(0, 0, 105, 148)

SIZES = (12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 7.0, 6.5)
"""Points, tried from the largest until a card is one page; the usual one flows over pages."""

USUAL = 9.0


class PresenterDuty(NamedTuple):
    """A group, and those of it to whom a presenter hands over."""

    group: StageGroup
    members: tuple[StageMember, ...]


def presenter_cards(version: StageVersion, settings: Settings) -> OutputFile:
    """A card for everybody who presents or may: nobody is left out. Raises PrintRefused."""
    fonts = shelf(settings.font_dirs)
    presenters = _presenters(version)
    lists = [_card(each, version, settings, fonts) for each in presenters]
    if not lists:
        return boxed_file([empty_page(version, TITLE, settings, A6)], TITLE, 0, settings)
    return listed_file(lists, len(version.content.on_stage), settings)


def _presenters(version: StageVersion) -> list[StagePresenter]:
    """By rank; where members have nobody, a card without a name says so."""
    content = version.content
    known = sorted(content.presenters, key=lambda each: each.rank)
    ranks = {each.rank for each in known}
    lost = any(member.presenter not in ranks for member in content.on_stage)
    return [*known, *([StagePresenter(0, "")] if lost else [])]


def duties_of(presenter: StagePresenter, version: StageVersion) -> list[PresenterDuty]:
    ranks = {each.rank for each in version.content.presenters}

    def is_theirs(member: StageMember) -> bool:
        rank = member.presenter
        return rank == presenter.rank or (not presenter.rank and rank not in ranks)

    found = (
        PresenterDuty(
            group,
            tuple(sorted(filter(is_theirs, group.members), key=lambda m: m.position)),
        )
        for group in version.content.groups
    )
    return [duty for duty in found if duty.members]


def _card(
    presenter: StagePresenter, version: StageVersion, settings: Settings, fonts: Shelf
) -> tuple[Sequence[ListItem], ListPage]:
    duties = duties_of(presenter, version)
    rows = list(_rows(duties, version))
    page = _page(presenter, duties, version, settings)
    for size in SIZES:
        tried = replace(page, size=size)
        if _pages(rows, tried, fonts) == 1:
            return rows, tried
    return rows, replace(page, size=USUAL)


def _pages(rows: Sequence[ListItem], page: ListPage, fonts: Shelf) -> int:
    try:
        return render_list(rows, page, fonts, BytesIO())
    except ContentRefused as refused:
        raise print_refusal(refused.problems) from refused


def _page(
    presenter: StagePresenter,
    duties: Sequence[PresenterDuty],
    version: StageVersion,
    settings: Settings,
) -> ListPage:
    content = version.content
    count = sum(len(duty.members) for duty in duties)
    lines = [
        ListWords(presenter.duty, align="centre", font="kai"),
        ListWords(f"{content.title}　{day_of(content)}", align="centre", size=8),
        ListWords(
            f"从{SIDES[content.walk_on]}上场，共颁发{count}份" if duties else f"颁奖：{UNDECIDED}",
            align="centre",
            font="hei",
        ),
    ]
    return ListPage(
        presenter.name or f"颁奖嘉宾{UNDECIDED}",
        (
            ListColumn("站位", 10, align="centre", font="hei"),
            ListColumn("姓名（名称）与读音", pair=True),
        ),
        lines=[each for each in lines if each.words],
        footer=list_foot(version, settings.language),
        paper="A6",
        margins=ListMargins(9, 6, 12, 6),
        floor=6,
        stamp=stamp(version, settings.language),
    )


def _rows(duties: Sequence[PresenterDuty], version: StageVersion) -> Iterator[ListItem]:
    names = distinct(member.certificate for duty in duties for member in duty.members)
    for group, members in duties:
        when, what = start_of(version.content, group), group_title(version.content, group)
        title = f"{when}　{what}　{_pieces(members)}"
        yield ListGroup(title, again=f"{title}（续）")
        for member in members:
            yield (member.position, _who(member, names.pop(0), group))


def _pieces(members: Sequence[StageMember]) -> str:
    """“荣誉证书5份”."""
    counts = Counter(map(piece_of, members))
    return "、".join(f"{piece}{count}份" for piece, count in counts.items())


def _who(member: StageMember, name: str, group: StageGroup) -> str:
    """With the reading, and with the honour where the group's name does not say it."""
    certificate = member.certificate
    honour = certificate.honour if certificate.honour != group.name else ""
    parts = (name or UNDECIDED, certificate.reading, honour)
    return f"{'　'.join(filter(None, parts))}{received_by(member)}"


OUTPUT = CeremonyOutput("presenter-cards", N_("Presenter cards"), TITLE, {"pdf": presenter_cards})
