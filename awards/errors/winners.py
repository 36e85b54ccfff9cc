"""Faults of winners: names, places, states."""

from __future__ import annotations

from awards.errors.families import Conflict, Invalid
from awards.errors.words import Words


class NameRefused(Invalid):
    code = "invalid.name"
    zh = Words("姓名或名称“{name}”不能登记：{reason_zh}", "请按原件更正后再登记。")
    en = Words("The name “{name}” is refused: {reason_en}", "Correct it from the source.")


class QuotaFull(Conflict):
    code = "conflict.quota-full"
    zh = Words(
        "“{category}”名额 {quota} 个，已用 {taken} 个，本次需要 {wanted} 个，超出 {over} 个。",
        "请先撤下名单中的人选，或由管理员调整名额。",
    )
    en = Words(
        "“{category}” has {quota} places, {taken} taken; {wanted} more would be {over} too many.",
        "Withdraw someone first, or have the quota changed.",
    )


class Duplicate(Conflict):
    code = "conflict.duplicate"
    zh = Words(
        "“{category}”中已有“{name}”（{unit}）。",
        "如确为同名的另一人，请填写工号或证件号，或注明“同名不同人”。",
    )
    en = Words(
        "“{category}” already holds “{name}” ({unit}).",
        "If it is another person, give an employee or ID number, or say “namesake”.",
    )


class WrongState(Conflict):
    code = "conflict.state"
    zh = Words("“{name}”目前为“{state}”，不能{action_zh}。", "请先核对其状态。")
    en = Words("“{name}” is {state}: it cannot be {action_en}.", "Check its state first.")


class Stale(Conflict):
    code = "conflict.stale"
    zh = Words("“{name}”在您打开之后已被他人修改。", "请重新打开，核对后再保存。")
    en = Words("“{name}” was changed since you read it.", "Read it again, then save.")
