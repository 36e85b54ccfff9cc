"""All quotas of a year on one page: copied with new numbers, and changed with one save."""

from __future__ import annotations

import re

from awards.catalogue import service
from tests.cast import LIN, OUYANG, register
from tests.pages.test_catalogue import HERE, _typed
from tests.people import Cast

DAYS = {"decided_on": "2025-02-28", "ceremony_on": "2025-03-01"}
ALL = ["TC", "CX", "KF", "SS", "RC", "ZB", "JT", "GR"]


async def test_a_year_is_copied_with_eight_new_quotas_in_one_save(cast: Cast) -> None:
    shown = await cast.adam.get("/commendations/new?from=2023")
    quotas = {f"quota-{code}": str(n) for n, code in enumerate(ALL, 31)}
    named = {"name-ZB": "重点工程优秀专班", "honour-1-quota-JT": "", "honour-2-quota-JT": "5"}

    made = await cast.adam.post(
        "/commendations/new",
        data={**_typed(shown), **DAYS, **quotas, **named, "category": ALL},
    )

    here = await service.find("2024")
    assert made.status_code == 303
    assert [category.quota for category in here.categories] == [31, 32, 33, 34, 35, 36, 37, 38]
    assert here.require_category("ZB").name == "重点工程优秀专班"
    assert [honour.quota for honour in here.require_category("JT").honours][:2] == [None, 5]
    settings = (await cast.adam.get("/c/2024/settings")).text
    assert 'data-number="20"' in settings
    assert '<span class="up">+11</span>' in settings
    assert re.search(r"data-total[^>]*>276<", settings)


async def test_a_quota_below_the_registered_names_both_numbers_in_its_cell(cast: Cast) -> None:
    await register(LIN, OUYANG)
    given = _typed(await cast.adam.get(HERE))
    low = await cast.adam.post(
        HERE, data={**given, "title": "新标题", "quota-GR": "1", "quota-TC": "x", "lang": "en"}
    )
    below = await cast.adam.post(f"{HERE}?lang=en", data={**given, "quota-GR": "1"})
    honour = await cast.adam.post(f"{HERE}?lang=en", data={**given, "honour-1-quota-GR": "0"})

    assert {low.status_code, below.status_code, honour.status_code} == {422}
    assert 'id="error-quota-TC"' in low.text
    [cell] = re.findall(r'id="error-quota-GR">([^<]*)<', below.text)
    assert "2 places are taken, 1 wanted" in cell
    assert '<a href="#field-quota-GR">Quota of 先进个人</a>' in below.text
    [cell] = re.findall(r'id="error-honour-1-quota-GR">([^<]*)<', honour.text)
    assert "1 taken, 0 wanted" in cell
    stored = await service.find("2023")
    assert (stored.require_category("GR").quota, stored.title == "新标题") == (278, False)


async def test_settings_and_quotas_are_saved_together(cast: Cast) -> None:
    given = _typed(await cast.adam.get(HERE))

    saved = await cast.adam.post(
        HERE, data={**given, "notice_days": "7", "quota-TC": "22", "quota-JT": "48"}
    )

    here = await service.find("2023")
    assert saved.status_code == 303
    assert here.notice_days == 7
    assert [here.require_category(code).quota for code in ("TC", "CX", "JT")] == [22, 10, 48]


async def test_a_reader_sees_the_quotas_without_fields(guests: Cast) -> None:
    shown = (await guests.vera.get(HERE)).text

    assert "quotas-table" in shown
    assert 'name="quota-' not in shown
