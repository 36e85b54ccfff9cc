"""The photos that sheets show: of winners today, and as certificates were issued with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import anyio

from awards.photos import files
from awards.settings import Settings
from awards.winners.records import WinnerRecord
from certificates import Layout

#: The name that layouts call the photo by.
PHOTO = "photo"


async def of_winners(
    winners: Sequence[WinnerRecord], layout: Layout, settings: Settings
) -> list[Mapping[str, bytes]]:
    """The pictures of each winner, as far as the layout asks for them."""
    if PHOTO not in layout.asked:
        return [{} for _ in winners]
    return await anyio.to_thread.run_sync(
        lambda: [pictures({PHOTO: winner.photo}, settings) for winner in winners]
    )


def pictures(digests: Mapping[str, str], settings: Settings) -> dict[str, bytes]:
    """The files of these digests by name; a missing one is left out."""
    read = {name: files.read(settings, digest) for name, digest in digests.items() if digest}
    return {name: content for name, content in read.items() if content}
