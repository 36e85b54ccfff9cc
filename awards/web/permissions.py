"""What a route may ask of whoever calls it; which role carries what is for the accounts to say."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """A route declares ``opt={"permission": …}``, or ``opt={"public": True}``; else it is shut."""

    READ = "read"
    REGISTER = "register"
    IMPORT = "import"
    PROOFREAD = "proofread"
    NOTICE = "notice"
    CONFIRM = "confirm"
    OVERRIDE_NOTICE = "override-notice"
    WITHDRAW = "withdraw"
    ISSUE = "issue"
    REISSUE = "reissue"
    REVOKE = "revoke"
    PRINT = "print"
    EDIT_LAYOUTS = "edit-layouts"
    ROSTER = "roster"
    ANNOUNCE = "announce"
    MANAGE_CATALOGUE = "manage-catalogue"
    MANAGE_ACCOUNTS = "manage-accounts"
    READ_AUDIT = "read-audit"
