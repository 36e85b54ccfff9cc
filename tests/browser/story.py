"""The state of the office when a browser test begins."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from awards import clock, database
from awards.accounts import passwords, sessions
from awards.accounts import service as accounts
from awards.accounts.rules import Visitor
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.intake import drafts
from awards.intake import service as intake
from awards.intake.answers import Answers
from awards.intake.checking.choices import Choices
from awards.intake.queries import receipts
from awards.issuing import service as issuing
from awards.issuing.queries import versions
from awards.notices import objections
from awards.notices import service as notices
from awards.paper_records import service as paper_records
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.proofs import answering
from awards.proofs import queries as proofs_queries
from awards.proofs import service as proofs
from awards.proofs.answering import Answer
from awards.proofs.rules import token
from awards.settings import Settings
from awards.stage import placing, store
from awards.stage import service as stage
from awards.stage import versions as stage_versions
from awards.stage.arrangement import PlacedPresenter, SeatingBlock
from awards.stage.placing import GroupingRule
from awards.stage.seats import service as seats
from awards.tables import Attendee, AttendeeKind, Role
from awards.verification import publication
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.lists import numbers_of
from awards.winners.queries import find, listing
from tests.conftest import FIXTURES
from tests.intake.files import xlsx
from tests.people import PEOPLE, SOURCE

#: The names of the office's people, as others see them.
SHOWN = {"vera": "查阅", "rita": "经办", "anna": "审核", "paul": "打印", "adam": "管理"}


#: The password of adam, who may do everything.
PASSWORD = "zhenghe-fenghuo-1024"  # noqa: S105 - of a test's own office


class Office(NamedTuple):
    """Sessions by account; ``winner`` is on notice, ``issued`` has a certificate.

    The tokens are of a valid, a revoked and a superseded certificate. ``proof`` opens a unit's
    page. ``draft`` is a list that waits for an answer, and ``faulty`` one that adam must still
    correct. ``receipt`` belongs to the imported list, and ``run`` prints five of the certificates.
    """

    sessions: dict[str, str]
    winner: int = 0
    issued: int = 0
    token: str = ""
    revoked: int = 0
    revoked_token: str = ""
    superseded_token: str = ""
    proof: str = ""
    draft: int = 0
    faulty: int = 0
    receipt: str = ""
    run: str = ""


async def opened(settings: Settings) -> Office:
    """Create the accounts only."""
    async with database.opened(settings.database, settings.secret_key):
        await migrate()
        office = Office({name: await _session(name, role) for name, role in PEOPLE.items()})
        link = await passwords.make_link("cli/alice", "adam")
        await passwords.set_by_link(link, PASSWORD, Visitor("127.0.0.1", "tests"))
        return office._replace(sessions={**office.sessions, "adam": await _sits("adam")})


async def loaded(settings: Settings) -> Office:
    """Load the commendation of the fixtures, without winners."""
    office = await opened(settings)
    async with database.opened(settings.database, settings.secret_key):
        await catalogue.load("cli/alice", parse(SOURCE, "commendation-2023.toml"))
    return office


async def imported(settings: Settings) -> Office:
    """Register 400 winners."""
    office = await loaded(settings)
    async with database.opened(settings.database, settings.secret_key):
        await _import("2023", settings)
    return office


async def issued(settings: Settings) -> Office:
    """Issue the certificates of the enterprises in 突出贡献."""
    office = await imported(settings)
    async with database.opened(settings.database, settings.secret_key):
        enterprises = [w.id for w in await listing(await catalogue.find("2023"), category="TC")]
        await winners.confirm("cli/carol", enterprises)
        await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
    return office


async def all_issued(settings: Settings) -> Office:
    """Issue the certificates of all 400 winners."""
    office = await imported(settings)
    async with database.opened(settings.database, settings.secret_key):
        await winners.confirm(
            "cli/carol", [w.id for w in await listing(await catalogue.find("2023"))]
        )
        await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
    return office


async def lived_in(settings: Settings) -> Office:
    """Issue some, put some on notice with an objection and one remark, and announce the list."""
    office = await imported(settings)
    async with database.opened(settings.database, settings.secret_key):
        here = await catalogue.find("2023")
        enterprises = [winner.id for winner in await listing(here, category="TC")]
        await notices.confirm("web/anna", enterprises)
        await issuing.issue("web/anna", "2023", settings, reason="按表彰决定签发")
        asked = f"notice_days = 5\n{SOURCE}"
        here = await catalogue.load("web/adam", parse(asked, "commendation-2023.toml"))
        people = [winner.id for winner in await listing(here, category="GR")]
        today = clock.today()
        await notices.publish("web/anna", "2023", today, "表彰办公室 0371-00000000", people)
        await objections.object_to(
            "web/anna", people[1], today - timedelta(1), "", "称号与事迹不符。"
        )
        await _ended(enterprises[1], enterprises[2], settings)
        await publication.announce("web/anna", here.code)
        await _recorded_on_paper(settings)
        await _arranged()
        [receipt] = await receipts(here)
        run = await runs.start(
            "web/paul", here.code, CertificateSelection(last=5), RunSetup("a4-landscape"), settings
        )
        return office._replace(
            winner=people[0],
            issued=enterprises[0],
            token=(await _tokens(enterprises[0]))[-1],
            revoked=enterprises[1],
            revoked_token=(await _tokens(enterprises[1]))[-1],
            superseded_token=(await _tokens(enterprises[2]))[0],
            proof=await _proofread(here, settings),
            draft=await _left_open(here, Answers(), settings),
            faulty=await _left_open(here, Answers(choices=Choices(sheets=("推荐名单",))), settings),
            receipt=receipt.reference,
            run=run.reference,
        )


async def _arranged() -> None:
    """A ceremony with two groups, a version, and a change since it."""
    begun = await stage.begin("web/adam", "2023")
    made = await placing.group_by_rule("web/adam", "2023", begun.revision, [GroupingRule("TC", 10)])
    people = [PlacedPresenter("蓝一鸣", "区党工委书记"), PlacedPresenter("向北辰", "管委会主任")]
    await stage.presenters_put("web/adam", "2023", made.revision, people)
    await stage_versions.freeze("web/anna", "2023", note="排练用", accept_unplaced=True)
    await _seated()
    first = made.draft.groups[0].winners[0]
    await placing.members_move("web/adam", "2023", None, [first], "box")


async def _seated() -> None:
    """A small hall in which two leaders sit, and a guest has no seat."""
    grid = "1排,1,2,,3,4\n2排,1,2,,3,4轮椅\n".encode()
    hall = await seats.hall_load("web/adam", grid, "小礼堂.csv")
    await seats.hall_choose("web/adam", "2023", None, hall.digest)
    ceremony = (await store.require(await catalogue.find("2023"))).id
    people = (("蓝一鸣", "leader"), ("向北辰", "leader"), ("司空见", "guest"))
    rows = [
        Attendee(ceremony=ceremony, name=name, kind=kind, unit="1", code=f"{at:012}")
        for at, (name, kind) in enumerate(people)
    ]
    await Attendee.insert(*rows)
    block = SeatingBlock("左区", kinds=(AttendeeKind.LEADER,))
    await seats.blocks_put("web/adam", "2023", None, [block])
    await seats.seats_fill("web/adam", "2023")


async def _recorded_on_paper(settings: Settings) -> None:
    """Certificates of the year before."""
    rows = [
        ("证书编号", "姓名或名称", "所在单位", "奖项", "称号", "发证日期", "状态"),
        ("郑经开表〔2023〕GR001号", "方知远", "青禾办事处", "先进个人", "", "2023-02-26", ""),
        ("郑经开表〔2023〕GR002号", "许清和", "云桥办事处", "先进个人", "", "2023-02-26", "已撤销"),
    ]
    checked = await paper_records.check(xlsx(rows), settings)
    await paper_records.take_in("web/anna", checked, "2022年度证书登记表.xlsx", settings)


async def _ended(revoked: int, changed: int, settings: Settings) -> None:
    """Revoke one certificate, and reissue another with a corrected name."""
    numbers = await numbers_of([revoked, changed])
    await issuing.revoke("web/adam", numbers[revoked], "表彰决定已撤回")
    winner = await find(changed)
    other = Amendment(name=f"{winner.name}（集团）")
    secret = settings.secret_key()
    await winners.amend(
        "web/rita", changed, other, revision=winner.revision, secret=secret, reason="与原件不符"
    )
    await issuing.reissue("web/adam", numbers[changed], "更名", settings)


async def _proofread(here: CommendationRecord, settings: Settings) -> str:
    """Send every unit a link; one has answered and proposes a corrected name."""
    await proofs.make_links("web/rita", here.code, clock.today() + timedelta(7))
    first, *_ = links = await proofs_queries.unrevoked_links(here)
    answers = [
        Answer(each.id, each.revision, {} if at else {"unit": f"{each.unit}办公室"})
        for at, each in enumerate(await proofs_queries.winners_of(first))
    ]
    await answering.answer(first.id, "王芳", answers)
    return token(links[-1].id, settings.secret_key())


async def _left_open(here: CommendationRecord, answers: Answers, settings: Settings) -> int:
    file = FIXTURES / "department-messy.xlsx"
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    key = settings.secret_key()
    return await drafts.begin(here, "adam", file.name, content, digest, answers, secret=key)


async def _tokens(winner: int) -> list[str]:
    number = (await numbers_of([winner]))[winner]
    return [each.record.token for each in await versions(number)]


async def _session(name: str, role: Role) -> str:
    account = await accounts.create_account("cli/alice", name, SHOWN[name], role)
    return await sessions.begin(account.id, complete=True)


async def _sits(name: str) -> str:
    """Sign in again: a new password ended the earlier sessions."""
    return await sessions.begin((await accounts.find(name)).id, complete=True)


async def _import(code: str, settings: Settings) -> None:
    file: Path = FIXTURES / "winners-2023.xlsx"
    await intake.commit("web/rita", code, file.read_bytes(), file.name, Choices(), settings)
