"""The ceremony of the fixture year as the content of a version, without a database.

72 enterprises, talents and task forces, 10 of 50 collectives and 12 of 278 individuals go on stage
in ten groups; 306 certificates lie in bags. The hall has 26 rows of 30 with two aisles.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path

from awards.clock import CHINA
from awards.stage.content import (
    HallSeat,
    StageAttendee,
    StageBag,
    StageCategory,
    StageCertificate,
    StageContent,
    StageGroup,
    StageItem,
    StageMember,
    StagePresenter,
    StageVersion,
)
from awards.stage.words import AttendeeKind, ItemKind, PlatformRule, PositionRule, WalkOn
from awards.tables import RecipientKind
from awards.text.pinyin import readings

FIXTURES = Path(__file__).parents[2] / "fixtures"

CATEGORIES = (
    StageCategory("TC", "突出贡献企业", RecipientKind.ENTERPRISE, "certificate"),
    StageCategory("CX", "创新引领企业", RecipientKind.ENTERPRISE, "certificate"),
    StageCategory("KF", "开放带动企业", RecipientKind.ENTERPRISE, "certificate"),
    StageCategory("SS", "税收贡献企业", RecipientKind.ENTERPRISE, "certificate"),
    StageCategory("RC", "创新创业人才（团队）", RecipientKind.TEAM, "certificate"),
    StageCategory("ZB", "“四大工程”优秀工作专班", RecipientKind.TASK_FORCE, "certificate"),
    StageCategory("JT", "先进集体", RecipientKind.COLLECTIVE, "certificate"),
    StageCategory("GR", "先进个人", RecipientKind.INDIVIDUAL, "certificate"),
)
#: The sizes of the groups of each category; the rest of it lies in bags.
GROUPS = {
    "TC": (10, 10),
    "CX": (10,),
    "KF": (10,),
    "SS": (10,),
    "RC": (8, 8),
    "ZB": (6,),
    "JT": (10,),
    "GR": (12,),
}
PRESENTERS = tuple(
    StagePresenter(rank, name, duty)
    for rank, (name, duty) in enumerate(
        (
            ("蓝一鸣", "区党工委书记"),
            ("向北辰", "区党工委副书记、管委会主任"),
            ("纪云舒", "区党工委副书记"),
            ("欧阳望舒", "区纪检监察工委书记"),
            ("方亦", "管委会副主任"),
            ("柏如松", "管委会副主任"),
            ("卫长缨", "管委会副主任"),
            ("乐知秋", "区总工会主席"),
        ),
        1,
    )
)
_ITEMS = (
    (ItemKind.SPEECH, "总结2023年工作，安排部署2024年重点工作", "向北辰", 30.0),
    (ItemKind.DECISION, "宣读表彰决定", "纪云舒", 5.0),
    (ItemKind.AWARD, "颁奖", "", 20.0),
    (ItemKind.FREE, "印发2024年发展计划及工作方案", "", 5.0),
    (ItemKind.LETTERS, "递交目标责任书", "", 10.0),
    (ItemKind.SPEECH, "领导讲话", "蓝一鸣", 20.0),
)
ROWS, COLUMNS, AISLES = 26, 30, (9, 24)


@cache
def arranged() -> StageContent:
    """Ten groups of 94, and bags of 306."""
    certificates = list(_certificates())
    groups = tuple(_groups(certificates))
    on_stage = {each.certificate.winner: group.number for group in groups for each in group.members}
    seats = tuple(_hall())
    return StageContent(
        code="2023",
        commendation="郑州经开区2023年度经济社会发展先进集体和先进个人表彰",
        year=2023,
        issuers=("中共郑州经济技术开发区工作委员会", "郑州经济技术开发区管理委员会"),
        title="2024年推进高质量发展再造新经开行动大会",
        place="经开区会议中心",
        begins_at=datetime(2024, 2, 28, 9, 0, tzinfo=CHINA),
        decided_on=date(2024, 2, 28),
        allowed_minutes=120,
        position_rule=PositionRule.LEFT_TO_RIGHT,
        platform_rule=PlatformRule.A,
        walk_on=WalkOn.RIGHT,
        hall="会议中心大礼堂",
        categories=CATEGORIES,
        items=tuple(_items()),
        groups=groups,
        bags=tuple(_bags([each for each in certificates if each.winner not in on_stage])),
        presenters=PRESENTERS,
        platform=PRESENTERS,
        attendees=tuple(_attendees(certificates, on_stage, seats)),
        seats=seats,
    )


def version(content: StageContent | None = None, number: int = 3) -> StageVersion:
    made_at = datetime(2024, 2, 27, 18, 5, tzinfo=CHINA)
    return StageVersion(number, 0, "8f3a2c" + 58 * "0", made_at, content or arranged(), number)


def _certificates() -> Iterator[StageCertificate]:
    kinds = {each.name: each for each in CATEGORIES}
    counts = {each.code: count(1) for each in CATEGORIES}
    with (FIXTURES / "winners-2023.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["奖项"] in kinds]
    for winner, row in enumerate(rows, 1):
        category = kinds[row["奖项"]]
        person = category.kind is RecipientKind.INDIVIDUAL
        yield StageCertificate(
            winner=winner,
            number=f"郑经开表〔2024〕{category.code}{next(counts[category.code]):03}号",
            version=1,
            name=row["姓名或名称"],
            unit=row["所在单位"],
            honour=row["称号"] or category.name,
            category=category.code,
            form=category.form,
            reading=readings(row["姓名或名称"], None) if person else "",
            decision_place=winner,
        )


def _items() -> Iterator[StageItem]:
    starts = 0.0
    for place, (kind, title, speaker, minutes) in enumerate(_ITEMS, 1):
        yield StageItem(place, kind, title, starts, minutes, speaker)
        starts += minutes


def _groups(certificates: Sequence[StageCertificate]) -> Iterator[StageGroup]:
    numbers, ranks = count(1), count()
    for category in CATEGORIES:
        them = [each for each in certificates if each.category == category.code]
        start = 0
        for size in GROUPS[category.code]:
            first, second = next(ranks) % 8 + 1, next(ranks) % 8 + 1
            half = (size + 1) // 2
            yield StageGroup(
                number=next(numbers),
                item=3,
                name=category.name,
                category=category.code,
                script="",
                members=tuple(
                    StageMember(
                        place=at + 1,
                        position=at + 1,
                        certificate=each,
                        tray=1 if at < half else 2,
                        tray_place=at + 1 if at < half else at + 1 - half,
                        presenter=first if at < half else second,
                    )
                    for at, each in enumerate(them[start : start + size])
                ),
            )
            start += size


def _bags(certificates: Sequence[StageCertificate]) -> Iterator[StageBag]:
    units = dict.fromkeys(each.unit for each in certificates)
    for number, unit in enumerate(sorted(units, key=lambda unit: not unit), 1):
        yield StageBag(number, unit, tuple(each for each in certificates if each.unit == unit))


def _hall() -> Iterator[HallSeat]:
    for row in range(1, ROWS + 1):
        for at in range(1, COLUMNS + 1):
            block = "左区" if at < AISLES[0] else "中区" if at < AISLES[1] else "右区"
            x = at + sum(at >= aisle for aisle in AISLES)
            yield HallSeat(block, str(row), str(at), x, row)


def _attendees(
    certificates: Sequence[StageCertificate],
    on_stage: dict[int, int],
    seats: Sequence[HallSeat],
) -> Iterator[StageAttendee]:
    """Everybody with a certificate, those on stage in front in the middle."""
    middle = sorted(seats, key=lambda seat: (seat.block != "中区", seat.y, seat.x))
    them = sorted(certificates, key=lambda each: (on_stage.get(each.winner, 99), each.winner))
    for at, (each, seat) in enumerate(zip(them, middle, strict=False)):
        person = each.category == "GR"
        yield StageAttendee(
            kind=AttendeeKind.WINNER if person else AttendeeKind.REPRESENTATIVE,
            name=each.name,
            code=f"2023{at:08}",
            unit=each.unit or each.name,
            winner=each.winner,
            group=on_stage.get(each.winner, 0),
            seat=seat,
        )
