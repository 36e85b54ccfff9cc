"""A run for a print shop: the profile of its press is uploaded, and each file is had as PDF/X-4."""

from __future__ import annotations

import io
import re
import zipfile

import pikepdf

from awards.printing.press.press import Press
from awards.settings import Settings
from certificates import coated
from tests.pages.test_runs import CHOICE, PAGE, _begun, _issued
from tests.people import Cast
from tests.printing.test_runs import Here

COATED = coated().data
OWN = COATED[:8] + b"\x04" + COATED[9:]
"""The same tables under version 4: a profile that is not the program's."""


def _intent(content: bytes) -> tuple[str, bytes]:
    with pikepdf.open(io.BytesIO(content)) as document:
        (intent,) = document.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFX"
        return str(intent.OutputConditionIdentifier), intent.DestOutputProfile.read_bytes()


async def test_a_run_is_had_for_the_press_of_a_shop_from_its_page(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    run = await _begun(cast)
    await Press(settings, Here()).empty()

    stored = await cast.paul.post("/press-profiles", files={"profile": ("shop.icc", OWN)})
    page = (await cast.paul.get(run)).text
    [select] = re.findall(r'<select[^>]*name="profile".*?</select>', page, re.DOTALL)
    digests = re.findall(r'<option value="([0-9a-f]{64})"', select)
    first = await cast.paul.get(f"{run}/x4.pdf", params={"place": "1", "profile": digests[0]})
    again = await cast.paul.get(f"{run}/x4.pdf", params={"place": "1", "profile": digests[0]})
    shipped = await cast.paul.get(f"{run}/x4.pdf", params={"place": "2", "profile": digests[1]})

    assert stored.status_code == 303
    assert len(digests) == 2
    assert (first.status_code, first.content) == (200, again.content)
    assert "-x4.pdf" in first.headers["content-disposition"]
    assert _intent(first.content) == ("Custom", OWN)
    assert _intent(shipped.content) == ("FOGRA39", COATED)
    assert (await cast.paul.get(f"{run}/x4.pdf", params={"place": "9"})).status_code == 404
    unknown = await cast.paul.get(f"{run}/x4.pdf", params={"place": "1", "profile": "0" * 64})
    assert unknown.status_code == 404


async def test_what_is_no_profile_is_reported_beside_its_field(cast: Cast) -> None:
    answer = await cast.paul.post("/press-profiles", files={"profile": ("photo.jpg", b"\xff\xd8")})

    assert answer.status_code == 422
    assert 'id="error-profile"' in answer.text
    assert "不是 ICC 特性文件" in answer.text


async def test_a_program_lists_profiles_and_fetches_a_file_for_the_newest(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)
    run = (await _begun(cast)).rpartition("/")[2]
    await Press(settings, Here()).empty()

    one = await cast.paul.post("/api/v1/press-profiles", content=OWN)
    same = await cast.paul.post("/api/v1/press-profiles", content=OWN)
    listed = (await cast.paul.get("/api/v1/press-profiles")).json()
    file = await cast.paul.get(f"/api/v1/runs/{run}/x4.pdf")
    refused = await cast.paul.post("/api/v1/press-profiles", content=b"no profile")

    assert (one.status_code, one.json()) == (201, same.json())
    assert [each["name"] for each in listed] == ["Coated offset, FOGRA39L, 320 %"] * 2
    assert listed[0]["made_by"] != ""
    assert listed[1]["made_at"] is None
    assert _intent(file.content) == ("Custom", OWN)
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


async def test_a_direct_print_is_had_as_svg_and_as_a_press_file(
    cast: Cast, settings: Settings
) -> None:
    await _issued(settings)

    answer = await cast.paul.post(PAGE, data={**CHOICE, "form": "svg.zip", "number": ""})
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    run = (await cast.paul.get("/api/v1/commendations/2023/runs")).json()[0]["reference"]
    again = await cast.paul.get(f"/api/v1/runs/{run}/volumes/1")
    file = await cast.paul.get(f"/api/v1/runs/{run}/x4.pdf")

    assert len(archive.namelist()) == 5
    assert all(name.endswith(".svg") for name in archive.namelist())
    assert archive.read(archive.namelist()[0]).startswith(b"<svg ")
    assert again.content == answer.content
    assert _intent(file.content) == ("FOGRA39", COATED)
