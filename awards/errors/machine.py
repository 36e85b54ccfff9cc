"""Faults of the machine: settings, files and folders, the database."""

from __future__ import annotations

from awards.errors.families import AwardsError, Conflict, Unavailable
from awards.words import N_


class SettingsFault(AwardsError):
    code = "settings"
    what = N_("These settings are wrong:\n%(faults)s")
    remedy = N_("Correct them and start again.")


class FileUnusable(Unavailable):
    code = "unavailable.file"
    what = N_("%(path)s cannot be used: %(reason)s.")
    remedy = N_("Check the folder, its permissions and the disk.")


class FolderInUse(Conflict):
    code = "conflict.folder-in-use"
    what = N_("%(folder)s holds other files (%(others)s); nothing was built.")
    remedy = N_("Name an empty folder.")


class DatabaseBehind(Unavailable):
    code = "unavailable.database-behind"
    what = N_("The database is older than the program.")
    remedy = N_("Run “awards migrate”.")


class MigrationEdited(Unavailable):
    code = "unavailable.migration-edited"
    what = N_(
        "A migration step was edited after it was applied: %(steps)s."
        " The database and the program may disagree."
    )
    remedy = N_("Install the program again from an unchanged release; never edit an applied step.")


class DatabaseBusy(Unavailable):
    code = "unavailable.database-busy"
    what = N_("The database is busy or away: %(reason)s")
    remedy = N_("Try again; then check the database.")
