"""A run keeps its certificates until their outcome is recorded, and prints each exactly once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from awards import clock
from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    NotFound,
    RunOver,
    SetupRefused,
    SheetOutdated,
    SheetsClaimed,
    SheetsNotThere,
)
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.layouts import artwork, versions
from awards.printing.press import volume_queue
from awards.printing.press.executors import Processes
from awards.printing.press.press import Press
from awards.printing.press.work import Made
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import RunSetup
from awards.settings import Settings
from awards.tables import RunState, SheetState
from tests.cast import EVERYONE, confirmed, settings
from tests.printing.poison import PoisonedProcesses

pytestmark = pytest.mark.usual  # starts workers

A4 = RunSetup("a4-landscape", volume=2)
UNPRINTED = CertificateSelection(unprinted=True)


class Here:
    """Draws in the calling thread, like a worker without a process."""

    count = 1

    def executor(self) -> Any:  # noqa: ANN401 - as much of an Executor as the press asks for
        return self

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:  # noqa: ANN401
        answer: Future[Any] = Future()
        try:
            answer.set_result(work(*given))
        except Exception as fault:
            answer.set_exception(fault)
        return answer

    def broke(self, _: BaseException) -> bool:
        return False

    def renew(self) -> None: ...

    def close(self) -> None: ...


async def started(
    here: Settings, wanted: CertificateSelection = UNPRINTED, once: str = ""
) -> RunRecord:
    return await runs.start("cli/paul", "2023", wanted, A4, here, once=once)


async def drawn(here: Settings, run: RunRecord) -> RunRecord:
    await Press(here, Here()).empty()
    return await queries.run(run.reference)


def texts(here: Settings, run: RunRecord) -> list[str]:
    """Return the text of every page in every file of a run, in order."""
    found = []
    for file in sorted((here.data_dir / "runs" / run.reference).glob("*.pdf")):
        document = pypdfium2.PdfDocument(file)
        found += [page.get_textpage().get_text_range() for page in document]
    return found


async def states(run: RunRecord) -> list[SheetState]:
    return [sheet.state for sheet in await queries.ledger(run.id)]


async def test_every_certificate_is_drawn_once_in_the_one_order(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await drawn(here, await started(here))

    names = [sheet.record.name for sheet in await valid_in_order(commendation)]
    pages = texts(here, run)
    assert run.state is RunState.DONE
    assert len(pages) == len(names) == run.certificates
    assert all(name in text for name, text in zip(names, pages, strict=True))
    assert set(await states(run)) == {SheetState.MADE}
    volumes = await queries.volumes(run.id)
    assert sum(each.certificates for each in volumes) == len(names)
    assert len(volumes) == -(-len(names) // 2)


async def test_the_same_run_makes_the_same_files(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.cancel("cli/paul", run.reference)
    anew = await drawn(here, await started(here))

    first, second = [[each.sha256 for each in await queries.volumes(one.id)] for one in (run, anew)]
    assert first == second


async def test_the_same_form_sent_twice_begins_one_run(here: Settings) -> None:
    run, again = await asyncio.gather(started(here, once="a"), started(here, once="a"))

    assert run == again


async def test_of_two_operators_one_starts_and_the_other_learns_which_run(here: Settings) -> None:
    outcomes = await asyncio.gather(
        started(here, CertificateSelection(), once="a"),
        started(here, CertificateSelection(), once="b"),
        return_exceptions=True,
    )

    [run] = [each for each in outcomes if isinstance(each, RunRecord)]
    [fault] = [each for each in outcomes if isinstance(each, SheetsClaimed)]
    assert run.reference == fault.facts["reference"]
    assert "第1批" in " ".join(fault.words("zh"))


async def test_printed_certificates_and_those_in_an_open_run_do_not_count_as_unprinted(
    here: Settings,
) -> None:
    run = await drawn(here, await started(here, CertificateSelection(last=2)))
    rest = await started(here)
    assert rest.certificates == len(EVERYONE) - 2

    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, everything=True)
    await runs.cancel("cli/paul", rest.reference)
    assert (await started(here)).certificates == len(EVERYONE) - 2


async def test_a_cancelled_run_frees_what_was_not_printed(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, 1, 2)

    freed = await runs.cancel("cli/paul", run.reference, "换纸")

    assert freed == len(EVERYONE) - 2
    assert (await states(run))[:3] == [SheetState.PRINTED, SheetState.PRINTED, SheetState.FREED]
    with pytest.raises(RunOver):
        await runs.cancel("cli/paul", run.reference)
    assert (await started(here)).certificates == freed


async def test_a_run_cancelled_before_it_is_drawn_is_notdrawn(here: Settings) -> None:
    run = await started(here)
    await runs.cancel("cli/paul", run.reference)

    assert (await drawn(here, run)).state is RunState.CANCELLED
    assert texts(here, run) == []


async def test_spoiled_sheets_are_printed_once_more(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, everything=True)

    anew = await drawn(
        here, await reprinting.reprint("cli/paul", run.reference, here, first=2, last=3)
    )

    names = [sheet.record.name for sheet in await valid_in_order(commendation)]
    pages = texts(here, anew)
    assert (anew.again, len(pages)) == (run.reference, 2)
    assert all(name in text for name, text in zip(names[1:3], pages, strict=True))
    assert (await states(run))[:4] == [
        SheetState.PRINTED,
        SheetState.SPOILED,
        SheetState.SPOILED,
        SheetState.PRINTED,
    ]
    assert [sheet.copies for sheet in await queries.ledger(anew.id)] == [0, 0]
    await runs.mark("cli/paul", anew.reference, SheetState.PRINTED, everything=True)
    assert [sheet.copies for sheet in await queries.ledger(run.id)] == [1] * len(names)


async def test_after_a_jam_it_goes_on_from_the_sheet_that_jammed(here: Settings) -> None:
    run = await drawn(here, await started(here))

    rest = await reprinting.resume("cli/paul", run.reference, here, at=3)

    assert rest.certificates == len(EVERYONE) - 2
    assert (await states(run))[1:3] == [SheetState.PRINTED, SheetState.FREED]


async def test_sheets_that_are_not_there_cannot_be_recorded(here: Settings) -> None:
    run = await started(here)

    with pytest.raises(SheetsNotThere):
        await runs.mark("cli/paul", run.reference, SheetState.PRINTED, everything=True)
    with pytest.raises(SheetsNotThere):
        await reprinting.reprint("cli/paul", run.reference, here, first=900)
    assert set(await states(run)) == {SheetState.WAITING}


async def test_paper_that_does_not_fit_is_refused_before_anything_begins(
    here: Settings, commendation: CommendationRecord
) -> None:
    with pytest.raises(SetupRefused):
        await runs.start(
            "cli/paul", "2023", CertificateSelection(), RunSetup("a4-24up-labels"), here
        )
    with pytest.raises(NotFound):
        await runs.start("cli/paul", "2023", CertificateSelection(), RunSetup("none"), here)
    assert await queries.runs(commendation) == []


async def test_the_history_records_the_run_and_its_sheets(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, 1, 1)
    await runs.cancel("cli/paul", run.reference, "换纸")

    told = [link.action for link in await audit.history(f"run/{run.id}")]
    assert told == ["run.started", "sheets.printed", "run.cancelled"]


class Deadly(Here):
    """Every drawing fails, so the machine is at fault and not a certificate."""

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:  # noqa: ANN401, ARG002
        answer: Future[Any] = Future()
        answer.set_exception(RuntimeError("no fonts here"))
        return answer


async def test_no_certificate_is_blamed_for_a_machine_that_draws_nothing(here: Settings) -> None:
    run = await started(here)

    await asyncio.wait_for(Press(here, Deadly()).empty(), 20)

    assert set(await states(run)) == {SheetState.WAITING}
    assert "no fonts here" in (await queries.volumes(run.id))[0].fault


async def test_a_file_that_was_being_drawn_as_its_run_was_cancelled_is_not_left(
    here: Settings,
) -> None:
    run = await started(here)
    queue = volume_queue.VolumeQueue(timedelta(hours=1))
    claimed = await volume_queue.claim(queue, clock.now() + timedelta(minutes=1), alone=True)
    assert claimed is not None
    await runs.cancel("cli/paul", run.reference)

    assert not await volume_queue.finish(claimed, Made(2, "1", "2", 10, "0" * 64))
    assert set(await states(run)) == {SheetState.FREED}


async def test_what_was_reissued_since_is_named_and_not_printed_again(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await drawn(here, await started(here))
    second = (await valid_in_order(commendation))[1].record
    await issuing.revoke("cli/carol", second.number, "决定撤回")

    [told] = await queries.outdated(run.id)
    assert (told.sheet, told.number) == (2, second.number)
    with pytest.raises(SheetOutdated) as refused:
        await reprinting.reprint("cli/paul", run.reference, here, first=2, last=2)
    assert second.number in " ".join(refused.value.words("zh"))


async def test_a_poisoned_certificate_fails_alone_and_by_name(
    here: Settings, commendation: CommendationRecord
) -> None:
    sheets = await valid_in_order(commendation)
    bad = sheets[2].record
    run = await started(here)
    workers = PoisonedProcesses(bad.number)

    try:
        await Press(here, workers).empty()
    finally:
        workers.close()

    done = await queries.run(run.reference)
    [failed] = await queries.ledger(run.id, states=[SheetState.FAILED])
    assert done.state is RunState.DONE
    assert (failed.number, failed.name) == (bad.number, bad.name)
    pages = texts(here, run)
    assert len(pages) == len(sheets)
    assert [page.startswith("缺") for page in pages] == [False, False, True, False, False]
    assert bad.number in "".join(pages[2].split())


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_of_two_on_a_sheet_the_faultless_one_is_drawn(
    here: Settings, commendation: CommendationRecord
) -> None:
    sheets = await valid_in_order(commendation)
    bad = sheets[2].record
    setup = RunSetup("sra3-2up")
    run = await runs.start("cli/paul", "2023", UNPRINTED, setup, here)
    workers = PoisonedProcesses(bad.number)

    try:
        await Press(here, workers).empty()
    finally:
        workers.close()

    assert await states(run) == [
        SheetState.FAILED if sheet.record == bad else SheetState.MADE for sheet in sheets
    ]
    pages = texts(here, run)
    assert len(pages) == 3
    assert bad.number not in pages[1]
    assert sheets[3].record.number in pages[1]


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_processes_draw_the_same_bytes(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.cancel("cli/paul", run.reference)
    again = await started(here)
    workers = Processes(2)

    try:
        await Press(here, workers).empty()
    finally:
        workers.close()

    first, second = [
        [each.sha256 for each in await queries.volumes(one.id)] for one in (run, again)
    ]
    assert first == second


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_picture_of_the_offices_own_is_drawn_by_workers_who_know_no_database(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    given = settings(tmp_path)
    content = BytesIO()
    Image.new("RGB", (60, 60), "#a6171c").save(content, "PNG")
    logo = await artwork.add("cli/paul", "标志.png", content.getvalue())
    before = await versions.newest("joint")
    element = f'[[elements]]\nid = "logo"\nkind = "image"\nbox = [40, 20, 20, 20]\nimage = "{logo.name}"\n'
    await versions.save("cli/paul", "joint", f"{before.source}\n{element}", "", basis=0)
    await confirmed(*EVERYONE)
    await issuing.issue("cli/carol", "2023", given)
    run = await started(given)
    workers = Processes(1)

    try:
        await Press(given, workers).empty()
    finally:
        workers.close()

    assert (await queries.run(run.reference)).state is RunState.DONE
    file = min((given.data_dir / "runs" / run.reference).glob("*.pdf"))
    page = pypdfium2.PdfDocument(file)[0].render(scale=1).to_pil().convert("RGB")
    point = tuple(round(mm / 25.4 * 72) for mm in (50, 30))
    assert page.getpixel(point) == pytest.approx((166, 23, 28), abs=6)
