"""The ICC profiles of print shops: what the files for a press are made for.

They are stored by their digest and never changed, so that a file can be made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from awards import clock, database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.errors import FieldRefused, NotFound
from awards.tables import PressProfile
from awards.words import Joined, Phrase
from certificates import OutputProfile, ProfileRefused, coated, read_profile

#: The largest profile; the engine refuses larger ones.
MOST_BYTES = 4 * 2**20

_DIGEST = 12


class ShopProfile(msgspec.Struct, frozen=True):
    """Without ``made_at`` it comes with the program."""

    digest: str
    name: str
    size: int
    made_by: str
    made_at: datetime | None


async def all_of() -> list[ShopProfile]:
    """Those of the office, the newest first, then the one that comes with the program."""
    rows = await PressProfile.select(
        PressProfile.digest,
        PressProfile.name,
        PressProfile.size,
        PressProfile.made_by,
        PressProfile.made_at,
    ).order_by(PressProfile.id, ascending=False)
    own = coated()
    shipped = ShopProfile(own.digest, own.name, len(own.data), "", None)
    return [*(msgspec.convert(row, ShopProfile) for row in rows), shipped]


async def find(digest: str) -> OutputProfile:
    """Return a profile by its digest; without one the newest of the office. Raises NotFound."""
    wanted = digest or (await all_of())[0].digest
    if wanted == coated().digest:
        return coated()
    rows = await PressProfile.select(PressProfile.content).where(PressProfile.digest == wanted)
    if not rows:
        raise NotFound(what=Phrase("profile"), key=digest)
    return read_profile(bytes(rows[0]["content"]))


async def add(actor: str, content: bytes) -> ShopProfile:
    """The same profile is stored once. Raises FieldRefused for what is no profile of a press."""
    try:
        profile = read_profile(content)
    except ProfileRefused as refused:
        reason = Joined((refused.what, refused.remedy), " ")
        raise FieldRefused(field="profile", value="…", reason=reason) from refused
    if profile != coated():
        async with database.transaction():
            await audit.record(actor, await _kept(actor, profile))
    return next(each for each in await all_of() if each.digest == profile.digest)


async def _kept(actor: str, profile: OutputProfile) -> Sequence[Change]:
    row = PressProfile(
        digest=profile.digest,
        name=profile.name,
        content=profile.data,
        size=len(profile.data),
        made_by=actor,
        made_at=clock.now(),
    )
    made = (
        await PressProfile.insert(row)
        .on_conflict(target=PressProfile.digest, action="DO NOTHING")
        .returning(PressProfile.id)
    )
    if not made:
        return []
    facts = {"name": profile.name, "size": len(profile.data)}
    subject = f"press-profile/{profile.digest[:_DIGEST]}"
    return [Change(Action.PRESS_PROFILE_ADDED, subject, None, facts)]
