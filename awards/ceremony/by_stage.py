"""The roster in the order of the stage: of a frozen version, or of the draft."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.ceremony.papers.list_files import footed
from awards.ceremony.papers.stage_roster import stage_roster
from awards.ceremony.roster_files import table_of
from awards.ceremony.service import roster
from awards.errors import FieldRefused
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.stage import store, versions
from awards.words import Phrase


async def roster_by_stage(commendation: str, version: int | None, settings: Settings) -> PaperTable:
    """While nothing is arranged it is the roster in the order of the decision. Raises NotFound."""
    here = await catalogue.find(commendation)
    ceremony = await store.find(here)
    arranged = ceremony is not None and bool(ceremony.draft.on_stage)
    if not arranged and not version:
        return table_of(await roster(commendation))
    made = await versions.version(commendation, version or 0)
    return footed(stage_roster(made), made, settings)


def require_by_stage(by: str, version: int | None, *others: bool) -> None:
    """A version belongs to the order of the stage, and that order has no other choices.

    Raises FieldRefused.
    """
    if version is not None and by != "stage":
        raise FieldRefused(
            field="version",
            value=version,
            reason=Phrase("only the order of the stage has versions"),
        )
    if by == "stage" and any(others):
        raise FieldRefused(
            field="by",
            value=by,
            reason=Phrase("it goes neither with everybody nor with a column to sign"),
        )
