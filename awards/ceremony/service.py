"""The roster of a commendation, in the same order as the print, and its versions."""

from __future__ import annotations

import msgspec

from awards import database
from awards.audit import service as audit
from awards.audit.rules import Action, Change
from awards.catalogue import locks
from awards.catalogue import service as catalogue
from awards.catalogue.records import CommendationRecord
from awards.ceremony.rules import Roster, apart_reason
from awards.ceremony.rules import roster as decide
from awards.issuing.queries import numbers
from awards.statements import queries as stated
from awards.statements import service as statements
from awards.statements.comparing import arrangement
from awards.statements.differing import all_differing
from awards.statements.records import StatedLine
from awards.statements.rules import lines_of, renewal
from awards.tables import WinnerState
from awards.winners.queries import in_order, listing
from awards.words import listed, translated


async def roster(commendation: str, *, everyone: bool = False) -> Roster:
    """Return the winners with a certificate, and apart from them who is not called.

    With ``everyone`` those who are not called yet stand among the others. It is a preview, and
    names the version that was handed out last. Raises NotFound.
    """
    here = await catalogue.find(commendation)
    winners = [*await in_order(here), *await listing(here, states=[WinnerState.REVOKED])]
    made = decide(here, winners, await numbers(here), await all_differing(here), everyone=everyone)
    made = msgspec.structs.replace(made, issuer=translated(listed(here.issuers), "zh"))
    known = await stated.of_roster(here)
    if known is None:
        return made
    last = known.versions[-1]
    return msgspec.structs.replace(
        made,
        version=last.version,
        handed_out_at=last.at,
        handed_out_by=last.actor,
        is_current=not any(renewal(known.lines, await _lines(here))),
    )


async def hand_out(actor: str, commendation: str) -> Roster:
    """The roster as a document: frozen as its next version, unless it says the same as the last.

    Documents to print or send are handed out: workbook, PDF and DOCX. A page, CSV and JSON are
    not. Nothing is frozen while nobody has a certificate. Raises NotFound.
    """
    async with database.transaction():
        here = await catalogue.find(commendation)
        await locks.hold(category.id for category in here.categories)
        lines = await _lines(here)
        if (lines or await stated.of_roster(here)) and await statements.state_roster(
            actor, here.id, lines
        ):
            known = await stated.of_roster(here)
            facts = {"version": known.versions[-1].version if known else 1, "rows": len(lines)}
            change = Change(Action.ROSTER_HANDED_OUT, f"commendation/{here.id}", None, facts)
            await audit.record(actor, [change])
    return await roster(commendation)


#: Forms of the roster that people print and send; CSV and JSON are for programs.
_DOCUMENTS = {"xlsx", "pdf", "docx"}


async def for_file(actor: str, commendation: str, form: str) -> Roster:
    """The roster for a file of this form; a document is handed out. Raises NotFound."""
    if form in _DOCUMENTS:
        return await hand_out(actor, commendation)
    return await roster(commendation)


async def _lines(here: CommendationRecord) -> list[StatedLine]:
    """Who is called today, in the one order."""
    called = [winner for winner in await in_order(here) if apart_reason(winner) is None]
    methods = {category.code: category.order_method for category in here.categories}
    arranged = {each.id: arrangement(each.hand_place, methods[each.category]) for each in called}
    lines = lines_of(here.categories, called, await numbers(here))
    return [msgspec.structs.replace(line, arranged=arranged[line.winner]) for line in lines]
