"""Settings for one kind of recipient: changed beside the sheet, shown, and removed."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import httpx
import pytest

from awards.layouts import versions
from certificates import shipped
from tests.cast import LIN, confirmed
from tests.pages.test_layout_editor import picture_in, seen, source_in
from tests.people import Cast

pytestmark = pytest.mark.usual  # draws a sheet at each step

CLASSIC = "/layouts/classic"
SOURCE = "# Ours.\n" + shipped("classic")
FOLDER = shipped("folder")
TEAM = {"variant": "team", "variant_shown": "team"}


def _chosen(shown: httpx.Response) -> str:
    found = re.search(
        r'name="contents">.*?<option value="([^"]*)" selected>', shown.text, re.DOTALL
    )
    return found[1] if found else ""


async def _tried(cast: Cast, source: str = SOURCE, **fields: str) -> httpx.Response:
    return await cast.paul.post(f"{CLASSIC}/try", data={"source": source, **fields})


def _variants(source: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(source).get("variants", {})
    return found


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (
            {"moved": "title:50:30:190:25"},
            {"elements": {"title": {"box": [50, 30, 190, 25]}}},
        ),
        (
            {"shown": "title", "own.box.1": "31"},
            {"elements": {"title": {"box": [48.5, 31, 200, 25]}}},
        ),
        (
            {"shown": "title", "own.style": "body"},
            {"elements": {"title": {"style": "body"}}},
        ),
        ({"shown": "title", "style.title.size": "50"}, {"styles": {"title": {"size": 50}}}),
        ({"sheet": "sent", "whole.page.width": "300"}, {"page": {"width": 300}}),
        (
            {"shown": "title", "flags": "sent"},
            {"elements": {"title": {"heading": False}}},
        ),
        ({"shown": "title", "act": "removed"}, {"elements": {"title": {"remove": True}}}),
    ],
)
async def test_what_is_changed_for_one_kind_goes_into_its_variant_and_nowhere_else(
    cast: Cast, fields: dict[str, str], written: dict[str, Any]
) -> None:
    answer = await _tried(cast, **TEAM, **fields)

    after = source_in(answer)
    assert after.startswith(SOURCE)
    assert _variants(after) == {"team": written}
    assert 'class="warning"' not in answer.text


async def test_a_paragraph_of_one_kind_keeps_all_other_paragraphs(cast: Cast) -> None:
    answer = await _tried(cast, **TEAM, shown="words", **{"own.paragraphs.1.gap": "9"})

    [own] = _variants(source_in(answer))["team"]["elements"].values()
    below = seen(SOURCE).element("words")
    assert below
    assert [*own] == ["paragraphs"]
    assert own["paragraphs"] == [
        {**each, "gap": 9} if n == 1 else each for n, each in enumerate(below.values["paragraphs"])
    ]


async def test_what_is_new_for_one_kind_is_nowhere_else(cast: Cast) -> None:
    added = source_in(await _tried(cast, **TEAM, act="add", kind="field"))
    doubled = source_in(await _tried(cast, added, **TEAM, shown="field", act="double"))
    gone = source_in(await _tried(cast, doubled, **TEAM, shown="field", act="removed"))
    for_all = source_in(await _tried(cast, doubled, act="add", kind="field"))

    assert [*_variants(doubled)["team"]["elements"]] == ["field", "field-2"]
    assert [*_variants(gone)["team"]["elements"]] == ["field-2"]
    assert seen(doubled).element("field") is None
    assert seen(for_all).element("field-3")
    assert seen(doubled, "team").element("field-2")
    assert seen(doubled).layout


async def test_a_style_of_its_own_is_of_the_variant(cast: Cast) -> None:
    source = source_in(await _tried(cast, **TEAM, shown="words", own_style="body"))

    own = _variants(source)["team"]
    assert [*own["styles"]] == ["words"]
    assert [each["style"] for each in own["elements"]["words"]["paragraphs"]] == [
        "salutation", "words", "closing",
    ]  # fmt: skip


async def test_the_settings_of_a_variant_are_listed_and_can_be_removed(cast: Cast) -> None:
    changed = source_in(
        await _tried(cast, **TEAM, shown="title", **{"own.box.1": "31", "style.title.size": "50"})
    )
    both = source_in(await _tried(cast, changed, **TEAM, sheet="sent", **{"whole.page.bleed": "3"}))

    title = await _tried(cast, both, **TEAM, shown="title")
    words = await _tried(cast, both, **TEAM, shown="words")
    for_all = await _tried(cast, both, shown="title")
    once = source_in(await _tried(cast, both, **TEAM, shown="title", act="back:own.box"))
    twice = source_in(await _tried(cast, once, **TEAM, shown="title", act="back:style.title.size"))
    whole = source_in(await _tried(cast, twice, **TEAM, act="back:whole.page.bleed"))

    assert 'value="back:own.box"' in title.text
    assert 'value="back:style.title.size"' in title.text
    assert "back:" not in words.text
    assert "back:" not in for_all.text
    assert "elements" not in _variants(once)["team"]
    assert _variants(twice) == {"team": {"page": {"bleed": 3}}}
    assert whole == SOURCE


async def test_what_a_variant_leaves_out_is_brought_back(cast: Cast) -> None:
    shown = await _tried(cast, FOLDER, **TEAM)

    back = source_in(await _tried(cast, FOLDER, **TEAM, act="back:gone.portrait"))

    assert 'value="back:gone.portrait"' in shown.text
    assert 'value="portrait"' not in shown.text
    assert back == FOLDER.replace(
        "[variants.team.elements]\nportrait.remove = true\n", "[variants.team.elements]\n"
    )


async def test_the_settings_of_a_base_variant_are_listed_and_stay(cast: Cast) -> None:
    based = 'id = "small"\nname = "小证书"\nbase = "folder"\n'

    shown = await _tried(cast, based, **TEAM, shown="laurel")
    kept = source_in(await _tried(cast, based, **TEAM, shown="laurel", act="back:own.when"))
    moved = source_in(await _tried(cast, based, **TEAM, moved="laurel:20:41:80:80"))

    assert "由其基础版式设定" in shown.text
    assert "back:own.when" not in shown.text
    assert kept == based
    assert _variants(moved) == {"team": {"elements": {"laurel": {"box": [20, 41, 80, 80]}}}}


async def test_the_preview_shows_someone_of_that_kind_as_the_variant_has_it(
    cast: Cast,
) -> None:
    moved = source_in(await _tried(cast, **TEAM, moved="title:20:100:190:25"))

    for_all = await _tried(cast, moved)
    for_team = await _tried(cast, moved, **TEAM)
    untouched = await _tried(cast, **TEAM)
    for_others = await _tried(cast, moved, variant="collective", variant_shown="collective")
    plain = await _tried(cast, variant="collective", variant_shown="collective")

    assert picture_in(for_team) not in (picture_in(for_all), picture_in(untouched))
    assert picture_in(for_others) == picture_in(plain)
    assert 'data-box="20 100 190 25"' in for_team.text
    assert 'data-box="20 100 190 25"' not in for_all.text


async def test_only_who_is_of_that_kind_is_offered_and_found(cast: Cast) -> None:
    await confirmed(LIN)
    individual = {"variant": "individual", "variant_shown": "individual"}

    kept = await _tried(cast, **individual, contents="2023/GR/first")
    changed = await _tried(cast, variant="team", contents="2023/GR/first")
    found = await _tried(cast, **individual, sought=LIN.name)
    not_found = await _tried(cast, **TEAM, sought=LIN.name)

    assert _chosen(kept) == "2023/GR/first"
    assert _chosen(changed) == "sample/0"
    assert 'value="2023/GR/first"' not in changed.text
    assert _chosen(found).startswith("winner/")
    assert 'id="error-sought"' in not_found.text


async def test_what_was_typed_for_one_kind_stays_with_it_when_another_is_chosen(
    cast: Cast,
) -> None:
    sent = {"variant": "collective", "variant_shown": "team", "shown": "title"}

    answer = await _tried(cast, **sent, **{"own.box.1": "31"})

    assert [*_variants(source_in(answer))] == ["team"]
    assert 'name="variant_shown" value="collective"' in answer.text
    assert 'id="field-own.box.1" name="own.box.1"' in answer.text
    assert 'value="29" id="field-own.box.1"' in answer.text


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "[variants.team]\nelements.words.box = [36, 68, 225, 60]\nstyles.title.size = 57\n"),
        ("variants = {team = {elements = {words = {box = [36, 68, 225, 60]}}}}\n", ""),
        ("variants = 3\n", ""),
        ("", "[variants]\nteam = 3\n"),
    ],
)
async def test_a_way_of_writing_that_has_no_room_for_a_variant_stays_as_it_was(
    cast: Cast, above: str, below: str
) -> None:
    source = SOURCE.replace("[page]", f"{above}[page]") + below

    answer = await _tried(cast, source, **TEAM, moved="title:48.5:100:200:25")

    assert source_in(answer) == source
    assert ("只能在源文件中修改" in answer.text) is (seen(source).layout is not None)


async def test_a_variant_is_saved_and_is_still_in_hand(cast: Cast) -> None:
    moved = source_in(await _tried(cast, **TEAM, moved="title:50:30:190:25"))

    done = await cast.paul.post(
        CLASSIC, data={"source": moved, "basis": "0", "shown": "title", **TEAM}
    )
    again = await cast.paul.get(done.headers["location"])

    assert done.headers["location"] == f"{CLASSIC}?element=title&variant=team"
    assert (await versions.newest("classic")).source == moved
    assert 'name="variant_shown" value="team"' in again.text
    assert 'value="back:own.box"' in again.text
