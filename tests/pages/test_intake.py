"""A department's list, from upload to registration, through pages alone."""

from __future__ import annotations

import asyncio
import hashlib
import re
from html import unescape
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.intake import drafts, queries
from awards.intake.answers import Answers
from awards.web import visits
from awards.winner_fields import Amendment
from awards.winners import service as winners
from tests.conftest import FIXTURES
from tests.fixtures.messy import TYPED
from tests.intake.files import xlsx
from tests.people import SOURCE, Cast

pytestmark = pytest.mark.usual  # imports lists on pages

CASES = Path(__file__).parent.parent / "intake" / "cases"
HERE = "/c/2023/intake"
HEAD = ("奖项", "称号", "姓名或名称", "所在单位")
WORKER = "综合考评先进工作者"


async def sent(
    person: httpx.AsyncClient, content: bytes, name: str = "名单.xlsx", here: str = HERE
) -> httpx.Response:
    """Send the file on the page where imports begin."""
    return await person.post(here, files={"file": (name, content, "application/octet-stream")})


async def begun(
    person: httpx.AsyncClient, content: bytes, name: str = "名单.xlsx", here: str = HERE
) -> str:
    """Return the address of the import of this file."""
    answer = await sent(person, content, name, here)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def controls(shown: httpx.Response) -> dict[str, list[str]]:
    """Return the values of the page's controls, as a browser would send them unchanged."""
    held: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", shown.text):
        facts = {key: unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        ticked = facts.get("type") not in ("checkbox", "radio") or " checked" in tag
        if ticked and "name" in facts:
            held.setdefault(facts["name"], []).append(facts.get("value", ""))
    for name, body in re.findall(
        r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', shown.text, re.DOTALL
    ):
        held[unescape(name)] = [unescape(re.findall(r'value="([^"]*)"', body)[0])]
    return held


async def looked(person: httpx.AsyncClient, page: str) -> httpx.Response:
    """Return the page at the end of the checks, even if the file takes long."""
    while True:
        shown = await person.get(page)
        if shown.status_code == 303:
            page = shown.headers["location"]
        elif 'http-equiv="refresh"' not in shown.text:
            return shown


async def registered(cast: Cast) -> int:
    return int((await cast.vera.get("/api/v1/commendations/2023/winners")).json()["total"])


def people(*names: str, unit: str = "潮河办事处") -> bytes:
    return xlsx([HEAD, *(("先进个人", WORKER, name, unit) for name in names)])


async def committed(person: httpx.AsyncClient, talk: str) -> str:
    """Return the address of the result."""
    answer = await person.post(f"{talk}/confirm")
    assert "/done/" in answer.headers["location"], answer.headers
    return answer.headers["location"]


async def test_a_sound_list_is_registered_only_when_it_is_confirmed(cast: Cast) -> None:
    talk = await begun(cast.rita, (FIXTURES / "winners-2023.xlsx").read_bytes())
    shown = await looked(cast.rita, talk)
    asked = await looked(cast.rita, f"{talk}/confirm")

    assert "可登记 400 个获奖者" in shown.text
    assert "确认导入 400 个获奖者" in asked.text
    assert await registered(cast) == 0

    done = await cast.rita.get(await committed(cast.rita, talk))

    assert await registered(cast) == 400
    assert "已登记 400 个获奖者" in done.text
    assert (await looked(cast.rita, talk)).status_code == 404


async def mended(person: httpx.AsyncClient, page: str, **said: str) -> httpx.Response:
    """Send the page back with these changes, and return the new page."""
    shown = await looked(person, page)
    answer = await person.post(page.split("?", maxsplit=1)[0], data={**controls(shown), **said})
    assert answer.status_code == 303, answer.text
    return await looked(person, answer.headers["location"].split("#")[0])


async def test_rows_and_sections_are_answered_on_the_page_one_by_one(cast: Cast) -> None:
    rows = [
        ("序号", "称号", "姓名或名称", "所在单位"),
        ("一、先进个人（共2名）",),
        ("1", WORKER, "林晚舟", "潮河办事处"),
        ("2", WORKER, "合计", "潮河办事处"),
        ("二、先进集体",),
        ("1", "优秀网格", "潮河办事处第三网格", ""),
        ("填表人：顾南星",),
    ]
    talk = await begun(cast.rita, xlsx(rows))
    shown = await looked(cast.rita, talk)
    held = controls(shown)

    assert held["categories:名单!2"] == ["GR"]  # as proposed
    assert held["categories:名单!5"] == ["JT"]
    assert "rows:名单!4" not in held
    assert "“名单”第 4 行：“2 综合考评先进工作者 合计 潮河办事处”是获奖者吗？" in shown.text
    assert (
        "不是记录：签字或联系方式“填表人:顾南星”。"
        in (await looked(cast.rita, f"{talk}?show=skipped")).text
    )
    shown = await mended(cast.rita, talk, **{"rows:名单!4": "skip"})

    assert "可登记 2 个获奖者" in shown.text
    await committed(cast.rita, talk)
    answer = await cast.vera.get("/api/v1/commendations/2023/winners")
    assert {(w["name"], w["category"]) for w in answer.json()["winners"]} == {
        ("林晚舟", "GR"),
        ("潮河办事处第三网格", "JT"),
    }


async def test_a_messy_list_is_corrected_on_the_page_and_then_registered(cast: Cast) -> None:
    messy = (FIXTURES / "department-messy.xlsx").read_bytes()
    talk = await begun(cast.rita, messy, "department-messy.xlsx")
    assert "文件中有多个工作表" in (await looked(cast.rita, talk)).text
    await cast.rita.post(talk, data={"sheets": ["推荐名单", "补充名单"]})
    shown = await mended(cast.rita, talk, fill_down="true", hidden_rows="skip")
    faults = controls(await looked(cast.rita, f"{talk}?show=faults"))
    assert {f"cell:{place}" for place in TYPED} <= faults.keys()

    for code in set(re.findall(r'name="accept" value="([^"]*)"', shown.text)):
        await cast.rita.post(talk, data={"accept": code})
    typed = {f"cell:{place}": text for place, text in TYPED.items()}
    shown = await mended(cast.rita, f"{talk}?show=faults", **typed)

    assert "处错误须更正" not in shown.text
    await cast.rita.get(await committed(cast.rita, talk))
    names = await registered_names(cast)
    assert {"郭望舒", "方晓", "罗启明", "陆明远", "郑州蓁岚煦网络有限公司"} <= names


async def registered_names(cast: Cast) -> set[str]:
    answer = await cast.vera.get("/api/v1/commendations/2023/winners?limit=500")
    return {winner["name"] for winner in answer.json()["winners"]}


async def test_a_suggestion_is_taken_for_one_cell_and_taken_back(cast: Cast) -> None:
    talk = await begun(cast.rita, people("阿不都•克里木", "古丽•尼沙"))
    shown = await looked(cast.rita, talk)
    [first, _second] = re.findall(r'name="(take:[^"]*)" value="([^"]*)"', shown.text)

    shown = await mended(cast.rita, talk, **{unescape(first[0]): unescape(first[1])})
    assert shown.text.count('name="take:') == 1
    [place] = re.findall(r'name="revert" value="([^"]*)"', shown.text)
    shown = await mended(cast.rita, talk, revert=unescape(place))

    assert shown.text.count('name="take:') == 2


async def test_a_repeated_row_is_skipped_or_registered_as_a_namesake(cast: Cast) -> None:
    talk = await begun(cast.rita, people("林晚舟", "林晚舟"))
    assert "可登记 1 个获奖者" in (await looked(cast.rita, talk)).text

    shown = await mended(cast.rita, f"{talk}?show=repeated", **{"repeat:名单!3": "keep"})
    assert "可登记 2 个获奖者" in shown.text
    shown = await mended(cast.rita, f"{talk}?show=repeated", **{"repeat:名单!3": "skip"})

    assert "可登记 1 个获奖者" in shown.text


async def test_a_row_is_left_out_and_taken_in_again(cast: Cast) -> None:
    talk = await begun(cast.rita, people("林晚舟", "顾南星"))

    shown = await mended(cast.rita, f"{talk}?show=rows", omit="名单!3")
    assert "可登记 1 个获奖者" in shown.text
    shown = await mended(cast.rita, f"{talk}?show=skipped", restore="名单!3")

    assert "可登记 2 个获奖者" in shown.text


async def test_too_many_winners_for_the_places_are_reported_and_blocked(cast: Cast) -> None:
    over = (FIXTURES / "department-quota-over.csv").read_bytes()
    talk = await begun(cast.rita, over, "department-quota-over.csv")
    shown = await looked(cast.rita, talk)

    assert "名额 10，已有 0，本次 11，超 1" in shown.text
    assert "超出 1 个" in shown.text
    assert (await cast.rita.post(f"{talk}/confirm")).headers["location"] == talk
    assert await registered(cast) == 0


async def test_a_text_in_gb18030_is_read_and_can_be_read_in_another_encoding(cast: Cast) -> None:
    text = f"奖项,称号,姓名,单位\n先进个人,{WORKER},林晚舟,潮河办事处\n".encode("gb18030")
    talk = await begun(cast.rita, text, "名单.csv")

    columns = await looked(cast.rita, f"{talk}/columns")
    assert "GB18030" in columns.text
    assert "林晚舟" in columns.text
    await cast.rita.post(f"{talk}/columns", data={"encoding": "big5"})
    wrong = await looked(cast.rita, talk)
    assert wrong.status_code == 422
    assert "BIG5" in wrong.text
    await cast.rita.post(f"{talk}/columns", data={"encoding": "gb18030"})

    assert "可登记 1 个获奖者" in (await looked(cast.rita, talk)).text


STRANGE = ("授予什么", "哪一种", "是谁", "哪里")


async def test_columns_are_matched_once_and_remembered_for_the_same_headers(cast: Cast) -> None:
    def strange(name: str) -> bytes:
        return xlsx([("经办：某某",), STRANGE, ("先进个人", WORKER, name, "潮河办事处")])

    talk = await begun(cast.rita, strange("林晚舟"))
    asked = await looked(cast.rita, talk)
    assert asked.status_code == 422
    fields = ("category", "honour", "name", "unit")
    told = {f"column:{field}": letter for field, letter in zip(fields, "ABCD", strict=True)}
    await cast.rita.post(f"{talk}/columns", data={"header_row": "2", **told})
    done = await committed(cast.rita, talk)

    again = await looked(cast.rita, await begun(cast.rita, strange("顾南星")))

    assert "可登记 1 个获奖者" in again.text
    assert done.rpartition("/")[2] in again.text


async def test_the_first_look_names_the_import_whose_columns_it_follows(cast: Cast) -> None:
    """The file is checked by that look itself, as after a restart."""
    talk = await begun(cast.rita, xlsx([STRANGE, ("先进个人", WORKER, "林晚舟", "潮河办事处")]))
    told = {"column:category": "A", "column:honour": "B", "column:name": "C", "column:unit": "D"}
    await cast.rita.post(f"{talk}/columns", data={"header_row": "1", **told})
    done = await committed(cast.rita, talk)
    content = xlsx([STRANGE, ("先进个人", WORKER, "顾南星", "潮河办事处")])

    draft = await drafts.begin(
        await catalogue.find("2023"),
        "rita",
        "名单.xlsx",
        content,
        hashlib.sha256(content).hexdigest(),
        Answers(),
        secret=cast.app.state.settings.secret_key(),
    )

    for page in (f"{HERE}/{draft}", f"{HERE}/{draft}/columns"):
        assert done.rpartition("/")[2] in (await looked(cast.rita, page)).text


async def test_the_same_file_is_imported_again_only_after_an_undo(cast: Cast) -> None:
    content = people("林晚舟", "顾南星")
    done = await committed(cast.rita, await begun(cast.rita, content))
    again = await begun(cast.rita, content)
    assert "此文件已于" in (await looked(cast.rita, again)).text
    assert (await cast.rita.post(f"{again}/confirm")).headers["location"] == again

    asked = await cast.rita.get(f"{done}/undo")
    assert "撤下 2 个获奖者" in asked.text
    without = await cast.rita.post(f"{done}/undo", data={"reason": " "})
    await cast.rita.post(f"{done}/undo", data={"reason": "部门撤回"})

    assert without.status_code == 422
    assert await registered_names(cast) == {"林晚舟", "顾南星"}
    assert "已撤销" in (await cast.rita.get(HERE)).text
    await committed(cast.rita, await begun(cast.rita, content))


async def test_before_an_undo_the_page_names_winners_whose_corrections_are_lost(cast: Cast) -> None:
    done = await committed(cast.rita, await begun(cast.rita, people("林晚舟", "顾南星")))
    assert "已更正" not in (await cast.rita.get(f"{done}/undo")).text
    etag = {"If-Match": "1"}
    await cast.rita.patch("/api/v1/winners/1", json={"unit": "云桥办事处"}, headers=etag)

    assert "其中 1 个导入后已更正" in (await cast.rita.get(f"{done}/undo")).text


async def test_a_winner_missing_from_a_corrected_list_is_withdrawn_by_the_registrar_only_as_a_draft(
    cast: Cast,
) -> None:
    done = await committed(cast.rita, await begun(cast.rita, people("林晚舟", "顾南星")))
    await cast.anna.post("/winners/2/objections/hold", data={"act": "hold", "reason": "核实中"})
    talk = await begun(cast.rita, people("林晚舟"), "名单（更正）.xlsx")
    await cast.rita.post(f"{talk}/corrects", data={"corrects": done.rpartition("/")[2]})
    gone = (await looked(cast.rita, f"{talk}?show=gone")).text
    names = re.findall(r'name="(gone:\d+)"', gone)
    await cast.rita.post(f"{talk}?show=gone", data=dict.fromkeys(names or ["gone:2"], "withdraw"))

    await cast.rita.post(f"{talk}/confirm", data={"reason": "部门更正"})

    held = (await cast.vera.get("/api/v1/winners/2")).json()
    assert (held["state"], held["held"]) == ("draft", True)


async def test_the_question_about_a_corrected_version_blocks_until_it_is_answered(
    cast: Cast,
) -> None:
    first, second = ((CASES / f"53{each}.xlsx").read_bytes() for each in "ab")
    done = await committed(cast.rita, await begun(cast.rita, first, "53a.xlsx"))
    talk = await begun(cast.rita, second, "53b.xlsx")

    asked = (await looked(cast.rita, talk)).text
    blocked = await cast.rita.get(f"{talk}/confirm")
    await cast.rita.post(f"{talk}/corrects", data={"corrects": done.rpartition("/")[2]})
    compared = (await looked(cast.rita, talk)).text

    assert f"{talk}/confirm" not in asked
    assert "1 个问题" in asked
    assert blocked.status_code == 303
    assert f"{talk}/confirm" in compared
    assert "<del>东网格</del> → <ins>东一网格</ins>" in compared


async def test_somebody_else_in_the_row_of_a_winner_inherits_nothing(cast: Cast) -> None:
    first, second = ((CASES / f"52{each}.xlsx").read_bytes() for each in ("a-list", "b-replaced"))
    done = await committed(cast.rita, await begun(cast.rita, first, "52a.xlsx"))
    talk = await begun(cast.rita, second, "52b.xlsx")
    await cast.rita.post(f"{talk}/corrects", data={"corrects": done.rpartition("/")[2]})

    shown = (await looked(cast.rita, f"{talk}?show=changed")).text
    await cast.rita.post(f"{talk}?show=changed", data={"change:Sheet!2": "same"})
    renamed = (await looked(cast.rita, f"{talk}?show=changed")).text
    await cast.rita.post(f"{talk}?show=changed", data={"change:Sheet!2": "replaced"})
    await cast.rita.post(f"{talk}/confirm", data={})

    assert "不沿用：统一社会信用代码 91410100MAFAKE000R" in shown
    assert "不沿用：工号或证件号 ****1230" in shown
    assert "保留：统一社会信用代码 91410100MAFAKE000R" in renamed
    body = (await cast.vera.get("/api/v1/winners/6")).json()
    assert (body["name"], body["credit_code"], body["note"]) == ("午未有限公司", "", "")


async def test_two_tabs_store_a_list_once_and_both_see_the_result(cast: Cast) -> None:
    talk = await begun(cast.rita, people("林晚舟"))
    [sha256] = controls(await looked(cast.rita, f"{talk}/confirm"))["sha256"]

    answers = await asyncio.gather(
        *(cast.rita.post(f"{talk}/confirm", data={"sha256": sha256}) for _ in range(2))
    )

    assert len({answer.headers["location"] for answer in answers}) == 1
    assert "/done/" in answers[0].headers["location"]
    assert await registered(cast) == 1


async def test_what_changed_in_the_registry_meanwhile_leads_to_a_fresh_look(cast: Cast) -> None:
    first, second = people("林晚舟", "顾南星"), people("林晚舟", "顾南星", "沈千山")
    one, two = await begun(cast.rita, first), await begun(cast.adam, second)
    assert "可登记 3 个获奖者" in (await looked(cast.adam, two)).text
    await committed(cast.rita, one)

    shown = await looked(cast.adam, two)

    assert "可登记 1 个获奖者" in shown.text
    assert await registered(cast) == 2


async def test_a_draft_is_its_makers_alone_and_the_admins(cast: Cast) -> None:
    talk = await begun(cast.adam, people("林晚舟"))
    own = await begun(cast.rita, people("顾南星"))

    for path in ("", "/columns", "/confirm", "/annotated.xlsx"):
        assert (await looked(cast.rita, f"{talk}{path}")).status_code == 404
    for path in ("", "/columns", "/confirm", "/corrects", "/drop"):
        assert (await cast.rita.post(f"{talk}{path}", data={})).status_code == 404
    assert (await cast.adam.get(own)).status_code == 200


async def test_a_dropped_draft_is_gone_and_nothing_is_stored(cast: Cast) -> None:
    talk = await begun(cast.rita, people("林晚舟"))
    assert talk in (await cast.rita.get(HERE)).text

    await cast.rita.post(f"{talk}/drop")

    assert (await looked(cast.rita, talk)).status_code == 404
    assert talk not in (await cast.rita.get(HERE)).text


HOSTILE = "<script>alert(1)</script>"


async def test_hostile_names_of_files_sheets_and_people_are_shown_as_they_are(cast: Cast) -> None:
    rows = [HEAD, ("先进个人", WORKER, HOSTILE, '"><img src=x>'), ("没有的奖", "", "{{7*7}}", "")]
    content = xlsx(rows, name="<b>'x\"")
    talk = await begun(cast.rita, content, f"{HOSTILE}.xlsx")

    for path in ("", "?show=rows", "?show=faults", "/columns"):
        shown = await looked(cast.rita, f"{talk}{path}")
        assert shown.status_code == 200, path
        assert HOSTILE not in shown.text
        assert "<img" not in shown.text.replace('<img src="/static', "")
        assert "<b>'x" not in shown.text
    assert HOSTILE not in (await cast.rita.get(HERE)).text


async def test_a_file_that_is_no_list_is_refused_where_it_was_sent(cast: Cast) -> None:
    for content, words in (
        (b"", "文件是空的"),
        (b"%PDF-1.7 \x00", "这不是表格"),
        (b"PK\x03\x04 broken", "文件"),
    ):
        answer = await sent(cast.rita, content)
        if answer.status_code == 303:
            answer = await looked(cast.rita, answer.headers["location"])
        assert answer.status_code == 422
        assert words in answer.text
    assert (await cast.rita.post(HERE, data={"x": "1"})).status_code == 422


async def test_a_file_that_is_too_large_is_refused_with_a_page(cast: Cast) -> None:
    just_over = await sent(cast.rita, b"x" * 10_000_001)
    far_over = await sent(cast.rita, b"x" * 12_000_000)

    assert (just_over.status_code, far_over.status_code) == (422, 413)
    assert "超过上限" in just_over.text
    assert "<html" in far_over.text
    assert "过大" in far_over.text


def _held(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str
) -> tuple[asyncio.Event, asyncio.Event]:
    """A step that waits when it is reached, until the test lets it continue."""
    reached, go_on = asyncio.Event(), asyncio.Event()
    usual = getattr(module, step)

    async def held(*given: object) -> object:
        reached.set()
        await go_on.wait()
        return await usual(*given)

    monkeypatch.setattr(module, step, held)
    return reached, go_on


async def test_a_long_list_shows_how_far_it_is_and_ends(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = _held(monkeypatch, queries, "earlier")
    lines = "".join(f"先进个人,{WORKER},林{at:05d},潮河办事处\n" for at in range(2_990))
    talk = await begun(cast.rita, f"奖项,称号,姓名,单位\n{lines}".encode(), "长名单.csv")
    await cast.rita.get(talk)
    await reached.wait()
    waiting = await cast.rita.get(talk)

    assert 'http-equiv="refresh"' in waiting.text
    assert "正在校验各行" in waiting.text
    assert "2,991 行" in waiting.text
    go_on.set()
    shown = await looked(cast.rita, talk)

    assert "可登记 2990 个获奖者" in shown.text
    assert "名额 278，已有 0，本次 2990" in shown.text
    assert shown.text.count("<tr") < 60


@pytest.mark.parametrize("path", ["", "/columns"])
async def test_nonsense_in_a_form_is_no_fault_of_ours(cast: Cast, path: str) -> None:
    talk = await begun(cast.rita, people("林晚舟"))
    nonsense = {
        "sheets": "没有\x00",
        "header_row": "9" * 30,
        "column:name": "ZZZZZZ",
        "category": "X",
        "cell:名单!C2": "\x00" * 700,
        "seen:名单!C2": "",
        "take:": "x",
        "omit": "!!",
        "gone:x": "withdraw",
        "hidden_rows": "maybe",
        "from": "-5",
    }

    answer = await cast.rita.post(f"{talk}{path}", data=nonsense)
    assert answer.status_code == 303
    shown = await looked(cast.rita, talk)
    assert shown.status_code < 500
    for query in ("?from=-1", "?from=99999", "?show=x&kind=y&over=z"):
        assert (await looked(cast.rita, f"{talk}{query}")).status_code < 500


async def test_a_corrected_list_shows_a_difference_and_is_no_second_batch(cast: Cast) -> None:
    """A name and a unit are corrected, a cell is empty, a person is new, one is missing."""

    def version(*rows: tuple[str, str]) -> bytes:
        return xlsx([HEAD, *(("先进个人", WORKER, name, unit) for name, unit in rows)])

    one, two, three, four = (
        ("林晚舟", "潮河办事处"),
        ("顾南星", "潮河办事处"),
        ("沈千山", "潮河办事处"),
        ("陆明远", "潮河办事处"),
    )
    done = await committed(cast.rita, await begun(cast.rita, version(one, two, three, four)))
    mended_list = version(
        ("林晓舟", one[1]), (two[0], "云桥办事处"), (three[0], ""), ("韩江雪", "")
    )
    talk = await begun(cast.rita, mended_list, "名单（更正）.xlsx")
    offered = await looked(cast.rita, talk)
    assert "更正版吗" in offered.text
    await cast.rita.post(f"{talk}/corrects", data={"corrects": done.rpartition("/")[2]})

    changed = await looked(cast.rita, f"{talk}?show=changed")
    assert "<del>林晚舟</del> → <ins>林晓舟</ins>" in changed.text
    assert "<del>潮河办事处</del> → <ins>云桥办事处</ins>" in changed.text
    assert "可登记 1 个获奖者" in changed.text
    assert "更正 2 个" in changed.text
    gone = await looked(cast.rita, f"{talk}?show=gone")
    [choice] = set(re.findall(r'name="(gone:\d+)"', gone.text))
    await mended(cast.rita, f"{talk}?show=gone", **{choice: "withdraw"})
    assert (await cast.rita.post(f"{talk}/confirm")).status_code == 422
    answer = await cast.rita.post(f"{talk}/confirm", data={"reason": "部门更正"})

    assert "/done/" in answer.headers["location"]
    standing = {
        winner["name"]: (winner["unit"], winner["state"])
        for winner in (await cast.vera.get("/api/v1/commendations/2023/winners?limit=500")).json()[
            "winners"
        ]
    }
    assert standing == {
        "林晓舟": ("潮河办事处", "draft"),
        "顾南星": ("云桥办事处", "draft"),
        "沈千山": ("潮河办事处", "draft"),
        "陆明远": ("潮河办事处", "withdrawn"),
        "韩江雪": ("", "draft"),
    }
    again = await begun(cast.rita, mended_list + b"", "名单（更正）.xlsx")
    assert "此文件已于" in (await looked(cast.rita, again)).text


async def test_a_corrected_row_is_left_or_registered_as_another_person_as_chosen(
    cast: Cast,
) -> None:
    names = ("林晚舟", "顾南星", "沈千山")
    done = await committed(cast.rita, await begun(cast.rita, people(*names)))
    talk = await begun(cast.rita, people("林晓舟", "顾北星", "沈千山"))
    await cast.rita.post(f"{talk}/corrects", data={"corrects": done.rpartition("/")[2]})

    said = {"change:名单!2": "leave", "change:名单!3": "anew"}
    shown = await mended(cast.rita, f"{talk}?show=changed", **said)
    assert "更正 0 个" in shown.text
    await committed(cast.rita, talk)

    assert await registered_names(cast) == {*names, "顾北星"}


async def test_a_corrected_list_may_be_a_list_of_its_own_after_all(cast: Cast) -> None:
    await committed(cast.rita, await begun(cast.rita, people("林晚舟", "顾南星")))
    talk = await begun(cast.rita, people("林晚舟", "顾南星", "沈千山"))
    await cast.rita.post(f"{talk}/corrects", data={"corrects": ""})

    shown = await looked(cast.rita, talk)

    assert "更正版吗" not in shown.text
    assert "可登记 1 个获奖者" in shown.text


async def test_the_same_people_in_another_year_hide_no_earlier_version(cast: Cast) -> None:
    """A person who is honoured every year is in the lists of every year."""
    last_year = SOURCE.replace('code = "2023"', 'code = "2022"').replace("〔2024〕", "〔2023〕")
    await catalogue.load("cli/adam", parse(last_year, "2022.toml"))
    names = ("林晚舟", "顾南星", "沈千山")
    before = await begun(cast.rita, people(*names, "陆明远"), here="/c/2022/intake")
    await committed(cast.rita, before)
    await committed(cast.rita, await begun(cast.rita, people(*names)))

    shown = await looked(cast.rita, await begun(cast.rita, people(*names, "陆明远")))

    assert "更正版吗" in shown.text


async def test_a_registered_winner_is_updated_where_the_list_differs(
    cast: Cast,
) -> None:
    """An empty cell says nothing, so it erases nothing."""
    head, unit = (*HEAD, "备注"), "潮河办事处"
    first = [("先进个人", WORKER, name, unit, "甲") for name in ("林晚舟", "顾南星")]
    await committed(cast.rita, await begun(cast.rita, xlsx([head, *first])))
    rows = (
        ("先进个人", "优秀网格长（员）", "林晚舟", unit, ""),
        ("先进个人", WORKER, "顾南星", unit, ""),
        *(("先进个人", WORKER, name, unit, "") for name in ("沈千山", "陆明远", "韩江雪")),
    )
    talk = await begun(cast.rita, xlsx([head, *rows]))
    shown = await looked(cast.rita, f"{talk}?show=repeated")

    assert f"<del>{WORKER}</del> → <ins>优秀网格长（员）</ins>" in shown.text
    assert re.findall(r'name="repeat:名单!(\d)" value="update"', shown.text) == ["2"]

    shown = await mended(cast.rita, f"{talk}?show=repeated", **{"repeat:名单!2": "update"})
    assert "更正 1 个" in shown.text
    asked = (await looked(cast.rita, f"{talk}/confirm")).text
    assert "将更正已登记的 1 个获奖者" in asked
    assert "?show=repeated#list" in asked
    assert "处提醒" not in asked
    await committed(cast.rita, talk)

    listed = (await cast.vera.get("/api/v1/commendations/2023/winners?limit=500")).json()
    told = {winner["name"]: (winner["honour"], winner["note"]) for winner in listed["winners"]}
    assert told == {
        "林晚舟": ("优秀网格长（员）", "甲"),
        "顾南星": (WORKER, "甲"),
        **dict.fromkeys(("沈千山", "陆明远", "韩江雪"), (WORKER, "")),
    }


async def test_a_list_may_do_nothing_but_update(cast: Cast) -> None:
    await committed(cast.rita, await begun(cast.rita, people("林晚舟", "顾南星", "沈千山")))
    row = ("先进个人", "优秀网格长（员）", "林晚舟", "潮河办事处")
    talk = await begun(cast.rita, xlsx([HEAD, row]))
    await cast.rita.post(f"{talk}/corrects", data={"corrects": ""})
    assert (await cast.rita.get(f"{talk}/confirm")).headers["location"] == talk

    await mended(cast.rita, f"{talk}?show=repeated", **{"repeat:名单!2": "update"})
    done = await committed(cast.rita, talk)

    assert await registered(cast) == 3
    assert "撤销本次导入" not in (await cast.rita.get(done)).text
    told = await cast.rita.get(f"{done}/undo")
    assert "这些更正将保留" in told.text


async def test_an_update_is_taken_back_and_the_row_is_skipped_again(cast: Cast) -> None:
    await committed(cast.rita, await begun(cast.rita, people("林晚舟")))
    rows = [
        ("先进个人", "优秀网格长（员）", "林晚舟", "潮河办事处"),
        *(("先进个人", WORKER, name, "云桥办事处") for name in ("沈千山", "陆明远")),
    ]
    talk = await begun(cast.rita, xlsx([HEAD, *rows]))
    page = f"{talk}?show=repeated"
    shown = await mended(cast.rita, page, **{"repeat:名单!2": "update"})
    assert "更正 1 个" in shown.text

    shown = await mended(cast.rita, page, **{"repeat:名单!2": "skip"})

    assert "更正 1 个" not in shown.text
    await committed(cast.rita, talk)
    listed = (await cast.vera.get("/api/v1/commendations/2023/winners?limit=500")).json()
    assert {winner["honour"] for winner in listed["winners"]} == {WORKER}


async def test_an_update_of_a_winner_who_changed_meanwhile_stores_nothing(cast: Cast) -> None:
    await committed(cast.rita, await begun(cast.rita, people("林晚舟")))
    rows = [
        ("先进个人", "优秀网格长（员）", "林晚舟", "潮河办事处"),
        *(("先进个人", WORKER, name, "云桥办事处") for name in ("沈千山", "陆明远")),
    ]
    talk = await begun(cast.rita, xlsx([HEAD, *rows]))
    await mended(cast.rita, f"{talk}?show=repeated", **{"repeat:名单!2": "update"})
    await winners.amend(
        "web/adam",
        1,
        Amendment(note="更正"),
        revision=1,
        secret=cast.app.state.settings.secret_key(),
    )

    answer = await cast.rita.post(f"{talk}/confirm")

    assert answer.headers["location"] == talk
    assert await registered(cast) == 1
    said = visits.cookie_name(cast.app.state.settings, visits.SAID)
    carried = f"{cast.rita.headers['Cookie']}; {said}={answer.cookies[said]}"
    told = await cast.rita.get(talk, headers={"Cookie": carried})
    assert "登记簿在此期间有变化" in told.text


async def test_all_rows_with_the_same_question_are_answered_at_once(cast: Cast) -> None:
    talk = await begun(cast.rita, people("林晚舟", "合计", "备注", "小计"))
    shown = await looked(cast.rita, talk)
    asked = re.findall(r'name="asked:question.record"\s+value="([^"]+)"', shown.text)

    data = {"asked:question.record": asked, "every": "question.record=skip"}
    await cast.rita.post(talk, data=data)
    after = await looked(cast.rita, talk)

    assert len(asked) == 3
    assert "这 3 行都选：不导入" in shown.text
    assert "有 3 个问题待回答" in shown.text
    assert "待回答" not in after.text
    assert "可登记 1 个获奖者" in after.text


async def test_the_first_page_shows_what_became_of_each_list_and_registers_the_ready_ones(
    cast: Cast,
) -> None:
    await begun(cast.rita, people("林晚舟"), "甲.xlsx")
    await begun(cast.rita, people("顾南星", "合计"), "乙.xlsx")

    shown = await looked(cast.rita, HERE)
    drafts = re.findall(r'name="(all|draft)"\s+value="(\d+)"', shown.text)
    data = {
        "all": [draft for name, draft in drafts if name == "all"],
        "draft": [draft for name, draft in drafts if name == "draft"],
        "act": "register",
    }
    await cast.rita.post(f"{HERE}/together", data=data)

    assert "奖项、称号、姓名或名称、所在单位" in shown.text
    assert "1 个待回答" in shown.text
    assert "继续处理“乙.xlsx”" in shown.text
    assert (len(data["all"]), len(data["draft"])) == (2, 1)
    assert await registered_names(cast) == {"林晚舟"}
