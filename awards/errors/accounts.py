"""Faults of accounts: passwords, links, signing in, permissions."""

from __future__ import annotations

from awards.errors.families import Conflict, Denied, Invalid, NotFound
from awards.words import C_, N_


class PasswordRefused(Invalid):
    """The message never contains the password, because anyone may read it."""

    code = "invalid.password"
    what = N_("The password is refused: %(reason)s")
    remedy = C_("password", "Choose another.")


class LinkSpent(NotFound):
    """The same answer for a link that never existed, was used, was replaced or is too old."""

    code = "not-found.link"
    what = N_("This link no longer works: it was used, replaced, or is older than 72 hours.")
    remedy = N_("Ask the administrator for a new one.")


class AccountExists(Conflict):
    code = "conflict.account-exists"
    what = N_("There is an account “%(username)s” already.")
    remedy = N_("Choose another name.")


class AccountClosed(Conflict):
    code = "conflict.account-closed"
    what = N_("The account “%(username)s” is closed.")
    remedy = N_("Reopen it first.")


class LastAdmin(Conflict):
    code = "conflict.last-admin"
    what = N_(
        "“%(username)s” is the only active administrator: the account cannot be closed "
        "or get another role."
    )
    remedy = N_("Make another administrator first.")


class ConsentOver(Conflict):
    code = "conflict.consent-over"
    what = N_("This request was decided or taken back, has expired, or no longer applies.")
    remedy = N_("Look at the page of accounts, and ask again if it is still wanted.")


class ConsentNotYours(Denied):
    code = "denied.consent"
    what = N_("You cannot decide this: %(reason)s.")
    remedy = N_("Ask another administrator; the page of accounts lists what waits.")


class TokenForAnother(Denied):
    """A token acts as its account, so under the two-person rule only its person makes one."""

    code = "denied.token-for-another"
    what = N_("The two-person rule lets only “%(username)s” make a token for this account.")
    remedy = N_("They make it on the page “My account”.")


class TokenOfAnother(Denied):
    """Who made the token may hold it, so its acts are not surely those of its account."""

    code = "denied.token-of-another"
    what = N_(
        "“%(maker)s” made this token of “%(username)s”: under the two-person rule it registers, "
        "changes, confirms and issues nothing."
    )
    remedy = N_("“%(username)s” makes a token on the page “My account”; then revoke this one.")


class ShellUserTaken(Conflict):
    code = "conflict.shell-user-taken"
    what = N_(
        "The user %(os_user)s of this machine is joined to the account “%(username)s” already."
    )
    remedy = N_("Separate them first: awards account unlink --os-user ID")


class ShellUnlinked(Denied):
    """Under the two-person rule a person acts, and nobody knows which one this is."""

    code = "denied.shell-unlinked"
    what = N_(
        "The two-person rule asks who acts, and the user %(os_user)s of this machine is joined to no "
        "account."
    )
    remedy = N_(
        "Join them: awards account link NAME --os-user %(os_user)s. If that is done, the person "
        "agrees on the page “My account”."
    )


class NotSignedIn(Denied):
    code = "denied.not-signed-in"
    what = N_("A valid token is needed.")
    remedy = N_("Make one with “awards token create”; send it as Bearer.")


class NotPermitted(Denied):
    code = "denied.not-permitted"
    what = N_("Your role (%(role_name)s) does not include this: %(duty)s.")
    remedy = N_(
        "It is for: %(roles)s. If it should be for you, ask an administrator to change your role."
    )


class SignInRefused(Denied):
    """The same words for an unknown account, a wrong password and a closed account."""

    code = "denied.sign-in"
    what = N_("The username or the password is wrong.")
    remedy = N_("Check both. If you forgot the password, ask the administrator for a new link.")


class PasswordWrong(Denied):
    """A signed-in person gave a wrong password when asked again."""

    code = "denied.password"
    what = N_("The password is wrong.")
    remedy = N_("Type the one that you use now.")


class CodeRefused(Denied):
    code = "denied.code"
    what = N_("The code is not right, or was used before.")
    remedy = N_("Type the six digits shown now.")


class TooManyTries(Denied):
    code = "denied.too-many-tries"
    what = N_("There were too many tries.")
    remedy = N_("Try again after %(at)s.")


class SecondFactorMissing(Denied):
    code = "denied.second-factor"
    what = N_("Your role must use a second factor.")
    remedy = N_("Set it up first.")
