"""Pictures that layouts show, such as a logo: never changed, for what was issued shows them too.

A name ends with a digest of what it names, so that it means the same for ever. The engine reads
pictures while it reads a layout and can wait for no database: whoever is about to open a source
has `fetch` bring what it names into memory.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

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
MOST_NAMED = 100

_NAMED = re.compile(r"""(image["']?\s*=\s*["'])([\w.-]{1,80})(["'])""")
_STEM = re.compile(r"[^\w-]+")
_DIGEST = 12

_here: dict[str, bytes] = {}


class Artwork(msgspec.Struct, frozen=True):
    name: str
    size: int
    made_by: str
    made_at: datetime


class Picture(NamedTuple):
    """Fit to be printed, under the name it will have once it is stored."""

    name: str
    digest: str
    content: bytes


class _Stored(Assets):
    """What is in memory; before that, pictures that come with a layout and are stored with it."""

    def __init__(self, coming: Sequence[Picture] = ()) -> None:
        super().__init__()
        self._coming = {each.name: each.content for each in coming}

    def read(self, name: str) -> bytes:
        """Raises ImageRefused."""
        found = self._coming.get(name) or _here.get(name)
        if found is None:
            raise ImageRefused(
                Words(f"没有图片“{name}”。", "请先上传图片，再选用其名称。"),
                Words(f"There is no picture “{name}”.", "Upload it first, then choose its name."),
            )
        return found


#: Where the engine finds what `fetch` has brought.
ASSETS = _Stored()


def with_coming(pictures: Sequence[Picture]) -> Assets:
    return _Stored(pictures)


def generation() -> int:
    """Another number when there is more in memory: what was missing may be there now."""
    return len(_here)


def named(source: str) -> list[str]:
    """The pictures that a source shows, each once."""
    return list(dict.fromkeys(name for _, name, _ in _NAMED.findall(source)))


def renamed(source: str, names: Mapping[str, str]) -> str:
    """The same source, showing the pictures by other names."""
    return _NAMED.sub(lambda found: found[1] + names.get(found[2], found[2]) + found[3], source)


async def fetch(source: str) -> None:
    await bring(named(source))


async def shown_by(source: str) -> dict[str, bytes]:
    """By name, the pictures that a source shows, as they were uploaded."""
    await fetch(source)
    return {name: _here[name] for name in named(source) if name in _here}


async def bring(names: Iterable[str]) -> None:
    """Into memory, where they are stored; unknown names are the engine's to refuse."""
    missing = [name for name in dict.fromkeys(names) if name not in _here][:MOST_NAMED]
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


def prepared(file: str, content: bytes) -> Picture:
    """Its name may lead anywhere: only letters and digits of it are kept. Raises ImageRefused."""
    kind, digest = _kind(content), hashlib.sha256(content).hexdigest()
    # Of a picture that comes from another office, the name is as it was there.
    stem = (file.rpartition(".")[0] or file).removesuffix(f"-{digest[:_DIGEST]}")
    stem = _STEM.sub("-", stem).strip("-")[:40] or "picture"
    return Picture(f"{stem}-{digest[:_DIGEST]}.{kind}", digest, content)


def _kind(content: bytes) -> str:
    """Its ending, after what it holds."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise ImageRefused(
            Words(f"图片超过 {most} MB。", "请缩小后再上传。"),
            Words(f"The image has more than {most} MB.", "Make it smaller."),
        )
    ready(content, Box(0, 0, 100, 100), "contain")
    return "png" if content.startswith(b"\x89PNG") else "jpg"


async def add(actor: str, file: str, content: bytes) -> Artwork:
    """The same picture twice is one. Raises FieldRefused for what cannot be printed."""
    try:
        made = await anyio.to_thread.run_sync(prepared, file, content)
    except ImageRefused as refused:
        zh, en = " ".join(refused.zh), " ".join(refused.en)
        raise FieldRefused(field="picture", value="…", reason_zh=zh, reason_en=en) from refused
    async with database.transaction():
        await audit.record(actor, await keep(actor, [made]))
    [row] = await LayoutPicture.select(
        LayoutPicture.name, LayoutPicture.size, LayoutPicture.made_by, LayoutPicture.made_at
    ).where(LayoutPicture.digest == made.digest)
    return msgspec.convert(row, Artwork)


async def keep(actor: str, pictures: Sequence[Picture]) -> list[Change]:
    """Those that are new, and what the history tells of them. Inside the caller's transaction."""
    known = await names_of(pictures)
    changes = []
    for each in pictures:
        if each.digest in known:
            continue
        made = LayoutPicture(
            name=each.name,
            digest=each.digest,
            content=each.content,
            size=len(each.content),
            made_by=actor,
            made_at=clock.now(),
        )
        await LayoutPicture.insert(made).on_conflict(
            target=LayoutPicture.digest, action="DO NOTHING"
        )
        facts = {"name": each.name, "size": made.size}
        subject = f"layout-picture/{each.digest[:_DIGEST]}"
        changes.append(Change(Action.LAYOUT_PICTURE_ADDED, subject, None, facts))
    return changes


async def names_of(pictures: Sequence[Picture]) -> dict[str, str]:
    """By digest, what pictures are called that are stored already."""
    digests = [each.digest for each in pictures]
    if not digests:
        return {}
    rows = await LayoutPicture.select(LayoutPicture.name, LayoutPicture.digest).where(
        LayoutPicture.digest.is_in(digests)
    )
    return {row["digest"]: row["name"] for row in rows}
