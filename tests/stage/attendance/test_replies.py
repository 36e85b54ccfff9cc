"""Replies of units about who attends, in both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from awards import clock
from awards.catalogue import service as catalogue
from awards.errors import CeremonyChanged, NotFound, ProofLinkUnknown, ReplyRefused
from awards.proofs import queries
from awards.proofs import service as proofs
from awards.proofs.records import LinkRecord
from awards.settings import Settings
from awards.stage import store
from awards.stage.attendance import replies, service
from awards.stage.attendance.records import AttendeeRecord
from awards.stage.attendance.reply_records import ReplyContent, WinnerReply
from awards.stage.words import AttendeeKind, ReplyState
from awards.tables import AuditEntry
from tests.stage.year import arrange


async def asked() -> list[LinkRecord]:
    """The links of all units, while replies are taken."""
    await arrange()
    await replies.ask("web/cora", "2023", clock.today())
    await proofs.make_links("web/rita", "2023", clock.today() + timedelta(7))
    return await queries.unrevoked_links(await catalogue.find("2023"))


async def body_and_persons() -> tuple[LinkRecord, LinkRecord]:
    """An enterprise that is its own unit, and a unit with several persons."""
    links = await asked()
    by_size: dict[str, LinkRecord] = {}
    for link in links:
        winners = await replies.replying(link)
        if len(winners) == 1 and not winners[0].is_person:
            by_size.setdefault("body", link)
        if len(winners) > 1 and all(each.is_person for each in winners):
            by_size.setdefault("persons", link)
        if len(by_size) == 2:
            break
    return by_size["body"], by_size["persons"]


async def people() -> dict[str, AttendeeRecord]:
    return {each.name: each for each in (await service.attendees_now("2023"))[1]}


async def only(link: LinkRecord) -> int:
    return (await replies.replying(link))[0].winner


async def test_an_accepted_reply_says_who_attends_and_who_goes_on_stage(year: Settings) -> None:
    body, _ = await body_and_persons()
    await service.winners_attend("web/cora", "2023", None, only_on_stage=False)
    winner = await only(body)
    code = (await people())[body.unit].code
    said = WinnerReply(winner, attends=True, name=" 古月 ", duty="总经理")

    await replies.send(body.id, "司空见", ReplyContent((said,), ("盛小林",), "坐轮椅"))
    before = await people()
    [shown] = await replies.replies("2023")
    revision = (await store.require(await catalogue.find("2023"))).revision
    with pytest.raises(CeremonyChanged):
        await replies.accept("web/cora", "2023", revision - 1, shown.reply.id)
    made = await replies.accept("web/cora", "2023", revision, shown.reply.id)

    assert "古月" not in before
    assert shown.changes is not None
    assert [each.name for each in shown.changes.added] == ["盛小林"]
    assert [each.after.name for each in shown.changes.changed] == ["古月"]
    after = await people()
    assert (after["古月"].kind, after["古月"].duty) == (AttendeeKind.REPRESENTATIVE, "总经理")
    assert (after["古月"].code, after["盛小林"].winner) == (code, winner)
    assert made == revision + 1
    draft = (await store.require(await catalogue.find("2023"))).draft
    received = {each.winner: each.recipient for group in draft.groups for each in group.members}
    assert received.get(winner, "古月") == "古月"
    with pytest.raises(ReplyRefused):
        await replies.accept("web/cora", "2023", None, shown.reply.id)
    entry = await AuditEntry.select().order_by(AuditEntry.position, ascending=False).first()
    assert entry is not None
    assert '"reply-accepted"' in entry["after"]


async def test_a_later_reply_replaces_one_that_waits_and_waits_after_an_accepted_one(
    year: Settings,
) -> None:
    body, _ = await body_and_persons()
    winner = await only(body)
    first = ReplyContent((WinnerReply(winner, attends=True, name="古月"),))
    second = ReplyContent((WinnerReply(winner, attends=True, name="盛大林"),))
    gone = ReplyContent((WinnerReply(winner, attends=False),))

    numbers = [await replies.send(body.id, "甲", each) for each in (first, first, second)]
    [one] = await replies.replies("2023")
    await replies.accept("web/cora", "2023", None, one.reply.id)
    third = await replies.send(body.id, "甲", gone)
    waiting, accepted = await replies.replies("2023")

    assert numbers == [1, 1, 2]
    assert (third, waiting.reply.number, waiting.absent) == (3, 3, [body.unit])
    assert accepted.reply.state is ReplyState.ACCEPTED
    assert waiting.changes is not None
    assert [each.name for each in waiting.changes.removed] == ["盛大林"]
    assert "盛大林" in await people()
    await replies.accept("web/cora", "2023", None, waiting.reply.id)
    assert "盛大林" not in await people()


async def test_a_unit_replies_for_its_own_winners_in_time_and_completely(year: Settings) -> None:
    body, persons = await body_and_persons()
    mine = [each.winner for each in await replies.replying(persons)]
    whole = ReplyContent(tuple(WinnerReply(each, attends=True) for each in mine))
    alone = ReplyContent((WinnerReply(mine[0], attends=True),))
    foreign = ReplyContent((*whole.winners, WinnerReply(await only(body), attends=False)))
    unnamed = ReplyContent((WinnerReply(await only(body), attends=True),))
    company = ReplyContent(tuple(WinnerReply(each, attends=False) for each in mine), ("盛小林",))

    for link, refused in [
        (persons, alone),
        (persons, foreign),
        (body, unnamed),
        (persons, company),
    ]:
        with pytest.raises(ReplyRefused):
            await replies.send(link.id, "甲", refused)
    await replies.ask("web/cora", "2023", clock.today() - timedelta(1))
    with pytest.raises(ReplyRefused):
        await replies.send(persons.id, "甲", whole)
    await replies.ask("web/cora", "2023", None)
    with pytest.raises(ReplyRefused):
        await replies.send(persons.id, "甲", whole)
    await replies.ask("web/cora", "2023", clock.today())
    await proofs.revoke("web/rita", "2023", persons.id)
    with pytest.raises(ProofLinkUnknown):
        await replies.send(persons.id, "甲", whole)

    assert await replies.replies("2023") == []


async def test_a_refused_reply_changes_nobody_and_keeps_its_reason(year: Settings) -> None:
    _, persons = await body_and_persons()
    mine = await replies.replying(persons)
    content = ReplyContent(tuple(WinnerReply(each.winner, attends=True) for each in mine))
    await replies.send(persons.id, "甲", content)
    [shown] = await replies.replies("2023")

    await replies.refuse("web/cora", "2023", shown.reply.id, "人数过多")

    [decided] = await replies.replies("2023")
    assert (decided.reply.state, decided.reply.reason) == (ReplyState.REFUSED, "人数过多")
    assert await people() == {}
    with pytest.raises(NotFound):
        await replies.refuse("web/cora", "2023", 99999, "人数过多")
