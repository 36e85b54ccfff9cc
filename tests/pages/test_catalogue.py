"""Settings as pages: what may change is changed, and what may not is refused beforehand."""

from __future__ import annotations

import re
import tomllib
from html import unescape

import httpx
import pytest
import tomli_w

from awards.audit import queries as audited
from awards.audit import service as audit
from awards.catalogue import service
from awards.catalogue.rules import parse
from awards.catalogue.writing import as_toml, plan_of
from awards.issuing.service import issue
from awards.settings import Settings
from awards.winners import service as winners
from tests.cast import GRID, LIN, OUYANG, TIAN, confirmed, register
from tests.people import Cast

pytestmark = pytest.mark.usual  # too long for a run between two edits

HERE = "/c/2023/settings"
_INPUT = re.compile(r"<input ([^>]*)>")
_AREA = re.compile(r'<textarea id="[^"]*" name="(\w+)"[^>]*>([^<]*)</textarea>')
_CHOSEN = re.compile(
    r'<select id="[^"]*" name="(\w+)"(?:(?!</select>).)*?value="([^"]*)" selected', re.DOTALL
)


def _typed(shown: httpx.Response) -> dict[str, str]:
    """Return the unchanged fields of the page's main form, as a browser would send them."""
    main = shown.text[shown.text.index("<main") :]
    found: dict[str, str] = {}
    for attributes in _INPUT.findall(main):
        facts = dict(re.findall(r'(\w+)="([^"]*)"', attributes))
        ticked = facts.get("type") != "checkbox" or " checked" in f" {attributes}"
        if "name" in facts and ticked:
            found.setdefault(facts["name"], unescape(facts.get("value", "")))
    found |= {name: unescape(text) for name, text in _AREA.findall(main)}
    found |= {name: unescape(value) for name, value in _CHOSEN.findall(main)}
    found.pop("form_token", None)
    found.pop("q", None)
    return found


async def _change(cast: Cast, path: str, **fields: str) -> httpx.Response:
    shown = await cast.adam.get(path)
    return await cast.adam.post(path, data={**_typed(shown), **fields})


async def _source() -> str:
    return as_toml(plan_of(await service.find("2023")))


async def test_a_form_sent_as_it_was_given_changes_nothing(cast: Cast) -> None:
    before = await audit.verify()

    for path in (HERE, *(f"{HERE}/{code}" for code in ("TC", "JT", "GR"))):
        answer = await _change(cast, path)
        assert answer.status_code == 303, path

    assert await audit.verify() == before


async def test_the_commendation_is_changed_and_the_history_records_it(cast: Cast) -> None:
    answer = await _change(cast, HERE, title="新标题", notice_days="5", two_person="true")

    here = await service.find("2023")
    [*_, last] = await audited.history(f"commendation/{here.id}")
    assert answer.status_code == 303
    assert (here.title, here.notice_days, here.two_person) == ("新标题", 5, True)
    assert (last.actor, last.action) == ("web/adam", "commendation.amended")


@pytest.mark.parametrize(
    ("field", "typed", "place"),
    [
        ("title", "", "title"),
        ("year", "20x3", "year"),
        ("decided_on", "2024-02-31", "decided_on"),
        ("issuers", "", "issuers"),
        ("notice_days", "61", "notice_days"),
        ("layout", "clasic", "layout"),
        ("title", "标题\u202e", "title"),
    ],
)
async def test_a_fault_of_the_commendation_stands_beside_its_field(
    cast: Cast, field: str, typed: str, place: str
) -> None:
    answer = await _change(cast, HERE, **{field: typed})

    assert answer.status_code == 422
    assert f'id="error-{place}"' in answer.text
    assert f'href="#field-{place}"' in answer.text


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "突出贡献企业"),
        ("quota", "-1"),
        ("kind", "crew"),
        ("number", "无序号"),
        ("number", "郑经开表〔2024〕TC{seq:03}号"),
        ("body", "{winner}"),
        ("closing", "{name"),
        ("honour_1_quota", "x"),
    ],
)
async def test_page_and_file_refuse_alike(cast: Cast, field: str, typed: str) -> None:
    data = tomllib.loads(await _source())
    category = next(each for each in data["category"] if each["code"] == "GR")
    if field == "honour_1_quota":
        category["honour"][0]["quota"] = typed
    else:
        category[field] = -1 if field == "quota" else typed

    page = await _change(cast, f"{HERE}/GR?lang=en", **{field: typed})
    file = await cast.adam.post(
        "/commendations/load?lang=en", files={"file": ("x.toml", tomli_w.dumps(data).encode())}
    )

    [words] = re.findall(rf'id="error-{field}">(?:<span[^>]*>[^<]*</span>)?([^<]*)<', page.text)
    assert (page.status_code, file.status_code) == (422, 422)
    if field != "quota":  # the form has text where the file has a number
        assert words in file.text


async def test_a_quota_below_the_places_taken_is_said_before_and_refused_after(cast: Cast) -> None:
    await register(GRID)

    shown = await cast.adam.get(f"{HERE}/JT?lang=en")
    answer = await _change(cast, f"{HERE}/JT", quota="0")

    assert "1 places are taken, so the quota cannot be smaller." in shown.text
    assert answer.status_code == 422
    assert 'id="error-quota"' in answer.text


async def test_a_pattern_is_fixed_once_a_number_is_issued(cast: Cast, settings: Settings) -> None:
    await confirmed(LIN)
    await issue("cli/carol", "2023", settings)

    shown = await cast.adam.get(f"{HERE}/GR?lang=en")
    forced = await _change(cast, f"{HERE}/GR", number="新{seq}")
    others = await _change(cast, f"{HERE}/GR", quota="300")

    assert "1 number is issued, so the pattern stays." in shown.text
    assert 'name="number"' not in shown.text
    assert forced.status_code == 422
    assert others.status_code == 303
    assert (await service.find("2023")).require_category("GR").quota == 300


async def test_honours_are_added_reordered_renamed_and_given_quotas(cast: Cast) -> None:
    await register(LIN)

    answer = await _change(
        cast,
        f"{HERE}/GR",
        honour_1_place="9",
        honour_1_quota="5",
        honour_2_name="优秀网格员",
        honour_4_name="新设称号",
    )

    honours = (await service.find("2023")).require_category("GR").honours
    assert answer.status_code == 303
    assert [(h.name, h.quota, h.taken) for h in honours] == [
        ("优秀网格员", None, 0),
        ("营商环境先进个人", None, 0),
        ("综合考评先进工作者", 5, 1),
        ("新设称号", None, 0),
    ]


async def test_a_category_and_its_honours_are_named_in_english_and_not_in_chinese(
    cast: Cast,
) -> None:
    english = {"name_en": "Outstanding Individual", "honour_2_name_en": "Grid Keeper"}

    stored = await _change(cast, f"{HERE}/GR", **english)
    refused = await _change(cast, f"{HERE}/GR", honour_2_name_en="优秀 Keeper")
    issuers = await _change(cast, HERE, issuers_en="The Zone\n\nThe Bureau ")

    here = await service.find("2023")
    assert (stored.status_code, issuers.status_code) == (303, 303)
    assert here.issuers_en == "The Zone\nThe Bureau"
    assert here.require_category("GR").name_en == "Outstanding Individual"
    assert [each.name_en for each in here.require_category("GR").honours] == ["", "Grid Keeper", ""]
    assert 'id="error-honour_2_name_en"' in refused.text
    assert "含有汉字：优秀" in refused.text


async def test_the_name_of_an_honour_with_winners_stays(cast: Cast) -> None:
    await register(OUYANG)
    shown = await cast.adam.get(f"{HERE}/GR")
    [row] = re.findall(r'name="(honour_\d)_name" value="优秀网格长（员）"', shown.text)

    answer = await _change(cast, f"{HERE}/GR", **{f"{row}_name": "另一个名称"})

    assert answer.status_code == 422
    assert f'id="error-{row}_name"' in answer.text


async def test_an_honour_is_not_dropped_by_emptying_its_name(cast: Cast) -> None:
    answer = await _change(cast, f"{HERE}/GR", honour_1_name="")

    assert answer.status_code == 422
    assert 'id="error-honour_1_name"' in answer.text


async def test_a_category_is_added_and_moved(cast: Cast) -> None:
    added = await _change(cast, "/c/2023/categories/new", code="XX", name="新奖项", quota="3")
    moved = await cast.adam.post(f"{HERE}/XX/move", data={"direction": "up"})

    codes = [category.code for category in (await service.find("2023")).categories]
    assert added.headers["location"] == f"{HERE}/XX"
    assert moved.status_code == 303
    assert codes[-2:] == ["XX", "GR"]


async def test_an_honour_is_removed_while_nobody_was_ever_given_it(cast: Cast) -> None:
    [lin] = await register(LIN)
    honours = (await service.find("2023")).require_category("GR").honours
    at = next(n for n, each in enumerate(honours, 1) if each.taken)
    free = next(n for n, each in enumerate(honours, 1) if not each.taken)
    await winners.withdraw("web/anna", [lin], "误登")

    gone = await _change(cast, f"{HERE}/GR", **{f"honour_{free}_drop": "true"})
    after = at - (free < at)
    kept = await _change(cast, f"{HERE}/GR", **{f"honour_{after}_drop": "true"})

    left = (await service.find("2023")).require_category("GR").honours
    assert (gone.status_code, kept.status_code) == (303, 422)
    assert [each.name for each in left] == [h.name for h in honours if h != honours[free - 1]]
    assert "授予过获奖者（含已撤下）的称号不能删除" in kept.text


async def test_a_category_is_removed_while_nobody_was_ever_registered_in_it(cast: Cast) -> None:
    [lin] = await register(LIN)
    category = (await service.find("2023")).require_category("KF")
    offered = [(await cast.adam.get(f"{HERE}/{code}")).text for code in ("KF", "GR")]
    gone = await cast.adam.post(f"{HERE}/KF/drop")
    await winners.withdraw("web/anna", [lin], "误登")
    kept = await cast.adam.post(f"{HERE}/GR/drop")

    codes = [each.code for each in (await service.find("2023")).categories]
    [*_, last] = await audited.history(f"category/{category.id}")
    assert ["/drop" in page for page in offered] == [True, False]
    assert (gone.status_code, kept.status_code) == (303, 422)
    assert "登记过获奖者（含已撤下）的奖项不能删除" in kept.text
    assert ("KF" in codes, "GR" in codes) == (False, True)
    assert (last.action, category.name in last.before) == ("category.dropped", True)
    assert category.name in (await cast.adam.get("/history?action=category.dropped")).text


async def test_the_last_category_stays(cast: Cast) -> None:
    codes = [each.code for each in (await service.find("2023")).categories]
    answers = [await cast.adam.post(f"{HERE}/{code}/drop") for code in codes]

    assert [each.status_code for each in answers] == [303] * (len(codes) - 1) + [422]
    assert len((await service.find("2023")).categories) == 1


async def test_a_category_of_a_code_that_is_there_is_refused(cast: Cast) -> None:
    answer = await _change(cast, "/c/2023/categories/new", code="GR", name="新奖项", quota="3")

    assert answer.status_code == 422
    assert 'id="error-code"' in answer.text


async def test_what_another_changed_meanwhile_is_not_lost(cast: Cast) -> None:
    given = _typed(await cast.adam.get(f"{HERE}/GR"))
    await _change(cast, f"{HERE}/GR", quota="280")

    answer = await cast.adam.post(f"{HERE}/GR?lang=en", data={**given, "quota": "290"})

    assert answer.status_code == 422
    assert "was changed since you read it" in answer.text
    assert (await service.find("2023")).require_category("GR").quota == 280


async def test_a_change_elsewhere_is_in_nobodys_way(cast: Cast) -> None:
    given = _typed(await cast.adam.get(f"{HERE}/GR"))
    await _change(cast, f"{HERE}/TC", quota="21")
    await register(TIAN)

    answer = await cast.adam.post(f"{HERE}/GR", data={**given, "quota": "290"})

    here = await service.find("2023")
    assert answer.status_code == 303
    assert (here.require_category("GR").quota, here.require_category("TC").quota) == (290, 21)


async def test_another_year_is_a_copy_of_everything_but_the_winners(cast: Cast) -> None:
    await register(LIN)
    await _change(cast, f"{HERE}/GR", first_number="13")
    path = "/commendations/new?from=2023"
    days = {"decided_on": "2025-02-28", "ceremony_on": "2025-03-01"}
    chosen = [c.code for c in (await service.find("2023")).categories if c.code != "KF"]

    given = _typed(await cast.adam.get(path))
    answer = await cast.adam.post("/commendations/new", data={**given, **days, "category": chosen})

    made, before = await service.find("2024"), await service.find("2023")
    assert answer.headers["location"] == "/c/2024/settings"
    assert made.title == before.title.replace("2023", "2024")
    assert [category.code for category in made.categories] == chosen
    assert made.require_category("GR").number_pattern == "郑经开表〔2025〕GR{seq:03}号"
    for category in plan_of(made).categories:
        old = next(c for c in plan_of(before).categories if c.code == category.code)
        assert (category.honours, category.body, category.quota) == (
            old.honours,
            old.body,
            old.quota,
        )
    assert sum(category.taken for category in made.categories) == 0
    assert {category.first_number for category in made.categories} == {1}


async def test_a_copy_neither_takes_a_code_nor_numbers_that_are_anothers(cast: Cast) -> None:
    given = _typed(await cast.adam.get("/commendations/new?from=2023"))
    days = {"decided_on": "2025-02-28", "ceremony_on": "2025-03-01", "category": "GR"}
    before = await _source()

    same = await cast.adam.post("/commendations/new", data={**given, **days, "code": "2023"})
    numbers = {"number": "郑经开表〔2024〕{category}{seq:03}号"}
    meeting = await cast.adam.post("/commendations/new", data={**given, **days, **numbers})

    assert (same.status_code, meeting.status_code) == (422, 422)
    assert 'id="error-code"' in same.text
    assert 'id="error-number"' in meeting.text
    assert await _source() == before


async def test_a_commendation_is_made_from_scratch(cast: Cast) -> None:
    answer = await _change(
        cast,
        "/commendations/new",
        code="2030",
        title="新表彰",
        year="2030",
        decided_on="2030-01-01",
        ceremony_on="2030-01-02",
        issuers="某单位\r\n另一单位",
        number="新表〔2030〕{category}{seq:03}号",
        first_code="A",
        first_name="先进个人",
        first_quota="10",
    )

    made = await service.find("2030")
    assert answer.status_code == 303
    assert made.issuers == ("某单位", "另一单位")
    assert made.require_category("A").quota == 10


async def test_the_file_that_is_handed_out_loads_to_the_same(cast: Cast) -> None:
    before = await service.find("2023")
    chain = await audit.verify()

    file = await cast.vera.get("/c/2023/settings.toml")
    loaded = await cast.adam.post(
        "/commendations/load", files={"file": ("2023.toml", file.content)}
    )

    assert parse(file.text, "2023.toml") == plan_of(before)
    assert loaded.headers["location"] == "/c/2023/settings"
    assert await service.find("2023") == before
    assert await audit.verify() == chain


async def _upload(cast: Cast, source: str) -> httpx.Response:
    return await cast.adam.post("/commendations/load", files={"file": ("年.toml", source.encode())})


def _hidden(shown: httpx.Response) -> dict[str, str]:
    found = re.findall(r'name="(name|basis|source)" value="([^"]*)"', shown.text)
    return {name: unescape(value) for name, value in found}


async def test_the_changes_of_a_file_are_shown_first_and_made_after_confirmation(
    cast: Cast,
) -> None:
    source = await _source()
    wanted = tomllib.loads(source)
    wanted["title"] = "新标题"
    wanted["category"] = [each for each in wanted["category"] if each["code"] != "KF"]
    wanted["category"][0]["quota"] = 21
    before = await service.find("2023")

    shown = await _upload(cast, tomli_w.dumps(wanted))
    unchanged = await service.find("2023")
    done = await cast.adam.post("/commendations/load", data=_hidden(shown))

    here = await service.find("2023")
    assert (shown.status_code, unchanged) == (200, before)
    for words in (before.title, "新标题", ">20<", ">21<", "删除的奖项"):
        assert words in shown.text
    assert (done.status_code, done.headers["location"]) == (303, "/c/2023/settings")
    assert (here.title, here.categories[0].quota) == ("新标题", 21)
    assert "KF" not in {each.code for each in here.categories}


async def test_a_change_made_while_the_difference_was_read_is_shown_again(cast: Cast) -> None:
    wanted = {**tomllib.loads(await _source()), "title": "新标题"}
    shown = await _upload(cast, tomli_w.dumps(wanted))
    await _change(cast, HERE, notice_days="5")

    late = await cast.adam.post("/commendations/load", data=_hidden(shown))
    done = await cast.adam.post("/commendations/load", data=_hidden(late))

    here = await service.find("2023")
    assert (late.status_code, "公示工作日" in late.text) == (422, True)
    assert (done.status_code, here.title, here.notice_days) == (303, "新标题", 0)


async def test_a_file_against_which_winners_stand_is_refused_whole(cast: Cast) -> None:
    await register(GRID)
    wanted = {**tomllib.loads(await _source()), "title": "新标题"}
    wanted["category"] = [each for each in wanted["category"] if each["code"] != GRID.category]

    shown = await _upload(cast, tomli_w.dumps(wanted))
    refused = await cast.adam.post("/commendations/load", data=_hidden(shown))

    assert refused.status_code == 422
    assert "不能删除" in refused.text
    assert (await service.find("2023")).title != "新标题"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"code = ", b"\x00", b"title = 'x'"])
async def test_a_file_that_is_none_is_refused_in_words(guests: Cast, content: bytes) -> None:
    answer = await guests.adam.post("/commendations/load", files={"file": ("x.toml", content)})

    assert answer.status_code == 422
    assert "x.toml" in answer.text or 'id="error-file"' in answer.text


async def test_everyone_reads_the_settings_and_nobody_else_is_given_a_form(guests: Cast) -> None:
    for path in (HERE, f"{HERE}/GR"):
        shown = await guests.rita.get(f"{path}?lang=en")
        assert shown.status_code == 200
        assert "Only an administrator changes the settings." in shown.text
        assert 'name="shown"' not in shown.text


async def test_the_effects_of_a_change_are_shown_before_it_is_saved(cast: Cast) -> None:
    await register(LIN, OUYANG, TIAN)
    path = f"{HERE}/GR/effect?lang=en"

    answer = await cast.adam.post(
        path, data={"quota": "2", "order": "pinyin", "number": "新{seq:04}号"}
    )

    shown = " ".join(answer.text.split())
    assert "3 places are already taken: the quota is too small." in shown
    assert "新0001号" in shown
    assert "3 of 3 winners would move. The first would be: 林晚舟" in shown
    assert (await service.find("2023")).require_category("GR").order_method == "surname-strokes"


async def test_numbers_may_begin_at_a_number_that_is_said(cast: Cast) -> None:
    saved = await _change(cast, f"{HERE}/TC", first_number="13")
    shown = await cast.adam.get(f"{HERE}/TC")
    wrong = await _change(cast, f"{HERE}/TC", first_number="0")

    assert saved.status_code == 303, saved.text
    assert "郑经开表〔2024〕TC013号" in shown.text
    assert _typed(shown)["first_number"] == "13"
    assert wrong.status_code == 422
    assert "first_number = 13" in await _source()
