"""Bags of certificates that are not given on stage, one for each unit."""

from __future__ import annotations

from collections.abc import Iterable

from awards.stage.content import StageBag, StageCertificate


def bags(certificates: Iterable[StageCertificate]) -> tuple[StageBag, ...]:
    """By unit in the order of the decision; those without a unit have the last bag."""
    by_unit: dict[str, list[StageCertificate]] = {}
    for each in certificates:
        by_unit.setdefault(each.unit, []).append(each)
    units = sorted(by_unit, key=lambda unit: not unit)
    return tuple(
        StageBag(number, unit, tuple(by_unit[unit])) for number, unit in enumerate(units, 1)
    )
