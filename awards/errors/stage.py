"""Faults of the ceremony: its arrangement, versions and changes of the day."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid
from awards.words import N_


class ArrangementRefused(Invalid):
    code = "invalid.arrangement"
    what = N_("The arrangement of the ceremony is refused: %(reason)s.")
    remedy = N_("Correct it, then save again.")


class CeremonyExists(Conflict):
    code = "conflict.ceremony-exists"
    what = N_("“%(title)s” has a ceremony already.")
    remedy = N_("Change that one.")


class CeremonyChanged(Conflict):
    code = "conflict.ceremony-changed"
    what = N_("The ceremony was changed since you read it: %(changes)s.")
    remedy = N_("Look at it as it is now, then repeat your change.")


class WinnersGone(Conflict):
    code = "conflict.winners-gone"
    what = N_("These winners cannot be arranged any more: %(names)s.")
    remedy = N_(
        "They were withdrawn or revoked, or are of another commendation. Load the page again."
    )


class WinnersUnplaced(Conflict):
    code = "conflict.winners-unplaced"
    what = N_("%(count)s winners are placed nowhere: %(names)s.")
    remedy = N_("Place them, or accept that they go into bags.")


class StageUnissued(Conflict):
    code = "conflict.stage-unissued"
    what = N_("%(count)s on stage have no valid certificate: %(names)s.")
    remedy = N_(
        "Issue their certificates, or take them off the stage. Until then there is a draft."
    )


class NotInVersion(Conflict):
    code = "conflict.not-in-version"
    what = N_("%(count)s of the certificates are not in version %(version)s: %(names)s.")
    remedy = N_("Freeze a new version, or take the order of the draft or of the decision.")


class ChangeImpossible(Conflict):
    code = "conflict.stage-change"
    what = N_("This change is not possible: %(reason)s.")
    remedy = N_("Look at the newest state of the day.")


class PaperRefused(Conflict):
    """``what`` and ``fix`` are the words of the paper's own fault: it names whom it concerns."""

    code = "conflict.ceremony-paper"
    what = N_("%(paper)s cannot be made, so nothing was: %(what)s")
    remedy = N_("%(fix)s")


class PackUnfinished(Conflict):
    code = "conflict.pack-unfinished"
    what = N_("The ceremony pack of version %(version)s is not made yet.")
    remedy = N_("Ask for it, and wait until it is made.")


class PaperEmpty(Conflict):
    code = "conflict.ceremony-paper-empty"
    what = N_("This version has nothing that stands on %(paper)s.")
    remedy = N_("Arrange it, and freeze a new version.")


class HallRefused(Invalid):
    """``faults`` name each place in the file."""

    code = "invalid.hall"
    what = N_("The hall is refused: %(faults)s.")
    remedy = N_("Correct the file, then load it again.")


class SeatsTooFew(Conflict):
    code = "conflict.seats-too-few"
    what = N_("There are too few seats: %(blocks)s.")
    remedy = N_("Give these people another block, or remove pins. No seat was changed.")


class SeatRefused(Conflict):
    code = "conflict.seat"
    what = N_("This seat cannot be given: %(reason)s.")
    remedy = N_("Look at the seats as they are now.")


class AttendeeRefused(Invalid):
    code = "invalid.attendee"
    what = N_("The attendee is refused. %(reason)s")
    remedy = N_("Correct it, then save again. Nothing was stored.")


class ReplyRefused(Invalid):
    code = "invalid.reply"
    what = N_("The reply is refused. %(reason)s")
    remedy = N_("Correct it, then send again. Nothing was stored.")
