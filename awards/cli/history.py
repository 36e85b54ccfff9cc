"""Entries of the history, as sentences for people and as they are stored for programs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from awards.audit.history_table import HEADINGS, rows_of
from awards.audit.rules import ChainEntry
from awards.cli.console import emit, show
from awards.cli.running import run
from awards.settings import Settings


def show_history(read: Callable[[Settings], Awaitable[list[ChainEntry]]], *, as_json: bool) -> None:
    async def work(
        settings: Settings,
    ) -> tuple[list[ChainEntry], tuple[tuple[int | str, ...], ...]]:
        links = await read(settings)
        return links, () if as_json else await rows_of(links, settings.language)

    links, rows = run(work)
    if as_json:
        emit(links)
    else:
        show(HEADINGS, [(*most, str(details).replace("\n", "; ")) for *most, details in rows])
