"""An office where every typed text is markup, at every step of the year."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from awards import clock
from awards.accounts import passwords
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.catalogue.writing import plan_of
from awards.day import changing, closing
from awards.day import service as day
from awards.day.show import slides
from awards.deliveries import service as deliveries
from awards.deliveries.records import DeliveryTerms, VisitGround
from awards.door import pairing, typing
from awards.free_fields import FreeFieldRecord
from awards.intake import drafts
from awards.intake import service as intake
from awards.intake.answers import Answers
from awards.intake.checking.choices import Choices
from awards.issuing import service as issuing
from awards.issuing.queries import of_winner
from awards.notices import objections
from awards.notices import service as notices
from awards.photos import service as photos
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.proofs import answering
from awards.proofs import queries as proofs_queries
from awards.proofs import service as proofs
from awards.proofs.answering import Answer
from awards.proofs.rules import token
from awards.settings import Settings
from awards.stage import day as stage_day
from awards.stage import service as stage
from awards.stage import versions
from awards.stage.arrangement import (
    ArrangedItem,
    Arrangement,
    CeremonySettings,
    PlacedGroup,
    PlacedLetter,
    PlacedMember,
    PlacedPresenter,
    SeatingBlock,
)
from awards.stage.seats import service as seats
from awards.stage.words import ItemKind
from awards.tables import (
    Attendee,
    AttendeeKind,
    DeliveryGround,
    DeliveryWay,
    FieldPlace,
    FreeFieldKind,
    ScanKind,
)
from awards.verification import publication
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from tests.intake.files import csv_text
from tests.people import SOURCE
from tests.photos.pictures import jpeg

#: Each text would add an element, or an attribute to the element around it.
NAME = "林<xname onx=\"1\" ony='2'>&lt;"
UNIT = "潮河<xunit onx=\"1\" ony='2'>&lt;"
TITLE = "表彰<xtitle onx=\"1\" ony='2'>&lt;"
HONOUR = "先进<xhonour onx=\"1\" ony='2'>&lt;"
ISSUER = "管委会<xissuer onx=\"1\" ony='2'>&lt;"
CATEGORY = "个人<xcategory onx=\"1\" ony='2'>&lt;"
FIELD = "职务<xfield onx=\"1\" ony='2'>&lt;"
WORDS = "事由<xwords onx=\"1\" ony='2'>&lt;"

SEAT = "<xseat on=1>"
FILE = "名单<xfile onx=\"1\" ony='2'>&lt;.csv"


class Story(NamedTuple):
    """The value of each part of an address; several values where their pages differ."""

    winner: list[str]
    notice: list[str]
    token: list[str]
    proof: list[str]
    link: list[str]
    welcome: list[str]
    draft: list[str]
    receipt: list[str]
    run: list[str]
    slide: list[str]


async def told(settings: Settings) -> Story:
    """Put a winner in every state, on every list and in every answer."""
    await _loaded()
    ids = await _registered(settings.secret_key())
    draft, noticed, valid, revoked, old = ids
    await photos.set_photo("web/rita", draft, jpeg(), settings)
    proof, link = await _proofread(settings)
    await notices.confirm("web/anna", [valid, revoked, old])
    await issuing.issue("web/anna", "2023", settings, reason=WORDS)
    [certificate] = await of_winner(revoked)
    await issuing.revoke("web/anna", certificate.record.number, WORDS)
    await _renamed(old, settings)
    notice = await _noticed(noticed)
    await publication.announce("web/anna", "2023")
    await _arranged(valid)
    await _delivered(valid, old)
    await _held(valid)
    await _at_the_door(valid)
    run = await runs.start(
        "web/paul", "2023", CertificateSelection(), RunSetup("a4-landscape"), settings
    )
    return Story(
        winner=[str(winner) for winner in ids],
        notice=[str(notice)],
        token=[c.record.token for winner in ids for c in await of_winner(winner)],
        proof=[proof],
        link=[link],
        welcome=[await passwords.make_link("cli/alice", "vera")],
        draft=await _left_open(settings),
        receipt=[await _imported(settings)],
        run=[run.reference],
        slide=[each.digest for each in slides(await stage_day.today("2023"))[:1]],
    )


async def _held(winner: int) -> None:
    """The day of the ceremony: a stand-in, a group given out, a letter, and a reopened close."""
    await changing.stand_in("web/adam", "2023", winner, NAME, UNIT, WORDS)
    await changing.undo_change("web/adam", "2023", 1)
    await changing.stand_in("web/adam", "2023", winner, f"{NAME}丙", UNIT, WORDS)
    await day.give_group("web/adam", "2023", 1)
    await day.letter("web/adam", "2023", UNIT)
    await closing.close("web/adam", "2023")
    await closing.reopen("web/adam", "2023", WORDS)
    await day.show("web/adam", "2023", 2, 1)


async def _at_the_door(winner: int) -> None:
    """A telephone with a name, a person who came, and a certificate that another received."""
    await pairing.pair("web/adam", "2023", f"{NAME}机", pairing.KINDS)
    [certificate] = await of_winner(winner)
    await typing.record(
        "web/adam", "2023", ScanKind.HANDED, certificate.record.number, recipient=NAME
    )


async def _loaded() -> None:
    plan = parse(SOURCE, "commendation-2023.toml")
    categories = tuple(
        replace(
            each,
            name=f"{each.code}{CATEGORY}",
            honours=tuple(
                replace(h, name=f"{HONOUR}{n}", was=h.name) for n, h in enumerate(each.honours)
            ),
        )
        for each in plan.categories
    )
    own = (
        FreeFieldRecord("duty", "职务", shown=tuple(FieldPlace), printed=True, searchable=True),
        FreeFieldRecord(
            "kind", "类别", kind=FreeFieldKind.CHOICE, choices=(FIELD,), shown=tuple(FieldPlace)
        ),
        FreeFieldRecord("secret", "秘密", shown=tuple(FieldPlace), personal=True),
    )
    plan = replace(plan, title=TITLE, issuers=(ISSUER,), categories=categories, free_fields=own)
    await catalogue.load("web/adam", plan)


async def _registered(secret: bytes) -> list[int]:
    free = {"duty": FIELD, "kind": FIELD, "secret": FIELD}
    each = [
        Registration("GR", f"{NAME}{n}", UNIT, f"{HONOUR}0", note=WORDS, free=free)
        for n in range(5)
    ]
    return await winners.register("web/rita", "2023", each, secret=secret)


async def _renamed(winner: int, settings: Settings) -> None:
    """Rename, so that the first version of the certificate is superseded."""
    [certificate] = await of_winner(winner)
    found = await find(winner)
    other = Amendment(name=f"{NAME}改", note=WORDS)
    secret = settings.secret_key()
    await winners.amend(
        "web/rita", winner, other, revision=found.revision, secret=secret, reason="与原件不符"
    )
    await issuing.reissue("web/adam", certificate.record.number, WORDS, settings)


async def _noticed(winner: int) -> int:
    """Publish a notice, and record an objection to a winner on it."""
    plan = replace(plan_of(await catalogue.find("2023")), notice_days=5)
    await catalogue.load("web/adam", plan)
    notice = await notices.publish("web/anna", "2023", clock.today(), WORDS, [winner])
    yesterday = clock.today() - timedelta(1)
    await objections.object_to("web/anna", winner, yesterday, WORDS, WORDS)
    return notice.id


async def _arranged(winner: int) -> None:
    """Arrange a ceremony, freeze a version of it, and arrange it otherwise."""
    items = (
        ArrangedItem(ItemKind.SPEECH, WORDS, NAME, notes=WORDS, script=WORDS),
        ArrangedItem(
            ItemKind.AWARD,
            WORDS,
            groups=(PlacedGroup(WORDS, members=(PlacedMember(winner, NAME, WORDS),)),),
        ),
        ArrangedItem(ItemKind.LETTERS, WORDS, letters=(PlacedLetter(UNIT, NAME),)),
    )
    begins = datetime(2024, 2, 28, 9, tzinfo=clock.CHINA)
    settings = CeremonySettings(TITLE, WORDS, begins, hall_name=WORDS)
    people = (PlacedPresenter(NAME, WORDS), PlacedPresenter(f"{NAME}乙", WORDS))
    made = await stage.begin("web/adam", "2023", Arrangement(settings, items, people))
    await _seated(made.id, winner)
    await versions.freeze("web/adam", "2023", None, WORDS, accept_unplaced=True)
    other = msgspec.structs.replace(settings, title=f"{TITLE}二")
    await stage.settings_put("web/adam", "2023", None, other)


async def _seated(ceremony: int, winner: int) -> None:
    """A hall whose name, block and labels are markup, with somebody in it and somebody without."""
    seat = {"label": SEAT, "seats": [SEAT, "2"]}
    plan = {"name": TITLE, "block": [{"name": WORDS, "row": [seat]}]}
    hall = await seats.hall_load("web/adam", msgspec.toml.encode(plan), "hall.toml")
    await seats.hall_choose("web/adam", "2023", None, hall.digest)
    await seats.blocks_put("web/adam", "2023", None, [SeatingBlock(WORDS, groups=(1,))])
    people = ((winner, AttendeeKind.WINNER, NAME), (None, AttendeeKind.GUEST, f"{NAME}丙"))
    for code, (of, kind, name) in enumerate(people):
        row = Attendee(
            ceremony=ceremony, winner=of, kind=kind, name=name, unit=UNIT, code=f"{code:012}"
        )
        await Attendee.insert(row)
    await seats.seats_fill("web/adam", "2023")


async def _delivered(planned: int, received: int) -> None:
    """A delivery on request that is open, and one that was received after a cancelled one."""
    ground = VisitGround(DeliveryGround.REQUEST, NAME, clock.today())
    terms = DeliveryTerms(DeliveryWay.VISIT, clock.today(), NAME, ground)
    await deliveries.plan("web/adam", "2023", [planned, received], terms)
    await deliveries.cancel("web/adam", "2023", {received: 1}, WORDS)
    await deliveries.done("web/adam", "2023", {received: 0}, NAME)


async def _proofread(settings: Settings) -> tuple[str, str]:
    """Let a unit answer, and propose a change of every name and every honour."""
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(7))
    [link] = await proofs_queries.unrevoked_links(await catalogue.find("2023"))
    wanted = {"name": f"{NAME}甲", "unit": f"{UNIT}乙"}
    answers = [
        Answer(each.id, each.revision, wanted, WORDS)
        for each in await proofs_queries.winners_of(link)
    ]
    await answering.answer(link.id, WORDS, answers)
    return token(link.id, settings.secret_key()), str(link.id)


def _list(name: str, honour: str) -> bytes:
    quoted = [f'"{text.replace(chr(34), chr(34) * 2)}"' for text in ("GR", name, UNIT, honour)]
    return csv_text([("奖项", "姓名", "所在单位", "称号"), quoted]).encode()


async def _imported(settings: Settings) -> str:
    data = _list(f"{NAME}入", f"{HONOUR}0")
    done = await intake.commit("web/adam", "2023", data, FILE, Choices(), settings)
    return done.reference


#: The file has mostly the people of the import, and is no correction of it.
_OWN_LIST = Answers(choices=Choices(corrects="none"))


async def _left_open(settings: Settings) -> list[str]:
    """Leave three imports unfinished: a ready one, one with a fault, one that repeats a winner."""
    here = await catalogue.find("2023")
    made = []
    for name, honour in (
        (f"{NAME}一", f"{HONOUR}0"),
        (f"{NAME}二", WORDS),
        (f"{NAME}0", WORDS),
    ):
        data = _list(name, honour)
        digest = hashlib.sha256(data).hexdigest()
        key = settings.secret_key()
        made.append(
            str(await drafts.begin(here, "adam", FILE, data, digest, _OWN_LIST, secret=key))
        )
    return made
