"""The print room on pages: check, start once, draw, fetch, record, print again."""

from __future__ import annotations

import html
import json
import re
import shutil
import zipfile
from io import BytesIO
from urllib.parse import unquote

import httpx
import pikepdf
import pypdfium2
from PIL import Image

from awards.catalogue import service as catalogue
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.printing.paper import service as paper
from awards.printing.press.press import Press
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.records import RunRecord
from awards.settings import Settings
from awards.tables import CountKind, SheetState
from tests.cast import EVERYONE, confirmed
from tests.certificates.reading import lines, squeezed
from tests.people import Cast
from tests.printing.test_runs import Here

PAGE = "/c/2023/print"
CHOICE = {"what": "unprinted", "stock": "a4-landscape", "volume": "2"}


async def _issued(settings: Settings) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)


async def _begun(cast: Cast, once: str = "once") -> str:
    answer = await cast.paul.post(f"{PAGE}/runs", data={**CHOICE, "once": once})
    assert answer.status_code == 303
    return str(answer.headers["location"])


async def _asked(cast: Cast, path: str, act: str, **sheets: str) -> httpx.Response:
    """Press the button of an act; a page says what would be done."""
    return await cast.paul.post(f"{path}/mark", data={"act": act, **sheets})


def _hidden(page: str) -> dict[str, str]:
    """The fields of the only form of a page that asks."""
    main = page.partition("</main>")[0]
    form = main[main.rindex("<form") :]
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))


async def _recorded(cast: Cast, path: str, act: str, **sheets: str) -> httpx.Response:
    """Press the button, read the page that asks, and agree."""
    asked = await _asked(cast, path, act, **sheets)
    assert asked.is_success, asked.text
    return await cast.paul.post(f"{path}/mark", data={**_hidden(asked.text), "act": act})


async def _drawn(settings: Settings, path: str) -> RunRecord:
    await Press(settings, Here()).empty()
    return await queries.run(path.rpartition("/")[2])


async def test_the_check_shows_sheets_and_paper_and_starts_nothing(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)

    answer = await cast.paul.get(f"{PAGE}/check", params=CHOICE)

    here = await catalogue.find("2023")
    first = (await valid_in_order(here))[0].record
    assert f"{len(EVERYONE)} 份证书" in answer.text
    assert f"{first.number} {first.name}" in answer.text
    assert await queries.runs(here) == []


async def test_paper_that_does_not_fit_is_reported_and_cannot_be_started(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)

    answer = await cast.paul.get(f"{PAGE}/check", params={**CHOICE, "stock": "a4-24up-labels"})

    assert answer.status_code == 422
    assert "不能这样打印" in answer.text
    assert "开始打印批次" not in answer.text


async def test_an_impossible_choice_is_reported_beside_its_field_and_the_others_stay(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    choice = {
        "what": "these",
        "numbers": "GR001",
        "volume": "0",
        "slug": "第一批",
        "category": "GR",
    }

    answer = await cast.paul.get(f"{PAGE}/check", params=choice)

    assert answer.status_code == 422
    assert 'id="error-volume"' in answer.text
    assert all(value in answer.text for value in ('value="第一批"', ">GR001</textarea>"))
    assert '<option value="GR" selected>' in answer.text


async def test_a_choice_can_be_taken_back_to_and_changed(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    choice = {**CHOICE, "what": "these", "numbers": "GR001-GR002"}
    check = (await cast.paul.get(f"{PAGE}/check", params=choice)).text
    [back] = set(re.findall(r'href="(/c/2023/print\?[^"]+)"', check))

    again = (await cast.paul.get(html.unescape(back))).text

    assert "2 份证书" in check
    assert '<option value="these" selected>' in again
    assert ">GR001-GR002</textarea>" in again


async def test_those_ticked_on_the_list_are_the_ones_that_are_printed(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    sheets = await valid_in_order(await catalogue.find("2023"))
    ticked = [str(each.record.winner) for each in (sheets[0], sheets[2])]

    there = await cast.paul.post(f"{PAGE}/these", data={"winner": ticked})
    check = (await cast.paul.get(there.headers["location"])).text
    none = await cast.paul.post(f"{PAGE}/these", data={})

    assert "2 份证书" in check
    assert sheets[0].record.number in check
    assert sheets[2].record.number in check
    assert (await cast.paul.get(none.headers["location"])).status_code == 422


async def test_numbers_that_are_not_there_are_named(cast: Cast, settings: Settings) -> None:
    await _issued(settings)

    answer = await cast.paul.get(f"{PAGE}/check", params={"what": "these", "numbers": "GR999"})

    assert answer.status_code == 422
    assert "gr999" in answer.text


async def test_the_check_shows_each_sheet_as_the_engine_draws_it(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = f"{PAGE}/check.png"

    first, second = [
        await cast.paul.get(path, params={**CHOICE, "sheet": str(sheet)}) for sheet in (1, 2)
    ]

    images = [Image.open(BytesIO(each.content)) for each in (first, second)]
    assert [image.format for image in images] == ["PNG", "PNG"]
    assert images[0].width > images[0].height
    assert first.content != second.content


async def test_the_check_warns_of_paper_that_will_not_do(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    await paper.enter("web/paul", "a4-landscape", CountKind.COUNTED, 3)

    told = (await cast.paul.get(f"{PAGE}/check", params=CHOICE)).text

    assert f"需要 {len(EVERYONE)} 张，只有 3 张" in told
    assert "开始打印批次" in told


async def test_a_certificate_shows_where_it_was_printed(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    await _recorded(cast, path, "printed", last="1")
    [first, second, *_] = await queries.ledger(run.id)

    done = (await cast.vera.get(f"/winners/{first.winner}/sheets")).text
    still = (await cast.paul.get(f"/winners/{second.winner}/sheets")).text

    assert "已完好印出 1 份" in done
    assert "已完好印出 0 份" in still
    assert run.name_zh in done
    assert f'href="{path}"' in still


async def test_started_twice_by_one_form_it_is_one_run(cast: Cast, settings: Settings) -> None:
    await _issued(settings)

    assert await _begun(cast) == await _begun(cast)
    assert len(await queries.runs(await catalogue.find("2023"))) == 1


async def test_the_files_the_archive_and_the_manifest_agree(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)

    archive = zipfile.ZipFile(BytesIO((await cast.paul.get(f"{path}/all.zip")).content))
    told = json.loads((await cast.paul.get(f"{path}/manifest.json")).content)
    first = (await cast.paul.get(f"{path}/volumes/1")).content

    names = [each["name"] for each in told["volumes"]]
    assert archive.namelist() == [*names, f"{run.name_zh}.json"]
    assert told["reference"] == run.reference
    assert archive.read(names[0]) == first
    assert told["total"]["certificates"] == len(EVERYONE)
    assert len(pypdfium2.PdfDocument(first)) == 2


async def test_the_ledger_is_had_as_pdf_to_sign(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    await _recorded(cast, path, "printed", last="1")

    paper = (await cast.paul.get(f"{path}/ledger.pdf")).content

    assert (await cast.paul.get(f"/api/v1/runs/{run.reference}/ledger.pdf")).content == paper
    [page] = lines(paper)
    text = squeezed("".join(page))
    assert "签收" in text
    assert text.count("已打印") == 1
    assert all(squeezed(sheet.number) in text for sheet in await queries.ledger(run.id))


async def test_a_page_that_polls_is_loaded_again_when_the_run_has_ended(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    asked = {"HX-Request": "true"}

    at_work = await cast.paul.get(path, headers=asked)
    await _drawn(settings, path)
    ended = await cast.paul.get(path, headers=asked)

    assert 'hx-trigger="every 1s"' in at_work.text
    assert "HX-Refresh" not in at_work.headers
    assert ended.headers["HX-Refresh"] == "true"


async def test_what_was_printed_is_recorded_and_a_jam_begins_another_run(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)

    done = await _recorded(cast, path, "printed", last="1")
    page = (await cast.paul.get(f"{path}/jam", params={"good": "2", "spoiled": "1"})).text
    jam = await cast.paul.post(
        f"{path}/jam", data={**_hidden(page), "good": "2", "spoiled": "1", "once": "x"}
    )

    states = [sheet.state for sheet in await queries.ledger(run.id)]
    assert (done.status_code, jam.status_code) == (303, 303)
    assert states[:4] == [
        SheetState.PRINTED,
        SheetState.PRINTED,
        SheetState.SPOILED,
        SheetState.FREED,
    ]
    assert "第 2 张登记为已打印。" in page
    assert "第 3 张登记为作废，排入续打。" in page
    assert "从第 3 张起续打 3 份" in page
    assert "纸张另扣 1 张" in page
    rest = (await cast.paul.get(jam.headers["location"])).text
    assert "第2批 先进个人 续打" in rest
    assert run.reference in rest


async def test_a_jam_with_other_numbers_than_the_page_explained_is_explained_again(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    await _drawn(settings, path)
    page = (await cast.paul.get(f"{path}/jam", params={"good": "2", "spoiled": "1"})).text

    other = await cast.paul.post(f"{path}/jam", data={**_hidden(page), "good": "1", "spoiled": "1"})

    assert "第 2 张登记为作废，排入续打。" in other.text
    assert len(await queries.runs(await catalogue.find("2023"))) == 1


async def test_the_whole_run_is_recorded_only_after_a_page_that_names_the_number(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)

    asked = await _asked(cast, path, "printed", first="", last="")
    before = {sheet.state for sheet in await queries.ledger(run.id)}
    await _recorded(cast, path, "printed", first="", last="")

    assert "这是整批。" in asked.text
    assert "登记 5 份为已打印" in asked.text
    assert before == {SheetState.MADE}
    assert {sheet.state for sheet in await queries.ledger(run.id)} == {SheetState.PRINTED}
    assert "已完成" in (await cast.paul.get(path)).text


async def test_ticked_rows_are_recorded_after_a_page_that_names_them(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)

    asked = await cast.paul.post(f"{path}/mark", data={"act": "spoiled", "sheet": ["1", "3"]})
    await cast.paul.post(f"{path}/mark", data={**_hidden(asked.text), "act": "spoiled"})

    assert "第 1、3 张登记为作废" in asked.text
    states = [sheet.state for sheet in await queries.ledger(run.id)]
    assert [state is SheetState.SPOILED for state in states] == [True, False, True, False, False]


async def test_the_bar_does_what_it_names_at_once_and_asks_if_that_changed(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    page = (await cast.paul.get(f"{path}?from=2&to=3")).text
    bar = page[page.index('id="range"') : page.index("</form>", page.index('id="range"'))]
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', bar))

    await runs.mark("web/bob", run.reference, SheetState.SPOILED, 3, 3)
    asked = await cast.paul.post(
        f"{path}/mark", data={**fields, "act": "printed", "first": "2", "last": "3"}
    )
    page = (await cast.paul.get(f"{path}?from=2&to=2")).text
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    done = await cast.paul.post(
        f"{path}/mark", data={**fields, "act": "printed", "first": "2", "last": "2"}
    )

    assert "登记为已打印 2" in bar
    assert "登记 1 份为已打印" in asked.text
    assert done.status_code == 303
    assert (await queries.ledger(run.id))[1].state is SheetState.PRINTED


async def test_sheets_that_went_on_are_named_before_an_act_and_one_click_away(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    rest = await reprinting.resume("web/paul", run.reference, settings, at=4)

    chosen = (await cast.paul.get(f"{path}?from=2&to=5")).text
    asked = (await _asked(cast, path, "reprint", first="2", last="5")).text

    there = f'href="/c/2023/print/runs/{rest.reference}?from=1&amp;to=2#s1"'
    for page in (chosen, asked):
        assert there in page
        assert "第 4–5 张现在" in page
        assert "第2批 先进个人 续打" in page
    assert "重打 2 份" in asked


async def test_sheets_that_went_on_are_printed_once_more_with_the_others_in_one_act(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    rest = await reprinting.resume("web/paul", run.reference, settings, at=4)
    await _drawn(settings, f"/c/2023/print/runs/{rest.reference}")

    chosen = (await cast.paul.get(f"{path}?from=2&to=5")).text
    asked = await _asked(cast, path, "reprint-all", first="2", last="5")
    form = {
        name: re.findall(f'name="{name}" value="([^"]*)"', asked.text)[0]
        for name in ("sheets", "shown", "once", "seen_reprint-all")
    }
    done = await cast.paul.post(f"{path}/mark", data={**form, "act": "reprint-all"})
    again = await queries.run(done.headers["location"].rpartition("/")[2])

    assert "全部重打 4 份…" in " ".join(chosen.split())
    assert "全部重打 4 份" in " ".join(asked.text.split())
    assert "第 1–2 张在该批登记为作废" in asked.text
    assert again.certificates == 4
    assert {line.state for line in await queries.ledger(rest.id)} == {SheetState.SPOILED}


async def test_the_first_click_on_the_map_is_from_and_the_second_is_to(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    await _drawn(settings, path)

    page = (await cast.paul.get(path)).text
    first = (await cast.paul.get(f"{path}?from=4")).text
    second = (await cast.paul.get(f"{path}?from=2&to=4")).text

    assert 'href="?from=4#s4"' in page
    assert 'href="?from=2&amp;to=4#s2"' in first
    assert 'href="?from=4&amp;to=5#s5"' in first
    assert second.count(' in"') == 3
    assert "第 3 张，" in second


async def test_a_sheet_is_found_by_file_and_page_and_the_other_way_round(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    fourth = (await queries.ledger(run.id))[3]

    for typed in ("4", "2/2", "文件2第2页", "file 2 page 2", fourth.number, fourth.name):
        found = await cast.paul.get(path, params={"find": typed})
        assert found.headers["location"] == f"{path}?from=4&to=4#s4", typed
    several = (await cast.paul.get(path, params={"find": "郑经开表"})).text
    none = (await cast.paul.get(path, params={"find": "7/1"})).text
    told = (await cast.paul.get(f"/api/v1/runs/{run.reference}/find", params={"q": "2/2"})).json()

    assert "文件 2 第 2 页" in several
    assert several.count('class="hits"') == 1
    assert "没有与“7/1”相符的印张" in none
    assert [(each["sheet"], each["volume"], each["page"]) for each in told] == [(4, 2, 2)]


async def test_files_are_named_by_the_run_and_the_sheets_they_hold(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    begun = await cast.paul.post(f"{PAGE}/runs", data={**CHOICE, "cut": "category", "volume": ""})
    path = str(begun.headers["location"])
    run = await _drawn(settings, path)

    answer = await cast.paul.get(f"{path}/volumes/3")

    names = [each.sheets for each in await queries.volumes(run.id)]
    assert names == ["1", "2", "3-5"]  # one innovator, one collective, three people
    told = unquote(answer.headers["content-disposition"].rpartition("''")[2])
    assert told == "第1批 创新引领企业等3个奖项 文件3 第3–5张.pdf"
    assert len(pypdfium2.PdfDocument(answer.content)) == 3


async def test_a_small_file_opens_the_print_dialogue_of_the_browser(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    await _drawn(settings, path)

    answer = await cast.paul.get(f"{path}/volumes/1/print")

    assert answer.headers["content-disposition"] == "inline"
    with pikepdf.open(BytesIO(answer.content)) as document:
        assert str(document.Root.OpenAction.N) == "/Print"
        assert len(document.pages) == 2


async def test_a_revoked_or_reissued_sheet_has_a_line_with_its_act(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    await runs.mark("web/paul", run.reference, SheetState.PRINTED, everything=True)
    second = (await queries.ledger(run.id))[1]
    await issuing.revoke("web/anna", second.number, "决定撤回")

    page = (await cast.paul.get(path)).text
    asked = await cast.paul.post(f"{path}/mark", data={"act": "spoiled", "sheet": "2"})
    await cast.paul.post(f"{path}/mark", data={**_hidden(asked.text), "act": "spoiled"})

    assert "生成后已撤销，请抽出这一张。" in page
    assert "内容已变 1" in page
    assert "生成后已撤销" not in (await cast.paul.get(path)).text


async def test_sheets_that_are_not_there_are_refused_in_words(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)

    answer = await _asked(cast, path, "printed", first="900")

    assert answer.status_code == 422
    assert "没有可登记的" in answer.text


async def test_a_cancelled_run_leaves_no_file_to_be_printed_by_mistake(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    folder = settings.data_dir / "runs" / run.reference
    assert folder.is_dir()

    await cast.paul.post(f"{path}/cancel", data={"reason": "换纸"})

    assert not folder.exists()
    assert (await cast.paul.get(f"{path}/volumes/1")).status_code == 404
    assert len(re.findall("已取消", (await cast.paul.get(path)).text)) >= 1


async def test_files_that_were_lost_are_made_again_to_the_byte(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    await _recorded(cast, path, "printed", last="2")
    before = (await cast.paul.get(f"{path}/volumes/2")).content
    shutil.rmtree(settings.data_dir / "runs" / run.reference)
    assert (await cast.paul.get(f"{path}/volumes/2")).status_code == 404

    asked = await cast.paul.post(f"{path}/redraw", data={})
    await _drawn(settings, path)

    assert asked.status_code == 303
    assert (await cast.paul.get(f"{path}/volumes/2")).content == before
    states = [sheet.state for sheet in await queries.ledger(run.id)]
    assert states == [SheetState.PRINTED] * 2 + [SheetState.MADE] * 3


async def test_a_run_of_another_commendation_is_not_found_under_this_one(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)

    assert (await cast.paul.get(path.replace("/c/2023/", "/c/2024/"))).status_code == 404


async def test_the_year_counts_what_the_ledger_says_is_printed(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    await _drawn(settings, path)
    await _recorded(cast, path, "printed", last="3")

    told = (await cast.vera.get("/c/2023")).text

    assert f"3/{len(EVERYONE)}" in told
