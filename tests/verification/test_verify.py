"""The public learns the state of a certificate, and no more than necessary."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.issuing import service as issuing
from awards.issuing.queries import versions
from awards.notices import holds
from awards.notices import service as notices
from awards.tables import Commendation, Values
from awards.verification import publication
from awards.verification.rules import CertificateStanding, Verdict, as_text
from awards.verification.service import verify
from awards.winner_fields import Amendment
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import LIN, OUYANG, SECRET, TIAN, confirmed, settings

NUMBER = "郑经开表〔2024〕GR001号"


@pytest.fixture
async def lin(commendation: CommendationRecord, tmp_path: Path) -> int:
    [winner] = await confirmed(LIN)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))
    return winner


async def _verdicts() -> list[Verdict]:
    return [await verify(stored.snapshot.token) for stored in await versions(NUMBER)]


async def test_a_valid_certificate_is_shown_with_a_masked_name(lin: int) -> None:
    [verdict] = await _verdicts()

    assert (verdict.standing, verdict.number) == (CertificateStanding.VALID, NUMBER)
    assert (verdict.name, verdict.category) == ("林*舟", "先进个人")
    assert "林晚舟" not in str(verdict)


async def test_a_superseded_one_is_distinguished_from_its_successor(
    lin: int, tmp_path: Path
) -> None:
    winner = await find(lin)
    await winners.amend(
        "cli/bob",
        lin,
        Amendment(name="林晚洲"),
        revision=winner.revision,
        secret=SECRET,
        reason="与原件不符",
    )
    await issuing.reissue("cli/carol", NUMBER, "姓名有误", settings(tmp_path))

    standings = [verdict.standing for verdict in await _verdicts()]
    assert standings == [CertificateStanding.SUPERSEDED, CertificateStanding.VALID]


async def test_a_revoked_one_is_shown_with_the_day(lin: int) -> None:
    await issuing.revoke("cli/carol", NUMBER, "经查不符合条件")

    [verdict] = await _verdicts()
    assert verdict.standing is CertificateStanding.REVOKED
    assert verdict.ended_on is not None


async def _issued_ahead(days: int, tmp_path: Path) -> date:
    """Issue to Lin with a decision that many days ahead, which moves on a day later."""
    decided_on = clock.today() + timedelta(days)
    values: Values = {Commendation.decided_on: decided_on, Commendation.ceremony_on: decided_on}
    await Commendation.update(values, force=True)
    await confirmed(LIN)
    await issuing.issue("cli/carol", "2023", settings(tmp_path))
    later: Values = {Commendation.decided_on: decided_on + timedelta(1)}
    await Commendation.update(later, force=True)
    return decided_on


async def test_dates_that_seem_to_contradict_are_explained(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    decided_on = await _issued_ahead(30, tmp_path)
    [ahead] = await _verdicts()
    await issuing.revoke("cli/carol", NUMBER, "经查不符合条件")
    [ended] = await _verdicts()

    assert ahead.issued_on == ended.issued_on == decided_on
    assert "说明：证书已提前制作，所载颁发日期尚未到。\n" in as_text(ahead)
    assert "说明：证书已提前制作，在所载颁发日期之前即已终止。\n" in as_text(ended)


async def test_dates_in_their_order_need_no_word(lin: int) -> None:
    await issuing.revoke("cli/carol", NUMBER, "经查不符合条件")

    [verdict] = await _verdicts()
    assert verdict.remark is None
    assert "说明" not in as_text(verdict)


@pytest.mark.parametrize("token", ["", "x" * 22, "../etc", "\x00", "％", "x" * 100_000])
async def test_an_unknown_code_reveals_nothing(lin: int, token: str) -> None:
    assert await verify(token) == Verdict(CertificateStanding.UNKNOWN)


async def test_a_person_who_scans_the_code_reads_the_answer_in_words(lin: int) -> None:
    [valid] = await _verdicts()
    await issuing.revoke("cli/carol", NUMBER, "经查不符合条件")
    [revoked] = await _verdicts()

    assert as_text(valid).startswith("有效")
    assert f"编号：{NUMBER}\n获奖者：林*舟\n奖项：先进个人" in as_text(valid)
    assert as_text(revoked).startswith("已撤销")
    assert as_text(await verify("x" * 22)).startswith("查无此证")


async def _listed() -> list[str]:
    groups = await publication.groups(await publication.announced("2023"))
    return [line.name for group in groups for line in group.lines]


async def test_a_held_winner_is_off_the_list_until_confirmed_again(
    commendation: CommendationRecord,
) -> None:
    await confirmed(LIN, OUYANG)
    [tian] = await confirmed(TIAN)
    await publication.announce("web/anna", "2023")
    before = await _listed()

    await holds.hold("web/anna", tian, "收到反映，待核实")
    held = await _listed()
    await holds.release("web/anna", tian, "核实无误")
    released = await _listed()
    await notices.confirm("web/anna", [tian])

    assert sorted(before) == ["林晚舟", "欧阳若水", "田禾"]
    assert sorted(held) == sorted(released) == ["林晚舟", "欧阳若水"]
    assert sorted(await _listed()) == ["林晚舟", "欧阳若水", "田禾"]


def test_the_plain_text_answer_has_a_line_for_each_fact() -> None:
    verdict = Verdict(
        CertificateStanding.REVOKED,
        number="TC001",
        name="郑州云梯",
        category="突出贡献企业",
        honour="先锋",
        title="2023年度表彰",
        issuers=("甲委", "乙会"),
        issued_on=date(2024, 2, 28),
        ended_on=date(2024, 3, 1),
    )

    assert as_text(verdict) == (
        "已撤销：此证书不再有效。\nRevoked: no longer valid.\n\n"
        "编号：TC001\n获奖者：郑州云梯\n奖项：突出贡献企业\n称号：先锋\n表彰：2023年度表彰\n"
        "颁发单位：甲委、乙会\n颁发日期：2024年2月28日\n终止日期：2024年3月1日\n"
    )
    assert as_text(Verdict(CertificateStanding.UNKNOWN)) == (
        "查无此证：请核对二维码或网址；如有疑问，请向颁发单位查询。\n"
        "Unknown: check the code or the address; if in doubt, ask the issuer.\n"
    )
