"""What became of a version's certificates since it was made: for the red words of tray lists."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.ceremony.papers.trays import SheetFacts
from awards.issuing.valid_certificates import valid_certificates
from awards.printing.runs import queries as runs
from awards.stage.certificates import printed_words
from awards.stage.content import StageVersion


async def sheet_facts(commendation: str, version: StageVersion) -> SheetFacts:
    """Not printed, issued again, or no longer valid. Raises NotFound."""
    here = await catalogue.find(commendation)
    words = await printed_words(here)
    found = await valid_certificates(here)
    printed = await runs.copies([each.id for each in found])
    numbered = [each for each in version.content.order if each.number]
    return SheetFacts(
        unprinted=frozenset(each.winner for each in found if each.id not in printed),
        reissued={
            each.winner: words[each.winner].version
            for each in numbered
            if each.winner in words and words[each.winner].version > each.version
        },
        revoked=frozenset(each.winner for each in numbered if each.winner not in words),
    )
