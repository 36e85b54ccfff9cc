"""A pack that was asked for is made in the background: whole, or not at all."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from zipfile import ZipFile

import pytest

from awards.ceremony.pack import requests, service
from awards.ceremony.pack.packer import Packer
from awards.errors import NotFound, PackUnfinished
from awards.settings import Settings
from awards.stage import versions
from awards.tables import PackState
from tests.ceremony.pack.workers import ThreadWorkers
from tests.stage.conftest import *  # noqa: F403 - its fixtures
from tests.stage.year import arrange

CORA = "web/cora"
ONLY = ("press", "decision")


async def _frozen() -> None:
    await arrange()
    await versions.freeze(CORA, "2023", accept_unplaced=True)


async def test_a_pack_is_asked_for_once_made_whole_and_handed_out(year: Settings) -> None:
    await _frozen()
    asked = await service.ask(CORA, "2023", 1, ONLY)
    again = await service.ask(CORA, "2023", 1, ONLY)
    assert (asked.id, asked.state) == (again.id, PackState.WAITING)

    await Packer(year, ThreadWorkers()).empty()
    [made] = await service.packs("2023")

    assert made.state is PackState.DONE
    assert made.manifest is not None
    assert made.done == made.total == len(made.manifest.files) == 3
    assert made.manifest.digest == (await versions.version("2023", 1)).digest


async def test_the_whole_pack_of_a_version_is_downloaded_as_a_zip_and_file_by_file(
    year: Settings,
) -> None:
    await _frozen()
    with pytest.raises(NotFound):
        await service.packed(year, "2023", 1)
    await service.ask(CORA, "2023", 1)
    with pytest.raises(PackUnfinished):
        await service.packed(year, "2023", 1)
    await Packer(year, ThreadWorkers()).empty()

    name, file = await service.packed(year, "2023", 1)
    with file, ZipFile(file) as whole:
        manifest = json.loads(whole.read("manifest.json"))
        first = manifest["files"][0]["file"]
        content = whole.read(first)
    assert name == "2023-第1版-典礼包.zip"
    assert await service.packed_file(year, "2023", 1, first) == (f"2023-第1版-{first}", content)
    with pytest.raises(NotFound):
        await service.packed_file(year, "2023", 1, "../awards.sqlite")


async def test_a_claim_that_ended_is_free_and_another_makes_the_same_pack(year: Settings) -> None:
    await _frozen()
    await service.ask(CORA, "2023", 1, ONLY)
    dead = await requests.claim(timedelta(seconds=-1))
    assert dead is not None

    await Packer(year, ThreadWorkers()).empty()
    [made] = await service.packs("2023")
    assert made.state is PackState.DONE

    # The one that was thought dead has no more say.
    await requests.fail(dead, "too late")
    assert (await service.packs("2023"))[0].state is PackState.DONE
    at_once = await service.make_pack(year, "2023", 1, ONLY)
    assert (made.size, made.manifest) == (len(at_once.content), at_once.manifest)


async def test_a_pack_whose_worker_dies_again_and_again_fails(year: Settings) -> None:
    await _frozen()
    await service.ask(CORA, "2023", 1, ONLY)
    for _ in range(3):
        assert await requests.claim(timedelta(seconds=-1)) is not None

    await Packer(year, ThreadWorkers()).empty()
    [failed] = await service.packs("2023")
    assert failed.state is PackState.FAILED
    assert "管理员" in failed.fault

    await service.ask(CORA, "2023", 1, ONLY)
    await Packer(year, ThreadWorkers()).empty()
    assert (await service.packs("2023"))[0].state is PackState.DONE


async def test_one_paper_is_made_by_its_address(year: Settings) -> None:
    await _frozen()
    name, made = await service.paper_of(year, "2023", 1, "decision.docx")

    assert name == "2023-第1版-表彰决定.docx"
    assert made.names == 400
    with ZipFile(io.BytesIO(made.content)) as file:
        assert "word/document.xml" in file.namelist()
    with pytest.raises(NotFound):
        await service.paper_of(year, "2023", 2, "decision.docx")
