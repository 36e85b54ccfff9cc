"""Faults of importing a spreadsheet."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid, NotFound
from awards.words import N_


class FileRefused(Invalid):
    """A spreadsheet that is not even opened; `awards.intake.reading.refusals` holds the reasons."""

    code = "invalid.file"


class DraftEnded(NotFound):
    """The same answer for a draft that was imported, dropped, is too old, or is another person's."""

    code = "not-found.draft"
    what = N_("This import has ended.")
    remedy = N_("It was imported, dropped or is over 7 days old.")


class DraftSealed(Conflict):
    code = "conflict.draft-sealed"
    what = N_("This import was stored with another secret.key and cannot be opened.")
    remedy = N_("Restore the key from the backup, or drop the import and upload the file again.")


class AlreadyImported(Conflict):
    code = "conflict.already-imported"
    what = N_("This file was imported on %(at)s (%(reference)s).")
    remedy = N_("Say “again” if you mean it.")


class IntakeHasFaults(Conflict):
    code = "conflict.intake-faults"
    what = N_("The file still has %(count)s faults; no row was imported.")
    remedy = N_("Correct them as the preview says and send it again.")


class NothingNew(Conflict):
    code = "conflict.nothing-new"
    what = N_("The file holds no new winner.")
    remedy = N_("All rows are registered, repeated or skipped.")


class RecordsRefused(Conflict):
    code = "conflict.records-faulty"
    what = N_("The list has %(count)s faults; nothing was recorded.")
    remedy = N_("Correct each of them and send the list again.")


class AlreadyUndone(Conflict):
    code = "conflict.already-undone"
    what = N_("The import %(reference)s was undone already.")
    remedy = N_("There is nothing left to undo.")


class ImportIssued(Conflict):
    code = "conflict.import-issued"
    what = N_(
        "Of the import %(reference)s, %(count)s are issued (%(names)s): the whole "
        "import cannot be undone."
    )
    remedy = N_("Withdraw those not issued one by one, and revoke the others.")


class ImportBeyondDraft(Conflict):
    code = "conflict.import-beyond-draft"
    what = N_(
        "Of the import %(reference)s, %(count)s are on notice, confirmed or held back (%(names)s)."
    )
    remedy = N_("A person who may withdraw winners can undo it.")
