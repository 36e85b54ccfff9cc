"""The print operator's work over HTTP: check, start, fetch, record, print again."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pypdfium2

from awards.issuing import service as issuing
from awards.printing.press.press import Press
from awards.settings import Settings
from tests.cast import EVERYONE, confirmed
from tests.people import Cast
from tests.printing.test_runs import Here

RUNS = "/api/v1/commendations/2023/runs"
WISH = {"stock": "a4-landscape", "volume": 2}


async def _started(cast: Cast, settings: Settings) -> dict[str, Any]:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)
    begun = await cast.paul.post(RUNS, json={**WISH, "once": "form"})
    assert begun.status_code == 201, begun.text
    await Press(settings, Here()).empty()
    found: dict[str, Any] = (await cast.paul.get(_path(begun.json()))).json()
    return found


def _path(told: dict[str, Any]) -> str:
    return f"/api/v1/runs/{told['run']['reference']}"


async def test_from_the_check_to_the_sheets_that_jammed(cast: Cast, settings: Settings) -> None:
    done = await _started(cast, settings)
    here = _path(done)

    file = await cast.paul.get(f"{here}/volumes/1")
    archive = zipfile.ZipFile(io.BytesIO((await cast.paul.get(f"{here}/archive")).content))
    printed = await cast.paul.post(f"{here}/marks", json={"state": "printed", "last": 2})
    rest = await cast.paul.post(f"{here}/resume", json={"at": 4})
    sheets = (await cast.paul.get(f"{here}/sheets")).json()

    assert done["run"]["state"] == "done"
    assert len(pypdfium2.PdfDocument(file.content)) == 2
    assert archive.read(archive.namelist()[0]) == file.content
    assert printed.json() == {"certificates": 2, "sheets": "1-2", "elsewhere": [], "left": []}
    assert rest.json()["done"]["rest"] == "4-5"
    assert rest.json()["run"]["name_zh"] == "第2批 先进个人 续打"
    assert rest.json()["run"]["certificates"] == 2
    states = [sheet["state"] for sheet in sheets]
    assert states == ["printed", "printed", "printed", "freed", "freed"]


async def test_the_check_begins_nothing_and_counts_everything(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)

    told = await cast.paul.post(f"{RUNS}/check", json={**WISH, "numbers": "GR001-GR003"})

    assert told.status_code == 200
    assert told.json() == {
        "certificates": 3,
        "sheets": 3,
        "volumes": 2,
        "tried": True,
        "problems": [],
        "warnings": [],
        "differs": [],
        "on_hand": None,
        "calibrated": False,
        "calibrated_behind": False,
        "turned_about": "",
    }
    assert (await cast.paul.get(RUNS)).json() == []


async def test_the_same_form_twice_is_the_same_run(cast: Cast, settings: Settings) -> None:
    done = await _started(cast, settings)

    again = await cast.paul.post(RUNS, json={**WISH, "once": "form"})

    assert again.json()["run"] == done["run"]


async def test_a_run_has_backs_and_a_name_if_it_is_asked_to(cast: Cast, settings: Settings) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)

    both = {**WISH, "backs": "classic", "title": "双面"}
    begun = (await cast.paul.post(RUNS, json=both)).json()
    everything = {**WISH, "unprinted": False}
    odd = await cast.paul.post(f"{RUNS}/check", json={**everything, "backs": "citation"})
    none = await cast.paul.post(f"{RUNS}/check", json={**everything, "backs": "no-such"})
    line = await cast.paul.post(RUNS, json={**everything, "title": "一\n二"})
    await Press(settings, Here()).empty()

    assert (begun["run"]["title"], begun["run"]["setup"]["backs"]) == ("双面", "classic")
    file = await cast.paul.get(f"{_path(begun)}/volumes/1")
    assert len(pypdfium2.PdfDocument(file.content)) == 4
    assert (odd.status_code, none.status_code, line.status_code) == (422, 404, 422)


async def test_a_run_names_certificates_that_were_revoked_since(
    cast: Cast, settings: Settings
) -> None:
    done = await _started(cast, settings)
    [first, *_] = (await cast.paul.get(f"{_path(done)}/sheets")).json()
    await issuing.revoke("web/anna", first["number"], "决定撤回")

    told = (await cast.paul.get(_path(done))).json()
    ways = (await cast.paul.get(f"/api/v1/winners/{first['winner']}/sheets")).json()

    assert [sheet["number"] for sheet in told["outdated"]] == [first["number"]]
    assert [(way["run"], way["state"]) for way in ways] == [(done["run"]["reference"], "made")]


async def test_a_set_up_that_cannot_be_says_what_is_against_it(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)

    refused = await cast.paul.post(RUNS, json={**WISH, "bleed": 3})

    assert refused.status_code == 422
    assert "出血" in refused.text
    assert (await cast.paul.get(RUNS)).json() == []


async def test_acts_on_sheets_say_what_they_would_do_and_the_whole_run_must_be_said(
    cast: Cast, settings: Settings
) -> None:
    here = _path(await _started(cast, settings))

    nothing = await cast.paul.post(f"{here}/marks", json={"state": "printed"})
    rest = await cast.paul.post(f"{here}/resume", json={"at": 4, "spoiled": 1})
    asked = {"act": "reprint", "first": "2", "last": "5"}
    seen = (await cast.paul.get(f"{here}/outlook", params=asked)).json()
    again = await cast.paul.post(f"{here}/reprint", json={"sheets": "2,4-5"})
    done = await cast.paul.post(f"{here}/marks", json={"state": "made", "all": True})
    told = (await cast.paul.get(here)).json()
    listed = (await cast.paul.get(RUNS)).json()

    assert (nothing.status_code, nothing.json()["code"]) == (422, "invalid.sheets-unnamed")
    [there] = seen["elsewhere"]
    assert (seen["sheets"], there["sheets"], there["there"]) == ("2-3", "4-5", "1-2")
    assert there["run"] == rest.json()["run"]["reference"]
    assert again.json()["done"]["sheets"] == "2"
    assert (done.json()["sheets"], done.json()["elsewhere"][0]["sheets"]) == ("1,3", "2")
    counted = {"made": 5, "printed": 0, "spoiled": 2, "waiting": 2, "freed": 1, "failed": 0}
    assert told["tally"] == {**counted, "finished": False}
    assert [run["number"] for run in listed] == [3, 2, 1]
    assert listed[2]["tally"] == told["tally"]
