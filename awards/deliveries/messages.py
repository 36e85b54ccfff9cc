"""What a unit is asked, to be copied into a message: the registry keeps no telephone number."""

from __future__ import annotations

from collections.abc import Sequence

from awards.deliveries.records import DeliveryLine
from awards.words import Phrase, listed

#: So many certificates are named; all of them are counted.
NAMED = 20


def message(title: str, unit: str, lines: Sequence[DeliveryLine]) -> Phrase | None:
    """None if nothing is left."""
    left = [each for each in lines if each.is_left]
    if not left:
        return None
    names = [f"{each.name}（{each.number}）" for each in left[:NAMED]]
    return Phrase(
        "%(unit)s: %(count)s certificates of “%(title)s” have not been collected: %(names)s. Please "
        "send somebody to collect them and sign, or say that you want them by post or carried to you.",
        unit=unit,
        title=title,
        count=len(left),
        names=listed([*names, "…"] if len(left) > NAMED else names),
    )
