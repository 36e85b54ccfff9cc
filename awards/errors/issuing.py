"""Faults of issuing and reissuing certificates."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.errors.words import Words


class OwnWords(Conflict):
    code = "conflict.own-words"
    zh = Words("“{name}”的新内容由您本人修改，不能由您重新签发。", "请由另一人核对后重新签发。")
    en = Words(
        "The new words of “{name}” are your own: you do not reissue them.",
        "Have another person read and reissue them.",
    )


class PrintRefused(Conflict):
    code = "conflict.preflight"
    zh = Words("印前检查发现 {count} 个问题，未生成文件：\n{problems_zh}", "请逐条处理后再打印。")
    en = Words(
        "Preflight found {count} problems; no file was made:\n{problems_en}",
        "Mend each of them and print again.",
    )
