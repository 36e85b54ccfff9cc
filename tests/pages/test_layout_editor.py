"""Layouts on pages: a draft that the server does not store, versions, and TOML in and out."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import httpx
import pytest
from PIL import Image

from awards.layout_editor import source_view, trial_contents
from awards.layout_editor.source_view import SourceView
from awards.layouts import artwork, versions
from awards.layouts import service as layouts
from awards.layouts.artwork import Pictures
from awards.settings import Settings
from certificates import shipped
from certificates.elements import ELEMENT_KINDS
from certificates.elements.text import Text
from certificates.marks import Spot
from tests.cast import LIN, OUYANG, confirmed
from tests.people import Cast

pytestmark = pytest.mark.usual  # draws a sheet at each step

CLASSIC = "/layouts/classic"
SOURCE = shipped("classic")
BASED = 'id = "small"\nname = "小证书"\nbase = "classic"\n'


def source_in(shown: httpx.Response) -> str:
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", shown.text, re.DOTALL)
    return unescape(found[1]) if found else ""


def picture_in(shown: httpx.Response) -> str:
    return str(re.findall(r"base64,([^\"]+)", shown.text)[0])


def seen(source: str, variant: str = "", pictures: Pictures = Pictures({})) -> SourceView:  # noqa: B008 - it is never changed
    """Return what the editor reads from a source."""
    return source_view.read(source, variant, pictures)


def _chosen(shown: httpx.Response) -> str:
    """Return whose words fill the sheet."""
    found = re.search(r'<option value="([^"]*)" selected>', shown.text)
    return found[1] if found else ""


async def _tried(cast: Cast, source: str = SOURCE, **fields: str) -> httpx.Response:
    return await cast.paul.post(f"{CLASSIC}/try", data={"source": source, **fields})


async def test_one_value_is_changed_and_the_rest_stays_as_it_was_written(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"own.box.0": "50.1"})

    assert source_in(answer) == SOURCE.replace("[48.5, 29, 200, 25]", "[50.1, 29, 200, 25]")
    assert (await versions.newest("classic")).version == 0


async def test_an_element_of_the_base_is_overridden_when_moved_and_removed_by_a_key(
    cast: Cast,
) -> None:
    moved = source_in(await _tried(cast, BASED, moved="title:50:30:190:25"))
    removed = source_in(await _tried(cast, BASED, shown="title", act="removed"))

    assert moved == f'{BASED}\n[[elements]]\nid = "title"\nbox = [50, 30, 190, 25]\n'
    assert removed == f'{BASED}\n[[elements]]\nid = "title"\nremove = true\n'


async def test_a_value_is_taken_away_by_leaving_its_field_empty(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"own.valign": ""})

    assert source_in(answer) == SOURCE.replace(
        'valign = "middle"\nfield = "title"', 'field = "title"'
    )


async def test_an_element_goes_when_a_person_said_so_twice(cast: Cast) -> None:
    asked = await _tried(cast, shown="title", act="remove")
    gone = await _tried(cast, shown="title", act="removed")

    assert source_in(asked) == SOURCE
    assert 'value="removed"' in asked.text
    assert 'id = "title"' not in source_in(gone)


def _order(source: str) -> list[str]:
    return [part.id for part in seen(source).elements]


@pytest.mark.parametrize("source", [SOURCE, BASED, shipped("folder")])
async def test_an_element_is_brought_forward_and_sent_back_a_step_at_a_time(
    cast: Cast, source: str
) -> None:
    order = _order(source)
    first, second, last = order[0], order[1], order[-1]

    forward = source_in(await _tried(cast, source, shown=first, act="forward"))
    back = source_in(await _tried(cast, forward, shown=first, act="backward"))
    further = source_in(await _tried(cast, forward, shown=first, act="forward"))
    lowered = source_in(await _tried(cast, source, shown=last, act="backward"))
    still = source_in(await _tried(cast, source, shown=last, act="forward"))

    assert _order(forward) == [second, first, *order[2:]]
    assert _order(back) == order
    assert _order(further)[2] == first
    assert _order(lowered) == [*order[:-2], last, order[-2]]
    assert still == source
    assert all(seen(each).layout for each in (forward, back, further, lowered))


async def test_what_is_new_over_a_base_goes_through_all_of_it(cast: Cast) -> None:
    source = source_in(await _tried(cast, BASED, act="add", kind="field"))
    source = source_in(await _tried(cast, source, act="add", kind="box"))
    order = _order(source)

    for _ in order:
        source = source_in(await _tried(cast, source, shown="field", act="backward"))
        source = source_in(await _tried(cast, source, shown="box", act="backward"))

    assert sorted(_order(source)[:2]) == ["box", "field"]
    for _ in range(3):
        lowest, next_one, *others = _order(source)
        assert others == order[:-2]
        source = source_in(await _tried(cast, source, shown=next_one, act="backward"))
        assert _order(source)[:2] == [next_one, lowest]
    assert seen(source).layout


@pytest.mark.parametrize("source", [SOURCE, BASED])
async def test_an_element_is_renamed_wherever_it_is_named(cast: Cast, source: str) -> None:
    order = _order(source)
    named = '[[elements]]\nid = "dot"\nkind = "box"\nbox = [1, 1, 2, 2]\nfill = "#000000"\n'
    if source == BASED:
        named += 'before = "title"\n\n[variants.team.elements.title]\nbox = [50, 30, 200, 25]\n'

    answer = await _tried(cast, f"{source}\n{named}", shown="title", called="大标题")

    after = seen(source_in(answer))
    assert after.layout
    assert [part.id for part in after.elements if part.id != "dot"] == [
        "大标题" if each == "title" else each for each in order
    ]
    assert "<h2>大标题" in answer.text


async def test_a_name_that_is_taken_or_used_elsewhere_is_reported_beside_it(
    cast: Cast,
) -> None:
    varied = 'id = "small"\nname = "小证书"\nbase = "folder"\n'

    taken = await _tried(cast, shown="title", called="words")
    # The variants of the base use this name.
    out_of_reach = await _tried(cast, varied, shown="laurel", called="other")

    assert 'id="error-called"' in taken.text
    assert "已有同名元素" in taken.text
    assert 'id="error-called"' in out_of_reach.text
    assert (source_in(taken), source_in(out_of_reach)) == (SOURCE, varied)


async def test_a_double_lies_beside_its_original_and_says_the_same(cast: Cast) -> None:
    doubled = seen(source_in(await _tried(cast, BASED, shown="title", act="double")))
    title, twin = doubled.element("title"), doubled.element("title-2")

    assert title
    assert twin
    assert title.box
    assert twin.box
    assert (twin.box.x, twin.box.y) == (title.box.x + 5, title.box.y + 5)
    assert twin.values["field"] == title.values["field"]
    assert doubled.elements[-1] == twin
    assert doubled.layout


async def test_an_element_is_there_for_some_sheets_alone(cast: Cast) -> None:
    sent = {"source": SOURCE, "shown": "title", "flags": "sent", "own.heading": "true"}
    kinds = {**sent, "own.when.kind": ["team", "individual"], "own.when.has": "unit"}

    only = source_in(await cast.paul.post(f"{CLASSIC}/try", data=kinds))
    again = source_in(await cast.paul.post(f"{CLASSIC}/try", data={**kinds, "source": only}))
    always = source_in(await cast.paul.post(f"{CLASSIC}/try", data={**sent, "source": only}))

    assert 'when = {kind = ["team", "individual"], has = ["unit"]}' in only
    assert again == only
    assert always == SOURCE


@pytest.mark.parametrize("source", [SOURCE, BASED])
async def test_the_sheet_itself_is_named_and_sized(cast: Cast, source: str) -> None:
    whole = {"whole.name": "大证书", "whole.page.width": "420", "whole.page.height": "297"}

    answer = await _tried(cast, source, sheet="sent", **whole)
    wrong = await _tried(cast, source, sheet="sent", **{**whole, "whole.page.width": "20"})
    no_number = await _tried(cast, source, sheet="sent", **{**whole, "whole.page.width": "宽"})

    layout = seen(source_in(answer)).layout
    assert layout
    assert (layout.name, layout.page.width, layout.page.height) == ("大证书", 420, 297)
    assert 'id="error-whole.page.width"' in wrong.text
    assert 'id="error-whole.page.width"' in no_number.text


@pytest.mark.parametrize(
    "styles",
    [
        'styles = {a = {font = "kai", size = 10, floor = 9}}',
        'styles.a.font = "kai"\nstyles.a.size = 10\nstyles.a.floor = 9',
    ],
)
async def test_a_change_that_the_form_of_the_source_does_not_allow_is_refused(
    cast: Cast, styles: str
) -> None:
    one = 'kind = "field"\nfield = "name"\nstyle = "a"\nbox = [1, 1, 50, 20]\n'
    head = f'id = "classic"\nname = "x"\npage = {{width = 297, height = 210}}\n{styles}\n'
    source = head + "".join(f'[[elements]]\nid = "{name}"\n{one}' for name in "tu")

    answer = await _tried(cast, source, shown="t", own_style="a")

    assert "只能在源文件中修改" in answer.text
    assert source_in(answer) == source


async def test_a_style_is_changed_beside_an_element_that_uses_it(cast: Cast) -> None:
    answer = await _tried(cast, shown="title", **{"style.title.size": "50"})

    assert source_in(answer) == SOURCE.replace("size = 58", "size = 50")


async def test_an_element_is_turned_and_a_style_takes_a_font_by_its_name(cast: Cast) -> None:
    turned = await _tried(cast, shown="title", **{"own.turn": "-4"})
    faced = await _tried(cast, shown="title", **{"style.title.face": "方正小标宋"})

    assert "turn = -4" in source_in(turned)
    assert 'face = "方正小标宋"' in source_in(faced)


async def test_a_sheet_gets_a_spot_ink_that_its_colours_then_name(cast: Cast) -> None:
    typed = {"whole.inks.spot1.name": "专金", "whole.inks.spot1.alternate": "#B8923A"}
    answer = await _tried(cast, sheet="sent", **typed)
    inked = await _tried(cast, source_in(answer), shown="title", **{"style.title.colour": "spot1"})

    layout = seen(source_in(inked)).layout
    assert layout
    assert 'name="whole.inks.spot2.name"' in answer.text
    title = next(each for each in layout.elements if each.id == "title")
    assert isinstance(title, Text)
    ink = title.paragraphs[0].style.colour
    assert isinstance(ink, Spot)
    assert ink.name == "专金"


async def test_an_element_gets_a_style_of_its_own_and_the_others_keep_theirs(cast: Cast) -> None:
    answer = await _tried(cast, shown="signature", own_style="issuer")
    after = source_in(await _tried(cast, source_in(answer), shown="signature", own_style="body"))

    assert source_in(answer).count('style = "signature"') == 1
    assert "[styles.signature]" in source_in(answer)
    assert after == source_in(answer)


@pytest.mark.parametrize("kind", ELEMENT_KINDS)
async def test_every_kind_of_element_can_be_added_and_is_sound(guests: Cast, kind: str) -> None:
    answer = await guests.paul.post(
        f"{CLASSIC}/try", data={"source": SOURCE, "act": "add", "kind": kind}
    )

    assert f'kind = "{kind}"' in source_in(answer).removeprefix(SOURCE)
    assert "data:image/png" in answer.text
    assert 'class="warning"' not in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("own.box.2", "400", "不在 297 × 210 毫米的纸面内"),
        ("own.box.2", "宽", "请填写数字"),
        ("own.box.2", "nan", "请填写数字"),
        ("style.title.colour", "red", "应为颜色：#RRGGBB"),
        ("own.style", "none", "不是可选项"),
    ],
)
async def test_a_fault_is_reported_beside_its_field(
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
    assert source_in(plain).rstrip("\n") == source
    assert 'class="warning"' in plain.text


async def test_of_thousands_of_faults_some_are_reported_and_the_others_counted(cast: Cast) -> None:
    wrong = '[[elements]]\nid = "b{}"\nkind = "box"\nbox = [1, 1, -2, 2]\nfill = "#000000"\n'
    source = SOURCE + "".join(wrong.format(n) for n in range(1_000))

    tried = await _tried(cast, source)
    saved = await cast.paul.post(CLASSIC, data={"source": source, "basis": "0"})

    for answer in (tried, saved):
        assert answer.text.count("不在 297 × 210 毫米的纸面内") <= 61
    assert "另有 970 处" in tried.text
    assert "另有 970 处" in saved.text


async def test_a_source_that_is_too_long_comes_back_unread(cast: Cast) -> None:
    source = SOURCE + "#" * versions.LONGEST

    tried = await _tried(cast, source)
    saved = await cast.paul.post(CLASSIC, data={"source": source, "basis": "0"})

    assert source_in(tried) == source
    assert 'id="error-source"' in tried.text
    assert "data-element" not in tried.text
    assert saved.status_code == 422


async def test_a_sheet_is_tried_with_someone_registered(cast: Cast) -> None:
    sample = await _tried(cast)
    await confirmed(LIN)
    real = await _tried(cast, contents="2023/GR/first")

    pictures = [re.findall(r"base64,([^\"]+)", each.text)[0] for each in (sample, real)]
    assert pictures[0] != pictures[1]


async def test_a_sheet_is_tried_with_the_winner_of_a_search(cast: Cast, settings: Settings) -> None:
    await confirmed(LIN, OUYANG)
    issued = await cast.anna.post("/api/v1/commendations/2023/certificates", json={})
    number = issued.json()["numbers"][1]

    found = await _tried(cast, sought="欧阳")
    numbered = await _tried(cast, sought=number)
    nobody = await _tried(cast, sought="没有这个人", found_for="没有这个人")
    kept = await _tried(cast, contents=_chosen(found))

    assert _chosen(found).startswith("winner/")
    assert "欧阳若水" in found.text
    assert _chosen(kept) == _chosen(found)
    assert picture_in(kept) == picture_in(found) != picture_in(nobody)
    assert _chosen(numbered) == _chosen(found)
    said = await trial_contents.content(_chosen(found), await layouts.open_source(SOURCE), settings)
    assert said.fields["number"] == number
    assert 'id="error-sought"' in nobody.text


@pytest.mark.parametrize("code", ["sample/0", "sample/2", "sample/9", "2023/GR/longest"])
async def test_whose_words_are_shown_stays_while_the_draft_has_faults(
    cast: Cast, code: str
) -> None:
    answer = await _tried(cast, SOURCE.replace("width = 297", "width = 200"), contents=code)

    assert 'class="warning"' in answer.text
    assert _chosen(answer) == code


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
    assert source_in(late) == SOURCE
    assert [each.version for each in await versions.all_of("classic")] == [2, 1, 0]


async def test_no_save_and_no_restoring_is_taken_that_was_made_from_another_version(
    cast: Cast,
) -> None:
    await cast.paul.post(CLASSIC, data={"source": SOURCE, "basis": "0"})

    for basis in ("0", "2", "-1", "", "x", "²", "9" * 5000):
        sent = {"source": SOURCE, "basis": basis, "note": "旧稿"}
        kept_back = await cast.adam.post(CLASSIC, data=sent)
        assert kept_back.status_code == 422
        await cast.adam.post(f"{CLASSIC}/restore", data={"version": "0", "basis": basis})

    assert [each.version for each in await versions.all_of("classic")] == [1, 0]


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
    for content in (b"\xff\xfe", b"id = 3", b"\x89PNG\r\n", b"PK\3\4"):
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


def _logo(colour: str = "#0050A0") -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 400), colour).save(out, "PNG")
    return out.getvalue()


async def _uploaded(cast: Cast, content: bytes) -> str:
    sent = {"picture": ("区徽 logo.png", content, "image/png")}
    answer = await cast.paul.post("/layout-pictures", files=sent)
    assert answer.status_code == 303
    listed = (await cast.vera.get("/api/v1/layout-pictures")).json()
    return str(listed[0]["name"])


def _restarted() -> None:
    """Clear the caches of the process; only stored data remain."""
    artwork._here.clear()
    layouts._loaded.cache_clear()
    layouts._resolved.cache_clear()
    source_view.read.cache_clear()
    source_view._judged.cache_clear()


async def test_a_picture_of_ones_own_is_uploaded_chosen_and_taken_away_again(cast: Cast) -> None:
    name = await _uploaded(cast, _logo())
    image = source_in(await _tried(cast, act="add", kind="image"))

    shown = await _tried(cast, image, shown="image", **{"own.image": name, "own.field": "photo"})
    back = await _tried(cast, source_in(shown), shown="image", **{"own.image": ""})

    assert f'image = "{name}"' in source_in(shown)
    pictures = await artwork.shown_by(source_in(shown))
    assert seen(source_in(shown), pictures=pictures).layout
    assert picture_in(shown) != picture_in(await _tried(cast, image))
    assert seen(source_in(back)).element("image") == seen(image).element("image")


async def test_a_seal_is_shown_by_a_picture_instead_of_a_ring(cast: Cast) -> None:
    name = await _uploaded(cast, _logo())

    shown = await _tried(cast, shown="signature", **{"own.image": name, "own.show": "ring"})

    pictures = await artwork.shown_by(source_in(shown))
    assert seen(source_in(shown), pictures=pictures).layout
    assert f'image = "{name}"' in source_in(shown)


async def test_a_layout_goes_out_with_its_pictures_and_comes_in_with_them(cast: Cast) -> None:
    name = await _uploaded(cast, _logo())
    image = source_in(await _tried(cast, act="add", kind="image"))
    shown = source_in(await _tried(cast, image, shown="image", **{"own.image": name}))
    await cast.paul.post(CLASSIC, data={"source": shown, "basis": "0"})
    pages = [await cast.paul.get(way) for way in (CLASSIC, "/layouts", f"{CLASSIC}/versions")]

    out = await cast.vera.get(f"{CLASSIC}/layout.zip?version=1")
    taken = await cast.paul.post("/layouts", files={"file": ("classic.zip", out.content)})
    with ZipFile(BytesIO(out.content)) as archive:
        ours = archive.read("classic.toml").replace(b'id = "classic"', b'id = "ours"')
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("ours.toml", ours)
        archive.writestr("another.png", _logo("#00FF00"))
        archive.writestr(name, _logo())
    done = await cast.paul.post("/layouts", files={"file": ("ours.zip", packed.getvalue())})

    assert all("/layout.zip" in page.text for page in pages)
    assert (taken.status_code, done.status_code) == (422, 303)
    assert "已有此版式" in taken.text
    assert f'image = "{name}"' in (await versions.newest("ours")).source
    assert len(await artwork.all_of()) == 2


async def test_an_issued_certificate_keeps_its_picture_after_later_changes(cast: Cast) -> None:
    name = await _uploaded(cast, _logo())
    source = source_in(await _tried(cast, act="add", kind="image"))
    source = source.replace('field = "photo"\noptional = true', f'image = "{name}"')
    await cast.paul.post(CLASSIC, data={"source": source, "basis": "0"})
    [winner] = await confirmed(LIN)
    await cast.anna.post("/api/v1/commendations/2023/certificates", json={})
    order = "/api/v1/commendations/2023/print.pdf"
    first = await cast.paul.post(order, json={})

    await _uploaded(cast, _logo("#00A050"))
    await cast.paul.post(f"{CLASSIC}/restore", data={"version": "0", "basis": "1"})
    _restarted()
    again = await cast.paul.post(order, json={})

    assert winner
    assert first.status_code == 200
    assert again.content == first.content


async def test_an_editor_left_open_over_a_restart_goes_on(cast: Cast) -> None:
    name = await _uploaded(cast, _logo())
    source = source_in(await _tried(cast, act="add", kind="image"))
    source = source.replace('field = "photo"\noptional = true', f'image = "{name}"')
    before = await _tried(cast, source)

    _restarted()
    after = await _tried(cast, source)
    saved = await cast.paul.post(CLASSIC, data={"source": source, "basis": "0"})

    assert picture_in(after) == picture_in(before)
    assert saved.status_code == 303


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken", b"x" * 3_500_000]
)
async def test_what_is_no_picture_is_refused_beside_its_field(cast: Cast, content: bytes) -> None:
    answer = await cast.paul.post("/layout-pictures", files={"picture": ("a.png", content)})

    assert answer.status_code == 422
    assert 'id="error-picture"' in answer.text
    assert (await cast.vera.get("/api/v1/layout-pictures")).json() == []


async def test_a_layout_may_come_before_its_picture(cast: Cast) -> None:
    name = f"logo-{sha256(_logo()).hexdigest()[:12]}.png"
    element = f'[[elements]]\nid = "logo"\nkind = "image"\nimage = "{name}"\nbox = [9, 9, 9, 9]\n'

    _restarted()
    early = await _tried(cast, f"{SOURCE}\n{element}")
    await cast.paul.post("/layout-pictures", files={"picture": ("logo.png", _logo())})
    late = await _tried(cast, f"{SOURCE}\n{element}")

    assert name in early.text
    assert 'class="warning"' in early.text
    assert 'class="warning"' not in late.text


async def test_a_picture_that_is_not_there_is_named_beside_the_choice(cast: Cast) -> None:
    source = source_in(await _tried(cast, act="add", kind="image"))
    source = source.replace('field = "photo"\noptional = true', 'image = "../etc/passwd"')

    answer = await _tried(cast, source, shown="image")

    assert 'id="error-own.image"' in answer.text


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "zh",
            [
                "标题右移 2 mm、下移 3 mm",
                "标题的宽度由 200 改为 190 mm",
                "删除了编号",
                "整张：版式名称有改动",
            ],
        ),
        (
            "en",
            [
                "Title moved right 2 mm, down 3 mm",
                "Title: width from 200 to 190 mm",
                "Number was removed",
                "The sheet: Name of the layout changed",
            ],
        ),
    ],
)
async def test_versions_are_compared_in_sentences_and_their_changes_marked(
    cast: Cast, language: str, sentences: list[str]
) -> None:
    source = SOURCE.replace("[48.5, 29, 200, 25]", "[50.5, 32, 190, 25]")
    removed = re.sub(r"\[\[elements\]\]\nid = \"number\"\n(?:.+\n)*", "", source)
    renamed = removed.replace('name = "荣誉证书（A4 横版）"', 'name = "荣誉证书"')
    await cast.paul.post(CLASSIC, data={"source": renamed, "basis": "0"})

    shown = unescape((await cast.paul.get(f"{CLASSIC}/versions?version=0&lang={language}")).text)

    listed = re.findall(
        r"<li>(.+?)</li>", shown.partition('class="changes"')[2].partition("</ul>")[0]
    )
    assert sorted(listed) == sorted(sentences)
    pictures = re.findall(r'<div class="marked">.*?</svg>', shown, re.DOTALL)
    assert [each.count("<rect") for each in pictures] == [2, 1]
    assert shown.index('class="changes"') < shown.index("<summary>") < shown.index("<pre")
    assert "<td>paul</td>" not in shown
