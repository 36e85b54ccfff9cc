"""The picture of the signature that the sheets of a commendation show."""

from __future__ import annotations

from typing import NamedTuple

import anyio

from awards.catalogue.records import CommendationRecord
from awards.layouts.artwork import shown_by
from awards.photos import files
from awards.settings import Settings
from certificates import Layout

#: The name that layouts call the picture by.
SIGNATURE = "signature"


class KeptPicture(NamedTuple):
    """A picture and the digest that snapshots freeze, each by the name for layouts; or nothing."""

    contents: dict[str, bytes]
    digests: dict[str, str]


async def signature_of(
    commendation: CommendationRecord, layout: Layout, settings: Settings
) -> KeptPicture:
    """If the layout asks for it, it is kept beside the photos, where certificates find it again."""
    if not commendation.signature or SIGNATURE not in layout.asked:
        return KeptPicture({}, {})
    uploaded = await shown_by("", commendation.signature)
    content = uploaded.contents[commendation.signature]
    digest = await anyio.to_thread.run_sync(files.save, settings, content)
    return KeptPicture({SIGNATURE: content}, {SIGNATURE: digest})
