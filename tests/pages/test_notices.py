"""The notice on pages: published, read by the public, objected to, then confirmed."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import httpx
import pytest
from docx import Document
from openpyxl import load_workbook

from awards import clock
from awards.errors import NotFound
from awards.notices import holds, objections, queries, service
from awards.notices.records import NoticeRecord
from awards.tables import WinnerState
from awards.text import dates
from awards.winners import service as winners
from awards.winners.queries import find
from tests.cast import ACME, GRID, LIN, TIAN, register
from tests.certificates.reading import lines, squeezed
from tests.notices.story import CONTACT, ask_for, noticed, pass_by
from tests.people import Cast

NOTICES = "/c/2023/notices"
CONFIRM = "/c/2023/notices/confirm"


def _today() -> str:
    return clock.today().isoformat()


async def _state(winner: int) -> WinnerState:
    return (await find(winner)).state


def _ids(winners: list[int]) -> list[str]:
    return [str(winner) for winner in winners]


# Publishing.


async def test_the_approver_sees_who_waits_the_days_and_the_text_before_publishing(
    cast: Cast,
) -> None:
    await ask_for(days=5)
    await register(LIN, ACME)

    shown = (await cast.anna.get(NOTICES)).text

    assert "2 个获奖者待公示" in shown
    assert "公示 5 个工作日" in shown
    assert "经推荐、审核，拟对下列对象予以表彰" in shown
    assert shown.count("<time datetime=") >= 5
    assert ACME.name in shown


async def test_days_are_counted_again_for_another_first_day_and_nothing_is_published(
    cast: Cast,
) -> None:
    await ask_for(days=5)
    await register(LIN)
    later = clock.today() + timedelta(30)

    shown = await cast.anna.post(NOTICES, data={"begins_on": str(later), "recount": "true"})

    assert (shown.status_code, f'datetime="{later}"' in shown.text) == (200, True)
    assert "尚未发布公示" in shown.text


async def test_a_notice_is_about_the_categories_ticked_and_leaves_out_who_is_held(
    cast: Cast,
) -> None:
    await ask_for(days=5)
    lin, tian, acme = await register(LIN, TIAN, ACME)
    await holds.hold("web/anna", tian, "核实中")

    done = await cast.anna.post(
        NOTICES, data={"begins_on": _today(), "contact": CONTACT, "category": ["GR", "KF"]}
    )

    assert (done.status_code, done.headers["location"]) == (303, NOTICES)
    assert [await _state(each) for each in (lin, tian, acme)] == [
        WinnerState.NOTICED,
        WinnerState.DRAFT,
        WinnerState.DRAFT,
    ]
    assert "公示中，还剩" in (await cast.vera.get(NOTICES)).text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"contact": ""}, "contact"),
        ({"begins_on": "2020-01-02"}, "begins_on"),
        ({"begins_on": "9999-12-31"}, "begins_on"),
        ({"begins_on": "明天"}, "begins_on"),
        ({"category": ""}, "category"),
    ],
)
async def test_what_is_missing_or_wrong_is_reported_beside_its_field(
    guests: Cast, typed: dict[str, str], field: str
) -> None:
    given = {"begins_on": _today(), "contact": CONTACT, "category": "GR", **typed}
    sent = {name: value for name, value in given.items() if value or name == "contact"}

    answer = await guests.anna.post(NOTICES, data=sent)

    assert answer.status_code == 422
    assert f'href="#field-{field}"' in answer.text


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "x", "2024-02-30"])
async def test_an_address_with_any_day_is_answered(guests: Cast, day: str) -> None:
    assert (await guests.anna.get(f"{NOTICES}?begins_on={day}")).status_code == 422


# The public page.


async def _published(days_ahead: int = 0) -> NoticeRecord:
    await ask_for(days=5)
    ids = await register(LIN, ACME, GRID)
    begins_on = clock.today() + timedelta(days_ahead)
    return await service.publish("web/anna", "2023", begins_on, CONTACT, ids)


async def test_a_stranger_reads_the_notice_in_its_formal_words(cast: Cast) -> None:
    notice = await _published()

    shown = await cast.nobody.get(f"/notices/{notice.id}")

    assert shown.status_code == 200
    assert "set-cookie" not in shown.headers
    text = shown.text
    assert "关于郑州经开区2023年度经济社会发展先进集体和先进个人表彰拟表彰对象的公示" in text
    period = f"{dates.plain(notice.begins_on)}至{dates.plain(notice.ends_on)}（5个工作日）"
    assert f"公示时间：{period}。" in text
    assert CONTACT in text
    for winner in (LIN, ACME, GRID):
        assert winner.name in text
    assert "公示已结束" not in text


async def test_it_holds_nothing_that_is_for_the_office_alone(cast: Cast) -> None:
    notice = await _published()

    text = (await cast.nobody.get(f"/notices/{notice.id}")).text

    assert LIN.personal_number[-4:] not in text
    assert ACME.credit_code not in text


async def test_a_notice_to_come_is_not_public_but_the_office_can_look_at_it(cast: Cast) -> None:
    notice = await _published(days_ahead=1)

    assert (await cast.nobody.get(f"/notices/{notice.id}")).status_code == 404
    shown = await cast.vera.get(f"/notices/{notice.id}")
    assert (shown.status_code, "尚未公开" in shown.text) == (200, True)


async def test_after_its_end_it_stays_readable_and_says_so(cast: Cast) -> None:
    notice = await _published()
    await pass_by(notice)

    shown = await cast.nobody.get(f"/notices/{notice.id}")

    assert (shown.status_code, "公示已结束" in shown.text, LIN.name in shown.text) == (
        200,
        True,
        True,
    )


async def test_a_withdrawn_winner_is_no_longer_listed(cast: Cast) -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    notice = await noticed([lin, tian])
    await winners.withdraw("web/anna", [lin], "本人放弃")

    shown = await cast.nobody.get(f"/notices/{notice.id}")

    assert LIN.name not in shown.text
    assert TIAN.name in shown.text


async def test_the_list_is_had_as_a_workbook(cast: Cast) -> None:
    notice = await _published()

    got = await cast.vera.get(f"{NOTICES}/{notice.id}/list.xlsx")

    rows = list(load_workbook(BytesIO(got.content)).worksheets[0].iter_rows(values_only=True))
    assert {row[3] for row in rows if row[0] in (1, 2, 3)} == {
        LIN.name,
        ACME.name,
        GRID.name,
    }


async def test_the_list_is_had_as_pdf_to_post(cast: Cast) -> None:
    notice = await _published()

    got = await cast.vera.get(f"{NOTICES}/{notice.id}/list.pdf")

    assert got.headers["content-type"] == "application/pdf"
    [page] = lines(got.content)
    text = squeezed("".join(page))
    assert "拟表彰对象公示名单" in text
    assert squeezed(CONTACT) in text
    assert "先进个人（1）" in text
    assert all(squeezed(each.name) in text for each in (LIN, ACME, GRID))
    other = await cast.vera.get(f"/c/2023/notices/{notice.id + 1}/list.pdf")
    assert other.status_code == 404


# Objections and holds.


async def test_an_objection_is_recorded_shown_to_the_right_people_and_decided(cast: Cast) -> None:
    [lin] = await register(LIN)
    page = f"/winners/{lin}/objections"
    said = {"received_on": _today(), "source": "张某", "summary": "事迹不实"}

    done = await cast.anna.post(page, data=said)
    assert (done.status_code, (await find(lin)).held) == (303, True)
    [case] = await queries.objections(winner=lin)
    for_all = (await cast.vera.get(NOTICES)).text
    assert case.case_number in for_all
    for words in ("张某", "事迹不实"):
        assert words in (await cast.anna.get(page)).text
        assert words not in for_all
        assert words not in (await cast.vera.get(f"/winners/{lin}")).text

    verdict = {"verdict": "dismissed", "outcome": "经核查，事迹属实。"}
    await cast.anna.post(f"{page}/{case.id}", data=verdict)
    assert not (await find(lin)).held
    assert "经核查" not in (await cast.vera.get(f"/winners/{lin}")).text


async def test_an_objection_is_decided_at_its_own_winner_alone(cast: Cast) -> None:
    lin, tian = await register(LIN, TIAN)
    case = await objections.object_to("web/anna", lin, clock.today(), "", "事迹不实")

    answer = await cast.anna.post(
        f"/winners/{tian}/objections/{case.id}",
        data={"verdict": "dismissed", "outcome": "经核查。"},
    )

    assert (answer.status_code, (await find(lin)).held) == (404, True)


async def test_a_winner_is_held_and_released_by_hand_with_a_reason(cast: Cast) -> None:
    [lin] = await register(LIN)
    hold = f"/winners/{lin}/objections/hold"

    refused = await cast.anna.post(hold, data={"act": "hold", "reason": " "})
    assert (refused.status_code, (await find(lin)).held) == (422, False)
    await cast.anna.post(hold, data={"act": "hold", "reason": "核实中"})
    assert (await find(lin)).held
    await cast.anna.post(hold, data={"act": "release", "reason": "已核实"})
    assert not (await find(lin)).held


# Confirming.


async def _confirm(who: httpx.AsyncClient, ids: list[int], **more: str) -> httpx.Response:
    return await who.post(CONFIRM, data={"winner": _ids(ids), **more})


async def test_first_it_is_said_who_is_left_out_and_why_and_then_the_others_are_confirmed(
    cast: Cast,
) -> None:
    await ask_for(days=5)
    over, held, early = await register(LIN, TIAN, ACME)
    await pass_by(await noticed([over, held]))
    await holds.hold("web/anna", held, "核实中")

    asked = await _confirm(cast.anna, [over, held, early])
    assert asked.status_code == 200
    assert "确认 1 个获奖者" in asked.text
    assert "已暂缓" in asked.text
    assert "尚未公示。" in asked.text
    assert "justification" not in asked.text
    assert await _state(over) is WinnerState.NOTICED

    done = await _confirm(cast.anna, [over, held, early], sure="true")
    assert done.status_code == 303
    assert [await _state(each) for each in (over, held, early)] == [
        WinnerState.CONFIRMED,
        WinnerState.NOTICED,
        WinnerState.DRAFT,
    ]


async def _amended(cast: Cast, winner: int, revision: int, **fields: str) -> None:
    path, etag = f"/api/v1/winners/{winner}", {"If-Match": str(revision)}
    assert (
        await cast.rita.patch(path, json={**fields, "reason": "更正"}, headers=etag)
    ).status_code == 200


async def test_a_winner_changed_while_the_page_was_open_must_be_read_again(cast: Cast) -> None:
    lin, tian = await register(LIN, TIAN)
    shown = await _confirm(cast.anna, [lin, tian])
    seen = re.findall(r'name="seen" value="([^"]+)"', shown.text)
    await _amended(cast, lin, 1, name="林婉舟")

    late = await cast.anna.post(
        CONFIRM, data={"winner": _ids([lin, tian]), "seen": seen, "sure": "true"}
    )
    again = re.findall(r'name="seen" value="([^"]+)"', late.text)
    done = await cast.anna.post(
        CONFIRM, data={"winner": _ids([lin, tian]), "seen": again, "sure": "true"}
    )

    assert (late.status_code, "“林婉舟”在您打开之后已被他人修改" in late.text) == (422, True)
    assert done.status_code == 303
    assert [await _state(each) for each in (lin, tian)] == [WinnerState.CONFIRMED] * 2


async def test_a_name_that_differs_from_the_notice_is_shown_before_confirming(
    cast: Cast,
) -> None:
    await ask_for(days=5)
    lin, tian = await register(LIN, TIAN)
    await pass_by(await noticed([lin, tian]))
    await _amended(cast, lin, 2, name="林婉舟")
    await _amended(cast, tian, 2, note="见身份证")

    shown = (await _confirm(cast.anna, [lin, tian])).text

    assert "有 1 个姓名在公示后改动" in shown
    assert "林晚舟 → 林婉舟" in shown


async def test_many_are_held_back_and_released_at_once_from_the_list_with_a_reason(
    cast: Cast,
) -> None:
    lin, tian, acme = await register(LIN, TIAN, ACME)
    await service.confirm("web/anna", [lin])
    path, many = "/c/2023/notices/hold", {"winner": _ids([lin, tian])}

    asked = await cast.anna.post(path, data={**many, "act": "hold"})
    without = await cast.anna.post(path, data={**many, "act": "hold", "sure": "true"})
    held = await cast.anna.post(path, data={**many, "sure": "true", "reason": "核实中"})
    left_out = await cast.anna.post(path, data={**many, "act": "hold"})
    kept = [(await find(each)).held for each in (lin, tian, acme)]
    state = await _state(lin)
    everyone = {"all": "true", "act": "release", "sure": "true", "reason": "已核实"}
    released = await cast.anna.post(path, data=everyone)

    assert "暂缓 2 个获奖者" in asked.text
    assert [each.status_code for each in (asked, without, held, released)] == [200, 422, 303, 303]
    assert "没有选中适用的获奖者" in left_out.text
    assert (kept, state) == ([True, True, False], WinnerState.DRAFT)
    assert not any([(await find(each)).held for each in (lin, tian)])
    assert "核实中" in (await cast.vera.get(f"/winners/{tian}")).text


async def test_of_many_none_is_released_while_an_objection_is_open_or_one_is_elsewhere(
    cast: Cast,
) -> None:
    lin, tian = await register(LIN, TIAN)
    await objections.object_to("web/anna", lin, clock.today(), "", "材料不实")
    await holds.hold("web/anna", tian, "核实中")

    refused = await cast.anna.post(
        "/c/2023/notices/hold",
        data={"winner": _ids([lin, tian]), "act": "release", "sure": "true", "reason": "好"},
    )

    assert (refused.status_code, "2023-YY001" in refused.text) == (422, True)
    assert [(await find(each)).held for each in (lin, tian)] == [True, True]


async def test_an_approver_can_never_skip_a_notice(cast: Cast) -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)

    answer = await _confirm(cast.anna, [lin], sure="true", justification="会期提前")

    assert (answer.status_code, await _state(lin)) == (200, WinnerState.DRAFT)


async def test_an_admin_skips_it_with_a_justification_and_not_without(cast: Cast) -> None:
    await ask_for(days=5)
    [lin] = await register(LIN)

    without = await _confirm(cast.adam, [lin], sure="true")
    assert (without.status_code, await _state(lin)) == (422, WinnerState.DRAFT)
    done = await _confirm(cast.adam, [lin], sure="true", justification="会期提前，经批准")
    assert (done.status_code, await _state(lin)) == (303, WinnerState.CONFIRMED)
    history = (await cast.vera.get(f"/winners/{lin}")).text
    assert "跳过公示" in history
    assert "会期提前，经批准" in history


async def test_all_whose_notice_is_over_are_confirmed_from_the_notices_page(cast: Cast) -> None:
    await ask_for(days=5)
    ids = await register(LIN, TIAN, ACME)
    await pass_by(await noticed(ids))
    await holds.hold("web/anna", ids[1], "核实中")

    shown = (await cast.anna.get(NOTICES)).text

    assert "2 个获奖者公示期满，可以确认。" in shown
    offered = re.findall(r'name="winner" value="(\d+)"', shown)
    assert sorted(map(int, offered)) == sorted([ids[0], ids[2]])


async def test_all_that_match_a_filter_are_confirmed(cast: Cast) -> None:
    lin, acme = await register(LIN, ACME)

    await cast.anna.post(CONFIRM, data={"all": "true", "category": "GR", "sure": "true"})

    assert (await _state(lin), await _state(acme)) == (WinnerState.CONFIRMED, WinnerState.DRAFT)


async def test_the_api_requires_the_same(cast: Cast) -> None:
    await ask_for(days=5, two_person=True)
    [lin] = await register(LIN)
    door, why = "/api/v1/winners/confirm", {"justification": "会期提前"}

    refused = await cast.anna.post(door, json={"winners": [lin], **why})
    assert (refused.status_code, "conflict.notice-missing" in refused.text) == (409, True)
    done = await cast.adam.post(door, json={"winners": [lin], **why})
    assert (done.status_code, await _state(lin)) == (204, WinnerState.CONFIRMED)


# The calendar.


async def test_the_calendar_names_holidays_and_says_which_year_is_not_announced(
    guests: Cast,
) -> None:
    year = clock.today().year

    shown = (await guests.vera.get("/calendar")).text
    later = (await guests.vera.get(f"/calendar?year={year + 2}")).text

    assert "国庆节" in shown
    assert f"{year + 2} 年的国家法定节假日安排" in later
    assert (await guests.vera.get("/calendar?year=9999")).status_code == 200


async def test_a_day_of_ones_own_is_added_changed_and_removed(cast: Cast) -> None:
    day = {"day": "2031-05-06", "name": "全区停电", "working": "false"}
    await cast.anna.post("/calendar", data=day)
    await cast.anna.post("/calendar", data={**day, "working": "true", "name": "补班"})

    [[key, kept]] = (await queries.calendar()).items()
    assert (str(key), kept.working, kept.why) == ("2031-05-06", True, "补班")
    assert "补班" in (await cast.vera.get("/calendar")).text

    await cast.anna.post("/calendar", data={"drop": "2031-05-06"})
    assert not await queries.calendar()


async def test_a_notice_that_is_none_is_not_found(guests: Cast) -> None:
    assert (await guests.nobody.get("/notices/999")).status_code == 404
    with pytest.raises(NotFound):
        await queries.find(999)


async def test_files_and_the_api_count_who_is_held_or_was_taken_off_since(cast: Cast) -> None:
    await ask_for(days=5)
    ids = await register(LIN, TIAN, ACME)
    notice = await noticed(ids)
    whole = await cast.vera.get(f"{NOTICES}/{notice.id}/list.pdf")
    await holds.hold("web/anna", ids[0], "待核实")
    await winners.withdraw("web/anna", [ids[1]], "本人放弃")

    pdf = await cast.vera.get(f"{NOTICES}/{notice.id}/list.pdf")
    docx = await cast.vera.get(f"{NOTICES}/{notice.id}/list.docx")
    book = await cast.vera.get(f"{NOTICES}/{notice.id}/list.xlsx")
    csv = await cast.vera.get(f"{NOTICES}/{notice.id}/list.csv")
    [told] = (await cast.vera.get("/api/v1/commendations/2023/notices")).json()

    expected = "列入公示：3；暂缓：1；已撤下：1"
    assert expected in squeezed("".join(lines(pdf.content)[0]))
    assert "暂缓" not in squeezed("".join(lines(whole.content)[0]))
    assert expected in "".join(each.text for each in Document(BytesIO(docx.content)).paragraphs)
    [sheet, *_] = load_workbook(BytesIO(book.content)).worksheets
    assert expected in "".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "暂缓" not in csv.text
    assert told["standing"] == {"winners": 3, "held": 1, "withdrawn": 1, "revoked": 0}
