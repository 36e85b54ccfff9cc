"""The roles of people and what each may do: every role and every permission is declared here once.

Guards, pages, the API, the command line, the setting `AWARDS_SECOND_FACTOR` and the rows of the table
``role`` are derived from these declarations.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Self

from awards.words import N_


class Role(StrEnum):
    """Name in the database, the API and on the command line; then the words for people.

    The handbook describes each role in its table.
    """

    words: str

    VIEWER = "viewer", N_("Viewer")
    REGISTRAR = "registrar", N_("Registrar")
    APPROVER = "approver", N_("Approver")
    PRINTER = "printer", N_("Print operator")
    CEREMONY = "ceremony", N_("Ceremony staff")
    ADMIN = "admin", N_("Administrator")

    def __new__(cls, name: str, words: str = "") -> Self:
        self = str.__new__(cls, name)
        self._value_ = name
        self.words = words
        return self

    @property
    def permissions(self) -> frozenset[Permission]:
        return frozenset(each for each in Permission if self in each.holders)


class Permission(StrEnum):
    """Name, words for people, and the roles that hold it, in the order of the work.

    A route declares ``opt={"permission": …}`` or ``opt={"public": True}``; without either it is
    closed. An administrator holds every permission, also those that name no role. Nobody else both
    registers and confirms.
    """

    words: str
    holders: frozenset[Role]

    READ = "read", N_("Read everything about a commendation"), Role
    REGISTER = "register", N_("Register and amend winners"), {Role.REGISTRAR}
    IMPORT = "import", N_("Import lists"), {Role.REGISTRAR}
    PROOFREAD = (
        "proofread",
        N_("Ask units to proofread, and decide on their proposals"),
        {Role.REGISTRAR},
    )
    NOTICE = "notice", N_("Publish the notice, record and decide objections"), {Role.APPROVER}
    CONFIRM = "confirm", N_("Confirm winners"), {Role.APPROVER}
    OVERRIDE_NOTICE = "override-notice", N_("Confirm before the notice has ended, with a reason")
    WITHDRAW = "withdraw", N_("Withdraw winners"), {Role.APPROVER}
    ISSUE = "issue", N_("Number and issue certificates"), {Role.APPROVER}
    RECORD_PAPER = (
        "record-paper",
        N_("Record certificates that were issued on paper"),
        {Role.APPROVER},
    )
    REISSUE = "reissue", N_("Reissue certificates"), {Role.APPROVER}
    REVOKE = "revoke", N_("Revoke certificates"), {Role.APPROVER}
    ANNOUNCE = "announce", N_("Announce the winners to the public"), {Role.APPROVER}
    PRINT = "print", N_("Print certificates"), {Role.PRINTER, Role.CEREMONY}
    EDIT_LAYOUTS = "edit-layouts", N_("Make and change layouts"), {Role.PRINTER}
    ROSTER = "roster", N_("Make the roster of the ceremony"), {Role.PRINTER, Role.CEREMONY}
    ARRANGE = "arrange", N_("Arrange the ceremony"), {Role.CEREMONY}
    SEAT = "seat", N_("Seat those who attend"), {Role.CEREMONY}
    FREEZE = "freeze", N_("Freeze versions of the ceremony"), {Role.APPROVER, Role.CEREMONY}
    RUN_DAY = "run-day", N_("Run the day of the ceremony"), {Role.APPROVER, Role.CEREMONY}
    REOPEN_DAY = "reopen-day", N_("Reopen a closed day of the ceremony"), {Role.APPROVER}
    DOOR = "door", N_("Take arrivals at the door"), {Role.CEREMONY}
    DELIVER = (
        "deliver",
        N_("Deliver what was not handed out"),
        {Role.REGISTRAR, Role.CEREMONY},
    )
    MANAGE_CATALOGUE = "manage-catalogue", N_("Set up commendations, categories and quotas")
    MANAGE_ACCOUNTS = "manage-accounts", N_("Manage accounts")
    SEE_PEOPLE = (
        "see-people",
        N_("See people, and refuse requests that wait"),
        {Role.APPROVER},
    )
    READ_AUDIT = "read-audit", N_("Read the whole history")

    def __new__(cls, name: str, words: str = "", holders: Collection[Role] = ()) -> Self:
        self = str.__new__(cls, name)
        self._value_ = name
        self.words = words
        self.holders = frozenset({Role.ADMIN, *holders})
        return self
