"""A run on both sides puts each certificate's own back behind it, on the same sheet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL.Image import Image

from awards.catalogue.records import CommendationRecord
from awards.errors import PrintRefused, RunChanged, SetupRefused
from awards.issuing import service as issuing
from awards.issuing.queries import valid_in_order
from awards.layouts import versions
from awards.printing.feeds import service as feeds
from awards.printing.feeds.calibrations import FeedSide
from awards.printing.press.press import Press
from awards.printing.runs import queries, reprinting
from awards.printing.runs import service as runs
from awards.printing.runs.checking import outlook
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import RunSetup, plan, without
from awards.settings import Settings
from awards.tables import SheetState
from certificates.press import Reading, crosses
from tests.cast import LIN, confirmed
from tests.certificates.test_fonts import make
from tests.people import Cast
from tests.printing.poison import PoisonedProcesses
from tests.printing.test_runs import drawn, texts

pytestmark = pytest.mark.usual  # prints and reads back

#: A layout of the office: the name of the winner, and the number again.
BEHIND = """
id = "behind"
name = "证书背面"

[page]
width = 297
height = 210

[styles.words]
font = "kai"
size = 20
align = "centre"

[[elements]]
id = "name"
kind = "field"
box = [20, 60, 150, 30]
field = "name"
style = "words"

[[elements]]
id = "number"
kind = "number"
box = [20, 120, 257, 30]
style = "words"
label = "Behind: "
"""

BOTH = RunSetup("a4-landscape", volume=2, backs="behind")
ALL = CertificateSelection()
ON_A_TRAY = RunSetup("a4-landscape", "二楼激光打印机", "手送纸盒", backs="behind")


@pytest.fixture
async def here(here: Settings) -> Settings:
    await versions.begin("cli/paul", BEHIND, "")
    return here


async def _begun(
    here: Settings, setup: RunSetup = BOTH, wanted: CertificateSelection = ALL
) -> RunRecord:
    return await drawn(here, await runs.start("cli/paul", "2023", wanted, setup, here))


def _pictures(here: Settings, run: RunRecord) -> list[Image]:
    """Return the pictures of every page of the first file."""
    file = min((here.data_dir / "runs" / run.reference).glob("*.pdf"))
    return [page.render(scale=1).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(file)]


def _is_a_back(text: str) -> bool:
    return "Behind:" in text


async def test_behind_every_certificate_is_its_own_back(
    here: Settings, commendation: CommendationRecord
) -> None:
    run = await _begun(here)

    sheets = await valid_in_order(commendation)
    pages = texts(here, run)
    assert (run.certificates, run.sheets) == (len(sheets), len(sheets))
    assert [_is_a_back(page) for page in pages] == [False, True] * len(sheets)
    for sheet, front, back in zip(sheets, pages[::2], pages[1::2], strict=True):
        assert sheet.record.name in front
        assert sheet.record.name in back
    assert [each.certificates for each in await queries.volumes(run.id)] == [2, 2, 1]


async def test_the_file_says_on_which_edge_the_printer_flips(here: Settings) -> None:
    """A landscape sheet stays upright when flipped on its short edge."""
    run = await _begun(here, wanted=CertificateSelection(last=1))
    [file] = (here.data_dir / "runs" / run.reference).glob("*.pdf")

    document = pypdfium2.PdfDocument(file)
    assert raw.FPDF_VIEWERREF_GetDuplex(document.raw) == raw.DuplexFlipShortEdge


async def test_two_on_a_sheet_lie_behind_their_fronts(here: Settings) -> None:
    """After flipping the sheet, the left one of the front is the right one of the back."""
    run = await _begun(here, RunSetup("sra3-2up", backs="behind"), CertificateSelection(last=2))

    [front, back] = texts(here, run)
    names = [sheet.name for sheet in await queries.ledger(run.id)]
    assert all(name in front and name in back for name in names)
    assert run.sheets == 1


async def test_a_back_has_a_calibration_of_its_own(here: Settings) -> None:
    plain = await _begun(here, ON_A_TRAY, CertificateSelection(last=1))
    await runs.cancel("cli/paul", plain.reference)
    side = FeedSide(ON_A_TRAY.printer, ON_A_TRAY.tray, ON_A_TRAY.stock, back=True)
    right = [
        Reading(cross.label, *cross.from_edges(cross.x + 2, cross.y, side.sheet))
        for cross in crosses(side.sheet)
    ]
    await feeds.calibrate("cli/paul", side, right, 0)

    calibrated = await _begun(here, ON_A_TRAY, CertificateSelection(last=1))

    (front, back), (same_front, moved_back) = (_pictures(here, run) for run in (plain, calibrated))
    assert front == same_front
    assert back != moved_back
    assert calibrated.setup.back.x == pytest.approx(-2, abs=0.01)


async def test_a_reprint_has_the_backs_of_its_run_whatever_became_of_the_layout(
    here: Settings,
) -> None:
    run = await _begun(here)
    changed = BEHIND.replace("Behind", "Elsewhere")
    await versions.save("cli/paul", "behind", changed, "", basis=1)

    anew = await drawn(
        here, await reprinting.reprint("cli/paul", run.reference, here, first=1, last=1)
    )
    await runs.cancel("cli/paul", run.reference)
    other = await _begun(here, wanted=CertificateSelection(unprinted=True))

    assert anew.setup.backs_digest == run.setup.backs_digest != other.setup.backs_digest
    assert _is_a_back(texts(here, anew)[1])
    assert not any(map(_is_a_back, texts(here, other)))


async def test_backs_that_were_saved_again_since_the_check_are_not_printed_unseen(
    here: Settings, commendation: CommendationRecord
) -> None:
    looked_at = await outlook(commendation, ALL, BOTH, here)
    changed = BEHIND.replace("Behind", "Elsewhere")
    await versions.save("cli/erin", "behind", changed, "", basis=1)

    with pytest.raises(RunChanged):
        await runs.start("cli/paul", "2023", ALL, BOTH, here, seen=looked_at.planned.digest)


async def test_files_made_again_have_the_same_backs_whatever_fonts_came_since(
    here: Settings, tmp_path: Path
) -> None:
    await versions.save("cli/paul", "behind", BEHIND.replace("Behind: ", "B"), "", basis=1)
    run = await _begun(here, wanted=CertificateSelection(last=1))
    [file] = (here.data_dir / "runs" / run.reference).glob("*.pdf")
    before = file.read_bytes()
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    make(fonts / "kai.ttf", "KaiTi")

    later = replace(here, font_dirs=(fonts,))
    await drawn(later, await runs.redraw("cli/paul", run.reference))
    other = await drawn(
        later,
        await runs.start("cli/paul", "2023", CertificateSelection(first=2, last=2), BOTH, later),
    )

    assert file.read_bytes() == before
    assert other.setup.fonts != run.setup.fonts


async def test_backs_of_another_size_are_refused(here: Settings) -> None:
    with pytest.raises(SetupRefused) as refused:
        await _begun(here, RunSetup("a4-landscape", backs="citation"))

    assert "背面版式为 210 × 297 毫米，证书为 297 × 210 毫米" in refused.value.words("zh").what


async def test_backs_of_another_size_for_some_kind_are_refused_only_where_that_kind_is_printed(
    here: Settings,
) -> None:
    portrait = "[variants.enterprise.page]\nwidth = 210\nheight = 297\n"
    moved = BEHIND.replace("257, 30]", "180, 30]")
    await versions.save("cli/paul", "behind", moved + portrait, "", basis=1)

    with pytest.raises(SetupRefused):
        await _begun(here)
    assert (await _begun(here, wanted=CertificateSelection(category="GR"))).certificates == 3


async def test_what_a_back_cannot_print_is_reported_before_anything_begins(
    here: Settings, commendation: CommendationRecord
) -> None:
    narrow = BEHIND.replace("[20, 60, 150, 30]", "[20, 60, 20, 30]")
    await versions.save("cli/paul", "behind", narrow, "", basis=1)

    with pytest.raises(PrintRefused) as refused:
        await _begun(here)

    names = [sheet.record.name for sheet in await valid_in_order(commendation)]
    told = [line for line in refused.value.words("zh").what.splitlines() if "背面：" in line]
    assert [any(name in line for line in told) for name in names] == [
        len(name) > 8 for name in names
    ], told
    assert await queries.runs(commendation) == []


def test_fronts_and_backs_stay_together_whatever_is_left_out() -> None:
    """Otherwise every sheet after the gap would have the back of another."""
    setup = RunSetup("a4-landscape", backs="any", dividers=True, trim=(297, 210))
    [sides] = plan(setup, ["甲", "甲", "乙", "乙"])

    left = without(sides, freed={2}, failed={3: "GR001"})

    assert [(side.number, side.back) for side in left] == [
        (number, back) for number in (1, 2, 4, 5, 6) for back in (False, True)
    ]
    gap, behind = left[6:8]
    assert gap.divider is not None
    assert (behind.cells, behind.divider) == ((), None)


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
async def test_a_poisoned_certificate_takes_no_back_of_another_with_it(
    here: Settings, commendation: CommendationRecord
) -> None:
    bad = (await valid_in_order(commendation))[2].record
    run = await runs.start("cli/paul", "2023", CertificateSelection(), BOTH, here)
    workers = PoisonedProcesses(bad.number)

    try:
        await Press(here, workers).empty()
    finally:
        workers.close()

    ledger, pages = await queries.ledger(run.id), texts(here, run)
    assert [sheet.state is SheetState.FAILED for sheet in ledger] == [
        sheet.number == bad.number for sheet in ledger
    ]
    assert pages[4].startswith("缺")
    assert pages[5] == ""
    names = [sheet.name for sheet in ledger if sheet.state is SheetState.MADE]
    whole = [page for at, page in enumerate(pages) if at not in (4, 5)]
    for name, front, back in zip(names, whole[::2], whole[1::2], strict=True):
        assert name in front
        assert name in back


async def test_the_page_shows_both_sides_and_how_the_printer_turns_them(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(LIN)
    await issuing.issue("web/anna", "2023", settings)
    await versions.begin("web/paul", BEHIND, "")
    chosen = {"what": "all", "stock": "a4-landscape", "backs": "behind", "title": "双面样张"}
    shown = (await cast.paul.get("/c/2023/print/check", params=chosen)).text
    pictures = [
        await cast.paul.get("/c/2023/print/check.png", params={**chosen, "back": back})
        for back in ("false", "true")
    ]

    assert shown.count('<img class="preview"') == 2
    assert "双面打印，沿短边翻转" in shown
    assert [each.status_code for each in pictures] == [200, 200]
    assert pictures[0].content != pictures[1].content

    begun = await cast.paul.post("/c/2023/print/runs", data={**chosen, "once": "both sides"})
    run = (await cast.paul.get(begun.headers["location"])).text
    assert "双面样张" in run
    assert "双面打印，沿短边翻转" in run
    assert "双面样张" in (await cast.paul.get("/c/2023/print")).text


async def test_a_back_that_is_none_is_refused_where_it_is_chosen(
    cast: Cast, settings: Settings
) -> None:
    await confirmed(LIN)
    await issuing.issue("web/anna", "2023", settings)
    asked = {"what": "all", "stock": "a4-landscape", "backs": "citation"}
    refused = await cast.paul.post("/c/2023/print/runs", data=asked)

    assert refused.status_code == 422
    assert "请从列表中选择一项。" in refused.text
