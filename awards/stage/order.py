"""The order of the stage: print, tray, script and roster all ask it."""

from __future__ import annotations

from awards.catalogue.records import CommendationRecord
from awards.stage import store, versions
from awards.stage.certificates import stage_certificates
from awards.stage.rules.composing import compose
from awards.winners.queries import in_order


async def stage_order(here: CommendationRecord, version: int | None = None) -> list[int]:
    """All winners, each once: groups in the order of the programme, then bags.

    Of a frozen version, or of the draft. While nothing is arranged it is the order of the decision.
    Raises NotFound for an unknown version.
    """
    if version:
        frozen = (await versions.version(here.code, version)).content
        order = frozen.order if frozen.groups else frozen.decision_order
        return [each.winner for each in order]
    ceremony = await store.find(here)
    if ceremony is None or not ceremony.draft.on_stage:
        return [winner.id for winner in await in_order(here)]
    content = compose(here, ceremony.draft, await stage_certificates(here))
    return [each.winner for each in content.order]
