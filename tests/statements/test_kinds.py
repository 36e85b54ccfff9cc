"""Proofs, rosters and print runs are statements; each difference has an act that settles it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from awards import clock, database
from awards.audit import queries as audit
from awards.catalogue import service as catalogue
from awards.catalogue.writing import plan_of
from awards.ceremony.service import hand_out
from awards.notices import correcting
from awards.proofs import answering, queries
from awards.proofs import service as links
from awards.statements import queries as stated
from awards.tables import ProofLink, Winner
from tests.api.test_flow import HERE, LIN, OUYANG, issue
from tests.cast import LIN as LIN_REGISTERED
from tests.cast import register
from tests.notices.story import ask_for, noticed
from tests.people import Cast
from tests.statements.test_marked import _rename


async def _differences(cast: Cast) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await cast.vera.get(f"{HERE}/status")).json()["differences"]
    return found


async def _kinds(cast: Cast) -> list[tuple[str, str, str, str]]:
    return [
        (each["statement"], each["field"], each["says"], each["register"])
        for each in await _differences(cast)
    ]


async def test_what_a_unit_confirmed_is_kept_until_it_confirms_again(cast: Cast) -> None:
    await issue(cast, OUYANG)
    await links.make_links("web/rita", "2023", clock.today())
    [row] = await ProofLink.select(ProofLink.id)
    await _answer(row["id"])

    winner = await _rename(cast, "欧阳若水", "欧阳如水")
    before = await _kinds(cast)
    await _answer(row["id"])
    after = await _kinds(cast)
    statement = await stated.of_proof(row["id"])

    assert ("proof", "name", "欧阳若水", "欧阳如水") in before
    assert [each for each in after if each[0] == "proof"] == []
    assert statement is not None
    assert [(each.version, each.actor) for each in statement.versions] == [
        (1, "proof/“王主任”"),
        (2, "proof/“王主任”"),
    ]
    assert [line.winner for line in statement.lines] == [winner]


async def _answer(link: int) -> None:
    found = await queries.link(link)
    said = [answering.Answer(w.id, w.revision) for w in await queries.winners_of(found)]
    await answering.answer(link, "王主任", said)


async def test_the_form_names_every_statement_that_a_change_would_leave_behind(
    cast: Cast,
) -> None:
    await issue(cast, OUYANG)
    await links.make_links("web/rita", "2023", clock.today())
    [row] = await ProofLink.select(ProofLink.id)
    await _answer(row["id"])
    await hand_out("web/cora", "2023")
    [winner] = [row["id"] for row in await Winner.select(Winner.id)]

    form = (await cast.rita.get(f"/winners/{winner}/edit")).text

    said = "“欧阳若水 · "
    for words in ("单位确认的是", "证书写的是", "已发的名册写的是"):
        assert words + said in form


async def test_a_roster_differs_until_the_next_version_is_handed_out(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await hand_out("web/cora", "2023")
    await cast.anna.post(
        "/api/v1/certificates/revoke", json={"number": numbers[0], "reason": "违纪"}
    )
    before = await _kinds(cast)
    home = (await cast.paul.get("/c/2023")).text

    await cast.paul.get("/c/2023/roster.pdf")

    assert before == [("roster", "state", "called", "revoked")]
    assert "已发放的名册有 1 个与登记不一致" in home
    assert await _kinds(cast) == []


async def test_a_printed_sheet_differs_until_it_is_spoiled(cast: Cast) -> None:
    numbers = await issue(cast, LIN, OUYANG)
    await cast.paul.post(f"{HERE}/print.pdf", json={})
    [run] = (await cast.paul.get(f"{HERE}/runs")).json()
    await _rename(cast, "林晚舟", "林婉舟")
    await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": numbers[0], "reason": "姓名更正"}
    )
    before = await _differences(cast)

    marks = {"state": "spoiled", "first": 1, "last": 1}
    await cast.paul.post(f"/api/v1/runs/{run['reference']}/marks", json=marks)

    assert [(each["statement"], each["field"], each["source"]) for each in before] == [
        ("run", "name", run["reference"]),
        ("run", "version", run["reference"]),
    ]
    assert await _differences(cast) == []


async def test_a_difference_is_accepted_by_whose_task_it_is_until_a_word_changes(
    cast: Cast,
) -> None:
    await issue(cast, LIN)
    winner = await _rename(cast, "林晚舟", "林婉舟")
    door = f"{HERE}/differences/certificate/acceptances"
    wish = {"winners": [winner], "reason": "不影响领取"}

    refused = await cast.rita.post(door, json=wish)
    silent = await cast.anna.post(door, json={**wish, "reason": " "})
    done = await cast.anna.post(door, json=wish)
    accepted = await _kinds(cast)
    again = await cast.anna.post(door, json=wish)
    history = (await cast.vera.get(f"/winners/{winner}")).text
    await _rename(cast, "林婉舟", "林琬舟")

    assert (refused.status_code, silent.status_code, done.status_code) == (403, 422, 204)
    assert (accepted, again.status_code) == ([], 404)
    assert "不影响领取" in history
    assert await _kinds(cast) == [("certificate", "name", "林晚舟", "林琬舟")]


async def test_the_page_of_differences_accepts_the_ticked_ones(cast: Cast) -> None:
    await issue(cast, LIN, OUYANG)
    winner = await _rename(cast, "林晚舟", "林婉舟")

    page = (await cast.anna.get("/c/2023/differences")).text
    others = (await cast.paul.get("/c/2023/differences")).text
    address = "/c/2023/differences/certificate/acceptances"
    empty = await cast.anna.post(address, data={"winner": str(winner), "reason": ""})
    done = await cast.anna.post(address, data={"winner": str(winner), "reason": "不影响"})

    assert (address in page, address in others, "林晚舟" in others) == (True, False, True)
    assert (empty.status_code, done.status_code) == (422, 303)
    assert "林晚舟" not in (await cast.anna.get("/c/2023/differences")).text


async def test_the_marked_are_read_from_their_index(cast: Cast) -> None:
    """Few rows are read however many certificates there are: the plan names the index."""
    await issue(cast, LIN)
    if database.is_sqlite():
        rows = await Winner.raw(
            'EXPLAIN QUERY PLAN SELECT w."id" FROM "winner" w WHERE w."differs" AND w."category"'
            ' IN (SELECT "id" FROM "category" WHERE "commendation" = 1) ORDER BY w."id"'
        )
        assert any("winner_differing" in str(row) for row in rows)


async def test_a_single_certificate_that_differs_is_printed_after_a_question_with_a_reason(
    cast: Cast,
) -> None:
    [number] = await issue(cast, OUYANG)
    winner = await _rename(cast, "欧阳若水", "欧阳如水")
    shown = await cast.paul.get(f"/winners/{winner}/certificate")
    order = {"number": number}
    refused = await cast.paul.post("/c/2023/print", data=order)
    accepted = {**order, "accept_differences": "1"}
    unfounded = await cast.paul.post("/c/2023/print", data=accepted)
    printed = await cast.paul.post("/c/2023/print", data={**accepted, "print_reason": "急用"})
    [entry] = await audit.entries(limit=1)

    assert "本证书与登记不一致，仍要打印吗？" in shown.text
    assert "下载本证书" not in shown.text
    assert [refused.status_code, unfounded.status_code] == [422, 422]
    assert "登记不一致" in refused.text
    assert printed.headers["content-type"] == "application/pdf"
    assert entry.action == "certificates.printed"
    assert "急用" in (entry.after or "")


async def test_each_version_of_a_proof_is_shown_with_what_the_register_says_now(
    cast: Cast,
) -> None:
    await issue(cast, OUYANG)
    await links.make_links("web/rita", "2023", clock.today())
    [row] = await ProofLink.select(ProofLink.id)
    page = f"/c/2023/proofs/{row['id']}/versions"
    none = await cast.vera.get(page)
    await _answer(row["id"])
    winner = await _rename(cast, "欧阳若水", "欧阳如水")
    differing = (await cast.vera.get(page)).text
    await _answer(row["id"])
    settled = (await cast.vera.get(page)).text

    assert none.status_code == 404
    assert "登记已与此不同" in differing
    assert differing.count("欧阳若水") >= 2
    assert "登记与单位确认的内容一致" in settled
    assert ("第 2 版" in settled, "第 1 版" in settled) == (True, True)
    assert "“欧阳若水”更正为“欧阳如水”" in settled
    assert "王主任" in settled
    for place in (f"/winners/{winner}", "/c/2023/proofs"):
        assert page in (await cast.rita.get(place)).text


async def test_the_heading_of_a_notice_stays_until_an_approver_corrects_it(cast: Cast) -> None:
    await ask_for(days=5)
    [lin] = await register(LIN_REGISTERED)
    notice = await noticed([lin])
    plan = plan_of(await catalogue.find("2023"))
    other = replace(plan, title="经开区2023年度表彰", issuers=("经开区管委会",))
    await catalogue.load("web/adam", other)

    public = (await cast.nobody.get(f"/notices/{notice.id}")).text
    status = (await cast.vera.get("/api/v1/commendations/2023/status")).json()
    await correcting.correct("web/anna", notice.id, [lin], "机构更名")
    corrected = (await cast.nobody.get(f"/notices/{notice.id}")).text
    after = (await cast.vera.get("/api/v1/commendations/2023/status")).json()

    assert plan.title in public
    assert plan.issuers[0] in public
    assert "经开区管委会" not in public
    assert {(e["statement"], e["field"]) for e in status["differences"]} == {
        ("notice", "heading"),
        ("notice", "issuers"),
    }
    assert f"“{plan.title}”更正为“经开区2023年度表彰”" in corrected
    assert "经开区管委会" in corrected
    assert after["differences"] == []


async def test_a_certificate_of_another_signer_differs_until_it_is_reissued(cast: Cast) -> None:
    before = replace(
        plan_of(await catalogue.find("2023")),
        layout="bilingual",
        certificate_title_en="Certificate of Honour",
        issuers_en="Committee",
    )
    await catalogue.load("web/adam", replace(before, signer="王一二", signer_duty="主任"))
    [number] = await issue(cast, LIN)
    await catalogue.load("web/adam", replace(before, signer="李三四", signer_duty="主任"))

    differing = await _kinds(cast)
    page = (await cast.anna.get("/c/2023/differences")).text
    await cast.anna.post(
        "/api/v1/certificates/reissue", json={"number": number, "reason": "签发人更换"}
    )

    assert differing == [("certificate", "signer", "王一二", "李三四")]
    assert "签发人" in page
    assert await _kinds(cast) == []
