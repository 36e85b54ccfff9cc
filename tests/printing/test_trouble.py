"""What can go wrong between the click and the paper, and what must not follow from it."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from awards import clock, database
from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import NotFound, RunChanged, SetupRefused, SheetsInOtherRun, SheetsUnnamed
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.printing.press import delivery, volume_queue
from awards.printing.press.files import folder_of
from awards.printing.press.press import Press
from awards.printing.press.volume_queue import ClaimedVolume, VolumeInput, VolumeQueue
from awards.printing.press.work import Made, Task, make
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import RunSetup
from awards.printing.runs.sheet_lines import lines_of
from awards.settings import Settings
from awards.tables import Category, Certificate, Chunk, RunState, SheetState
from tests.cast import EVERYONE, settings
from tests.printing.test_runs import A4, UNPRINTED, Here, drawn, started, states, texts

pytestmark = pytest.mark.usual  # too long for a run between two edits

ALL = VolumeQueue(timedelta(hours=1))
SOON = timedelta(minutes=5)


async def _taken(lease: timedelta = SOON) -> ClaimedVolume:
    claimed = await volume_queue.claim(ALL, clock.now() + lease, alone=False)
    assert claimed is not None
    return claimed


def _made(here: Settings, claimed: ClaimedVolume, loaded: VolumeInput) -> Made:
    url = f"{folder_of(here, claimed.reference)}/{claimed.file}"
    return make(Task(url, claimed.holder, loaded.sides, loaded.setup, loaded.shelf, loaded.total))


async def _changed(certificate: int, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the snapshot of an issued certificate, as if the machine had changed since."""
    wanted = Certificate.id == certificate
    [row] = await Certificate.select(Certificate.snapshot).where(wanted)
    snapshot = msgspec.json.decode(row["snapshot"])
    change(snapshot)
    await Certificate.update({Certificate.snapshot: msgspec.json.encode(snapshot).decode()}).where(
        wanted
    )


def _without_fonts(snapshot: dict[str, Any]) -> None:
    snapshot["fonts"] = dict.fromkeys(snapshot["fonts"], "0" * 64)


def _undrawable(snapshot: dict[str, Any]) -> None:
    fields = snapshot["fields"]
    snapshot["fields"] = {key: f"\U00010ffe{words}" for key, words in fields.items()}


async def test_a_run_is_done_when_its_last_two_volumes_end_at_once(here: Settings) -> None:
    made = Made(2, "1", "2", 10, "0" * 64)
    for _ in range(10):
        run = await started(here, CertificateSelection(last=4))
        last = [await _taken(), await _taken()]
        await asyncio.gather(*(volume_queue.finish(each, made) for each in last))

        assert (await queries.run(run.reference)).state is RunState.DONE
        await runs.cancel("cli/paul", run.reference)


async def test_a_worker_that_lost_its_lease_blames_no_certificate_and_ends_no_volume(
    here: Settings,
) -> None:
    run = await started(here)
    late = await _taken(timedelta(seconds=-1))
    holder = await _taken()
    assert holder.id == late.id
    loaded = await volume_queue.load(holder, here)
    [first, *_] = await queries.ledger(run.id)

    assert await volume_queue.fail(late, {first.number: "worker killed"}) == 0
    await volume_queue.finish(late, Made(1, "x", "x", 1, "0" * 64))
    made = _made(here, holder, loaded)
    await volume_queue.finish(holder, made)

    assert (await states(run))[:2] == [SheetState.MADE, SheetState.MADE]
    [volume, *_] = await queries.volumes(run.id)
    assert (volume.size, volume.sha256) == (made.size, made.sha256)


async def test_two_that_draw_one_volume_at_once_leave_it_whole(here: Settings) -> None:
    run = await started(here)
    late = await _taken(timedelta(seconds=-1))
    loaded = await volume_queue.load(late, here)
    holder = await _taken()

    outcomes = await asyncio.gather(
        *(asyncio.to_thread(_made, here, each, loaded) for each in (late, holder)),
        return_exceptions=True,
    )
    made = next(each for each in outcomes if isinstance(each, Made))
    await volume_queue.finish(holder, made)

    folder = here.data_dir / "runs" / run.reference
    [file] = folder.iterdir()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == made.sha256


class Slow:
    """One thread that works only when the test allows it."""

    count = 1

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(2)
        self.let = threading.Event()
        self.begun = 0

    def executor(self) -> Executor:
        return self  # type: ignore[return-value] # as much of one as the press asks for

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:  # noqa: ANN401
        self.begun += 1
        return self.pool.submit(self._work, work, *given)

    def _work(self, work: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
        self.let.wait(20)
        return work(*given)

    def broke(self, _: BaseException) -> bool:
        return False

    def renew(self) -> None: ...

    def close(self) -> None:
        self.pool.shutdown()


async def test_a_press_whose_machine_slept_does_not_draw_what_it_is_still_at(
    here: Settings,
) -> None:
    run = await started(here, CertificateSelection(last=2))
    workers = Slow()
    press = Press(here, workers)
    first = asyncio.create_task(press.empty())
    while not workers.begun:
        await asyncio.sleep(0.02)

    await Chunk.update({Chunk.lease_until: clock.now() - SOON}).where(Chunk.run == run.id)
    await press.empty()
    workers.let.set()
    await first
    workers.close()

    assert workers.begun == 1


async def test_a_lease_of_a_clock_that_was_wrong_is_free(here: Settings) -> None:
    run = await started(here, CertificateSelection(last=2))
    await _taken(timedelta(days=1))

    await drawn(here, run)

    assert (await queries.run(run.reference)).state is RunState.DONE


async def test_a_run_whose_fonts_are_gone_keeps_no_other_waiting(here: Settings) -> None:
    lost, sound = (
        await started(here, CertificateSelection(last=2)),
        await started(here, CertificateSelection(first=3)),
    )
    for sheet in await queries.ledger(lost.id):
        await _changed(sheet.certificate, _without_fonts)

    await asyncio.wait_for(Press(here, Here()).empty(), 20)

    assert (await queries.run(sound.reference)).state is RunState.DONE
    assert (await queries.run(lost.reference)).state is RunState.RUNNING
    assert "字体" in (await queries.volumes(lost.id))[0].fault
    assert await volume_queue.troubles(lost.id)


async def test_a_volume_that_is_but_a_divider_is_drawn(here: Settings) -> None:
    setup = RunSetup("a4-landscape", volume=1, dividers=True)
    run = await runs.start("cli/paul", "2023", UNPRINTED, setup, here)

    await drawn(here, run)

    assert (await queries.run(run.reference)).state is RunState.DONE
    assert len(texts(here, run)) == len(EVERYONE) + 3  # categories


async def test_a_divider_that_no_font_can_print_is_reported_before_anything_begins(
    here: Settings,
) -> None:
    renamed: dict[Any, Any] = {Category.name: "\U00010ffe奖项"}
    await Category.update(renamed).where(Category.code == "CX")

    with pytest.raises(SetupRefused):
        await runs.start("cli/paul", "2023", UNPRINTED, RunSetup(A4.stock, dividers=True), here)


async def test_where_a_certificate_cannot_be_drawn_a_sheet_says_which(here: Settings) -> None:
    run = await started(here)
    rows = await queries.ledger(run.id)
    await _changed(rows[1].certificate, _undrawable)

    await drawn(here, run)

    assert [sheet.state for sheet in await queries.ledger(run.id)].count(SheetState.FAILED) == 1
    pages = texts(here, run)
    assert len(pages) == run.sheets
    assert pages[1].startswith("缺")
    assert rows[1].number in "".join(pages[1].split())


class Away(Here):
    """No work can be given to any worker."""

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:  # noqa: ANN401, ARG002
        raise RuntimeError("the client of the cluster is closed")


async def test_a_run_of_one_is_not_blamed_for_workers_that_are_gone(here: Settings) -> None:
    run = await started(here, CertificateSelection(last=1))

    await asyncio.wait_for(Press(here, Away()).empty(), 20)

    assert await states(run) == [SheetState.WAITING]
    assert "closed" in (await queries.volumes(run.id))[0].fault


async def test_certificates_continued_by_another_run_are_not_drawn_by_the_old_one(
    here: Settings,
) -> None:
    old = await started(here)
    first = await _taken()
    await volume_queue.finish(first, _made(here, first, await volume_queue.load(first, here)))
    new = await reprinting.resume("cli/paul", old.reference, here, at=2)

    await drawn(here, new)

    assert (len(texts(here, old)), len(texts(here, new))) == (2, len(EVERYONE) - 1)
    assert (await queries.run(old.reference)).state is RunState.DONE
    assert [each.reference for each in await queries.parts_of(old.id)] == [new.reference]
    acts = [link.action for link in await audit.history(f"run/{old.id}")]
    assert "run.resumed" in acts


async def test_sheets_recorded_meanwhile_are_not_continued(here: Settings) -> None:
    run = await drawn(here, await started(here))
    recorded = asyncio.Event()

    async def somebody() -> None:
        """Record sheets in a transaction that is still open while the other person plans."""
        async with database.transaction():
            await runs.record("cli/bob", run, SheetState.PRINTED, await lines_of(run, ((3, 5),)))
            recorded.set()
            await asyncio.sleep(1)

    other = asyncio.create_task(somebody())
    await recorded.wait()
    with pytest.raises(RunChanged):
        await reprinting.resume("cli/paul", run.reference, here, at=3)
    await other

    assert (await states(run))[2:] == [SheetState.PRINTED] * 3


async def test_twice_the_same_click_on_going_on_is_one_run(here: Settings) -> None:
    run = await drawn(here, await started(here))

    clicks = [reprinting.resume("cli/paul", run.reference, here, at=3, once="z") for _ in range(3)]
    outcomes = await asyncio.gather(*clicks)

    assert len({each.reference for each in outcomes}) == 1


async def test_the_same_form_that_asks_for_other_sheets_is_another(here: Settings) -> None:
    run = await drawn(here, await started(here))

    one = await reprinting.reprint("cli/paul", run.reference, here, first=1, last=1, once="form")
    two = await reprinting.reprint("cli/paul", run.reference, here, first=4, last=4, once="form")

    assert one.reference != two.reference
    assert (await states(run))[3] is SheetState.SPOILED


async def test_certificates_printed_in_another_run_are_not_printed_again_by_mistake(
    here: Settings,
) -> None:
    first = await drawn(here, await started(here))
    await runs.mark("cli/paul", first.reference, SheetState.SPOILED, 1, 1)
    second = await drawn(here, await started(here))
    await runs.mark("cli/paul", second.reference, SheetState.PRINTED, everything=True)

    with pytest.raises(SheetsInOtherRun) as refused:
        await reprinting.reprint("cli/paul", first.reference, here, first=1, last=1)
    assert "Run 2," in refused.value.words("en").what


async def test_what_was_recorded_by_mistake_is_taken_back(here: Settings) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SheetState.SPOILED, 1, 5)

    await runs.mark("cli/paul", run.reference, SheetState.MADE, 2, 5)

    spoiled, *rest = await states(run)
    assert (spoiled, set(rest)) == (SheetState.SPOILED, {SheetState.MADE})
    ids = [sheet.certificate for sheet in await queries.ledger(run.id)]
    assert set(await queries.claimed(ids)) == set(ids[1:])
    with pytest.raises(SheetsUnnamed):
        await runs.mark("cli/paul", run.reference, SheetState.SPOILED)


async def test_no_run_starts_if_the_certificates_changed_since_the_check(
    here: Settings, commendation: CommendationRecord
) -> None:
    with pytest.raises(RunChanged):
        await runs.start("cli/paul", "2023", UNPRINTED, A4, here, seen="0" * 64)
    assert await queries.runs(commendation) == []


async def test_an_id_that_is_not_there_is_named(
    here: Settings, commendation: CommendationRecord
) -> None:
    [first, *_] = await valid_in_order(commendation)

    with pytest.raises(NotFound) as refused:
        await started(here, CertificateSelection(these=[first.id, 999_999]))
    assert "999999" in refused.value.words("en").what


async def test_printed_certificates_revoked_since_are_listed_until_they_are_taken_out(
    here: Settings,
) -> None:
    run = await drawn(here, await started(here))
    await runs.mark("cli/paul", run.reference, SheetState.PRINTED, everything=True)
    [first, *_] = await queries.ledger(run.id)
    await issuing.revoke("cli/carol", first.number, "决定撤回")

    assert [sheet.sheet for sheet in await queries.outdated(run.id)] == [1]
    await runs.mark("cli/paul", run.reference, SheetState.SPOILED, 1, 1)
    assert await queries.outdated(run.id) == []


async def test_files_that_cannot_be_deleted_are_reported_and_the_run_is_cancelled(
    here: Settings,
) -> None:
    run = await drawn(here, await started(here))
    lost = settings(here.data_dir, AWARDS_FILES="nosuchkind://away")

    assert delivery.clear(lost, run.reference) is False
    assert delivery.clear(here, run.reference) is True
    assert delivery.clear(here, run.reference) is True
