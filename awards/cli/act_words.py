"""What an act on sheets did or would do, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from awards.cli.console import emit, say
from awards.cli.languages import language
from awards.printing.runs.sheet_acts import (
    ActOutlook,
    GoingOnOutlook,
    SheetAct,
    SheetsElsewhere,
)
from awards.tables import SheetState
from awards.web.labels import SHEETS
from awards.words import N_, Phrase

_DONE = {
    SheetAct.PRINTED: N_("printed: sheets %(sheets)s"),
    SheetAct.SPOILED: N_("spoiled: sheets %(sheets)s"),
    SheetAct.MADE: N_("record undone: sheets %(sheets)s"),
    SheetAct.REPRINT: N_("printed once more: sheets %(sheets)s"),
}


def tell_act(found: ActOutlook, act: SheetAct, *, as_json: bool) -> None:
    if as_json:
        emit(found)
        return
    if found.certificates:
        say(Phrase("✓ %(done)s", done=Phrase(_DONE[act], sheets=found.sheets)))
    for there in found.fetched:
        say(Phrase("  among them from another run: %(where)s", where=_where(there)))
    for words in _elsewhere(found.elsewhere):
        say(words)
    for each in found.left:
        state = Phrase(SHEETS[SheetState(each.why)]) if each.why in SHEETS else Phrase("Revoked")
        say(Phrase("  sheets %(sheets)s stay as they are: %(why)s", sheets=each.sheets, why=state))


def _elsewhere(found: list[SheetsElsewhere]) -> Iterator[Phrase]:
    for each in found:
        yield Phrase("  sheets %(sheets)s are in %(where)s", sheets=each.sheets, where=_where(each))


def _where(each: SheetsElsewhere) -> Phrase:
    return Phrase(
        "“%(run)s” (%(reference)s), there sheets %(there)s",
        run=each.name_zh if language() == "zh" else each.name_en,
        reference=each.run,
        there=each.there,
    )


def jam_sentences(found: GoingOnOutlook) -> Iterator[Phrase]:
    if found.printed:
        yield Phrase("  printed: sheets %(sheets)s", sheets=found.printed)
    if found.spoiled:
        yield Phrase("  spoiled: sheets %(sheets)s", sheets=found.spoiled)
    if found.revoked:
        yield Phrase("  revoked, not printed any more: sheets %(sheets)s", sheets=found.revoked)
    yield from _elsewhere(found.elsewhere)
    yield Phrase(
        "  in the new run: sheets %(sheets)s, %(certificates)s certificates",
        sheets=found.rest,
        certificates=found.certificates,
    )
