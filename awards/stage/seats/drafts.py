"""The hall and the blocks of a draft that comes as one document."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awards.catalogue.records import CommendationRecord
from awards.stage.arrangement import Arrangement, SeatingBlock
from awards.stage.seats import halls
from awards.stage.seats.blocks import require_blocks
from awards.stage.seats.moving import hall_id, seats_of


async def with_hall(here: CommendationRecord, draft: Arrangement) -> Arrangement:
    """The draft with the hall it names: by check digits, else the latest one of that name.

    A name alone may be of a hall that nobody has loaded. Raises ArrangementRefused.
    """
    name = draft.settings.hall_name
    digest = draft.hall or (await halls.named(name) if name else "")
    found = msgspec.structs.replace(draft, hall=digest)
    await require_known_blocks(here, found, found.blocks)
    return found


async def require_known_blocks(
    here: CommendationRecord, draft: Arrangement, blocks: Sequence[SeatingBlock]
) -> None:
    """Raises ArrangementRefused, also if the hall is not loaded."""
    hall = await hall_id(draft.hall) if draft.hall else None
    if not blocks:
        return
    seats = list((await seats_of(hall)).values()) if hall else None
    codes = {category.code for category in here.categories}
    require_blocks(blocks, seats, codes, len(draft.groups))
