"""Why a person may not do something, in words."""

from __future__ import annotations

from typing import Any

from awards.errors import NotPermitted
from awards.roles import Permission, Role
from awards.words import Joined, Phrase, listed

NOBODY = Joined(("—",))


def refusal(role: Role, permission: Any) -> NotPermitted:  # noqa: ANN401 - any value of a route
    """Name the role, what it lacks and who has it. A route that declares nothing is closed."""
    declared = permission if isinstance(permission, Permission) else None
    able = [Phrase(each.words) for each in Role if declared in each.permissions]
    return NotPermitted(
        role=role.value,
        permission=str(permission),
        role_name=Phrase(role.words),
        duty=Phrase(declared.words) if declared else NOBODY,
        roles=listed(able) if able else NOBODY,
    )
