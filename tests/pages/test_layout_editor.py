"""Layouts on pages: a draft that only goes to and fro, versions, and what comes and goes as TOML."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import httpx
import pytest
from PIL import Image

from awards.layouts import versions
from certificates import shipped
from certificates.elements import READERS
from tests.cast import LIN, confirmed
from tests.people import Cast

CLASSIC = "/layouts/classic"
SOURCE = shipped("classic")
BASED = 'id = "small"\nname = "小证书"\nbase = "classic"\n'


def _source(shown: httpx.Response) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown.text, re.DOTALL)
    return unescape(found[1]) if found else ""


async def _tried(cast: Cast, source: str = SOURCE, **fields: str) -> httpx.Response:
    return await cast.paul.post(f"{CLASSIC}/try", data={"source": source, **fields})


async def test_one_value_is_changed_and_the_rest_stays_as_it_was_written(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"own.box.0": "50.1"})

    assert _source(answer) == SOURCE.replace("[48.5, 29, 200, 25]", "[50.1, 29, 200, 25]")
    assert (await versions.newest("classic")).version == 0


async def test_what_a_base_says_is_said_anew_when_it_is_moved_and_dropped_in_words(
    cast: Cast,
) -> None:
    moved = _source(await _tried(cast, BASED, moved="title:50:30:190:25"))
    removed = _source(await _tried(cast, BASED, shown="title", act="remove"))

    assert moved == f'{BASED}\n[[elements]]\nid = "title"\nbox = [50, 30, 190, 25]\n'
    assert removed == f'{BASED}\n[[elements]]\nid = "title"\nremove = true\n'


async def test_a_value_is_taken_away_by_leaving_its_field_empty(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"own.valign": ""})

    assert _source(answer) == SOURCE.replace(
        'valign = "middle"\nfield = "title"', 'field = "title"'
    )


async def test_a_style_is_changed_beside_an_element_that_uses_it(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"style.title.size": "50"})

    assert _source(answer) == SOURCE.replace("size = 58", "size = 50")


async def test_an_element_gets_a_style_of_its_own_and_the_others_keep_theirs(cast: Cast) -> None:
    answer = await _tried(cast, shown="signature", own_style="issuer")
    after = _source(await _tried(cast, _source(answer), shown="signature", own_style="body"))

    assert _source(answer).count('style = "signature"') == 2
    assert "[styles.signature]" in _source(answer)
    assert after == _source(answer)


@pytest.mark.parametrize("kind", READERS)
async def test_every_kind_of_element_can_be_added_and_is_sound(guests: Cast, kind: str) -> None:
    answer = await guests.paul.post(
        f"{CLASSIC}/try", data={"source": SOURCE, "act": "add", "kind": kind}
    )

    assert f'kind = "{kind}"' in _source(answer).removeprefix(SOURCE)
    assert "data:image/png" in answer.text
    assert 'class="warning"' not in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("own.box.2", "400", "不在 297 × 210 毫米的纸面内"),
        ("own.box.2", "宽", "请填写数字"),
        ("own.box.2", "nan", "请填写数字"),
        ("style.title.colour", "red", "应为 #RRGGBB 颜色"),
        ("own.style", "none", "不是可选项"),
    ],
)
async def test_a_fault_is_told_beside_its_field(
    guests: Cast, field: str, typed: str, told: str
) -> None:
    answer = await guests.paul.post(
        f"{CLASSIC}/try", data={"source": SOURCE, "shown": "title", field: typed}
    )

    beside = re.findall(r'<p class="error"[^>]*>.*?</p>', answer.text, re.DOTALL)
    assert any(told in each for each in beside)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "[[[",
        "elements = 3",
        "elements = [1]",
        "styles = 3",
        "base = 7",
        'base = "none"',
        "[page]\nwidth = '1'",
        '[[elements]]\nid = "title"\nkind = "text"\nbox = 3\nparagraphs = [1]',
        '[[elements]]\nid = "title"\nkind = "text"\nbox = [1, 2, true, 4]\nstyle = []',
    ],
)
async def test_whatever_is_typed_as_source_comes_back_with_its_faults(
    guests: Cast, source: str
) -> None:
    sent = {
        "source": source,
        "shown": "title",
        "own.box.0": "1",
        "own.field": "name",
        "own.paragraphs.0.field": "name",
        "act": "add",
        "kind": "text",
    }
    plain = await guests.paul.post(f"{CLASSIC}/try", data={"source": source, "act": "source"})
    acted = await guests.paul.post(
        f"{CLASSIC}/try", data={**sent, "moved": "title:a:b:c:d", "contents": "none/at/all"}
    )

    assert (plain.status_code, acted.status_code) == (200, 200)
    assert _source(plain).rstrip("\n") == source
    assert 'class="warning"' in plain.text


async def test_a_sheet_is_tried_with_someone_registered(cast: Cast) -> None:
    sample = await _tried(cast)
    await confirmed(LIN)
    real = await _tried(cast, contents="2023/GR/first")

    pictures = [re.findall(r"base64,([^\"]+)", each.text)[0] for each in (sample, real)]
    assert pictures[0] != pictures[1]


async def test_what_does_not_fit_is_named_and_the_rest_is_drawn(cast: Cast) -> None:
    answer = await _tried(cast, moved="words:36:68:225:8")

    assert "仍比 225 × 8 毫米的文字框多出" in answer.text
    assert "data:image/png" in answer.text


async def test_a_save_is_a_version_and_a_later_one_from_the_same_basis_is_kept_back(
    cast: Cast,
) -> None:
    mine = {"source": SOURCE.replace("[48.5, 29", "[50, 29"), "basis": "0", "note": "右移"}

    done = await cast.paul.post(CLASSIC, data=mine)
    late = await cast.adam.post(CLASSIC, data={**mine, "source": SOURCE})
    over = await cast.adam.post(CLASSIC, data={**mine, "source": SOURCE, "over": "1"})

    assert (done.status_code, late.status_code, over.status_code) == (303, 422, 303)
    assert "已被他人修改" in late.text
    assert _source(late) == SOURCE
    assert [each.version for each in await versions.all_of("classic")] == [2, 1, 0]


async def test_a_faulty_draft_is_not_saved_and_comes_back(cast: Cast) -> None:
    wrong = SOURCE.replace("size = 58", "size = 580")

    answer = await cast.paul.post(CLASSIC, data={"source": wrong, "basis": "0"})

    assert answer.status_code == 422
    assert "styles.title.size" in answer.text
    assert (await versions.newest("classic")).version == 0


async def test_an_old_version_is_compared_and_restored(cast: Cast) -> None:
    changed = SOURCE.replace("size = 58", "size = 50")
    await cast.paul.post(CLASSIC, data={"source": changed, "basis": "0"})

    shown = await cast.vera.get(f"{CLASSIC}/versions?version=0")
    await cast.paul.post(f"{CLASSIC}/restore", data={"version": "0", "basis": "1"})
    late = await cast.paul.post(f"{CLASSIC}/restore", data={"version": "1", "basis": "1"})

    assert "<del>-size = 58</del>" in shown.text
    assert late.status_code == 303
    assert [each.source for each in await versions.all_of("classic")] == [SOURCE, changed, SOURCE]


async def test_a_layout_goes_out_and_comes_in_as_a_file_but_takes_no_others_place(
    cast: Cast,
) -> None:
    out = await cast.vera.get(f"{CLASSIC}/layout.toml")
    ours = out.text.replace('id = "classic"', 'id = "ours"')

    done = await cast.paul.post("/layouts", files={"file": ("ours.toml", ours.encode())})
    again = await cast.paul.post("/layouts", files={"file": ("classic.toml", out.content)})

    assert (out.text, done.headers["location"]) == (SOURCE, "/layouts/ours")
    assert again.status_code == 422
    assert "已有此版式" in again.text
    assert 'value="ours"' in (await cast.adam.get("/c/2023/settings")).text


async def test_a_copy_has_a_name_of_its_own(cast: Cast) -> None:
    sent = {"from": "folder-12k", "id": "inner", "name": "本区内芯"}

    done = await cast.paul.post("/layouts", data=sent)
    taken = await cast.paul.post("/layouts", data=sent)
    bad = await cast.paul.post("/layouts", data={**sent, "id": "../x"})

    assert (done.status_code, taken.status_code, bad.status_code) == (303, 422, 422)
    assert "本区内芯" in (await cast.vera.get("/layouts")).text


async def test_a_file_that_is_no_layout_is_refused_with_its_faults(cast: Cast) -> None:
    for content in (b"\xff\xfe", b"id = 3", b"\x89PNG\r\n"):
        answer = await cast.paul.post("/layouts", files={"file": ("x.toml", content)})

        assert answer.status_code == 422
        assert 'id="error-file"' in answer.text


async def test_each_version_has_its_picture(cast: Cast) -> None:
    changed = SOURCE.replace("#B8141C", "#000000")
    await cast.paul.post(CLASSIC, data={"source": changed, "basis": "0"})

    old = await cast.vera.get(f"{CLASSIC}/picture.png?version=0")
    new = await cast.vera.get(f"{CLASSIC}/picture.png")
    same = await cast.vera.get(
        f"{CLASSIC}/picture.png", headers={"If-None-Match": new.headers["etag"]}
    )

    assert old.content != new.content
    assert Image.open(BytesIO(new.content)).size[0] > 1000
    assert same.status_code == 304
