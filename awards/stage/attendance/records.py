"""What is written about an attendee, and what is read."""

from __future__ import annotations

from typing import Annotated

import msgspec

from awards import limits
from awards.stage.words import AttendeeKind
from awards.web.fields import Id

_NO_NUL = r"^[^\x00]*$"

AttendeeName = Annotated[str, msgspec.Meta(pattern=_NO_NUL, max_length=limits.ATTENDEE)]
AttendeeDuty = Annotated[str, msgspec.Meta(pattern=_NO_NUL, max_length=limits.ATTENDEE_DUTY)]
AttendeeUnit = Annotated[str, msgspec.Meta(pattern=_NO_NUL, max_length=limits.UNIT)]


class AttendeeDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One who is to attend. ``winner`` is whom they are, receive for, or accompany."""

    kind: AttendeeKind
    name: AttendeeName
    duty: AttendeeDuty = ""
    unit: AttendeeUnit = ""
    winner: Id | None = None


class AttendeeRecord(msgspec.Struct, frozen=True):
    """``told_apart`` is empty unless somebody else has the same name; ``gone`` if the winner is."""

    id: int
    kind: AttendeeKind
    name: str
    duty: str
    unit: str
    winner: int | None
    code: str
    name_key: str
    told_apart: str = ""
    gone: bool = False

    @property
    def draft(self) -> AttendeeDraft:
        return AttendeeDraft(self.kind, self.name, self.duty, self.unit, self.winner)
