"""A year of sixty winners, what may be done in it, and an account of its own of what must differ."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import msgspec

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.rules import CategoryPlan
from awards.catalogue.writing import plan_of
from awards.ceremony import service as ceremony
from awards.errors import AwardsError
from awards.intake import correcting as correcting_lists
from awards.intake import service as intake
from awards.intake.checking.choices import Choices
from awards.intake.undoing import undo
from awards.issuing import queries as certificates
from awards.issuing import service as issuing
from awards.notices import correcting, holds, objections
from awards.notices import service as notices
from awards.overview.accepting import accept
from awards.overview.status import all_differences
from awards.photos import service as photos
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.proofs import answering
from awards.proofs import queries as proofs
from awards.proofs import service as links
from awards.settings import Settings
from awards.tables import (
    Certificate,
    Commendation,
    Intake,
    IssuedNumber,
    Notice,
    PrintRun,
    ProofLink,
    Sheet,
    SheetState,
    Statement,
    StatementLine,
    StatementVersion,
    Winner,
    WinnerState,
)
from awards.verification import publication
from awards.winner_fields import Amendment
from awards.winners import many_changes, moving
from awards.winners import service as winners
from awards.winners.queries import find, listing
from awards.winners.rules import AMEND_FROM
from tests.cast import SECRET
from tests.notices.story import noticed, pass_by
from tests.photos.pictures import jpeg, picture

HONOURS = ("综合考评先进工作者", "优秀网格长（员）", "营商环境先进个人")
UNITS = ("潮河办事处", "明湖办事处", "京航办事处")
GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
SURNAMES = "赵钱孙李周吴郑王"


class Year:
    """One walk: who is registered, and the acts to choose from."""

    def __init__(self, office: Settings, seed: int) -> None:
        self.office = office
        self.dice = Random(seed)  # noqa: S311 - a walk that can be repeated
        self.done: list[str] = []

    async def begin(self) -> None:
        """Two lists of thirty, so that one of them can be undone."""
        for part in range(2):
            rows = ["姓名,单位,称号,奖项"]
            rows += [
                f"{self._name(part, at)},{UNITS[at % 3]},{HONOURS[at % 3]},GR" for at in range(30)
            ]
            data = "\n".join(rows).encode("utf-8-sig")
            await intake.commit("web/rita", "2023", data, f"名单{part}.csv", Choices(), self.office)

    def _name(self, part: int, at: int) -> str:
        return SURNAMES[(part * 30 + at) % 8] + GIVEN[part * 10 + at % 10] + GIVEN[at // 3]

    async def step(self) -> None:
        """One act at random; one that the rules refuse changes nothing."""
        act = self.dice.choice(ACTS)
        self.done.append(act.__name__)
        try:
            await act(self)
        except AwardsError as fault:
            self.done[-1] += f" ({fault.code})"

    async def some(self, most: int, *states: WinnerState) -> list[int]:
        here = await catalogue.find("2023")
        found = [each.id for each in await listing(here, states=states)]
        return self.dice.sample(found, min(len(found), self.dice.randint(1, most)))

    async def one(self, *states: WinnerState) -> int:
        return (await self.some(1, *states) or [0])[0]


async def amend(year: Year) -> None:
    winner = await year.one(WinnerState.DRAFT, WinnerState.NOTICED, *PUBLIC)
    now = await find(winner)
    changes = (
        {"name": now.name[0] + year.dice.choice(GIVEN) + year.dice.choice(GIVEN)},
        {"unit": year.dice.choice(UNITS)},
        {"honour": year.dice.choice(HONOURS)},
        {"name_en": year.dice.choice(("Lin Wan", "Tian He"))},
    )
    asked = msgspec.convert(year.dice.choice(changes), Amendment)
    await winners.amend(
        "web/rita", winner, asked, revision=now.revision, secret=SECRET, reason="更正"
    )


async def place(year: Year) -> None:
    winner = await year.one(*PUBLIC)
    await winners.place_by_hand("web/rita", winner, year.dice.choice((None, 1, 2, 3)))


async def hold(year: Year) -> None:
    chosen = await year.some(2, WinnerState.DRAFT, WinnerState.NOTICED, WinnerState.CONFIRMED)
    await holds.hold_all("web/anna", "2023", chosen, "核实中")


async def release(year: Year) -> None:
    rows = await Winner.select(Winner.id).where(Winner.held.eq(True))
    await holds.release_all("web/anna", "2023", [row["id"] for row in rows], "查清")


async def object_(year: Year) -> None:
    winner = await year.one(WinnerState.NOTICED, *PUBLIC)
    await objections.object_to("web/anna", winner, clock.today(), "letter", "有异议")


async def withdraw(year: Year) -> None:
    await winners.withdraw("web/anna", await year.some(1, WinnerState.DRAFT, *PUBLIC), "放弃")


async def undo_import(year: Year) -> None:
    [row] = await Intake.select(Intake.reference).order_by(Intake.id, ascending=False).limit(1)
    if year.dice.random() < 0.1:
        await undo("web/rita", row["reference"], "重复", settled=True)


async def publish(year: Year) -> None:
    notice = await noticed(await year.some(25, WinnerState.DRAFT))
    if year.dice.random() < 0.8:
        await pass_by(notice)


async def take_off(year: Year) -> None:
    winner = await find(await year.one(WinnerState.NOTICED))
    await correcting.take_off("web/anna", winner.notice or 0, [winner.id], "有误")


async def correct_notice(year: Year) -> None:
    for row in await Notice.select(Notice.id):
        here = await catalogue.find("2023")
        differing = {e.winner for e in await all_differences(here) if e.notice == row["id"]}
        if differing:
            await correcting.correct("web/anna", row["id"], sorted(differing), "更正")


async def confirm(year: Year) -> None:
    for winner in await year.some(30, WinnerState.NOTICED):
        await notices.confirm("web/bob", [winner])


async def announce(year: Year) -> None:
    await publication.announce("web/anna", "2023")


async def conceal(year: Year) -> None:
    await publication.conceal("web/anna", "2023")


async def correct_list(year: Year) -> None:
    await publication.correct("web/anna", "2023", "更正")


async def issue(year: Year) -> None:
    chosen = await year.some(20, WinnerState.CONFIRMED)
    await issuing.issue("web/anna", "2023", year.office, winners=chosen)


async def _number(year: Year) -> str:
    rows = await IssuedNumber.select(IssuedNumber.text).where(
        IssuedNumber.winner == await year.one(WinnerState.ISSUED)
    )
    return str(rows[0]["text"]) if rows else ""


async def reissue(year: Year) -> None:
    here = await catalogue.find("2023")
    differing = [e.winner for e in await all_differences(here) if e.statement == "certificate"]
    if differing:
        rows = await IssuedNumber.select(IssuedNumber.text).where(
            IssuedNumber.winner == year.dice.choice(differing)
        )
        await issuing.reissue("web/anna", rows[0]["text"], "更正", year.office)


async def revoke(year: Year) -> None:
    await issuing.revoke("web/anna", await _number(year), "违纪")


async def hand_out(year: Year) -> None:
    await ceremony.hand_out("web/cora", "2023")


async def print_some(year: Year) -> None:
    sheets = await certificates.count_valid(await catalogue.find("2023"))
    last = year.dice.randint(1, max(1, sum(sheets.values())))
    wanted = CertificateSelection(last=last, unprinted=True)
    await runs.start(
        "web/paul",
        "2023",
        wanted,
        RunSetup("a4-landscape"),
        year.office,
        accept_differences=year.dice.random() < 0.5,
    )


async def _run(year: Year) -> dict[str, Any]:
    found = await PrintRun.select(PrintRun.reference, PrintRun.sheets, PrintRun.id)
    return dict(year.dice.choice(found)) if found else {"reference": "", "sheets": 1}


async def mark(year: Year) -> None:
    run = await _run(year)
    first = year.dice.randint(1, run["sheets"])
    state = year.dice.choice((SheetState.PRINTED, SheetState.SPOILED, SheetState.MADE))
    await Sheet.update({Sheet.state: SheetState.MADE.value}).where(
        Sheet.state == SheetState.WAITING.value
    )
    await runs.mark("web/paul", run["reference"], state, first, run["sheets"])


async def cancel(year: Year) -> None:
    await runs.cancel("web/paul", (await _run(year))["reference"])


async def answer(year: Year) -> None:
    unit = year.dice.choice(UNITS)
    await links.make_links("web/rita", "2023", clock.today(), [unit])
    rows = await ProofLink.select(ProofLink.id).where(
        ProofLink.unit == unit, ProofLink.revoked_at.is_null()
    )
    link = await proofs.link(rows[-1]["id"])
    own = await proofs.winners_of(link)
    said = [answering.Answer(each.id, each.revision) for each in own]
    await answering.answer(link.id, "单位", said)


async def revoke_link(year: Year) -> None:
    rows = await ProofLink.select(ProofLink.id).where(ProofLink.revoked_at.is_null())
    if rows:
        await links.revoke("web/rita", "2023", year.dice.choice(rows)["id"])


async def move(year: Year) -> None:
    """A draft moves; what its unit confirmed of it says another category then."""
    now = await find(await year.one(WinnerState.DRAFT))
    await moving.move("web/rita", now.id, "JT", "优秀网格", revision=now.revision)


async def merge_units(year: Year) -> None:
    """All of a unit get the name of another, as the change of many does it."""
    here = await catalogue.find("2023")
    old, new = year.dice.sample(UNITS, 2)
    them = [each for each in await listing(here) if each.unit == old and each.state in AMEND_FROM]
    if them:
        planned = many_changes.plan(many_changes.ChangedField.UNIT, them[:5], [new])
        await many_changes.change("web/rita", here, planned, secret=SECRET, reason="机构改革")


async def reword(year: Year) -> None:
    """Another issuer, text, date, category name or English of an honour, by the file."""
    plan = plan_of(await catalogue.find("2023"))
    changes: tuple[dict[str, Any], ...] = (
        {"issuers": (year.dice.choice(("经开区工委", "经开区管委会")),)},
        {"decided_on": year.dice.choice((date(2024, 2, 20), date(2024, 2, 28)))},
        {"title": year.dice.choice(("经开区2023年度表彰", "经开区年度表彰"))},
        {"certificate_title": year.dice.choice(("荣誉证书", "证书"))},
        {"categories": tuple(_reworded(year, each) for each in plan.categories)},
    )
    await catalogue.load("web/adam", replace(plan, **year.dice.choice(changes)))


def _reworded(year: Year, category: CategoryPlan) -> CategoryPlan:
    if category.code != "GR":
        return category
    change: dict[str, Any] = year.dice.choice(
        (
            {"closing": year.dice.choice(("特发此证。", "特发此证，以资鼓励。"))},
            {"name": year.dice.choice(("先进个人", "优秀个人"))},
            {"body": year.dice.choice(("{name}被评为“{honour}”。", "授予{name}“{honour}”称号。"))},
        )
    )
    return replace(category, **change)


async def photograph(year: Year) -> None:
    winner = await year.one(WinnerState.DRAFT, *PUBLIC)
    shade = year.dice.choice(("#C00000", "#00C000"))
    await photos.set_photo("web/rita", winner, jpeg(picture(top=shade)), year.office)


async def correct_import(year: Year) -> None:
    """The first list again, with another unit in one row."""
    [row] = await Intake.select(Intake.reference).order_by(Intake.id).limit(1)
    rows = ["姓名,单位,称号,奖项"]
    rows += [
        f"{year._name(0, at)},{UNITS[(at + (at == 3)) % 3]},{HONOURS[at % 3]},GR"
        for at in range(30)
    ]
    data = "\n".join(rows).encode("utf-8-sig")
    choices = Choices(corrects=row["reference"])
    await correcting_lists.commit(
        "web/rita", "2023", data, "名单0更正.csv", choices, year.office, reason="更正"
    )


async def accept_some(year: Year) -> None:
    found = await all_differences(await catalogue.find("2023"))
    if found:
        each = year.dice.choice(found)
        await accept("web/anna", "2023", each.statement, [each.winner], "不影响")


PUBLIC = (WinnerState.CONFIRMED, WinnerState.ISSUED)

_OFTEN: tuple[Callable[[Year], Awaitable[None]], ...] = (
    amend, publish, confirm, issue, hand_out, print_some, reissue, correct_notice, correct_list,
)  # fmt: skip
ACTS: tuple[Callable[[Year], Awaitable[None]], ...] = (
    *_OFTEN, *_OFTEN, amend, amend, place, hold, release, object_, withdraw, undo_import, take_off,
    announce, conceal, revoke, mark, cancel, answer, answer, revoke_link, accept_some, move,
    merge_units, reword, reword, photograph, correct_import,
)  # fmt: skip


async def expected() -> set[tuple[str, int]]:
    """Read from the tables alone: kind of statement and winner for every difference."""
    home = Winner.category._.commendation
    register = {row["id"]: row for row in await Winner.select(
        Winner.id, Winner.name, Winner.unit, Winner.state, Winner.held, Winner.hand_place,
        Winner.name_en, Winner.category.name.as_alias("category"),
        Winner.category.order_method.as_alias("order"), Winner.honour.name.as_alias("honour"),
        Winner.category.body.as_alias("body"), Winner.category.closing.as_alias("closing"),
        home.issuers.as_alias("issuers"), home.decided_on.as_alias("decided_on"),
        home.certificate_title.as_alias("title"),
    )}  # fmt: skip
    found: set[tuple[str, int]] = set()
    for statement in await Statement.select().where(Statement.ended_at.is_null()):
        kind = statement["kind"]
        lines = await StatementLine.select().where(
            StatementLine.statement == statement["id"], StatementLine.until.is_null()
        )
        headed = kind in ("proof", "roster") or await _headed(statement["id"])
        called = {"published": ("confirmed", "issued"), "roster": ("issued",)}.get(kind, ())
        belong = {
            key
            for key, row in register.items()
            if row["state"] in called and not (kind == "roster" and row["held"])
        }
        if called:
            found |= {(kind, key) for key in belong ^ {line["winner"] for line in lines}}
        for line in lines:
            row = register[line["winner"]]
            if kind in ("notice", "proof") and row["state"] == "revoked":
                continue
            same = (
                line["name"] == row["name"]
                and line["unit"] == row["unit"]
                and line["honour"] == (row["honour"] or "")
                and line["category_name"] == row["category"]
                and line["name_en"] in (None, row["name_en"])
                and headed
            )
            if kind == "roster":
                arranged = row["order"] if row["hand_place"] is None else str(row["hand_place"])
                same = same and line["arranged"] == arranged
            if not same:
                found.add((kind, line["winner"]))
    for row in await Certificate.select(
        Certificate.id, Certificate.snapshot, Certificate.state,
        Certificate.issued_number.winner.as_alias("winner"),
    ):  # fmt: skip
        now, says = register[row["winner"]], json.loads(row["snapshot"])["fields"]
        same = (
            says["name"] == now["name"]
            and says["unit"] == now["unit"]
            and says["honour"] == (now["honour"] or now["category"])
            and says["category"] == now["category"]
            and says.get("name_en", now["name_en"]) == now["name_en"]
            and _worded(says, now)
        )
        valid = row["state"] == "valid"
        if valid and not same:
            found.add(("certificate", row["winner"]))
        on_paper = await Sheet.exists().where(
            Sheet.certificate == row["id"], Sheet.state.is_in(["waiting", "made", "printed"])
        )
        if on_paper and not (valid and same):
            found.add(("run", row["winner"]))
    return found


def _worded(says: dict[str, str], now: dict[str, Any]) -> bool:
    """Whether the wording of today, around the words on paper, is that on paper."""
    body = str(now["body"])
    for word in ("name", "honour", "year"):
        body = body.replace("{" + word + "}", says[word])
    day = {20: "二〇二四年二月二十日", 28: "二〇二四年二月二十八日"}[now["decided_on"].day]
    return (
        says["body"] == body
        and says["closing"] == now["closing"]
        and says["title"] == now["title"]
        and says["date"] == day
        and says["issuers"].split("\n") == json.loads(now["issuers"])
    )


async def _headed(statement: int) -> bool:
    """Whether the newest version of a notice or list has the title, issuers and day of today."""
    said = (
        await StatementVersion.select()
        .where(StatementVersion.statement == statement)
        .order_by(StatementVersion.version)
    )[-1]
    [now] = await Commendation.select()
    return all(said[key] == now[key] for key in ("title", "issuers", "decided_on"))
