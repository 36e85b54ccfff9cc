"""What the pack returns."""

from __future__ import annotations

from datetime import datetime

import msgspec

from awards.ceremony.pack.archive import PackManifest
from awards.tables import PackState


class PackRecord(msgspec.Struct, frozen=True):
    """A pack that was asked for. ``version`` is 0 for the draft; ``only`` are its kinds, or all.

    ``done`` of ``total`` files are made. ``fault`` says why it failed, or why it waits.
    """

    id: int
    reference: str
    commendation: str
    version: int
    only: tuple[str, ...]
    state: PackState
    done: int
    total: int
    fault: str
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    size: int
    sha256: str
    manifest: PackManifest | None

    @property
    def is_at_work(self) -> bool:
        return self.state in (PackState.WAITING, PackState.RUNNING)
