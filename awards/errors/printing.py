"""Faults of print runs: set-up, sheets, files, workers."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid, Unavailable
from awards.words import N_


class SetupRefused(Invalid):
    """``reasons`` are those of the engine, each with its remedy."""

    code = "invalid.setup"
    what = N_("It cannot be printed: %(reasons)s")
    remedy = N_("Change how it is laid out on paper.")


class ReadingsRefused(Invalid):
    """``faults`` are the engine's own, each with the cross or the value it concerns."""

    code = "invalid.readings"
    what = N_("These readings give no calibration: %(listed)s")
    remedy = N_("Correct it; nothing was saved.")


class SheetsUnnamed(Invalid):
    code = "invalid.sheets-unnamed"
    what = N_("No sheets are named, so this would be the whole run.")
    remedy = N_(
        "Give the first or the last sheet: without the first it is from sheet 1, without the last to "
        "the end. For the whole run say “all”."
    )


class SheetsClaimed(Conflict):
    """Nobody prints a certificate twice without meaning to."""

    code = "conflict.sheets-claimed"
    what = N_("%(count)s of these certificates are in “%(run)s”, which is not finished.")
    remedy = N_("Record there what was printed, or cancel that run.")


class RunOver(Conflict):
    code = "conflict.run-over"
    what = N_("“%(run)s” has nothing left to print.")
    remedy = N_("Start another run.")


class RunChanged(Conflict):
    code = "conflict.run-changed"
    what = N_("What would be printed has changed since you looked.")
    remedy = N_("Check it again, then begin.")


class PrintedElsewhere(Conflict):
    code = "conflict.printed-elsewhere"
    what = N_("%(number)s was printed in “%(run)s”.")
    remedy = N_("If another copy is wanted, start a run of that number.")


class CertificatesDiffer(Conflict):
    """Nobody prints words that the register no longer has without meaning to."""

    code = "conflict.certificates-differ"
    what = N_("%(count)s of these certificates differ from the register: %(names)s")
    remedy = N_(
        "Reissue them first, or accept the differences: with --accept-differences, or with "
        "accept_differences in a request."
    )


class SheetOutdated(Conflict):
    code = "conflict.sheet-outdated"
    what = N_("%(number)s on sheet %(sheet)s was revoked or reissued since.")
    remedy = N_("Record that sheet as spoiled first; a new version is printed by a new run.")


class FileDamaged(Conflict):
    code = "conflict.print-file-damaged"
    what = N_("The print file %(file)s has changed since it was made: do not use it.")
    remedy = N_("Make the files of its run again.")


class SheetsNotThere(Conflict):
    code = "conflict.sheets-not-there"
    what = N_("None of the sheets %(sheets)s of “%(run)s” can be recorded in this way.")
    remedy = N_("Check the numbers and states of the sheets.")


class SheetsInOtherRun(Conflict):
    code = "conflict.sheets-in-other-run"
    what = N_("The sheets %(sheets)s are in “%(run)s” now, there as the sheets %(there)s.")
    remedy = N_("Record there what was printed.")


class RunWaits(Unavailable):
    code = "unavailable.run-waits"
    what = N_("“%(run)s” is not drawn yet: %(reason)s")
    remedy = N_("It has stopped: remove the cause and use “awards run work”, or cancel it.")


class StoreAway(Unavailable):
    code = "unavailable.print-files"
    what = N_("The print files cannot be read: %(reason)s.")
    remedy = N_("Check AWARDS_FILES and try again.")


class WorkersAway(Unavailable):
    code = "unavailable.workers"
    what = N_("No one answers at the cluster %(address)s.")
    remedy = N_(
        "Start its scheduler and workers, install the extra “dask”, or draw with processes."
    )
