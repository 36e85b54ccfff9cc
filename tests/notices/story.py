"""A commendation that requires a notice, and a clock that moves on."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any

from awards import clock
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.errors import AwardsError
from awards.notices import service
from awards.notices.records import NoticeRecord
from awards.tables import Notice
from tests.conftest import FIXTURES

SOURCE = (FIXTURES / "commendation-2023.toml").read_text("utf-8")
CONTACT = "表彰办公室，电话 0371-00000000"


async def ask_for(*, days: int = 0, two_person: bool = False) -> None:
    head = f"notice_days = {days}\ntwo_person = {str(two_person).lower()}\n"
    await catalogue.load("cli/alice", parse(head + SOURCE, "commendation-2023.toml"))


async def noticed(winners: list[int]) -> NoticeRecord:
    """Put the winners on notice, by Anna, from today on."""
    return await service.publish("web/anna", "2023", clock.today(), CONTACT, winners)


async def pass_by(notice: NoticeRecord) -> None:
    """Let enough days pass that the notice ended yesterday."""
    yesterday = clock.today() - timedelta(1)
    begun = yesterday - (notice.ends_on - notice.begins_on)
    await Notice.update({Notice.begins_on: begun, Notice.ends_on: yesterday}).where(
        Notice.id == notice.id
    )


async def outcomes(*deeds: Coroutine[Any, Any, Any]) -> list[object]:
    """Return the result of each task; raise a fault that is not one of ours."""
    done = await asyncio.gather(*deeds, return_exceptions=True)
    for each in done:
        if isinstance(each, BaseException) and not isinstance(each, AwardsError):
            raise each
    return done
