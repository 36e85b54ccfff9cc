"""Pictures that layouts show, such as a logo: never changed, for what was issued shows them too.

A name ends with a digest of what it names, so that it means the same for ever. The engine reads
pictures while it reads a layout and can wait for no database: whoever is about to open a source
has `fetch` bring what it names into memory.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime

import anyio
import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import FieldRefused
from awards.tables import LayoutPicture
from certificates import ImageRefused, Words
from certificates.images import Assets, ready
from certificates.paper import Box

#: What a picture may hold.
MOST_BYTES = 3_000_000

#: As many as one source may name.
_NAMED_AT_ONCE = 100

_NAMED = re.compile(r"""image["']?\s*=\s*["']([\w.-]{1,80})["']""")
_STEM = re.compile(r"[^\w-]+")
_DIGEST = 12

_here: dict[str, bytes] = {}


class Artwork(msgspec.Struct, frozen=True):
    name: str
    size: int
    made_by: str
    made_at: datetime


class _Stored(Assets):
    def read(self, name: str) -> bytes:
        """Raises ImageRefused."""
        if name not in _here:
            raise ImageRefused(
                Words(f"没有图片“{name}”。", "请先上传图片，再选用其名称。"),
                Words(f"There is no picture “{name}”.", "Upload it first, then choose its name."),
            )
        return _here[name]


#: Where the engine finds what `fetch` has brought.
ASSETS = _Stored()


def generation() -> int:
    """Another number when there is more in memory: what was missing may be there now."""
    return len(_here)


async def fetch(source: str) -> None:
    await bring(_NAMED.findall(source))


async def bring(names: Iterable[str]) -> None:
    """Into memory, where they are stored; unknown names are the engine's to refuse."""
    missing = [name for name in dict.fromkeys(names) if name not in _here][:_NAMED_AT_ONCE]
    if missing:
        found = LayoutPicture.name.is_in(missing)
        for row in await LayoutPicture.select(LayoutPicture.name, LayoutPicture.content).where(
            found
        ):
            _here[row["name"]] = bytes(row["content"])


async def all_of() -> list[Artwork]:
    """The newest first."""
    rows = await LayoutPicture.select(
        LayoutPicture.name, LayoutPicture.size, LayoutPicture.made_by, LayoutPicture.made_at
    ).order_by(LayoutPicture.id, ascending=False)
    return [msgspec.convert(row, Artwork) for row in rows]


async def add(actor: str, file: str, content: bytes) -> Artwork:
    """The same picture twice is one. Raises FieldRefused for what cannot be printed."""
    kind = await anyio.to_thread.run_sync(_kind, content)
    digest = hashlib.sha256(content).hexdigest()
    stem = _STEM.sub("-", file.rpartition(".")[0] or file).strip("-")[:40] or "picture"
    known = LayoutPicture.digest == digest
    made = LayoutPicture(
        name=f"{stem}-{digest[:_DIGEST]}.{kind}",
        digest=digest,
        content=content,
        size=len(content),
        made_by=actor,
        made_at=clock.now(),
    )
    async with database.transaction():
        if not await LayoutPicture.exists().where(known):
            await LayoutPicture.insert(made).on_conflict(
                target=LayoutPicture.digest, action="DO NOTHING"
            )
            facts = {"name": made.name, "size": made.size}
            change = Change(
                Action.LAYOUT_PICTURE_ADDED, f"layout-picture/{digest[:_DIGEST]}", None, facts
            )
            await audit.record(actor, [change])
    [row] = await LayoutPicture.select(
        LayoutPicture.name, LayoutPicture.size, LayoutPicture.made_by, LayoutPicture.made_at
    ).where(known)
    return msgspec.convert(row, Artwork)


def _kind(content: bytes) -> str:
    """Its ending, after what it holds."""
    if len(content) > MOST_BYTES:
        zh, en = f"最多 {MOST_BYTES // 1_000_000} MB", f"{MOST_BYTES // 1_000_000} MB at most"
        raise FieldRefused(field="picture", value=f"{len(content)} B", reason_zh=zh, reason_en=en)
    try:
        ready(content, Box(0, 0, 100, 100), "contain")
    except ImageRefused as refused:
        zh, en = " ".join(refused.zh), " ".join(refused.en)
        raise FieldRefused(field="picture", value="…", reason_zh=zh, reason_en=en) from refused
    return "png" if content.startswith(b"\x89PNG") else "jpg"
