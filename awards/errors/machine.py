"""Faults of the machine: settings, files and folders, the database."""

from __future__ import annotations

from awards.errors.families import AwardsError, Conflict, Invalid, Unavailable
from awards.words import N_


class SettingsFault(AwardsError):
    code = "settings"
    what = N_("These settings are wrong:\n%(faults)s")
    remedy = N_("Correct them and start again.")


class KeyMissing(SettingsFault):
    code = "settings.key-missing"
    what = N_("The data folder has no secret.key, and the history of this database is under one.")
    remedy = N_(
        "Restore secret.key from a backup, or correct AWARDS_DATA_DIR. If it is lost: “awards audit rekey”."
    )


class KeyUnknown(SettingsFault):
    code = "settings.key-unknown"
    what = N_("The secret.key of the data folder is not the key of this database.")
    remedy = N_(
        "Restore secret.key from a backup, or correct AWARDS_DATA_DIR. If it is lost: “awards audit rekey”."
    )


class HistoryBroken(Conflict):
    code = "conflict.history-broken"
    what = N_("The history does not fit from entry %(position)s on: %(reason)s. No head was made.")
    remedy = N_("Compare with a backup: “awards audit verify” on both.")


class HeadRefused(Invalid):
    code = "invalid.head"
    what = N_("This is no head of a history.")
    remedy = N_("Give a file that “awards audit head” wrote.")


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
