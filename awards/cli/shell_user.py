"""The person behind a command: the user of the operating system, and their account if they have one.

The system says who that is, by the id of the process. No variable of the environment counts.
"""

from __future__ import annotations

import getpass
import os
from typing import NamedTuple

from awards.audit.rules import OS_USER

#: Names are cut there, so that the id always fits behind.
_NAME = 32


class ShellUser(NamedTuple):
    """``id`` is the number of the user; where the system has none, it is the name."""

    id: str
    name: str

    @property
    def actor(self) -> str:
        """How the history names them while they are joined to no account."""
        name = self.name.replace("/", "-").replace(OS_USER, "-")[:_NAME]
        return f"cli/{name}{OS_USER}{self.id}"


def shell_user() -> ShellUser:
    if not hasattr(os, "getuid"):  # Windows, which has names alone
        name = getpass.getuser()
        return ShellUser(name, name)
    number = os.getuid()
    return ShellUser(str(number), _name_of(number) or f"uid-{number}")


def _name_of(number: int) -> str:
    """Empty for a user without a name, as in a container."""
    import pwd  # noqa: PLC0415 - Windows has no such module

    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return ""


def user_named(told: str) -> ShellUser:
    """The user with this id or, where it is no number, with this name. Raises KeyError."""
    if not hasattr(os, "getuid"):
        return ShellUser(told, told)
    import pwd  # noqa: PLC0415 - Windows has no such module

    if told.isascii() and told.isdigit():
        number = str(int(told))
        return ShellUser(number, _name_of(int(number)))
    found = pwd.getpwnam(told)
    return ShellUser(str(found.pw_uid), found.pw_name)
