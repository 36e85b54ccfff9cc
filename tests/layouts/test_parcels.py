"""A layout goes to another office with its pictures; the office refuses wrong files."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from PIL import Image

from awards import database
from awards.audit import queries as audit
from awards.database.migrate import migrate
from awards.errors import FieldRefused, LayoutFaulty
from awards.layouts import artwork, parcels, service, versions
from certificates import Page, find, render_pages, shipped
from certificates.trial.cases import contents

pytestmark = pytest.mark.usual  # too long for a run between two edits

OURS = shipped("classic").replace('id = "classic"', 'id = "ours"')
IMAGE = '\n[[elements]]\nid = "logo-{n}"\nkind = "image"\nimage = "{name}"\nbox = [9, 9, 20, 20]\n'


def _png(colour: str = "#0050A0") -> bytes:
    out = BytesIO()
    Image.new("RGB", (160, 160), colour).save(out, "PNG")
    return out.getvalue()


def _zip(entries: Iterable[tuple[str, bytes]], method: int = ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", method) as made:
        for name, content in entries:
            made.writestr(name, content)
    return out.getvalue()


def _shows(*names: str) -> str:
    return OURS + "".join(IMAGE.format(n=n, name=name) for n, name in enumerate(names))


async def _drawn() -> bytes:
    layout, out = await service.readable(await versions.newest("ours")), BytesIO()
    render_pages([Page(next(contents(layout)), layout, find())], out)
    return out.getvalue()


def _at_another_office(url: str, parcel: bytes) -> tuple[bytes, str, list[str]]:
    """Import it; return its certificate, its source, and who brought the pictures."""

    async def work() -> tuple[bytes, str, list[str]]:
        async with database.opened(url):
            await migrate()
            opened = await parcels.unpacked("ours.zip", parcel)
            await service.bring_in("web/eve", opened, "", basis=None)
            made_by = [each.made_by for each in await artwork.all_of()]
            return await _drawn(), (await versions.newest("ours")).source, made_by

    return asyncio.run(work())


async def test_at_another_office_the_same_certificate_is_the_same_file(
    opened: str, tmp_path: Path
) -> None:
    logo = await artwork.add("web/paul", "徽标.png", _png())
    made = await versions.begin("web/paul", _shows(logo.name), "")
    parcel, url = await parcels.packed(made), f"sqlite:///{tmp_path}/elsewhere.sqlite"

    # The other office's process has never seen the pictures and layouts that this one cached.
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        there = await asyncio.wrap_future(other.submit(_at_another_office, url, parcel))

    assert there == (await _drawn(), made.source, ["web/eve"])


@pytest.mark.usefixtures("opened")
async def test_a_picture_that_is_here_by_another_name_is_shown_by_that_name() -> None:
    known = await artwork.add("web/paul", "ours.png", _png())
    packed = _zip([("x.toml", _shows("theirs.png", "new.png").encode()), ("theirs.png", _png()),
                   ("new.png", _png("#FF0000"))])  # fmt: skip

    parcel = await parcels.unpacked("x.zip", packed)
    await service.bring_in("web/eve", parcel, "", basis=None)

    shown = artwork.named((await versions.newest("ours")).source)
    assert shown[0] == known.name
    assert shown[1].startswith("new-")
    assert {each.name for each in await artwork.all_of()} == set(shown)
    assert len(await audit.history("layout/ours")) == 1


@pytest.mark.usefixtures("opened")
async def test_entries_that_operating_systems_add_to_an_archive_are_ignored() -> None:
    packed = _zip([("ours/", b""), ("ours/x.toml", _shows("a.png").encode()), ("ours/a.png", _png()),
                   ("__MACOSX/ours/._a.png", b"Mac"), ("ours/.DS_Store", b"Mac")])  # fmt: skip

    parcel = await parcels.unpacked("x.zip", packed)

    assert len(parcel.pictures) == 1
    assert await versions.faults_of(*parcel) == ()


TOML = ("x.toml", OURS.encode())
SHOWN = ("x.toml", _shows("a.png").encode())
SOUND = _zip([SHOWN, ("a.png", _png())])


def _lying_about_its_list() -> bytes:
    """Return a ZIP with a hundred times the entries that its end record states."""
    return SOUND[:-22] + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 50_000_000, 0, 0)


HOSTILE = {
    "cut off": ("damaged", SOUND[:-30]),
    "its beginning alone": ("damaged", SOUND[:10]),
    "another checksum": (
        "damaged",
        _zip([TOML], ZIP_STORED).replace(b'id = "ours"', b'id = "mine"'),
    ),
    "a comment behind it": ("damaged", SOUND[:-2] + b"\x01\x00x"),
    "a list too long": ("too large", _lying_about_its_list()),
    "a rare kind": ("damaged", _zip([TOML], ZIP_BZIP2)),
    "encrypted": ("damaged", SOUND.replace(b"PK\1\2\x14\x03\x14\0\0", b"PK\1\2\x14\x03\x14\0\1")),
    "many entries": ("too large", _zip([TOML, *((f"{n}.png", b"") for n in range(101))])),
    "unpacked it is huge": (
        "too large",
        _zip([TOML, *((f"{n}.png", bytes(2_900_000)) for n in range(15))]),
    ),
    "no layout": ("just one", _zip([("a.png", _png())])),
    "two layouts": ("just one", _zip([TOML, ("y.TOML", OURS.encode())])),
    "a layout that is too long": ("too long", _zip([("x.toml", b"#" * 900_000)])),
    "a layout that is no text": ("UTF-8", _zip([("x.toml", b"\xff\xfe")])),
    "a picture that is none": (
        "The SVG is broken",
        _zip([SHOWN, ("a.png", b"<svg onload=alert(1)>")]),
    ),
    "a picture that is too large": ("more than 3 MB", _zip([SHOWN, ("a.png", bytes(3_000_001))])),
    "a picture twice": (
        "is there twice",
        _zip([SHOWN, ("a.png", _png()), ("b/a.png", _png("#FF0000"))]),
    ),
    "a name of strange characters": ("in its name", _zip([TOML, ("a\u202eb.png", _png())])),
    "a picture that is missing": ("no picture", _zip([SHOWN])),
}


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(("told", "content"), HOSTILE.values(), ids=HOSTILE)
async def test_a_malicious_parcel_is_refused_and_nothing_is_stored(
    told: str, content: bytes
) -> None:
    with pytest.raises(LayoutFaulty) as refused:
        await service.bring_in("web/eve", await parcels.unpacked("x.zip", content), "", basis=None)

    assert refused.value.code == "invalid.layout"
    assert told in str(refused.value)
    assert "\u202e" not in str(refused.value)
    assert not await versions.is_known("ours")
    assert await artwork.all_of() == []


@pytest.mark.usefixtures("opened")
async def test_a_name_in_a_parcel_is_never_a_path() -> None:
    for way in ("../../evil.png", "/root/evil.png", "C:\\evil.png"):
        parcel = await parcels.unpacked("x.zip", _zip([TOML, (way, _png())]))

        assert [each.name.partition("-")[0] for each in parcel.pictures] == ["evil"]


@pytest.mark.usefixtures("opened")
async def test_pictures_of_a_refused_layout_are_not_kept() -> None:
    taken = _zip([("x.toml", shipped("classic").encode()), ("a.png", _png())])

    with pytest.raises(FieldRefused):
        await service.bring_in("web/eve", await parcels.unpacked("x.zip", taken), "", basis=None)

    assert await artwork.all_of() == []


@pytest.mark.usefixtures("opened")
async def test_a_picture_is_named_by_its_content() -> None:
    made = {}
    for kind in ("PNG", "JPEG", "WEBP", "TIFF"):
        out = BytesIO()
        Image.new("RGB", (9, 9), "red").save(out, kind)
        made[kind] = (await artwork.add("web/paul", "logo.bmp", out.getvalue())).name
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    made["SVG"] = (await artwork.add("web/paul", "logo.bmp", svg)).name
    endings = {kind: name.rpartition(".")[2] for kind, name in made.items()}
    assert endings == {"PNG": "png", "JPEG": "jpg", "WEBP": "webp", "TIFF": "tif", "SVG": "svg"}
    layout = await service.open_source(_shows(made["TIFF"]).replace("20, 20]", "1, 1]"))
    assert layout.elements[-1].id == "logo-0"
