"""What each permission means to a person, in the order of the work."""

from __future__ import annotations

from typing import Any

from awards.accounts.rules import PERMISSIONS
from awards.errors import NotPermitted
from awards.tables import Role
from awards.web.labels import ROLES
from awards.web.permissions import Permission
from awards.words import N_, Joined, Phrase, listed

DUTIES: dict[Permission, str] = {
    Permission.READ: N_("Read everything about a commendation"),
    Permission.REGISTER: N_("Register and amend winners"),
    Permission.IMPORT: N_("Import lists"),
    Permission.PROOFREAD: N_("Have units proofread, and decide what they propose"),
    Permission.NOTICE: N_("Publish the notice, record and decide objections"),
    Permission.CONFIRM: N_("Confirm winners"),
    Permission.OVERRIDE_NOTICE: N_("Confirm before the notice has ended, with a reason"),
    Permission.WITHDRAW: N_("Withdraw winners"),
    Permission.ISSUE: N_("Number and issue certificates"),
    Permission.REISSUE: N_("Reissue certificates"),
    Permission.REVOKE: N_("Revoke certificates"),
    Permission.ANNOUNCE: N_("Announce the winners to the public"),
    Permission.PRINT: N_("Print certificates"),
    Permission.EDIT_LAYOUTS: N_("Make and change layouts"),
    Permission.ROSTER: N_("Make the roster of the ceremony"),
    Permission.MANAGE_CATALOGUE: N_("Set up commendations, categories and quotas"),
    Permission.MANAGE_ACCOUNTS: N_("Manage accounts"),
    Permission.READ_AUDIT: N_("Read the whole history"),
}

NOBODY = Joined(("—",))


def refusal(role: Role, permission: Any) -> NotPermitted:  # noqa: ANN401 - whatever a route declares
    """In words: which role, what it lacks, and who has it. A route that declares nothing is shut."""
    able = [Phrase(ROLES[each]) for each, held in PERMISSIONS.items() if permission in held]
    return NotPermitted(
        role=role.value,
        permission=str(permission),
        role_name=Phrase(ROLES[role]),
        duty=Phrase(DUTIES[permission]) if permission in DUTIES else NOBODY,
        roles=listed(able) if able else NOBODY,
    )
