"""After a migration, what an earlier version issued, printed and recorded answers as before.

The literals are those of `tests.upgrades.story`, which that version executed.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta

import pytest
from click.testing import CliRunner

from awards import clock
from awards.catalogue import service as catalogue
from awards.cli import main
from awards.overview.queries import counts
from tests.upgrades.conftest import Office, Restored
from tests.upgrades.drawn import drawn
from tests.visitors import Browser

pytestmark = pytest.mark.usual  # migrates a whole office


def _repeated(now: object, before: object) -> bool:
    """Return whether ``now`` contains all that was said before; it may contain more."""
    if isinstance(before, dict) and isinstance(now, dict):
        return all(key in now and _repeated(now[key], before[key]) for key in before)
    if isinstance(before, list) and isinstance(now, list):
        pairs = zip(now, before, strict=False)
        return len(now) == len(before) and all(_repeated(*pair) for pair in pairs)
    return now == before


async def test_every_code_run_and_history_answers_as_before(office: Office) -> None:
    """It asks for each of 401 codes, because each is on paper; so it takes some seconds."""
    answers = office.recorded["answers"]
    codes = [path for path in answers if path.startswith("/verify/")]
    different = []
    async with office.api() as api:
        for path, before in answers.items():
            # Winners without a certificate are called only at a rehearsal now.
            asked = {"everyone": "true"} if path.endswith("/roster") else None
            answer = await api.get(f"/api/v1{path}", params=asked)
            if answer.status_code != 200 or not _repeated(answer.json(), before):
                different.append(path)

    assert len(codes) == 401
    assert answers["/audit/verification"]["intact"] is True
    assert different == []


async def test_certificates_are_printed_again_as_they_were(office: Office) -> None:
    again = []
    async with office.api() as api:
        for first in (1, 21, 60, 110, 380):
            wish = {"first": first, "last": first + 2}
            answer = await api.post("/api/v1/commendations/2023/print.pdf", json=wish)
            again.append(drawn(answer.content))

    assert len(set(again)) == 5
    assert again == office.recorded["drawn"]


async def test_the_files_of_a_run_are_handed_out_as_before(office: Office) -> None:
    [run] = office.recorded["runs"]
    manifest = office.recorded["answers"][f"/runs/{run}/manifest"]
    async with office.api() as api:
        files = [await api.get(f"/api/v1/runs/{run}/volumes/{place}") for place in (1, 2)]

    digests = [hashlib.sha256(file.content).hexdigest() for file in files]
    assert digests == [volume["sha256"] for volume in manifest["volumes"]]


def test_the_command_line_finds_the_history_unbroken(copied: Restored) -> None:
    environment = {"AWARDS_DATA_DIR": str(copied.folder), "AWARDS_DATABASE_URL": copied.url}

    migrated = CliRunner(env=environment).invoke(main, ["migrate"])
    done = CliRunner(env=environment).invoke(main, ["audit", "verify", "--json"])
    found = json.loads(done.stdout)

    assert (migrated.exit_code, done.exit_code) == (0, 0)
    assert (found["entries"], found["first_break"], found["adopted"]) == (1274, None, 1274)


async def test_imports_are_found_with_what_they_changed(office: Office) -> None:
    imports = office.recorded["imports"]
    async with office.pages() as pages:
        listed = (await pages.get("/c/2024/intake")).text
        corrected = (await pages.get(f"/c/2024/intake/done/{imports['corrected']}")).text
        first = (await pages.get(f"/c/2024/intake/done/{imports['first']}/undo")).text

    assert all(reference in listed for reference in imports.values())
    assert "已更正 1 个已登记的获奖者" in corrected
    assert "其中 3 个导入后已更正" in first
    assert "欧阳若冰、田禾、曾莉" in first


async def test_an_import_is_undone_as_before_or_refused_as_before(office: Office) -> None:
    imports, reason = office.recorded["imports"], {"reason": "错发名单"}
    async with office.api() as api:
        answers = {
            name: await api.post(
                f"/api/v1/commendations/2024/intake/{imports[name]}/undo", json=reason
            )
            for name in ("later", "undone")
        }
        winners = (await api.get("/api/v1/commendations/2024/winners?limit=100")).json()

    assert answers["later"].json() == {"reference": imports["later"], "withdrawn": 2}
    assert answers["undone"].json()["code"] == "conflict.already-undone"
    assert {winner["name"] for winner in winners["winners"] if winner["state"] == "withdrawn"} == {
        "丁一",
        "单于朔",
        "尉迟远",
        "仲孙望",
    }


async def _dismiss(pages: Browser, winner: int) -> None:
    page = f"/winners/{winner}/objections"
    [objection] = re.findall(rf'action="({page}/\d+)"', (await pages.get(page)).text)
    answer = await pages.send(page, objection, verdict="dismissed", outcome="查无实据")
    assert answer.status_code == 303, answer.text


async def test_who_was_held_by_hand_stays_held_when_the_objection_is_dismissed(
    office: Office,
) -> None:
    ids = office.recorded["winners"]
    names = ("秦望舒", "万丈", "田禾")
    async with office.pages() as pages, office.api() as api:
        before = [(await api.get(f"/api/v1/winners/{ids[name]}")).json() for name in names]
        for name in names:
            await _dismiss(pages, ids[name])
        after = [(await api.get(f"/api/v1/winners/{ids[name]}")).json() for name in names]

    assert [winner["held"] for winner in before] == [True, True, True]
    assert [winner["held"] for winner in after] == [True, False, False]


async def test_confirming_names_whose_name_changed_after_the_notice(office: Office) -> None:
    ids = office.recorded["winners"]
    async with office.pages() as pages:
        winners = {"all": "true", "state": "noticed"}
        asked = await pages.send("/c/2024/winners", "/c/2024/notices/confirm", **winners)

    assert re.findall(r"(\w+) → (\w+)</a>", asked.text) == [
        ("欧阳若水", "欧阳若冰"),
        ("曾丽", "曾莉"),
    ]
    assert f'href="/winners/{ids["曾莉"]}"' in asked.text


async def test_who_changed_a_field_since_it_was_read_is_named(office: Office) -> None:
    page = f"/winners/{office.recorded['winners']['曾莉']}/edit"
    async with office.pages() as pages:
        fields = {"place": "XJ", "name": "曾力", "unit": "丙办事处", "revision": "2"}
        refused = await pages.send(page, **fields)

    assert refused.status_code == 422
    assert "office已将此项改为“曾莉”" in refused.text


async def test_a_print_without_a_ledger_still_counts(office: Office) -> None:
    """Thirty were printed at once; the run has four printed sheets."""
    found = await counts(await catalogue.find("2023"))

    assert (found.printed, found.valid) == (30, 399)


async def test_links_of_units_lead_to_what_they_said(office: Office) -> None:
    links = office.recorded["links"]
    day = (clock.today() + timedelta(days=7)).isoformat()
    async with office.pages() as pages:
        for number in (1, 2, 3):
            await pages.send("/c/2024/proofs", f"/c/2024/proofs/{number}/extend", deadline=day)
        listed = (await pages.get("/c/2024/proofs")).text
        proposed = (await pages.get("/c/2024/proofs/proposals")).text
        confirmed = (await pages.get(links["甲办事处"])).text
        waiting = (await pages.get(links["丙办事处"])).text

    assert "王芳" in listed
    assert all(link in listed for link in links.values())
    assert "白<ins>鹭</ins>" in proposed
    assert "有 1 条与当时确认的内容不一致" in confirmed
    assert "秦望舒" in waiting
    assert "林晚舟" not in waiting
