"""Faults of stored layouts and of their fonts."""

from __future__ import annotations

from awards.errors.families import Invalid, Unavailable
from awards.errors.words import Words


class LayoutFaulty(Invalid):
    """``found`` are the engine's own faults, each with its path."""

    code = "invalid.layout"
    zh = Words("版式“{name}”有误：\n{faults_zh}", "请更正后再保存，尚未写入任何内容。")
    en = Words(
        "The layout “{name}” is wrong:\n{faults}", "Correct it and save again; nothing was written."
    )


class FontsChanged(Unavailable):
    code = "unavailable.fonts-changed"
    zh = Words("本机字体与签发时不同：{fonts}", "请安装签发时的字体，或重新签发。")
    en = Words("Fonts differ from those at issue: {fonts}", "Install those fonts, or reissue.")
