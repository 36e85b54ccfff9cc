"""Faults of the public notice, of objections and of confirming."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.errors.words import Words


class NoticeMissing(Conflict):
    code = "conflict.notice-missing"
    zh = Words(
        "尚未公示，不能确认：{names}。", "请先公示 {days} 个工作日，或由管理员说明理由后确认。"
    )
    en = Words(
        "Not to be confirmed before a notice: {names}.",
        "Publish a notice of {days} working days, or have an administrator justify it.",
    )


class NoticeRunning(Conflict):
    code = "conflict.notice-running"
    zh = Words(
        "公示尚未期满，不能确认：{names}。", "请在 {ends_on} 之后确认，或由管理员说明理由后确认。"
    )
    en = Words(
        "The notice still runs for {names}.",
        "Confirm after {ends_on}, or have an administrator justify it.",
    )


class WinnerHeld(Conflict):
    code = "conflict.held"
    zh = Words("已暂缓，不能确认：{names}。", "请先处理异议或解除暂缓，其他人可以先行确认。")
    en = Words(
        "Held back and not to be confirmed: {names}.",
        "Decide the objection or release them; the others can go on.",
    )


class SamePerson(Conflict):
    code = "conflict.same-person"
    zh = Words("不能确认本人登记或修改的获奖者：{names}。", "请由另一人确认。")
    en = Words("Whoever registers does not confirm: {names}.", "Have another person confirm them.")


class ObjectionOpen(Conflict):
    code = "conflict.objection-open"
    zh = Words("“{name}”尚有异议（{case}）未处理，不能解除暂缓。", "请先处理该异议。")
    en = Words("An objection to “{name}” is open ({case}).", "Decide it first; then release them.")


class ObjectionDecided(Conflict):
    code = "conflict.objection-decided"
    zh = Words("异议 {case} 已经处理，不能再次处理。", "请重新打开页面，查看处理结果。")
    en = Words("The objection {case} was decided already.", "Open the page again to see how.")
