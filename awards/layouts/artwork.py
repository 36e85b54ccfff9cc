"""Pictures that layouts show, such as a logo: never changed, for what was issued shows them too.

A name ends with a digest of what it names, so that it means the same for ever. The engine reads
pictures while it reads a layout and cannot wait for a database. So it reads them from `Pictures`,
which only `shown_by` makes, with everything that a source names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import anyio
import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import FieldRefused
from awards.tables import LayoutPicture
from awards.words import Joined
from certificates import ImageRefused, Phrase
from certificates.images import Assets, ready
from certificates.paper import Box
from certificates.vectors.reading import is_svg, vector

#: The allowed contents of a picture.
MOST_BYTES = 3_000_000

#: The first bytes of the kinds that the engine takes; TIFF has several.
_KINDS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"RIFF", "webp"), (b"", "tif"))

#: The most pictures that one source may name.
MOST_NAMED = 100

_NAMED = re.compile(r"""(image["']?\s*=\s*["'])([\w.-]{1,80})(["'])""")
_STEM = re.compile(r"[^\w-]+")
_DIGEST = 12

#: What this process has read of the database; a name always means the same picture.
_here: dict[str, bytes] = {}


class Artwork(msgspec.Struct, frozen=True):
    name: str
    size: int
    made_by: str
    made_at: datetime


class PreparedPicture(NamedTuple):
    """A printable picture, under the name that it will have once it is stored."""

    name: str
    digest: str
    content: bytes


class Pictures(Assets):
    """Pictures in memory, by name. Equal names are equal pictures, so it can be a key of a cache."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        super().__init__()
        self.contents = contents

    def read(self, name: str) -> bytes:
        """Raises ImageRefused."""
        found = self.contents.get(name)
        if found is None:
            raise ImageRefused(
                Phrase("There is no picture “%(name)s”.", name=name),
                Phrase("Upload it first, then choose its name."),
            )
        return found

    def with_coming(self, pictures: Sequence[PreparedPicture]) -> Pictures:
        """And pictures that come with a layout and are stored with it."""
        return Pictures({**self.contents, **{each.name: each.content for each in pictures}})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pictures) and self.contents.keys() == other.contents.keys()

    def __hash__(self) -> int:
        return hash(frozenset(self.contents))


def named(source: str) -> list[str]:
    """The pictures that a source shows, each once."""
    return list(dict.fromkeys(name for _, name, _ in _NAMED.findall(source)))


def renamed(source: str, names: Mapping[str, str]) -> str:
    """The same source with other names for its pictures."""
    return _NAMED.sub(lambda found: found[1] + names.get(found[2], found[2]) + found[3], source)


async def shown_by(source: str, *others: str) -> Pictures:
    """The pictures that a source shows, and ``others`` by name, as they were uploaded.

    Names that are not stored are left out, for the engine to refuse.
    """
    wanted = list(dict.fromkeys((*named(source), *others)))
    missing = [name for name in wanted if name not in _here][:MOST_NAMED]
    if missing:
        query = LayoutPicture.select(LayoutPicture.name, LayoutPicture.content)
        for row in await query.where(LayoutPicture.name.is_in(missing)):
            _here[row["name"]] = bytes(row["content"])
    return Pictures({name: _here[name] for name in wanted if name in _here})


async def all_of() -> list[Artwork]:
    """The newest first."""
    rows = await LayoutPicture.select(
        LayoutPicture.name, LayoutPicture.size, LayoutPicture.made_by, LayoutPicture.made_at
    ).order_by(LayoutPicture.id, ascending=False)
    return [msgspec.convert(row, Artwork) for row in rows]


def prepared(file: str, content: bytes) -> PreparedPicture:
    """The name is reduced to letters and digits, because it may be a path. Raises ImageRefused."""
    kind, digest = _kind(content), hashlib.sha256(content).hexdigest()
    # Keep the name of a picture that comes from another office.
    stem = (file.rpartition(".")[0] or file).removesuffix(f"-{digest[:_DIGEST]}")
    stem = _STEM.sub("-", stem).strip("-")[:40] or "picture"
    return PreparedPicture(f"{stem}-{digest[:_DIGEST]}.{kind}", digest, content)


def _kind(content: bytes) -> str:
    """The extension, according to the content."""
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise ImageRefused(
            Phrase("The image has more than %(most)s MB.", most=most),
            Phrase("Make it smaller."),
        )
    if is_svg(content):
        vector(content)
        return "svg"
    ready(content, Box(0, 0, 100, 100), "contain")
    return next(kind for mark, kind in _KINDS if content.startswith(mark))


async def add(actor: str, file: str, content: bytes) -> Artwork:
    """The same picture is stored once. Raises FieldRefused for an unprintable one."""
    try:
        made = await anyio.to_thread.run_sync(prepared, file, content)
    except ImageRefused as refused:
        reason = Joined((refused.what, refused.remedy), " ")
        raise FieldRefused(field="picture", value="…", reason=reason) from refused
    async with database.transaction():
        await audit.record(actor, await keep(actor, [made]))
    [row] = await LayoutPicture.select(
        LayoutPicture.name, LayoutPicture.size, LayoutPicture.made_by, LayoutPicture.made_at
    ).where(LayoutPicture.digest == made.digest)
    return msgspec.convert(row, Artwork)


async def keep(actor: str, pictures: Sequence[PreparedPicture]) -> list[Change]:
    """Store new pictures and return their history facts. Inside the caller's transaction."""
    database.require_transaction()
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


async def names_of(pictures: Sequence[PreparedPicture]) -> dict[str, str]:
    """Map digests to the names of stored pictures."""
    digests = [each.digest for each in pictures]
    if not digests:
        return {}
    rows = await LayoutPicture.select(LayoutPicture.name, LayoutPicture.digest).where(
        LayoutPicture.digest.is_in(digests)
    )
    return {row["digest"]: row["name"] for row in rows}
