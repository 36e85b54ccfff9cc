"""Photos that have too few pixels for the size at which a layout prints them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from awards.catalogue.records import CommendationRecord
from awards.layouts import service as layouts
from awards.photos.for_sheets import PHOTO
from awards.words import Phrase


async def coarse_in(
    commendation: CommendationRecord, portraits: Mapping[str, bytes]
) -> dict[str, Phrase]:
    """What is wrong with photos in the layout of the commendation, by the names of ``portraits``."""
    layout = await layouts.usable(commendation.layout)
    if layout is None:
        return {}
    found = {}
    for name, portrait in portraits.items():
        # The file is our own: only its header is read.
        size = Image.open(BytesIO(portrait), formats=("JPEG",)).size
        shown = layout.coarsest(PHOTO, size)
        if shown and not shown.is_fine:
            wide, high = shown.needed
            found[name] = Phrase(
                "The layout would print this photo at %(dpi)s dpi. Take one of at least "
                "%(width)s × %(height)s pixels.",
                dpi=shown.dpi,
                width=wide,
                height=high,
            )
    return found
