"""Print runs and what becomes of their sheets: one function, one transaction, its entries within."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Awaitable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import anyio
import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.errors import (
    NotFound,
    RunOver,
    SetupRefused,
    SheetsClaimed,
    SheetsNotThere,
    WrongState,
)
from awards.issuing import frozen
from awards.issuing.queries import Stored, of_ids, valid_in_order
from awards.issuing.rules import refusal
from awards.printing import feeds, preflight, queries
from awards.printing.records import RunRecord
from awards.printing.rules import MARK_FROM, OPEN, Plan, RunSetup, places, plan, sheets_of
from awards.settings import Settings
from awards.tables import (
    CertificateState,
    Chunk,
    ChunkState,
    PrintRun,
    RunState,
    Sheet,
    SheetState,
    Values,
)

TITLE_LIMIT = 200
REASON_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which certificates: of a category or of all, from and to a position in the order, from 1.

    With ``unprinted`` only those that never came out whole and are in no open run; with ``these``
    only those ids; with ``issued_at`` only those of one act of issuing.
    """

    category: str | None = None
    first: int = 1
    last: int | None = None
    unprinted: bool = False
    these: Collection[int] | None = None
    issued_at: datetime | None = None


async def chosen(here: CommendationRecord, wanted: Wanted) -> list[Stored]:
    """In the one order. Raises NotFound for a category that is none, or if nothing is left."""
    if wanted.category is not None:
        here.require_category(wanted.category)
    found = await valid_in_order(here, wanted.category, issued_at=wanted.issued_at)
    found = found[wanted.first - 1 : wanted.last]
    if wanted.these is not None:
        found = [each for each in found if each.id in wanted.these]
    if wanted.unprinted:
        ids = [each.id for each in found]
        done = (await queries.copies(ids)).keys() | (await queries.claimed(ids)).keys()
        found = [each for each in found if each.id not in done]
    if not found:
        raise NotFound(what_zh="可打印的证书", what_en="certificate to print in", key=here.code)
    return found


async def start(
    actor: str,
    commendation: str,
    wanted: Wanted,
    setup: RunSetup,
    settings: Settings,
    *,
    once: str = "",
    title: str = "",
) -> RunRecord:
    """A run that waits to be drawn; asked ``once`` more by the same form, the same run.

    Raises NotFound, SetupRefused, FontsChanged, PrintRefused, and SheetsClaimed when some of them
    are in a run whose outcome is open.
    """
    here = await catalogue.find(commendation)
    if once and (known := await queries.asked_before(once)):
        return known
    sheets = await chosen(here, wanted)
    setup = await calibrated(setup)
    planned = await planned_for(here, sheets, setup, settings)
    if problems := await preflight.problems(sheets, settings):
        raise refusal(problems)

    async def begin() -> RunRecord:
        async with database.transaction():
            return await _begin(actor, here, sheets, planned, setup, once=once, title=title)

    return await _once(once, [sheet.id for sheet in sheets], begin())


async def calibrated(setup: RunSetup) -> RunSetup:
    """As its feed is calibrated now; a reprint takes what it is by then."""
    front = await feeds.current(setup.printer, setup.tray, setup.stock)
    return msgspec.structs.replace(setup, front=front)


async def planned_for(
    here: CommendationRecord, sheets: Sequence[Stored], setup: RunSetup, settings: Settings
) -> Plan:
    """Raises SetupRefused when they do not fit the stock or are of several sizes."""
    pages = await frozen.pages(sheets, settings)
    sizes = {page.trim for page in pages}
    if len(sizes) > 1:
        told = "、".join(sorted(f"{each.width:g} × {each.height:g}" for each in sizes))
        raise SetupRefused(
            reasons_zh=f"所选证书有多种尺寸：{told}（毫米）。请按尺寸分批打印。",
            reasons_en=f"They are of several sizes: {told} mm. Print each size by itself.",
        )
    names = {category.code: category.name for category in here.categories}
    groups = [names[sheet.record.category] for sheet in sheets]
    return await anyio.to_thread.run_sync(plan, setup, sizes.pop(), groups)


async def _begin(
    actor: str,
    here: CommendationRecord,
    sheets: Sequence[Stored],
    planned: Plan,
    setup: RunSetup,
    *,
    once: str,
    title: str,
    again: int | None = None,
) -> RunRecord:
    ids = [sheet.id for sheet in sheets]
    reference = f"{clock.today():%Y%m%d}-{secrets.token_hex(4)}"
    run = PrintRun(
        commendation=here.id,
        reference=reference,
        once=once or reference,
        state=RunState.WAITING.value,
        title=title[:TITLE_LIMIT],
        setup=msgspec.json.encode(setup).decode(),
        stock=setup.stock,
        certificates=len(ids),
        sheets=sheets_of(planned),
        again=again,
        made_by=actor,
        made_at=clock.now(),
    )
    await _require_unclaimed(ids)
    [row] = await PrintRun.insert(run).returning(PrintRun.id)
    await _store(row["id"], reference, ids, planned)
    facts = {
        "certificates": len(ids),
        "first": sheets[0].record.number,
        "last": sheets[-1].record.number,
        "stock": setup.stock,
    }
    await audit.record(actor, [Change(Action.RUN_STARTED, f"run/{row['id']}", None, facts)])
    return await queries.run(reference)


async def _once(once: str, ids: Sequence[int], begun: Awaitable[RunRecord]) -> RunRecord:
    """Of two that ask at the same moment the database lets one begin; the other is led to it.

    Raises SheetsClaimed when they asked by different forms.
    """
    try:
        return await begun
    except Exception as fault:
        if not (isinstance(fault, SheetsClaimed) or database.is_unique_violation(fault)):
            raise
        if known := await queries.asked_before(once):
            return known
        await _require_unclaimed(ids)
        raise


async def _require_unclaimed(ids: Sequence[int]) -> None:
    claims = await queries.claimed(ids)
    if claims:
        [(reference, count)] = Counter(claims.values()).most_common(1)
        raise SheetsClaimed(reference=reference, count=count)


async def _store(run: int, reference: str, ids: Sequence[int], planned: Plan) -> None:
    volumes = [
        Chunk(
            run=run,
            place=place,
            state=ChunkState.WAITING.value,
            file=f"{reference}-{place:03}.pdf",
        )
        for place in range(1, len(planned) + 1)
    ]
    for some in database.batches(volumes, Chunk):
        await Chunk.insert(*some)
    lying = places(planned)
    rows = [
        Sheet(
            run=run,
            position=position,
            certificate=certificate,
            claimed=certificate,
            number=lying[position][1],
            chunk=lying[position][0],
            state=SheetState.WAITING.value,
        )
        for position, certificate in enumerate(ids, 1)
    ]
    for batch in database.batches(rows, Sheet):
        await Sheet.insert(*batch)


async def cancel(actor: str, reference: str, reason: str = "") -> int:
    """Whatever is not printed is free for another run; returns how many certificates that is.

    Raises NotFound, and RunOver when nothing of it is open.
    """
    run = await queries.run(reference)
    async with database.transaction():
        freed = await _free(run, first=1)
        if not freed:
            raise RunOver(reference=reference)
        ended: Values = {
            PrintRun.state: RunState.CANCELLED.value,
            PrintRun.ended_at: clock.now(),
            PrintRun.ended_by: actor,
        }
        await PrintRun.update(ended).where(PrintRun.id == run.id)
        facts = {"sheets": freed, "reason": reason}
        await audit.record(actor, [Change(Action.RUN_CANCELLED, f"run/{run.id}", None, facts)])
    return freed


async def _free(run: RunRecord, first: int) -> int:
    """From this sheet of paper on."""
    values: Values = {Sheet.state: SheetState.FREED.value, Sheet.claimed: None}
    done = (
        await Sheet.update(values)
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.state.is_in([state.value for state in OPEN]),
        )
        .returning(Sheet.id)
    )
    return len(done)


async def mark(
    actor: str, reference: str, state: SheetState, first: int = 1, last: int | None = None
) -> int:
    """Record sheets of paper as printed or spoiled; returns how many certificates that is.

    A spoiled one may be printed by another run. Raises NotFound and SheetsNotThere.
    """
    run = await queries.run(reference)
    async with database.transaction():
        return await _mark(actor, run, state, first, last or run.sheets)


async def _mark(actor: str, run: RunRecord, state: SheetState, first: int, last: int) -> int:
    values: Values = {
        Sheet.state: state.value,
        Sheet.claimed: None,
        Sheet.marked_by: actor,
        Sheet.marked_at: clock.now(),
    }
    done = (
        await Sheet.update(values)
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.number <= last,
            Sheet.state.is_in([each.value for each in MARK_FROM[state]]),
        )
        .returning(Sheet.id)
    )
    if not done:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    printed = state is SheetState.PRINTED
    action = Action.SHEETS_PRINTED if printed else Action.SHEETS_SPOILED
    facts = {"first": first, "last": last, "certificates": len(done)}
    await audit.record(actor, [Change(action, f"run/{run.id}", None, facts)])
    return len(done)


async def reprint(
    actor: str,
    reference: str,
    settings: Settings,
    *,
    first: int,
    last: int | None = None,
    once: str = "",
) -> RunRecord:
    """Sheets of paper that were spoiled, once more on the same stock: a run of their own.

    Those of them that are whole or were never printed are recorded as spoiled with it. Raises
    NotFound, SheetsNotThere, SheetsClaimed, and what `start` raises.
    """
    if once and (known := await queries.asked_before(once)):
        return known
    run = await queries.run(reference)
    ids = await _certificates(run, first, last or run.sheets)
    here, sheets, setup, planned = await _anew(run, ids, settings)

    async def begin() -> RunRecord:
        async with database.transaction():
            if await _has(run, first, last or run.sheets, MARK_FROM[SheetState.SPOILED]):
                await _mark(actor, run, SheetState.SPOILED, first, last or run.sheets)
            return await _begin(
                actor, here, sheets, planned, setup, once=once, title=run.title, again=run.id
            )

    return await _once(once, ids, begin())


async def resume(
    actor: str, reference: str, settings: Settings, *, at: int, once: str = ""
) -> RunRecord:
    """After a jam: what lies before this sheet of paper is printed, the rest is a run of its own.

    Raises NotFound, SheetsNotThere, and what `start` raises.
    """
    if once and (known := await queries.asked_before(once)):
        return known
    run = await queries.run(reference)
    ids = await _certificates(run, at, run.sheets, OPEN)
    here, sheets, setup, planned = await _anew(run, ids, settings)

    async def begin() -> RunRecord:
        async with database.transaction():
            if at > 1 and await _has(run, 1, at - 1, MARK_FROM[SheetState.PRINTED]):
                await _mark(actor, run, SheetState.PRINTED, 1, at - 1)
            await _free(run, at)
            return await _begin(
                actor, here, sheets, planned, setup, once=once, title=run.title, again=run.id
            )

    return await _once(once, ids, begin())


async def _certificates(
    run: RunRecord, first: int, last: int, states: Sequence[SheetState] = tuple(SheetState)
) -> list[int]:
    """Raises SheetsNotThere, and WrongState for one that was revoked or reissued since."""
    rows = (
        await Sheet.select(
            Sheet.certificate,
            Sheet.certificate.state.as_alias("state"),
            Sheet.certificate._.issued_number._.text.as_alias("number"),
        )
        .where(
            Sheet.run == run.id,
            Sheet.number >= first,
            Sheet.number <= last,
            Sheet.state.is_in([state.value for state in states]),
        )
        .order_by(Sheet.position)
    )
    if not rows:
        raise SheetsNotThere(reference=run.reference, first=first, last=last)
    for row in rows:
        if row["state"] != CertificateState.VALID:
            raise WrongState(
                name=row["number"],
                state=row["state"],
                action_zh="再次打印",
                action_en="printed again",
            )
    return [row["certificate"] for row in rows]


async def _has(run: RunRecord, first: int, last: int, states: Sequence[SheetState]) -> bool:
    found: bool = await Sheet.exists().where(
        Sheet.run == run.id,
        Sheet.number >= first,
        Sheet.number <= last,
        Sheet.state.is_in([state.value for state in states]),
    )
    return found


async def _anew(
    run: RunRecord, ids: Sequence[int], settings: Settings
) -> tuple[CommendationRecord, list[Stored], RunSetup, Plan]:
    here = await catalogue.find(run.commendation)
    found = await of_ids(ids)
    sheets = [found[each] for each in ids]
    setup = await calibrated(run.setup)
    return here, sheets, setup, await planned_for(here, sheets, setup, settings)
