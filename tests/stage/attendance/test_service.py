"""Attendees in both databases: by rule, by hand, and from a list."""

from __future__ import annotations

import pytest

from awards.catalogue import service as catalogue
from awards.errors import AttendeeRefused, CeremonyChanged, NotFound
from awards.settings import Settings
from awards.stage import versions
from awards.stage.attendance import service
from awards.stage.attendance.importing import import_rows, read_list
from awards.stage.attendance.records import AttendeeDraft, AttendeeRecord
from awards.stage.certificates import stage_certificates
from awards.stage.words import AttendeeKind
from awards.tables import AuditEntry, StageEdit
from awards.words import translated
from tests.stage.year import arrange

W, R, C, G = (
    AttendeeKind.WINNER,
    AttendeeKind.REPRESENTATIVE,
    AttendeeKind.COMPANION,
    AttendeeKind.GUEST,
)


async def people() -> dict[str, AttendeeRecord]:
    return {each.name: each for each in (await service.attendees_now("2023"))[1]}


async def winner_ids(name: str) -> list[int]:
    standing = await stage_certificates(await catalogue.find("2023"))
    return [each.winner for each in standing if each.name == name]


async def test_those_on_stage_attend_by_rule_and_then_all_of_them(year: Settings) -> None:
    begun = await arrange()

    first = await service.winners_attend("web/cora", "2023", begun.revision, only_on_stage=True)
    again = await service.winners_attend("web/cora", "2023", None, only_on_stage=True)
    rest = await service.winners_attend("web/cora", "2023", None, only_on_stage=False)

    assert (first.added, again.added, rest.added) == (94, 0, 306)
    assert (first.revision, again.revision) == (begun.revision + 1, begun.revision + 1)
    everybody = (await service.attendees_now("2023"))[1]
    kinds = [each.kind for each in everybody]
    assert (kinds.count(W), kinds.count(R)) == (278, 122)
    assert len({each.code for each in everybody}) == 400
    lei = [each.told_apart for each in everybody if each.name == "王磊"]
    assert len(set(lei)) == len(lei) > 1
    assert all(lei)
    content = (await versions.version("2023", 0)).content
    assert sum(1 for each in content.attendees if each.group) == 94
    acts = [row["act"] for row in await StageEdit.select().order_by(StageEdit.revision)]
    assert acts[-2:] == ["attendees-imported", "attendees-imported"]


async def test_a_companion_needs_a_principal_and_is_in_no_group(year: Settings) -> None:
    await arrange()
    await service.winners_attend("web/cora", "2023", None, only_on_stage=True)
    principal = (await service.attendees_now("2023"))[1][0]
    [absent] = [
        each.winner
        for each in await stage_certificates(await catalogue.find("2023"))
        if each.winner not in {one.winner for one in (await service.attendees_now("2023"))[1]}
    ][:1]

    made = await service.attendee_put(
        "web/cora", "2023", None, AttendeeDraft(C, "盛小林", winner=principal.winner)
    )
    with pytest.raises(AttendeeRefused, match="盛大林"):
        await service.attendee_put(
            "web/cora", "2023", None, AttendeeDraft(C, "盛大林", winner=absent)
        )
    with pytest.raises(AttendeeRefused, match="盛小林"):
        await service.attendee_remove("web/cora", "2023", None, principal.id)

    content = (await versions.version("2023", 0)).content
    assert [each.group for each in content.attendees if each.name == "盛小林"] == [0]
    await service.attendee_remove("web/cora", "2023", made.revision, made.attendee)
    assert "盛小林" not in await people()


async def test_somebody_is_written_on_the_revision_that_was_read(year: Settings) -> None:
    begun = await arrange()
    guest = AttendeeDraft(G, " 古月 ", "会长", "云桥商会")

    made = await service.attendee_put("web/cora", "2023", begun.revision, guest)
    code = (await people())["古月"].code
    with pytest.raises(CeremonyChanged):
        await service.attendee_put("web/cora", "2023", begun.revision, AttendeeDraft(G, "司空见"))
    duty = AttendeeDraft(G, "古月", "名誉会长", "云桥商会")
    await service.attendee_put("web/cora", "2023", made.revision, duty, made.attendee)
    same = await service.attendee_put("web/cora", "2023", None, duty, made.attendee)

    assert (await people())["古月"].duty == "名誉会长"
    assert (await people())["古月"].code == code
    assert same.revision == made.revision + 1
    entry = await AuditEntry.select().order_by(AuditEntry.position, ascending=False).first()
    assert entry is not None
    assert '"attendee-put"' in entry["after"]
    assert "古月" in entry["after"]


async def test_two_do_not_attend_for_one_winner_and_nobody_for_an_unknown_one(
    year: Settings,
) -> None:
    await arrange()
    [one] = await winner_ids("欧阳望舒") or (await winner_ids("王磊"))[:1]
    await service.attendee_put("web/cora", "2023", None, AttendeeDraft(W, "甲", winner=one))

    with pytest.raises(AttendeeRefused):
        await service.attendee_put("web/cora", "2023", None, AttendeeDraft(W, "乙", winner=one))
    with pytest.raises(NotFound):
        await service.attendee_put("web/cora", "2023", None, AttendeeDraft(W, "丙", winner=99999))
    with pytest.raises(NotFound):
        await service.attendee_put("web/cora", "2023", None, AttendeeDraft(G, "丁"), 99999)

    assert list(await people()) == ["甲"]


async def test_a_list_is_stored_whole_or_not_at_all(year: Settings) -> None:
    begun = await arrange()
    one, two, *_ = await winner_ids("王磊")
    rows = await read_list(
        "姓名,身份,单位,职务,随同\n王磊,,,,\n古月,嘉宾,云桥商会,会长,\n".encode()
    )

    open_one = await import_rows("web/cora", "2023", begun.revision, rows)
    assert (open_one.is_stored, open_one.revision) == (False, begun.revision)
    [question] = open_one.questions
    assert {each.winner for each in question.candidates} >= {one, two}
    assert await people() == {}

    stored = await import_rows("web/cora", "2023", begun.revision, rows, {2: str(two)})
    again = await import_rows("web/cora", "2023", None, rows, {2: str(two)})

    assert (stored.is_stored, stored.added, again.kept) == (True, 2, 2)
    assert again.revision == stored.revision == begun.revision + 1
    found = await people()
    assert (found["王磊"].winner, found["古月"].duty) == (two, "会长")


async def test_a_fault_in_the_last_row_stores_nobody(year: Settings) -> None:
    begun = await arrange()
    rows = await read_list("姓名,身份\n古月,嘉宾\n盛小林,随行\n".encode())

    made = await import_rows("web/cora", "2023", None, rows)

    assert [translated(each, "zh") for each in made.faults] == ["第 3 行：盛小林没有随同的人。"]
    assert (await people(), made.revision) == ({}, begun.revision)
