"""The rows of a run: all in one transaction, which also claims its certificates."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from awards import clock, database
from awards.audit.rules import Action, Change
from awards.catalogue.records import CommendationRecord
from awards.errors import AwardsError, Conflict, NotFound, RunChanged, SheetsClaimed
from awards.issuing.valid_certificates import ValidCertificate
from awards.layouts import service as layouts
from awards.printing.runs import queries
from awards.printing.runs.differing import require_accepted
from awards.printing.runs.planning import Planned
from awards.printing.runs.ranges import ranges_of, written
from awards.printing.runs.records import RunRecord
from awards.printing.runs.rules import Plan, RunSetup, places, sheets_of
from awards.statements import marks
from awards.tables import (
    Chunk,
    ChunkState,
    Commendation,
    PrintRun,
    RunPart,
    RunState,
    Sheet,
    SheetState,
    Values,
)

_TRIES = 3


class RunRequest(NamedTuple):
    """The request: its author, and ``key``, a digest of form and choices (see `key_of`), or "".

    ``again`` is the run that it prints a ``part`` of. With ``unprinted`` none of the certificates may
    have been printed meanwhile. ``accept_differences``: certificates that differ from the register
    are printed as they were issued.
    """

    actor: str
    key: str = ""
    title: str = ""
    again: RunRecord | None = None
    part: RunPart | None = None
    unprinted: bool = False
    accept_differences: bool = False


def key_of(once: str, *asked: object) -> str:
    """The same form with other choices has another key."""
    return hashlib.sha256(repr((once, asked)).encode()).hexdigest() if once else ""


async def begin(asked: RunRequest, planned: Planned) -> tuple[RunRecord, Change]:
    """Runs in the caller's transaction, which records the change last.

    Raises SheetsClaimed, CertificatesDiffer, and RunChanged for certificates printed meanwhile.
    """
    database.require_transaction()
    here, setup = planned.here, planned.setup
    if planned.backs and planned.backs.source:
        await layouts.store(planned.backs.source)
    ids = planned.ids
    await require_accepted(here, planned.sheets, accepted=asked.accept_differences)
    await require_unclaimed(ids)
    run, reference, _ = await _insert_run(
        PrintRun(
            commendation=here.id,
            once=asked.key,
            state=RunState.WAITING.value,
            title=asked.title,
            setup=msgspec.json.encode(setup).decode(),
            stock=setup.stock,
            certificates=len(ids),
            sheets=sheets_of(planned.plan),
            again=asked.again.id if asked.again else None,
            part=asked.part.value if asked.part else "",
            made_by=asked.actor,
            made_at=clock.now(),
            **_content(here, planned.sheets),
        )
    )
    await _store(run, reference, ids, planned.plan)
    await marks.settle_marked(here.id)
    if asked.unprinted and await queries.copies(ids):
        raise RunChanged
    facts = {
        "certificates": len(ids),
        "first": planned.sheets[0].number,
        "last": planned.sheets[-1].number,
        "stock": setup.stock,
        **({"backs": setup.backs} if setup.backs else {}),
        **({"title": asked.title} if asked.title else {}),
        **({"again": asked.again.reference, "run": asked.again.number} if asked.again else {}),
    }
    change = Change(Action.RUN_STARTED, f"run/{run}", None, facts)
    return await queries.run(reference), change


async def only_once(key: str, work: Callable[[], Awaitable[RunRecord]]) -> RunRecord:
    """Do the work once: of two equal requests the database lets one begin, and both get its run."""
    for _ in range(_TRIES):
        if key and (known := await queries.asked_before(key)):
            return known
        try:
            return await work()
        except Exception as fault:
            if not (database.is_unique_violation(fault) or isinstance(fault, (Conflict, NotFound))):
                raise
            if key and (known := await queries.asked_before(key)):
                return known
            if isinstance(fault, AwardsError):
                raise
    raise RunChanged


async def require_unclaimed(ids: Sequence[int]) -> None:
    """Raises SheetsClaimed."""
    claims = await queries.claimed(ids)
    if claims:
        [(reference, count)] = Counter(claims.values()).most_common(1)
        run = await queries.run(reference)
        raise SheetsClaimed(reference=reference, run=run.name, count=count)


class MadeFile(NamedTuple):
    """A file of a direct print; ``kind`` is what its name ends with."""

    kind: str
    size: int
    sha256: str


async def record_direct(
    actor: str,
    here: CommendationRecord,
    sheets: Sequence[ValidCertificate],
    file: MadeFile,
    reason: str = "",
) -> Change:
    """A direct print as a run that is done, within the caller's transaction.

    It claims no certificate: see `awards.printing.press.direct`.
    """
    database.require_transaction()
    at, setup, ids = clock.now(), RunSetup(stock=""), [sheet.id for sheet in sheets]
    run, reference, number = await _insert_run(
        PrintRun(
            commendation=here.id,
            state=RunState.DONE.value,
            setup=msgspec.json.encode(setup).decode(),
            certificates=len(ids),
            sheets=len(ids),
            made_by=actor,
            made_at=at,
            begun_at=at,
            ended_at=at,
            **_content(here, sheets),
        )
    )
    first, last = sheets[0].number, sheets[-1].number
    await Chunk.insert(
        Chunk(
            run=run,
            place=1,
            state=ChunkState.DONE.value,
            file=f"{reference}-001.{file.kind}",
            certificates=len(ids),
            first=first,
            last=last,
            size=file.size,
            sha256=file.sha256,
            sheets=written(ranges_of(range(1, len(ids) + 1))),
        )
    )
    lying = {position: (1, position) for position in range(1, len(ids) + 1)}
    await _insert_sheets(run, ids, lying, SheetState.MADE, claimed=False)
    most: Values = {Commendation.printed_at_once: len(ids)}
    fewer = Commendation.printed_at_once < len(ids)
    await Commendation.update(most).where(Commendation.id == here.id, fewer)
    facts = {"form": file.kind, "sheets": len(ids), "first": first, "last": last}
    subject = f"commendation/{here.code}"
    told = {**facts, "run": number, "of_run": reference}
    why = {"reason": reason} if reason else {}
    return Change(Action.CERTIFICATES_PRINTED, subject, None, {**told, **why})


def _content(here: CommendationRecord, sheets: Sequence[ValidCertificate]) -> dict[str, Any]:
    """What the name of the run is made of."""
    names = {category.code: category.name for category in here.categories}
    categories = list(dict.fromkeys(sheet.category for sheet in sheets))
    return {"covers": names[categories[0]], "categories": len(categories)}


async def _insert_run(run: PrintRun) -> tuple[int, str, int]:
    """Insert the run; return its id, reference and number.

    A run without a form uses its reference as the key of the form.
    """
    counted: Values = {Commendation.last_run: Commendation.last_run + 1}
    own = Commendation.id == run.commendation
    [counter] = await Commendation.update(counted).where(own).returning(Commendation.last_run)
    run.number = counter["last_run"]
    run.reference = f"{clock.today():%Y%m%d}-{secrets.token_hex(4)}"
    run.once = run.once or run.reference
    [row] = await PrintRun.insert(run).returning(PrintRun.id)
    return row["id"], run.reference, run.number


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
    await _insert_sheets(run, ids, places(planned), SheetState.WAITING, claimed=True)


async def _insert_sheets(
    run: int,
    ids: Sequence[int],
    lying: Mapping[int, tuple[int, int]],
    state: SheetState,
    *,
    claimed: bool,
) -> None:
    """``lying`` says of each position its volume and its sheet of paper."""
    columns = (
        Sheet.run,
        Sheet.position,
        Sheet.certificate,
        Sheet.claimed,
        Sheet.chunk,
        Sheet.number,
        Sheet.state,
        Sheet.fault,
        Sheet.marked_by,
    )
    rows = [
        (
            run,
            position,
            each,
            each if claimed else None,
            *lying[position],
            state.value,
            "",
            "",
        )
        for position, each in enumerate(ids, 1)
    ]
    await database.insert_plain(Sheet, columns, rows)
