"""Faults of public lookups."""

from __future__ import annotations

from awards.errors.families import Denied
from awards.errors.words import Words


class TooManyLookups(Denied):
    """Of strangers: from one address, within a minute."""

    code = "denied.too-many-lookups"
    zh = Words("查询过于频繁，请稍候。", "请在 {seconds} 秒后再试；多人共用同一网络时也会如此。")
    en = Words(
        "There were too many lookups from your network.",
        "Try again in {seconds} seconds; others in the same network count too.",
    )
