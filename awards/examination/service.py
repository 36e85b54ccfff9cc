"""Compare the register with its history; it takes as much memory as one slice of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import anyio

from awards.audit import queries as audit
from awards.audit.rules import ChainEntry
from awards.examination.claims import ROW, Contradiction, claims_of, differences
from awards.examination.registers import REGISTERS, Register, Rows, slices

#: A list of more differences helps nobody.
MOST = 1000


async def compare() -> list[Contradiction]:
    """What the register says differently from its history, at most `MOST` of it."""
    found: list[Contradiction] = []
    for register in REGISTERS:
        async for rows in slices(register):
            entries = await _entries(rows)
            found += await anyio.to_thread.run_sync(_compared, rows, entries)
            if len(found) >= MOST:
                return found[:MOST]
        if register.kind != "category":  # those without winners may be removed
            found += await _gone(register)
    return found[:MOST]


async def _entries(subjects: Collection[str]) -> dict[str, list[ChainEntry]]:
    found: dict[str, list[ChainEntry]] = defaultdict(list)
    for entry in await audit.of_subjects(subjects):
        found[entry.subject].append(entry)
    return found


def _compared(rows: Rows, entries: dict[str, list[ChainEntry]]) -> list[Contradiction]:
    return [
        each
        for subject, stored in rows.items()
        for each in differences(subject, claims_of(entries.get(subject, ())), stored)
    ]


async def _gone(register: Register) -> list[Contradiction]:
    """What the history knows and the register does not have any more."""
    found: list[Contradiction] = []
    async for subjects in audit.subjects_of(register.made_by):
        ids = [int(subject.rpartition("/")[2]) for subject in subjects]
        rows = await register.table.select(register.key).where(register.key.is_in(ids))
        here = {row["id"] for row in rows}
        found += [
            Contradiction(f"{register.kind}/{each}", ROW, "✓", "")
            for each in ids
            if each not in here
        ]
    return found
