"""The print room on pages: check, start once, draw, fetch, record, print again."""

from __future__ import annotations

import html
import json
import re
import shutil
import zipfile
from io import BytesIO

import pypdfium2
from PIL import Image

from awards.catalogue import service as catalogue
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.printing.paper import service as paper
from awards.printing.press.press import Press
from awards.printing.runs import queries
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
    await cast.paul.post(f"{path}/mark", data={"act": "printed", "last": "1"})
    [first, second, *_] = await queries.ledger(run.id)

    done = (await cast.vera.get(f"/winners/{first.winner}/sheets")).text
    still = (await cast.paul.get(f"/winners/{second.winner}/sheets")).text

    assert "已完好印出 1 份" in done
    assert "已完好印出 0 份" in still
    assert run.reference in done
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

    names = [each["file"] for each in told["volumes"]]
    assert archive.namelist() == [*names, f"{run.reference}.json"]
    assert archive.read(names[0]) == first
    assert told["total"]["certificates"] == len(EVERYONE)
    assert len(pypdfium2.PdfDocument(first)) == 2


async def test_the_ledger_is_had_as_pdf_to_sign(cast: Cast, settings: Settings) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)
    await cast.paul.post(f"{path}/mark", data={"act": "printed", "first": "1", "last": "1"})

    paper = (await cast.paul.get(f"{path}/ledger.pdf")).content

    assert (await cast.paul.get(f"/api/v1/runs/{run.reference}/ledger.pdf")).content == paper
    [page] = lines(paper)
    text = squeezed("".join(page))
    assert "签收" in text
    assert text.count("已打印") == 1
    assert all(squeezed(sheet.number) in text for sheet in await queries.ledger(run.id))


async def test_what_was_printed_is_recorded_and_a_jam_begins_another_run(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)
    run = await _drawn(settings, path)

    done = await cast.paul.post(f"{path}/mark", data={"act": "printed", "last": "1"})
    jam = await cast.paul.post(f"{path}/mark", data={"act": "resume", "first": "3", "once": "x"})

    states = [sheet.state for sheet in await queries.ledger(run.id)]
    assert (done.status_code, jam.status_code) == (303, 303)
    assert states[:3] == [SheetState.PRINTED, SheetState.PRINTED, SheetState.FREED]
    rest = (await cast.paul.get(jam.headers["location"])).text
    assert run.reference in rest


async def test_sheets_that_are_not_there_are_refused_in_words(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    path = await _begun(cast)

    answer = await cast.paul.post(f"{path}/mark", data={"act": "printed", "first": "900"})

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
    await cast.paul.post(f"{path}/mark", data={"act": "printed", "last": "2"})
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
    await cast.paul.post(f"{path}/mark", data={"act": "printed", "last": "3"})

    told = (await cast.vera.get("/c/2023")).text

    assert f"3/{len(EVERYONE)}" in told
