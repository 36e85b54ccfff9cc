"""Layouts over HTTP: export them, check them, and save them after the version they are based on."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from awards.audit import queries as audit
from awards.layouts import versions
from certificates import shipped
from tests.people import Cast

HERE = "/api/v1/layouts"
CLASSIC = f"{HERE}/classic"
SOURCE = shipped("classic")
BLACK = SOURCE.replace("#B8141C", "#000000")
OURS = SOURCE.replace('id = "classic"', 'id = "ours"').replace("荣誉证书（A4 横版）", "本区证书")


async def test_a_layout_goes_out_is_changed_and_comes_back_as_the_next_version(cast: Cast) -> None:
    out = await cast.vera.get(f"{CLASSIC}/layout.toml")
    changed = out.text.replace("#B8141C", "#000000")

    made = await cast.paul.post(
        f"{CLASSIC}/versions", json={"source": changed, "basis": 0, "note": "黑色标题"}
    )

    assert (out.text, made.status_code) == (SOURCE, 201)
    assert (made.json()["version"], made.json()["note"]) == (1, "黑色标题")
    assert (await cast.vera.get(f"{CLASSIC}/layout.toml")).text == BLACK
    assert (await cast.vera.get(f"{CLASSIC}/layout.toml?version=0")).text == SOURCE
    [entry] = await audit.history("layout/classic")
    assert (entry.action, entry.actor) == ("layout.saved", "api/paul")


async def test_nobody_overwrites_what_another_saved_meanwhile(cast: Cast) -> None:
    await cast.paul.post(f"{CLASSIC}/versions", json={"source": BLACK, "basis": 0})

    late = await cast.adam.post(f"{CLASSIC}/versions", json={"source": SOURCE, "basis": 0})
    early = await cast.adam.post(f"{CLASSIC}/versions", json={"source": SOURCE, "basis": 2})
    back = await cast.adam.post(f"{CLASSIC}/restore", json={"version": 0, "basis": 0})

    for answer in (late, early, back):
        assert (answer.status_code, answer.json()["code"]) == (412, "conflict.stale")
    assert [each.source for each in await versions.all_of("classic")] == [BLACK, SOURCE]


async def test_an_old_version_is_restored_and_all_are_listed(cast: Cast) -> None:
    await cast.paul.post(f"{CLASSIC}/versions", json={"source": BLACK, "basis": 0})

    done = await cast.paul.post(f"{CLASSIC}/restore", json={"version": 0, "basis": 1})

    listed = (await cast.vera.get(f"{CLASSIC}/versions")).json()
    assert done.status_code == 201
    assert [each["version"] for each in listed] == [2, 1, 0]
    assert (await versions.newest("classic")).source == SOURCE


async def test_a_new_layout_takes_no_others_place(cast: Cast) -> None:
    made = await cast.paul.post(HERE, json={"source": OURS})
    again = await cast.paul.post(HERE, json={"source": OURS})
    shipped_one = await cast.paul.post(HERE, json={"source": SOURCE})

    assert (made.status_code, made.json()["name"]) == (201, "本区证书")
    assert (again.status_code, shipped_one.status_code) == (422, 422)
    names = {each["layout"]: each["name"] for each in (await cast.vera.get(HERE)).json()}
    assert names["ours"] == "本区证书"


async def test_a_check_reports_every_fault_and_stores_nothing(cast: Cast) -> None:
    wrong = SOURCE.replace("size = 58", "size = 580").replace("[7, 7, 283", "[7, 7, 383")

    sound = (await cast.paul.post(f"{HERE}/check", json={"source": OURS})).json()
    faulty = (await cast.paul.post(f"{HERE}/check", json={"source": wrong})).json()
    strange = (await cast.paul.post(f"{HERE}/check", json={"source": _called("../x")})).json()

    assert sound == {"name": "本区证书", "faults": [], "warnings": []}
    paths = {each["path"] for each in faulty["faults"]}
    assert {"styles.title.size", "elements[0].box"} <= paths
    assert [each["path"] for each in strange["faults"]] == ["id"]
    assert (await cast.vera.get(f"{HERE}/ours/versions")).status_code == 404


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (SOURCE.replace("size = 58", "size = 580"), "styles.title.size"),
        (OURS, "id"),
        (SOURCE.replace("荣誉证书（A4 横版）", "长" * 101), "name"),
        (SOURCE.replace("荣誉证书（A4 横版）", r"a\u0000b"), "name"),
        ("[[[", "(file)"),
        ("a = " + "[" * 1_000, "(file)"),
        ("# \x00", "(file)"),
    ],
)
async def test_what_is_no_sound_layout_is_refused_with_its_place(
    cast: Cast, source: str, told: str
) -> None:
    answer = await cast.paul.post(f"{CLASSIC}/versions", json={"source": source, "basis": 0})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid.layout")
    assert f"{told}：" in answer.json()["title"]
    assert (await versions.newest("classic")).version == 0


@pytest.mark.parametrize("layout_id", ["../x", "a/b", "A", "-a", "a" * 41, "<b>", ".", "证书"])
async def test_an_id_that_would_be_no_address_is_refused(cast: Cast, layout_id: str) -> None:
    answer = await cast.paul.post(HERE, json={"source": _called(layout_id)})

    assert (answer.status_code, answer.json()["field"]) == (422, "id")


def _called(layout_id: str) -> str:
    return SOURCE.replace('id = "classic"', f'id = "{layout_id}"')


async def test_a_layout_is_exported_with_its_pictures_and_imported_like_one_without(
    cast: Cast,
) -> None:
    out = BytesIO()
    Image.new("RGB", (400, 400), "#0050A0").save(out, "PNG")
    logo = (
        await cast.paul.post("/api/v1/layout-pictures?name=a.png", content=out.getvalue())
    ).json()
    shown = (
        f'[[elements]]\nid = "logo"\nkind = "image"\nimage = "{logo["name"]}"\nbox = [9, 9, 9, 9]\n'
    )
    made = await cast.paul.post(f"{HERE}/import?note=新", content=f"{OURS}\n{shown}".encode())

    parcel = await cast.vera.get(f"{HERE}/ours/layout.zip")
    again = await cast.paul.post(f"{HERE}/import", content=parcel.content)
    after = await cast.paul.post(f"{HERE}/import?basis=1", content=parcel.content)
    late = await cast.paul.post(f"{HERE}/import?basis=1", content=parcel.content)
    broken = await cast.paul.post(f"{HERE}/import", content=parcel.content[:-9])

    assert (made.status_code, made.json()["version"], made.json()["note"]) == (201, 1, "新")
    with ZipFile(BytesIO(parcel.content)) as archive:
        assert archive.namelist() == ["ours.toml", logo["name"]]
        assert archive.read(logo["name"]) == out.getvalue()
    assert (again.status_code, again.json()["field"]) == (422, "id")
    assert (after.status_code, after.json()["version"]) == (201, 2)
    assert (late.status_code, late.json()["code"]) == (412, "conflict.stale")
    assert (broken.status_code, broken.json()["code"]) == (422, "invalid.layout")


async def test_a_picture_is_added_once_and_shown_by_its_name(cast: Cast) -> None:
    out = BytesIO()
    Image.new("RGB", (400, 400), "#0050A0").save(out, "PNG")
    logo, address = out.getvalue(), "/api/v1/layout-pictures"

    made = await cast.paul.post(f"{address}?name=logo.png", content=logo)
    again = await cast.adam.post(f"{address}?name=other.png", content=logo)
    name = made.json()["name"]
    element = f'[[elements]]\nid = "logo"\nkind = "image"\nimage = "{name}"\nbox = [9, 9, 9, 9]\n'
    checked = await cast.paul.post(f"{HERE}/check", json={"source": f"{OURS}\n{element}"})

    assert (made.status_code, again.json()) == (201, made.json())
    assert name.startswith("logo-")
    assert checked.json()["faults"] == []
    [entry] = await audit.history(f"layout-picture/{name[5:-4]}")
    assert (entry.action, entry.actor) == ("layout.picture-added", "api/paul")
