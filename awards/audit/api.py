"""The history over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import get

from awards.audit import queries, service
from awards.audit.rules import ChainEntry
from awards.roles import Permission
from awards.web.fields import Before, Limit, TextInQuery
from awards.words import translated


class HistoryEntry(msgspec.Struct, frozen=True):
    """One thing done to one subject, such as ``winner/17``; before and after as JSON values."""

    position: int
    at: datetime
    actor: str
    action: str
    subject: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    hash: str


class HistoryPage(msgspec.Struct, frozen=True):
    """The newest first. ``before`` is the position to ask for next, null at the end."""

    entries: list[HistoryEntry]
    before: int | None


class Verified(msgspec.Struct, frozen=True):
    """``broken_at`` is the first entry that does not fit, and ``reason`` says why."""

    entries: int
    intact: bool
    broken_at: int | None
    reason_zh: str
    reason_en: str


def entry(link: ChainEntry) -> HistoryEntry:
    return HistoryEntry(
        position=link.position,
        at=link.at,
        actor=link.actor,
        action=link.action,
        subject=link.subject,
        before=msgspec.json.decode(link.before),
        after=msgspec.json.decode(link.after),
        hash=link.hash,
    )


@get("/audit/entries", opt={"permission": Permission.READ_AUDIT}, tags=["audit"])
async def list_entries(
    before: Before = None, subject: TextInQuery = "", limit: Limit = 100
) -> HistoryPage:
    links = await queries.entries(before=before, subject=subject, limit=limit)
    more = links[-1].position if len(links) == limit else None
    return HistoryPage([entry(link) for link in links], more)


@get("/audit/verification", opt={"permission": Permission.READ_AUDIT}, tags=["audit"])
async def verify_chain() -> Verified:
    """Check the whole chain."""
    count, found = await service.verify()
    if found is None:
        return Verified(count, intact=True, broken_at=None, reason_zh="", reason_en="")
    return Verified(
        count,
        intact=False,
        broken_at=found.position,
        reason_zh=translated(found.reason, "zh"),
        reason_en=translated(found.reason, "en"),
    )


ROUTES = [list_entries, verify_chain]
