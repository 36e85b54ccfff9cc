"""A unit checks its own winners, and the registrar decides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from awards import clock
from awards.audit import queries as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    FieldRefused,
    NameRefused,
    NotFound,
    ProofLinkUnknown,
    ProofreadingOver,
    ProposalDecided,
    Stale,
    WrongState,
)
from awards.proofs import answering, closing, deciding, queries, service
from awards.proofs.answering import Answer
from awards.proofs.records import LinkRecord, ProposalRecord
from awards.proofs.rules import UnitProgress, token
from awards.tables import ProofLink, Values, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import ACME, EVERYONE, GRID, LIN, OUYANG, SECRET, confirmed, register

#: The unit of LIN and of GRID, typed in another form.
ALSO_CHAOHE = Registration("GR", "秦望舒", "潮河 办事处", "优秀网格长（员）")
BY = "web/rita"


async def _links(*units: str) -> list[LinkRecord]:
    here = await catalogue.find("2023")
    day = clock.today() + timedelta(days=7)
    await service.make_links(BY, "2023", day, units or None)
    return await queries.unrevoked_links(here)


async def _right(link: LinkRecord) -> list[Answer]:
    return [Answer(w.id, w.revision) for w in await queries.winners_of(link)]


async def _proposed(
    link: LinkRecord, winner: int, wanted: dict[str, str], comment: str = ""
) -> ProposalRecord:
    answers = [
        Answer(a.winner, a.revision, wanted, comment) if a.winner == winner else a
        for a in await _right(link)
    ]
    await answering.answer(link.id, "王芳", answers)
    [*_, last] = await queries.proposals_of(link)
    return last


async def test_every_unit_gets_one_link_however_its_name_is_typed(
    commendation: CommendationRecord,
) -> None:
    await register(*EVERYONE, ALSO_CHAOHE)

    links = await _links()
    again = await service.make_links(BY, "2023", clock.today())

    assert again == 0
    units = {unit.unit: unit for unit in await queries.units(commendation)}
    assert {link.unit for link in links} == set(units)
    assert units["潮河办事处"].winners == 3
    assert units[ACME.name].winners == 1
    assert {unit.progress for unit in units.values()} == {UnitProgress.WAITING}


async def test_a_link_shows_its_own_units_winners_and_no_others(
    commendation: CommendationRecord,
) -> None:
    await register(*EVERYONE, ALSO_CHAOHE)
    links = {link.unit: link for link in await _links()}

    async def names(unit: str) -> set[str]:
        return {w.name for w in await queries.winners_of(links[unit])}

    assert await names("潮河办事处") == {LIN.name, GRID.name, ALSO_CHAOHE.name}
    assert await names(ACME.name) == {ACME.name}
    assert await names("明湖办事处") == {OUYANG.name}


async def test_a_unit_confirms_and_who_it_was_is_kept(commendation: CommendationRecord) -> None:
    await register(LIN, GRID)
    [link] = await _links()

    count = await answering.answer(link.id, "王芳", await _right(link))

    [unit] = await queries.units(commendation)
    [*_, last] = await audit.history(f"proof-link/{link.id}")
    assert count == 0
    assert unit.link is not None
    assert (unit.progress, unit.link.confirmed_by) == (UnitProgress.CONFIRMED, "王芳")
    assert (last.actor, last.action) == ("proof/“王芳”", "proof.confirmed")
    assert "王芳" in last.after


async def _progress(link: LinkRecord) -> tuple[UnitProgress, int]:
    units = await queries.units(await catalogue.find("2023"))
    return next((u.progress, u.changed) for u in units if u.link and u.link.id == link.id)


async def test_a_change_after_a_unit_confirmed_is_shown_until_it_is_undone(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    await answering.answer(link.id, "王芳", await _right(link))

    async def renamed(name: str) -> None:
        revision = (await find(winner)).revision
        await winners.amend(BY, winner, Amendment(name=name), revision=revision, secret=SECRET)

    assert await _progress(link) == (UnitProgress.CONFIRMED, 0)
    await renamed("林婉舟")
    assert await _progress(link) == (UnitProgress.CHANGED, 1)
    await renamed(LIN.name)
    assert await _progress(link) == (UnitProgress.CONFIRMED, 0)
    [joined] = await register(ALSO_CHAOHE)
    assert await _progress(link) == (UnitProgress.CHANGED, 1)
    await winners.withdraw("web/anna", [joined], "误登")
    assert await _progress(link) == (UnitProgress.CONFIRMED, 0)


async def test_an_accepted_proposal_of_the_unit_counts_as_confirmed(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    proposal = await _proposed(link, winner, {"name": "林婉舟"})

    assert await _progress(link) == (UnitProgress.CONFIRMED, 0)
    await deciding.accept(BY, "2023", proposal.id, secret=SECRET)

    assert await _progress(link) == (UnitProgress.CONFIRMED, 0)


async def test_a_proposal_changes_nothing_until_it_is_accepted(
    commendation: CommendationRecord,
) -> None:
    [winner] = await confirmed(LIN)
    [link] = await _links()

    proposal = await _proposed(link, winner, {"name": "林晚洲"}, "见身份证")
    untouched = await find(winner)
    accepted = await deciding.accept(BY, "2023", proposal.id, secret=SECRET)

    actions = [entry.action for entry in await audit.history(f"winner/{winner}")]
    assert untouched.name == "林晚舟"
    assert (accepted.name, accepted.state) == ("林晚洲", WinnerState.DRAFT)
    assert accepted.written_by == "rita"
    assert actions[-3:] == ["winner.proposed", "winner.amended", "winner.proposal-accepted"]


async def test_each_of_several_fields_is_decided_separately(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    wanted = {"unit": "潮河街道办事处", "honour": "优秀网格长（员）"}
    await _proposed(link, winner, wanted)

    unit, honour = await queries.open_proposals(commendation)
    await deciding.accept(BY, "2023", honour.id, secret=SECRET)
    await deciding.decline(BY, "2023", unit.id, "以公章为准")

    changed = await find(winner)
    [*_, last] = await audit.history(f"winner/{winner}")
    assert (changed.unit, changed.honour) == ("潮河办事处", "优秀网格长（员）")
    assert (last.action, "以公章为准" in last.after) == ("winner.proposal-declined", True)
    assert await queries.open_proposals(commendation) == []


async def test_a_proposal_is_decided_once(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    proposal = await _proposed(link, winner, {"name": "林晚洲"})
    await deciding.decline(BY, "2023", proposal.id, "有误")

    with pytest.raises(ProposalDecided) as told:
        await deciding.accept("web/adam", "2023", proposal.id, secret=SECRET)

    assert "rita" in str(told.value)
    assert (await find(winner)).name == "林晚舟"


async def test_a_proposal_for_words_that_changed_since_is_not_accepted(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    proposal = await _proposed(link, winner, {"name": "林晚洲"})
    await winners.amend(BY, winner, Amendment(name="林婉舟"), revision=1, secret=SECRET)

    with pytest.raises(Stale):
        await deciding.accept(BY, "2023", proposal.id, secret=SECRET)

    [waiting] = await queries.open_proposals(commendation)
    assert waiting.is_stale
    assert (await find(winner)).name == "林婉舟"


async def test_what_the_registry_refuses_stays_open(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    proposal = await _proposed(link, winner, {"name": "林\u202e舟"})

    with pytest.raises(NameRefused):
        await deciding.accept(BY, "2023", proposal.id, secret=SECRET)
    await winners.withdraw("web/anna", [winner], "本人放弃")
    good = proposal.id

    with pytest.raises((WrongState, NameRefused)):
        await deciding.accept(BY, "2023", good, secret=SECRET)
    assert len(await queries.open_proposals(commendation)) == 1


async def test_a_comment_alone_is_dealt_with_and_changes_nothing(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    proposal = await _proposed(link, winner, {}, "本人已调离")

    after = await deciding.accept(BY, "2023", proposal.id, secret=SECRET)

    assert (proposal.field, proposal.comment) == ("comment", "本人已调离")
    assert after.revision == 1


async def test_the_same_answer_twice_is_one_proposal(commendation: CommendationRecord) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    await _proposed(link, winner, {"name": "林晚洲"})

    await _proposed(link, winner, {"name": "林晚洲"})

    assert len(await queries.open_proposals(commendation)) == 1


async def test_an_entry_that_was_not_seen_is_not_confirmed(
    commendation: CommendationRecord,
) -> None:
    [winner] = await register(LIN)
    [link] = await _links()
    looked = await _right(link)
    await winners.amend(BY, winner, Amendment(note="甲"), revision=1, secret=SECRET)

    with pytest.raises(Stale):
        await answering.answer(link.id, "王芳", looked)
    now = await _right(link)
    await register(GRID)
    with pytest.raises(Stale):
        await answering.answer(link.id, "王芳", now)


async def test_nobody_answers_for_another_units_winner(commendation: CommendationRecord) -> None:
    _, ouyang = await register(LIN, OUYANG)
    links = {link.unit: link for link in await _links()}
    chaohe = links["潮河办事处"]

    with pytest.raises(NotFound):
        await answering.answer(
            chaohe.id, "王芳", [*await _right(chaohe), Answer(ouyang, 1, {"name": "甲乙"})]
        )

    assert await queries.open_proposals(commendation) == []


async def test_a_link_is_over_after_its_deadline_and_may_be_extended(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)
    [link] = await _links()
    answers = await _right(link)
    past: Values = {ProofLink.deadline: clock.now() - timedelta(seconds=1)}
    await ProofLink.update(past).where(ProofLink.id == link.id)

    with pytest.raises(ProofreadingOver):
        await answering.answer(link.id, "王芳", answers)
    [unit] = await queries.units(commendation)
    await service.extend(BY, "2023", link.id, clock.today())
    await answering.answer(link.id, "王芳", answers)

    assert unit.progress is UnitProgress.OVERDUE
    with pytest.raises(FieldRefused):
        await service.extend(BY, "2023", link.id, clock.today() - timedelta(days=1))


async def test_a_link_that_is_taken_back_works_no_more_and_another_can_be_made(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)
    [link] = await _links()
    answers = await _right(link)
    await service.revoke(BY, "2023", link.id)

    with pytest.raises(ProofLinkUnknown):
        await queries.by_token(token(link.id, SECRET), SECRET)
    with pytest.raises(ProofLinkUnknown):
        await answering.answer(link.id, "王芳", answers)
    with pytest.raises(NotFound):
        await service.extend(BY, "2023", link.id, clock.today())
    [new] = await _links("潮河办事处")
    assert new.id != link.id
    assert [e.action for e in await audit.history(f"proof-link/{link.id}")] == [
        "proof.link-made",
        "proof.link-revoked",
    ]


async def test_a_link_with_any_one_character_changed_leads_nowhere(
    commendation: CommendationRecord,
) -> None:
    await register(LIN)
    [link] = await _links()
    given = token(link.id, SECRET)
    number, _, mac = given.partition("-")
    assert (number, len(mac)) == (str(link.id), 22)

    for at, character in enumerate(mac):
        other = "A" if character != "A" else "B"
        with pytest.raises(ProofLinkUnknown):
            await queries.by_token(f"{number}-{mac[:at]}{other}{mac[at + 1 :]}", SECRET)
    for at in range(22):
        with pytest.raises(ProofLinkUnknown):
            await queries.by_token(f"{number}-{mac[:at]}", SECRET)

    assert (await queries.by_token(given, SECRET)).id == link.id


async def test_silent_units_are_closed_with_a_reason_and_open_again_with_a_new_day(
    commendation: CommendationRecord,
) -> None:
    await register(*EVERYONE)
    [asked, *_] = await _links("潮河办事处")
    await answering.answer(asked.id, "王芳", await _right(asked))

    closed = await closing.close(BY, "2023", "已电话核对")

    units = {unit.unit: unit for unit in await queries.units(commendation)}
    assert closed == len(units) - 1
    assert units.pop("潮河办事处").progress is UnitProgress.CONFIRMED
    assert {unit.progress for unit in units.values()} == {UnitProgress.CLOSED}
    [link] = [unit.link for unit in units.values() if unit.unit == ACME.name]
    assert link is not None
    assert (link.closed_by, link.closed_reason) == (BY, "已电话核对")
    [entry] = await audit.history(f"proof-link/{link.id}")
    assert (entry.action, entry.after) == ("proof.closed", '{"reason":"已电话核对"}')
    with pytest.raises(ProofreadingOver):
        await answering.answer(link.id, "王芳", await _right(link))

    await service.extend(BY, "2023", link.id, clock.today() + timedelta(days=3))
    again = {unit.unit: unit for unit in await queries.units(commendation)}
    assert again[ACME.name].progress is UnitProgress.WAITING


async def test_only_silent_units_are_closed_and_only_with_a_reason(
    commendation: CommendationRecord,
) -> None:
    await register(*EVERYONE)

    for units, reason in ((None, " "), (["无此单位"], "已电话核对")):
        with pytest.raises(FieldRefused):
            await closing.close(BY, "2023", reason, units)
    assert await closing.close(BY, "2023", "已撤并", [ACME.name, ACME.name]) == 1
    with pytest.raises(FieldRefused):
        await closing.close(BY, "2023", "已撤并", [ACME.name])
