"""Faults of accounts: passwords, links, signing in, permissions."""

from __future__ import annotations

from awards.errors.families import Conflict, Denied, Invalid, NotFound
from awards.errors.words import Words


class PasswordRefused(Invalid):
    """It names no password: what is told may be read by anyone."""

    code = "invalid.password"
    zh = Words("密码不符合要求：{reason_zh}", "请换一个密码。")
    en = Words("The password is refused: {reason_en}", "Choose another.")


class LinkSpent(NotFound):
    """Alike for a link that never was, was used, was replaced or is too old."""

    code = "not-found.link"
    zh = Words("此链接已失效：可能已被使用、已换新，或已超过 72 小时。", "请向管理员索取新的链接。")
    en = Words(
        "This link no longer works: it was used, replaced, or is older than 72 hours.",
        "Ask the administrator for a new one.",
    )


class AccountExists(Conflict):
    code = "conflict.account-exists"
    zh = Words("账号“{username}”已经存在。", "请换一个账号名。")
    en = Words("There is an account “{username}” already.", "Choose another name.")


class AccountClosed(Conflict):
    code = "conflict.account-closed"
    zh = Words("账号“{username}”已停用。", "请先启用该账号。")
    en = Words("The account “{username}” is closed.", "Reopen it first.")


class LastAdmin(Conflict):
    code = "conflict.last-admin"
    zh = Words("“{username}”是唯一的在用管理员，不能停用或改为其他角色。", "请先指定另一名管理员。")
    en = Words(
        "“{username}” is the only active administrator: neither closed nor given another role.",
        "Make another administrator first.",
    )


class NotSignedIn(Denied):
    code = "denied.not-signed-in"
    zh = Words("需要有效的访问令牌。", "请用 awards token create 生成令牌，并以 Bearer 方式提供。")
    en = Words(
        "A valid token is needed.", "Make one with “awards token create”; send it as Bearer."
    )


class NotPermitted(Denied):
    code = "denied.not-permitted"
    zh = Words(
        "您的角色（{role_zh}）没有此项权限：{duty_zh}。",
        "可由以下角色办理：{roles_zh}；如应由您办理，请联系管理员调整角色。",
    )
    en = Words(
        "Your role ({role_en}) does not include this: {duty_en}.",
        "It is for: {roles_en}. If it should be for you, ask an administrator to change your role.",
    )


class SignInRefused(Denied):
    """The same words for an unknown account, a wrong password and a closed account."""

    code = "denied.sign-in"
    zh = Words("账号或密码不正确。", "请核对后重试；如忘记密码，请向管理员索取新的链接。")
    en = Words(
        "Username or password is not right.",
        "Check both; if you forgot the password, ask the administrator for a new link.",
    )


class PasswordWrong(Denied):
    """Of someone who is signed in already and is asked once more."""

    code = "denied.password"
    zh = Words("密码不正确。", "请输入您现在使用的密码。")
    en = Words("The password is not right.", "Type the one that you use now.")


class CodeRefused(Denied):
    code = "denied.code"
    zh = Words("验证码不正确或已使用过。", "请输入验证器中当前显示的 6 位数字。")
    en = Words("The code is not right, or was used before.", "Type the six digits shown now.")


class TooManyTries(Denied):
    code = "denied.too-many-tries"
    zh = Words("尝试次数过多，已暂停。", "请在 {at} 之后再试。")
    en = Words("There were too many tries.", "Try again after {at}.")


class SecondFactorMissing(Denied):
    code = "denied.second-factor"
    zh = Words("您的角色须启用两步验证后才能使用。", "请先设置两步验证。")
    en = Words("Your role must use a second factor.", "Set it up first.")
