"""What the page of a run shows: its facts, the map of its sheets, and a part of its ledger."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from litestar import Response

from awards import clock
from awards.audit import queries as audit
from awards.audit.papers import own_layout_names
from awards.audit.people import shown_names
from awards.audit.sentences import sentence_of
from awards.catalogue import service as catalogue
from awards.errors import NotFound, SheetsNotThere
from awards.printing.feeds.stocks import name_of, stocks
from awards.printing.press.file_names import delivered_name
from awards.printing.press.profiles import all_of as all_profiles
from awards.printing.runs import queries
from awards.printing.runs.backs import backs_of
from awards.printing.runs.finding import find_sheets
from awards.printing.runs.ranges import Ranges, read, shown
from awards.printing.runs.records import RunRecord, SheetRecord
from awards.printing.runs.rules import AT_WORK, BROWSER_SHEETS
from awards.printing.runs.sheet_acts import SheetAct, SheetsElsewhere, Sorted, sort_lines
from awards.printing.runs.sheet_lines import lines_of
from awards.printing.runs.sheet_map import BLOCK, block_of, sheet_map
from awards.printing.runs.tally import RunTally, tally
from awards.tables import SheetState
from awards.web import visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page
from awards.words import Phrase
from certificates import LayoutRefused
from certificates.press import NONE

#: Sheets before and after the chosen ones that the ledger shows.
_BEFORE, _AFTER = 3, 6

_MOST_SHEETS = 10**8


class SheetChoice(NamedTuple):
    """Sheets from ``first`` to ``last``. ``is_open``: the next click on the map is the other end."""

    first: int
    last: int
    is_open: bool = False

    @property
    def ranges(self) -> Ranges:
        return ((self.first, self.last),)


class ChosenActs(NamedTuple):
    """What each act would do with the chosen sheets, and where their certificates lie.

    ``all_again`` certificates are printed once more if those in other runs are as well.
    """

    acts: dict[str, Sorted]
    elsewhere: list[SheetsElsewhere]
    all_again: int


class LedgerTab(NamedTuple):
    name: str
    total: int
    ranges: Ranges = ()
    states: Sequence[SheetState] = ()


async def found_run(code: str, reference: str) -> RunRecord:
    """Raises NotFound, also for a run of another commendation."""
    run = await queries.run(reference)
    if run.commendation != code:
        raise NotFound(what=Phrase("print run"), key=reference)
    return run


def path_of(run: RunRecord) -> str:
    return f"/c/{run.commendation}/print/runs/{run.reference}"


def choice_of(request: AnyRequest, run: RunRecord) -> SheetChoice | None:
    """The choice in the address. An empty end is the first or the last sheet of the run."""
    first, last = request.query_params.get("from"), request.query_params.get("to")
    if not (first or last):
        return None
    begins = _sheet(first, run, 1)
    ends = begins if last is None else _sheet(last, run, run.sheets)
    return SheetChoice(min(begins, ends), max(begins, ends), is_open=last is None)


def _sheet(typed: str | None, run: RunRecord, default: int) -> int:
    plain = (typed or "").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 9):
        return default
    return min(max(int(plain), 1), run.sheets)


async def run_page(
    request: AnyRequest, code: str, reference: str, form: WebForm, offset: int = 0
) -> Response[str]:
    here = await catalogue.find(code)
    run = await found_run(code, reference)
    spoken = visits.language(request)
    choice = choice_of(request, run)
    counts = (await queries.counts([run.id]))[run.id]
    outdated, differing = await queries.outdated(run.id), await queries.differing(here, run.id)
    stale = {each.sheet for each in outdated} | {each.sheet.sheet for each in differing}
    return page(
        request,
        "printing/run.html",
        status=422 if form.faults else 200,
        here=here,
        section="printing",
        form=form,
        run=run,
        own=path_of(run),
        name=run.named(spoken),
        tally=tally(counts),
        at_work=run.state in AT_WORK,
        parts=await queries.parts_of(run.id),
        first_run=await queries.run(run.again) if run.again else None,
        failed=await queries.ledger(run.id, states=[SheetState.FAILED], limit=200),
        outdated=outdated,
        differing=differing,
        people=await shown_names(),
        once=secrets.token_urlsafe(16),
        choice=choice,
        chosen=await _chosen(run, choice),
        shown=shown,
        read=read,
        acts=SheetAct,
        **await _files(run, spoken),
        **await _map(run, choice, stale),
        **await _ledger(request, run, choice, stale, tally(counts), offset),
    )


async def _chosen(run: RunRecord, choice: SheetChoice | None) -> ChosenActs | None:
    if choice is None:
        return None
    try:
        lines = await lines_of(run, choice.ranges)
    except SheetsNotThere:
        return None
    acts = {act.value: sort_lines(lines, act) for act in SheetAct}
    again = sort_lines(lines, SheetAct.REPRINT, fetch=True)
    all_again = len(again.printed_again) if again.fetched else 0
    return ChosenActs(acts, acts["printed"].outlook.elsewhere, all_again)


async def _files(run: RunRecord, spoken: Any) -> dict[str, object]:  # noqa: ANN401 - a language
    volumes = await queries.volumes(run.id)
    made = [each for each in volumes if each.is_made]
    names = {each.place: delivered_name(run, each, spoken) for each in volumes}
    return {
        "volumes": volumes,
        "names": names,
        "made": len(made),
        "bytes": sum(each.size for each in made),
        "small": BROWSER_SHEETS,
        "left": _seconds_left(run, len(made), len(volumes), clock.now()),
        "shop_files": [(str(each.place), names[each.place]) for each in made],
        "profiles": [(each.digest, each.name) for each in await all_profiles()],
        "paper": name_of(run.setup.stock, spoken),
        "stock": stocks().get(run.setup.stock),
        "backs": await _backs(run),
        "calibrated": run.setup.front != NONE,
        "calibrated_behind": run.setup.back != NONE,
    }


async def _map(run: RunRecord, choice: SheetChoice | None, stale: set[int]) -> dict[str, object]:
    first, last = block_of(choice.first if choice else 1)
    blocks = [(at, min(at + BLOCK - 1, run.sheets)) for at in range(1, run.sheets + 1, BLOCK)]
    return {
        "sheets": await sheet_map(run, first, last, stale),
        "stale": stale,
        "blocks": blocks if len(blocks) > 1 else [],
        "block": first,
    }


async def _ledger(
    request: AnyRequest,
    run: RunRecord,
    choice: SheetChoice | None,
    stale: set[int],
    counted: RunTally,
    offset: int,
) -> dict[str, object]:
    spoken, people = visits.language(request), await shown_names()
    layouts = await own_layout_names()
    history = [
        sentence_of(link, spoken, people, layouts=layouts)
        for link in await audit.history(f"run/{run.id}")
    ]
    tabs = _tabs(choice, stale, counted, len(history))
    wanted = request.query_params.get("tab", "near" if choice else "all")
    tab = next((each for each in tabs if each.name == wanted), tabs[-2])
    find = request.query_params.get("find", "")[:200]
    return {
        "tabs": tabs,
        "tab": tab,
        "find": find,
        "hits": await find_sheets(run, find) if find else [],
        "history": history,
        "ledger": await _rows(run, tab, offset),
        "offset": offset,
        "limit": queries.PAGE,
    }


def _tabs(
    choice: SheetChoice | None, stale: set[int], counted: RunTally, acts: int
) -> list[LedgerTab]:
    waiting = (SheetState.WAITING, SheetState.MADE)
    tabs = []
    if choice:
        near = ((max(1, choice.first - _BEFORE), choice.last + _AFTER),)
        tabs.append(LedgerTab("near", choice.last - choice.first + 1, near))
    of_stale = tuple((sheet, sheet) for sheet in sorted(stale))
    return [
        *tabs,
        LedgerTab("waiting", counted.waiting, states=waiting),
        LedgerTab("spoiled", counted.spoiled, states=(SheetState.SPOILED,)),
        LedgerTab("stale", len(stale), of_stale or ((0, 0),)),
        LedgerTab("all", counted.made),
        LedgerTab("done", acts),
    ]


async def _rows(run: RunRecord, tab: LedgerTab, offset: int) -> list[SheetRecord]:
    if tab.name == "done":
        return []
    return await queries.ledger(run.id, states=tab.states, ranges=tab.ranges, offset=offset)


async def _backs(run: RunRecord) -> str:
    """The layout's id if this program can no longer read it, so that the page still works."""
    try:
        found = await backs_of(run.setup)
    except LayoutRefused:
        return run.setup.backs
    return found.layout.name if found else ""


def _seconds_left(run: RunRecord, made: int, volumes: int, now: datetime) -> int | None:
    """Estimated from the finished ones; no estimate before the first."""
    if not made or run.begun_at is None:
        return None
    return round((now - run.begun_at).total_seconds() / made * (volumes - made))
