"""Faults of the public notice, of objections and of confirming."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class NoticeMissing(Conflict):
    code = "conflict.notice-missing"
    what = N_("They cannot be confirmed before a notice: %(names)s.")
    remedy = N_("Publish a notice of %(days)s working days, or ask an administrator to justify it.")


class NoticeRunning(Conflict):
    code = "conflict.notice-running"
    what = N_("The notice still runs for %(names)s.")
    remedy = N_("Confirm after %(ends_on)s, or ask an administrator to justify it.")


class WinnerHeld(Conflict):
    code = "conflict.held"
    what = N_("Held back, so they cannot be confirmed: %(names)s.")
    remedy = N_("Decide the objection or release them; the others can go on.")


class SamePerson(Conflict):
    code = "conflict.same-person"
    what = N_(
        "You registered or changed these winners since the last confirmation, so you cannot confirm "
        "them: %(names)s."
    )
    remedy = N_("Have a person confirm them who is not named in brackets; the others can go on.")


class WriterUnlinked(Conflict):
    code = "conflict.writer-unlinked"
    what = N_(
        "Nobody knows who wrote the words of these winners: a user of the machine who is joined to no "
        "account did so in the shell: %(names)s."
    )
    remedy = N_(
        "Join that user to their account: awards account link NAME --os-user %(os_user)s. Then "
        "another person can go on."
    )


class CorrectionOfOwn(Conflict):
    code = "conflict.own-correction"
    what = N_("You changed the words of %(names)s yourself: another person must publish them.")
    remedy = N_("Have another person read them and publish the correction.")


class ObjectionOpen(Conflict):
    code = "conflict.objection-open"
    what = N_("An objection to “%(name)s” is open (%(case)s).")
    remedy = N_("Decide it first; then release them.")


class ObjectionDecided(Conflict):
    code = "conflict.objection-decided"
    what = N_("The objection %(case)s was decided already.")
    remedy = N_("Open the page again to see how.")
