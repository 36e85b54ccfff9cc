"""Numbers without gaps, frozen words, and versions."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from awards import database
from awards.audit import service as audit
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.catalogue.writing import plan_of
from awards.errors import FieldRefused, NotFound, OwnWords, PrintRefused, WrongState
from awards.issuing import rows, service
from awards.issuing.drafts import first_versions
from awards.issuing.queries import valid_in_order, versions
from awards.tables import Category, Certificate, CertificateState, IssuedNumber, WinnerState
from awards.winner_fields import Amendment, Registration
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import ACME, EVERYONE, LIN, OUYANG, SECRET, TIAN, confirmed, register, settings
from tests.conftest import FIXTURES
from tests.notices.story import ask_for

GR = "郑经开表〔2024〕GR{:03}号"


async def _issue(folder: Path, **some: object) -> list[str]:
    return await service.issue("cli/carol", "2023", settings(folder), **some)  # type: ignore[arg-type] # handed on


async def test_numbers_count_from_one_in_the_one_order(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(*EVERYONE)

    numbers = await _issue(tmp_path)

    people = {s.record.number: s.record.name for s in await valid_in_order(commendation, "GR")}
    assert numbers[:2] == ["郑经开表〔2024〕CX001号", "郑经开表〔2024〕JT001号"]
    assert people == {GR.format(1): "田禾", GR.format(2): "林晚舟", GR.format(3): "欧阳若水"}


async def test_only_confirmed_winners_are_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await register(OUYANG)
    [lin] = await confirmed(LIN)

    assert await _issue(tmp_path) == [GR.format(1)]
    assert (await find(lin)).state is WinnerState.ISSUED


async def test_a_later_issue_goes_on_where_the_first_ended(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN)
    first = await _issue(tmp_path)
    await confirmed(TIAN)

    assert first + await _issue(tmp_path) == [GR.format(1), GR.format(2)]


async def test_a_later_edit_never_changes_what_was_issued(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    [lin] = await confirmed(LIN)
    [number] = await _issue(tmp_path)
    [before] = await versions(number)

    winner = await find(lin)
    await winners.amend(
        "cli/bob",
        lin,
        Amendment(name="林晚洲"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )

    assert await versions(number) == [before._replace(record=(await versions(number))[0].record)]
    assert before.snapshot.fields["salutation"] == "林晚舟同志："


async def test_the_snapshot_holds_every_word_and_what_prints_it(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN)
    [number] = await _issue(tmp_path)

    [stored] = await versions(number)

    frozen = stored.snapshot
    assert frozen.fields == {
        "title": "荣誉证书",
        "salutation": "林晚舟同志：",
        "body": "在郑州经济技术开发区2023年度工作中成绩突出，被评为“综合考评先进工作者”。",
        "closing": "特发此证，以资鼓励。",
        "issuers": "中共郑州经济技术开发区工作委员会\n郑州经济技术开发区管理委员会",
        "date": "二〇二四年二月二十八日",
        "number": number,
        "code": f"https://awards.example.org/v/{frozen.token}",
        "name": "林晚舟",
        "unit": "潮河办事处",
        "category": "先进个人",
        "honour": "综合考评先进工作者",
        "year": "2023",
        "title_en": "",
        "body_en": "",
        "issuers_en": "",
        "date_en": "28 February 2024",
    }
    assert frozen.kind == frozen.content().kind == "individual"
    assert frozen.layout_id == "joint"
    assert len(frozen.token) == 22
    assert all(len(digest) == 64 for digest in (frozen.layout_digest, *frozen.fonts.values()))
    assert frozen.fonts


async def test_a_name_no_font_can_print_blocks_the_issue_by_name(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN, Registration("GR", "禾ꡀ", "", LIN.honour))

    with pytest.raises(PrintRefused, match="the script Phags Pa") as refused:
        await _issue(tmp_path)

    assert "禾ꡀ" in str(refused.value)
    assert await Certificate.count() == 0
    assert await IssuedNumber.count() == 0


async def test_issuing_at_the_same_time_gives_each_winner_one_number(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(*EVERYONE)

    made = await asyncio.gather(*(_issue(tmp_path) for _ in range(4)))

    assert sorted(map(len, made)) == [0, 0, 0, 5]
    rows = await IssuedNumber.select(IssuedNumber.text)
    assert len({row["text"] for row in rows}) == len(EVERYONE)
    assert (await audit.verify())[1] is None


async def test_categories_issued_by_different_people_at_once_keep_their_numbers(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(*EVERYONE)

    await asyncio.gather(*(_issue(tmp_path, category=code) for code in ("GR", "CX", "JT", "GR")))

    rows = await Category.select(Category.code, Category.last_number)
    last = {row["code"]: row["last_number"] for row in rows}
    assert (last["GR"], last["CX"], last["JT"]) == (3, 1, 1)


async def test_a_reissue_keeps_the_number_and_supersedes_the_first(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    [lin] = await confirmed(LIN)
    [number] = await _issue(tmp_path)
    winner = await find(lin)
    await winners.amend(
        "cli/bob",
        lin,
        Amendment(name="林晚洲"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )

    done = await service.reissue("cli/carol", number, "姓名有误", settings(tmp_path))

    first, second = await versions(number)
    assert done.changed
    assert (first.record.state, second.record.state) == (
        CertificateState.SUPERSEDED,
        CertificateState.VALID,
    )
    assert (first.record.reason, second.record.version) == ("姓名有误", 2)
    assert second.snapshot.fields["salutation"] == "林晚洲同志："
    assert first.snapshot.token != second.snapshot.token


async def test_with_the_two_person_rule_nobody_reissues_words_of_their_own(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await ask_for(two_person=True)
    [lin] = await confirmed(LIN)
    [number] = await service.issue("cli/carol", "2023", settings(tmp_path), reason="经批准")
    revision = (await find(lin)).revision
    await winners.amend(
        "web/bob",
        lin,
        Amendment(name="林晚洲"),
        revision=revision,
        secret=SECRET,
        reason="与原件不符",
    )

    with pytest.raises(OwnWords, match="林晚洲"):
        await service.reissue("api/bob", number, "姓名有误", settings(tmp_path))
    done = await service.reissue("web/carol", number, "姓名有误", settings(tmp_path))
    await _reword()
    again = await service.reissue("web/bob", number, "文案更正", settings(tmp_path))

    assert (done.changed, again.certificate.version) == (True, 3)


async def _reword() -> None:
    here = plan_of(await catalogue.find("2023"))
    await catalogue.load("web/adam", replace(here, certificate_title="表彰证书"))


async def test_an_unchanged_reissue_makes_nothing(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(ACME)
    [number] = await _issue(tmp_path)

    done = await service.reissue("cli/carol", number, "再印一张", settings(tmp_path))

    assert not done.changed
    assert len(await versions(number)) == 1


async def test_a_revoked_certificate_is_ended_with_its_reason(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    [lin] = await confirmed(LIN)
    [number] = await _issue(tmp_path)

    ended = await service.revoke("cli/carol", number, "经查不符合条件")

    assert (ended.state, ended.reason) == (CertificateState.REVOKED, "经查不符合条件")
    assert (await find(lin)).state is WinnerState.REVOKED
    assert await valid_in_order(commendation) == []


async def test_a_revoked_number_is_never_used_again(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN)
    [number] = await _issue(tmp_path)
    await service.revoke("cli/carol", number, "经查不符合条件")
    await confirmed(TIAN)

    assert await _issue(tmp_path) == [GR.format(2)]


async def test_what_is_revoked_is_neither_reissued_nor_revoked_again(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN)
    [number] = await _issue(tmp_path)
    await service.revoke("cli/carol", number, "经查不符合条件")

    with pytest.raises(WrongState):
        await service.revoke("cli/carol", number, "再次")
    with pytest.raises(WrongState):
        await service.reissue("cli/carol", number, "再次", settings(tmp_path))


async def test_revoking_needs_a_reason(commendation: CommendationRecord, tmp_path: Path) -> None:
    await confirmed(LIN)
    [number] = await _issue(tmp_path)

    with pytest.raises(FieldRefused, match="reason"):
        await service.revoke("cli/carol", number, "  ")


async def test_an_unknown_number_is_not_found(commendation: CommendationRecord) -> None:
    with pytest.raises(NotFound):
        await service.revoke("cli/carol", "郑经开表〔2024〕GR999号", "无此证书")


async def test_the_database_refuses_a_second_valid_certificate(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await confirmed(LIN)
    await _issue(tmp_path)
    [row] = await Certificate.select()
    row |= {"version": 2, "token": "x" * 22}
    del row["id"]

    with pytest.raises(Exception, match=r"(?i)unique"):
        await Certificate(**row).save()


async def test_what_changed_after_it_was_composed_is_not_frozen(
    commendation: CommendationRecord,
) -> None:
    """The same holds if the winner was amended and confirmed again meanwhile."""
    [lin] = await confirmed(LIN)
    composed = first_versions(commendation, [await find(lin)], {})
    winner = await find(lin)
    await winners.amend(
        "cli/bob",
        lin,
        Amendment(name="林晚洲"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )
    await winners.confirm("cli/carol", [lin])

    with pytest.raises(rows.MeanwhileChanged):
        async with database.transaction():
            await rows.to_issued(composed)


async def test_numbers_of_a_pattern_that_changed_meanwhile_are_not_stored(
    commendation: CommendationRecord,
) -> None:
    [lin] = await confirmed(LIN)
    composed = first_versions(commendation, [await find(lin)], {})
    source = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
    await catalogue.load("cli/alice", parse(source.replace("郑经开表", "郑经表"), "2023.toml"))

    with pytest.raises(rows.MeanwhileChanged):
        async with database.transaction():
            await rows.count_up(composed, {composed[0].category.id: 0})


async def test_a_revoked_winner_gives_the_hand_place_to_another(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    [lin, tian] = await confirmed(LIN, TIAN)
    await winners.place_by_hand("cli/bob", lin, 1)
    await _issue(tmp_path)
    await service.revoke("cli/carol", GR.format(1), "经查不符合条件")

    assert (await winners.place_by_hand("cli/bob", tian, 1)).hand_place == 1
    with pytest.raises(FieldRefused, match="from 1 to 1"):
        await winners.place_by_hand("cli/bob", tian, 2)


async def test_issuing_in_an_unknown_category_is_not_found(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    with pytest.raises(NotFound):
        await _issue(tmp_path, category="ZZ")


async def test_numbers_composed_before_another_issued_are_not_stored(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    """Both read the counter at 0; what the second composed must not be stored."""
    [lin, tian] = await confirmed(LIN, TIAN)
    composed = first_versions(commendation, [await find(lin)], {})
    category = composed[0].category.id
    await _issue(tmp_path, winners=[tian])

    with pytest.raises(rows.MeanwhileChanged):
        async with database.transaction():
            await rows.count_up(composed, {category: 0})

    [row] = await Category.select(Category.last_number).where(Category.id == category)
    assert row["last_number"] == 1
    assert await _issue(tmp_path, winners=[lin]) == [GR.format(2)]


async def test_different_winners_of_one_category_issued_at_once_get_numbers_without_a_gap(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    """Four people issue at once: a later one composes again with the new counter."""
    people = [
        msgspec.structs.replace(LIN, name=f"林晚{which}", personal_number="")
        for which in "一二三四"
    ]
    ids = await confirmed(*people)

    made = await asyncio.gather(*(_issue(tmp_path, winners=[winner]) for winner in ids))

    assert sorted(number for [number] in made) == [GR.format(n) for n in (1, 2, 3, 4)]
    stored = await IssuedNumber.select(IssuedNumber.sequence)
    assert sorted(row["sequence"] for row in stored) == [1, 2, 3, 4]
    assert (await audit.verify())[1] is None


async def test_another_font_is_another_sheet(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    """The same words drawn with another font file do not look the same."""
    await confirmed(ACME)
    [number] = await _issue(tmp_path)
    [before] = await versions(number)
    font, digest = next(iter(before.snapshot.fonts.items()))
    [row] = await Certificate.select(Certificate.snapshot)
    older = row["snapshot"].replace(digest, "0" * 64)
    await Certificate.update({Certificate.snapshot: older}, force=True)

    done = await service.reissue("cli/carol", number, "换用新字体", settings(tmp_path))

    assert done.changed
    first, second = await versions(number)
    assert first.snapshot.fonts[font] == "0" * 64
    assert second.snapshot.fonts[font] == digest
