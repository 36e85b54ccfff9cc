"""A print that is sent at once is recorded as a run, and blocks no other print."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pypdfium2
import pytest

from awards.catalogue import service as catalogue
from awards.errors import FileDamaged, NotFound, RunOver, SetupRefused
from awards.issuing import service as issuing
from awards.printing.press import delivery
from awards.printing.press.direct import FileKind, print_sheets
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import Chunk, RunState, SheetState
from certificates.press import NONE
from tests.cast import EVERYONE, confirmed
from tests.people import Cast

ALL = CertificateSelection()
A4 = RunSetup("a4-landscape")


async def _printed(here: Settings, wanted: CertificateSelection = ALL, kind: str = "pdf") -> bytes:
    out = BytesIO()
    await print_sheets("cli/paul", "2023", wanted, FileKind(kind), here, out)
    return out.getvalue()


async def _newest() -> RunRecord:
    return (await queries.runs(await catalogue.find("2023")))[0]


@pytest.mark.parametrize("kind", ["pdf", "zip"])
async def test_a_direct_print_is_a_run_that_is_done_with_a_row_for_each_sheet(
    here: Settings, kind: str
) -> None:
    content = await _printed(here, CertificateSelection("GR", 2, 3), kind)

    run = await _newest()
    [volume] = await queries.volumes(run.id)
    ledger = await queries.ledger(run.id)
    assert (run.state, run.certificates, run.sheets) == (RunState.DONE, 2, 2)
    assert (run.made_by, run.setup.front, run.setup.stock) == ("cli/paul", NONE, "")
    assert volume.file == f"{run.reference}-001.{kind}"
    assert (volume.size, volume.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert (volume.certificates, volume.first[-6:], volume.last[-6:]) == (2, "GR002号", "GR003号")
    assert [(row.sheet, row.number[-6:], row.state) for row in ledger] == [
        (1, "GR002号", SheetState.MADE),
        (2, "GR003号", SheetState.MADE),
    ]


async def test_it_blocks_no_other_print_and_no_run(here: Settings) -> None:
    first = await _printed(here)
    run = await runs.start("cli/paul", "2023", CertificateSelection(unprinted=True), A4, here)

    assert run.certificates == 5
    assert await _printed(here) == first
    assert len(await queries.runs(await catalogue.find("2023"))) == 3


@pytest.mark.parametrize("kind", ["pdf", "zip"])
async def test_its_file_is_handed_over_again_as_the_same_bytes(here: Settings, kind: str) -> None:
    content = await _printed(here, kind=kind)
    run = await _newest()

    name, file = await delivery.volume(here, run, 1)
    with file:
        file.seek(0)
        assert file.read() == content
    assert name == f"第1批 创新引领企业等3个奖项 直接导出 文件1 第1–5张.{kind}"
    with await delivery.archive(here, run) as archive:
        assert archive.tell() > len(content)


async def test_a_file_that_would_not_be_the_same_is_refused(here: Settings) -> None:
    await _printed(here)
    await Chunk.update({Chunk.sha256: "0" * 64}, force=True)

    with pytest.raises(FileDamaged):
        await delivery.volume(here, await _newest(), 1)


async def test_what_came_out_of_the_printer_can_be_recorded_and_taken_back(here: Settings) -> None:
    await _printed(here)
    run = await _newest()

    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, 1, 4)
    left = await runs.start("cli/paul", "2023", CertificateSelection(unprinted=True), A4, here)
    await runs.mark("cli/paul", run.reference, SheetState.MADE, 1, 4)

    assert left.certificates == 1
    assert (await queries.counts([run.id]))[run.id] == {SheetState.MADE: 5}
    assert (
        await runs.start("cli/paul", "2023", CertificateSelection("GR", last=2), A4, here)
    ).certificates == 2


async def test_a_direct_print_cannot_be_reprinted_resumed_or_redrawn(here: Settings) -> None:
    await _printed(here)
    run = await _newest()

    with pytest.raises(SetupRefused):
        await reprinting.reprint("cli/paul", run.reference, here, first=1)
    with pytest.raises(SetupRefused):
        await reprinting.resume("cli/paul", run.reference, here, at=2)
    with pytest.raises(RunOver):
        await runs.redraw("cli/paul", run.reference)

    assert (await queries.counts([run.id]))[run.id] == {SheetState.MADE: 5}


async def test_cancelled_it_hands_over_nothing(here: Settings) -> None:
    await _printed(here)
    run = await _newest()

    assert await runs.cancel("cli/paul", run.reference) == 5
    with pytest.raises(NotFound):
        await delivery.volume(here, await queries.run(run.reference), 1)


async def test_a_print_that_is_refused_is_no_run(here: Settings) -> None:
    with pytest.raises(NotFound):
        await _printed(here, CertificateSelection("GR", 9))

    assert await queries.runs(await catalogue.find("2023")) == []


async def test_the_page_of_a_direct_print_offers_its_file_and_what_can_be_recorded(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(*EVERYONE)
    await issuing.issue("web/anna", "2023", settings)
    content = (await cast.paul.post("/c/2023/print", data={"form": "pdf"})).content
    run = await _newest()
    page = f"/c/2023/print/runs/{run.reference}"

    shown = (await cast.paul.get(page)).text
    file = await cast.paul.get(f"{page}/volumes/1")

    assert "一证一页" in shown
    assert 'value="printed"' in shown
    assert 'value="reprint"' not in shown
    assert f'action="{page}/redraw"' not in shown
    assert file.content == content
    assert file.headers["content-type"] == "application/pdf"
    with pypdfium2.PdfDocument(file.content) as document:
        assert len(document) == 5
