"""The office's own layouts: each save makes a version, and none is overwritten.

A shipped id has version 0 in the program. An office's own versions of it begin there and then take
precedence. A layout from elsewhere cannot replace it, because commendations refer to the id and
would change silently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial

import anyio
import msgspec

import certificates
from awards import clock, database, limits
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import FieldRefused, LayoutFaulty, NotFound, Stale
from awards.layouts import artwork, content_names
from awards.layouts.artwork import PreparedPicture
from awards.tables import LayoutVersion
from awards.words import C_, Joined
from certificates import Fault, Phrase

SHIPPED = 0

#: The longest source of a layout; shipped ones have a fortieth of it.
LONGEST = 200_000

#: The most bytes of a character, and how many bytes are enough to see that a file is too long.
_WIDEST = 4
ENOUGH = LONGEST * _WIDEST + 1

#: The most faults shown at once. The others follow once these are fixed.
TOLD = 30


#: The highest version number, so that any database can look it up.
MOST_VERSIONS = 1_000_000

#: An id is part of addresses, and of a commendation.
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")

TOO_LONG = Fault(
    "(file)",
    Phrase("is too long."),
    Phrase("%(longest)s characters at most.", longest=LONGEST),
)
_NO_TEXT = Fault("(file)", Phrase("is no text in UTF-8."), Phrase("Save it in UTF-8."))
_SHAPE = Fault(
    "id",
    Phrase("1 to 40 small letters, digits or -, the first a letter or digit."),
    Phrase("Correct it."),
)
_NAMED = Fault(
    "name",
    Phrase("is one line of at most %(limit)s characters.", limit=limits.LAYOUT_NAME),
    Phrase("Correct it."),
)
_MOVED = Fault(
    "id",
    Phrase("is not this layout's own."),
    Phrase("It cannot change; copy the layout to get another."),
)


class Version(msgspec.Struct, frozen=True):
    """``version`` is 0 for the shipped one, which has neither maker nor time."""

    layout_id: str
    version: int
    source: str
    note: str = ""
    made_by: str = ""
    made_at: datetime | None = None


async def newest(layout_id: str) -> Version:
    """The office's newest, else the shipped one. Raises NotFound."""
    row = (
        await LayoutVersion.select()
        .where(LayoutVersion.layout_id == layout_id)
        .order_by(LayoutVersion.version, ascending=False)
        .first()
    )
    return msgspec.convert(row, Version) if row else _shipped(layout_id)


async def find(layout_id: str, version: int) -> Version:
    """Raises NotFound."""
    if version == SHIPPED:
        return _shipped(layout_id)
    row = (
        await LayoutVersion.select()
        .where(LayoutVersion.layout_id == layout_id, LayoutVersion.version == version)
        .first()
    )
    if row is None:
        raise NotFound(what=Phrase("version of the layout"), key=version)
    return msgspec.convert(row, Version)


async def named(layout_id: str, version: int | None) -> Version:
    """Return this version; without a number the newest. Raises NotFound."""
    return await (newest(layout_id) if version is None else find(layout_id, version))


async def all_of(layout_id: str) -> list[Version]:
    """The newest first, the shipped one last. Raises NotFound."""
    rows = (
        await LayoutVersion.select()
        .where(LayoutVersion.layout_id == layout_id)
        .order_by(LayoutVersion.version, ascending=False)
    )
    own = [msgspec.convert(row, Version) for row in rows]
    if own and layout_id not in certificates.shipped_ids():
        return own
    return [*own, _shipped(layout_id)]


async def all_newest() -> list[Version]:
    """Return the newest version of every layout, by id."""
    own = await LayoutVersion.select(LayoutVersion.layout_id).distinct()
    ids = {row["layout_id"] for row in own} | set(certificates.shipped_ids())
    return [await newest(layout_id) for layout_id in sorted(ids)]


def _shipped(layout_id: str) -> Version:
    try:
        return Version(layout_id, SHIPPED, certificates.shipped(layout_id))
    except certificates.LayoutUnknown as fault:
        raise NotFound(what=Phrase("layout"), key=layout_id) from fault


async def is_known(layout_id: str) -> bool:
    return layout_id in certificates.shipped_ids() or await LayoutVersion.exists().where(
        LayoutVersion.layout_id == layout_id
    )


async def save(
    actor: str,
    layout_id: str,
    source: str,
    note: str,
    *,
    basis: int,
    pictures: Sequence[PreparedPicture] = (),
) -> Version:
    """The next version after ``basis``. Issued certificates keep the layout they were issued with.

    ``pictures`` are stored with it. Raises LayoutFaulty with every fault, NotFound, or Stale if
    somebody saved since ``basis``.
    """
    layout = await judged(source, layout_id, pictures)
    before = await newest(layout_id)
    if before.version != basis:
        raise Stale(name=layout.name)
    made = Version(layout_id, basis + 1, source, note)
    return await _store(actor, made, layout.name, pictures)


async def begin(
    actor: str, source: str, note: str, pictures: Sequence[PreparedPicture] = ()
) -> Version:
    """A new layout under the id in its source. Raises LayoutFaulty or FieldRefused."""
    layout = await judged(source, pictures=pictures)
    if not _ID.fullmatch(layout.id):
        raise FieldRefused(
            field="id",
            value=layout.id[:40],
            reason=Phrase("1 to 40 small letters, digits or -, the first a letter or digit"),
        )
    if await is_known(layout.id):
        raise FieldRefused(
            field="id",
            value=layout.id,
            reason=Phrase("a layout with this id exists"),
        )
    return await _store(actor, Version(layout.id, 1, source, note), layout.name, pictures)


async def restore(actor: str, layout_id: str, version: int, note: str, *, basis: int) -> Version:
    """An old version, saved again as the newest. Raises as `save` does."""
    old = await find(layout_id, version)
    return await save(actor, layout_id, old.source, note, basis=basis)


async def _store(
    actor: str, made: Version, name: str, pictures: Sequence[PreparedPicture]
) -> Version:
    try:
        async with database.transaction():
            values = {"made_by": actor, "made_at": clock.now()}
            made = msgspec.structs.replace(made, **values)
            await LayoutVersion.insert(LayoutVersion(**msgspec.structs.asdict(made)))
            was = {"version": made.version - 1} if made.version > 1 else None
            facts = {"name": name, "version": made.version, "note": made.note}
            change = Change(Action.LAYOUT_SAVED, f"layout/{made.layout_id}", was, facts)
            await audit.record(actor, [*await artwork.keep(actor, pictures), change])
    except Exception as fault:
        # Two saves at once; the constraint let one of them through.
        if database.is_unique_violation(fault):
            raise Stale(name=name) from None
        raise
    return made


def text_of(name: str, content: bytes) -> str:
    """Decode a file of any editor. Raises LayoutFaulty if it is not text in UTF-8."""
    if len(content) > LONGEST * _WIDEST:
        raise faulty(name, [TOO_LONG])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise faulty(name, [_NO_TEXT]) from fault


async def faults_of(source: str, pictures: Sequence[PreparedPicture] = ()) -> tuple[Fault, ...]:
    """Everything that prevents storing a source; nothing is stored."""
    try:
        layout = await judged(source, pictures=pictures)
    except LayoutFaulty as refused:
        return tuple(refused.facts["found"])  # type: ignore[arg-type] # as `faulty` puts them
    if _ID.fullmatch(layout.id):
        return ()
    return (_SHAPE,)


async def judged(
    source: str, layout_id: str | None = None, pictures: Sequence[PreparedPicture] = ()
) -> certificates.Layout:
    """A source that may be stored, with the pictures that come with it. Raises LayoutFaulty."""
    if len(source) > LONGEST:
        raise faulty(layout_id or "", [TOO_LONG])
    shown = (await artwork.shown_by(source)).with_coming(pictures)
    try:
        # A base is always a shipped layout, so that a version means the same for ever.
        names = await content_names.known()
        load = partial(certificates.load, source, assets=shown, names=names)
        layout = await anyio.to_thread.run_sync(load)
    except certificates.LayoutRefused as refused:
        raise faulty(layout_id or "", refused.faults) from refused
    if len(layout.name) > limits.LAYOUT_NAME or not layout.name.isprintable():
        raise faulty(layout.id, [_NAMED])
    if layout_id is not None and layout.id != layout_id:
        raise faulty(layout_id, [_MOVED])
    return layout


def faulty(name: str, faults: Sequence[Fault]) -> LayoutFaulty:
    first, more = faults[:TOLD], len(faults) - TOLD
    lines: list[object] = list(map(_line, first))
    if more > 0:
        lines.append(Phrase("And %(more)s more.", more=more))
    listed = Joined(tuple(lines), "\n")
    return LayoutFaulty(name=name, found=tuple(faults), faults=str(listed), listed=listed)


def _line(fault: Fault) -> Phrase:
    word = fault.suggestion
    return Phrase(
        C_("layout", "%(path)s: %(what)s %(remedy)s%(hint)s"),
        path=fault.path,
        what=fault.what,
        remedy=fault.remedy,
        hint=Joined((" ", Phrase("Did you mean “%(word)s”?", word=word))) if word else "",
    )
