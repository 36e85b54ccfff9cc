"""Counts for the year at a glance, and the search over everything."""

from __future__ import annotations

import re
from collections import Counter

import msgspec
from piccolo.query.functions import Count

from awards.audit import service as audit
from awards.audit.rules import Action, Link
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.overview.rules import Counts
from awards.tables import (
    IntakeDraft,
    IssuedNumber,
    Objection,
    ObjectionState,
    Proposal,
    ProposalState,
    Winner,
    WinnerState,
)
from awards.text import names
from awards.winners import lists
from awards.winners.queries import literal, record, select
from awards.winners.records import WinnerRecord

#: As many as a person looks through.
MOST = 50

#: What of a number is the same on every keyboard.
_RUN = re.compile(r"[0-9A-Za-z]+")
_BRACKETS = re.compile(r"[\[\]()〔〕【】]")

#: How far back the newest entries are looked through for those of one commendation.
_BACK = 400


async def counts(here: CommendationRecord) -> Counts:
    by_state = await _by_state(here)
    standing = sum(
        count
        for state, count in by_state.items()
        if state not in (WinnerState.WITHDRAWN, WinnerState.REVOKED)
    )
    return Counts(
        quota=sum(category.quota for category in here.categories),
        standing=standing,
        open_matters=sum((await open_matters(here)).values()),
        needs_notice=here.notice_days > 0,
        noticed=by_state[WinnerState.NOTICED],
        confirmed=by_state[WinnerState.CONFIRMED],
        issued=by_state[WinnerState.ISSUED],
        printed=await _printed(here),
    )


async def _by_state(here: CommendationRecord) -> Counter[str]:
    mine = Winner.category.is_in([category.id for category in here.categories] or [0])
    rows = (
        await Winner.select(Winner.state, Count(alias="found")).where(mine).group_by(Winner.state)
    )
    return Counter({row["state"]: row["found"] for row in rows})


async def _printed(here: CommendationRecord) -> int:
    """Sheets of the largest print so far: what is printed again is not counted twice."""
    entries = await audit.entries(subject=f"commendation/{here.code}", limit=200)
    sheets = [
        int(msgspec.json.decode(entry.after).get("sheets", 0))
        for entry in entries
        if entry.action == Action.CERTIFICATES_PRINTED
    ]
    return max(sheets, default=0)


async def open_matters(here: CommendationRecord) -> dict[str, int]:
    """What waits for a person, by kind."""
    mine = Winner.category.is_in([category.id for category in here.categories] or [0])
    early = Winner.state.is_in([WinnerState.DRAFT.value, WinnerState.NOTICED.value])
    objected = Objection.winner._.category._.commendation == here.id
    proposed = Proposal.link.commendation == here.id
    return {
        "warnings": await Winner.count().where(mine, early, Winner.warnings > 0),
        "held": await Winner.count().where(mine, early, Winner.held.eq(True)),
        "objections": await Objection.count().where(
            objected, Objection.state == ObjectionState.OPEN.value
        ),
        "proposals": await Proposal.count().where(
            proposed, Proposal.state == ProposalState.OPEN.value
        ),
        "drafts": await IntakeDraft.count().where(IntakeDraft.commendation == here.id),
    }


async def lately(here: CommendationRecord, limit: int) -> list[Link]:
    """The newest entries that are about this commendation, its categories or its winners."""
    found: list[Link] = []
    entries = await audit.entries(limit=_BACK)
    mine = await _winners_of(here, entries)
    own = {f"commendation/{here.id}", f"commendation/{here.code}"}
    own |= {f"category/{category.id}" for category in here.categories}
    for entry in entries:
        kind, _, key = entry.subject.partition("/")
        if (
            entry.subject in own
            or kind in ("intake", "notice")
            or (kind == "winner" and key in mine)
        ):
            found.append(entry)
    return found[:limit]


async def _winners_of(here: CommendationRecord, entries: list[Link]) -> set[str]:
    keys = {e.subject.partition("/")[2] for e in entries if e.subject.startswith("winner/")}
    ids = [int(key) for key in keys if key.isdigit()]
    return {str(winner.id) for winner in await lists.records(here, ids)}


class Found(msgspec.Struct, frozen=True):
    """``more`` says that there are others beyond those listed."""

    winners: list[tuple[CommendationRecord, WinnerRecord, str]]
    commendations: list[CommendationRecord]
    more: bool


async def search(text: str) -> Found:
    """Winners by name, unit, initials or number; commendations and categories by name."""
    key = literal(names.match_key(text))
    if not key:
        return Found([], [], more=False)
    commendations = [await catalogue.find(code) for code in await catalogue.codes()]
    home = {c.id: here for here in commendations for c in here.categories}
    numbered = await _numbered(text)
    rows = await select().where(Winner.id.is_in(list(numbered) or [0])) if numbered else []
    named = select().where(
        Winner.search_key.like(f"%{key}%"), Winner.id.not_in(list(numbered) or [0])
    )
    rows += await named.order_by(Winner.id, ascending=False).limit(MOST + 1)
    records = [record(row) for row in rows]
    records.sort(key=lambda w: (w.id not in numbered, names.match_key(w.name) != key))
    numbers = await lists.numbers_of([winner.id for winner in records])
    of = await _categories([winner.id for winner in records])
    winners = [(home[of[w.id]], w, numbers.get(w.id, "")) for w in records[:MOST]]
    hit = [here for here in commendations if _is_named(here, key)]
    return Found(winners, hit, more=len(records) > MOST)


def _is_named(here: CommendationRecord, key: str) -> bool:
    said = (here.title, here.code, *(category.name for category in here.categories))
    return any(key in names.match_key(each) for each in said)


async def _numbered(text: str) -> set[int]:
    """By a part of a number, whatever brackets and case it was typed with."""
    runs = _RUN.findall(text)
    if not runs:
        return set()
    run = literal(max(runs, key=len))
    text_ = IssuedNumber.text
    alike = text_.like(f"%{run}%") | text_.like(f"%{run.upper()}%")
    rows = await IssuedNumber.select(IssuedNumber.winner, text_).where(alike).limit(MOST)
    wanted = _bare(text)
    return {row["winner"] for row in rows if wanted in _bare(row["text"])}


def _bare(number: str) -> str:
    return _BRACKETS.sub("", names.match_key(number))


async def _categories(winners: list[int]) -> dict[int, int]:
    if not winners:
        return {}
    rows = await Winner.select(Winner.id, Winner.category).where(Winner.id.is_in(winners))
    return {row["id"]: row["category"] for row in rows}
