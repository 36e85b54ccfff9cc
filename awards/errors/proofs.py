"""Faults of proofreading by the units."""

from __future__ import annotations

from awards.errors.families import Conflict, NotFound
from awards.errors.words import Words


class ProofLinkUnknown(NotFound):
    """Alike for a link that never was and for one that was taken back."""

    code = "not-found.proof-link"
    zh = Words(
        "此校对链接无效：网址可能不完整，或链接已被收回。", "请向发来链接的主办方索取新的链接。"
    )
    en = Words(
        "This link for proofreading does not work: it is cut short, or was taken back.",
        "Ask whoever sent it for a new one.",
    )


class ProofreadingOver(Conflict):
    code = "conflict.proofreading-over"
    zh = Words("校对已于 {deadline} 截止。", "如仍需更正，请联系主办方。")
    en = Words("Proofreading ended on {deadline}.", "If something is wrong, tell the organizers.")


class ProposalDecided(Conflict):
    code = "conflict.proposal-decided"
    zh = Words("这条更正建议已由 {decided_by} 处理。", "请刷新页面查看结果。")
    en = Words("This proposal was decided by {decided_by} already.", "Reload to see how.")
