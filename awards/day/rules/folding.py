"""What the events of the day say together: the newest place, and all that stands as given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from awards.day.records import DayProgress, EventRecord, GivenCertificate
from awards.tables import DayAct

#: What another event takes back; a change of the arrangement is undone by its own number.
UNDOABLE = frozenset(
    {
        DayAct.SHOWN,
        DayAct.BLANKED,
        DayAct.LIT,
        DayAct.GIVEN,
        DayAct.RETURNED,
        DayAct.LETTER,
    }
)


def counted(events: Sequence[EventRecord], *, rehearsal: bool) -> list[EventRecord]:
    """In a rehearsal the events since it began; else those of no rehearsal."""
    if not rehearsal:
        return [each for each in events if not each.rehearsal]
    begun = [at for at, each in enumerate(events) if each.act is DayAct.REHEARSAL_BEGUN]
    return list(events[begun[-1] :]) if begun else []


def standing(events: Sequence[EventRecord]) -> list[EventRecord]:
    """Without those that were taken back, and without the taking back."""
    undone = {each.undoes for each in events if each.undoes}
    return [
        each for each in events if each.revision not in undone and each.act is not DayAct.UNDONE
    ]


def progress(events: Sequence[EventRecord]) -> DayProgress:
    """``events`` are those that count."""
    place: tuple[int, int] | None = None
    is_blank = False
    given: dict[int, GivenCertificate] = {}
    letters: dict[str, datetime] = {}
    last: EventRecord | None = None
    for each in standing(events):
        if each.item is not None:
            place, is_blank = (each.item, each.group or 0), False
        if each.act in (DayAct.BLANKED, DayAct.LIT):
            is_blank = each.act is DayAct.BLANKED
        _hand(given, each)
        if each.act is DayAct.LETTER:
            letters[each.unit] = each.made_at
        if each.act in UNDOABLE:
            last = each
    return DayProgress(place, is_blank, given, letters, last)


def _hand(given: dict[int, GivenCertificate], event: EventRecord) -> None:
    for line in event.given:
        if event.act is DayAct.GIVEN:
            given[line.winner] = GivenCertificate(
                line.way, event.made_at, line.recipient, line.number
            )
        else:
            given.pop(line.winner, None)
