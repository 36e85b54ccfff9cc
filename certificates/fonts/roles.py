"""The roles that a text style may ask for, and their faces by the names in font files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05",
              "华文中宋", "STZhongsong", "Noto Serif CJK SC Bold", "Noto Serif SC Bold",
              "Source Han Serif SC Bold", "思源宋体 Bold", "Source Han Serif CN Bold",
              "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "思源宋体",
              "Source Han Serif CN"),
    "kai": ("KaiTi", "楷体", "楷体_GB2312", "KaiTi_GB2312", "STKaiti", "华文楷体", "Kaiti SC",
            "楷体-简", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S", "LXGW WenKai",
            "霞鹜文楷", "LXGW WenKai GB", "霞鹜文楷 GB", "AR PL UKai CN", "AR PL KaitiM GB"),
    "fangsong": ("FangSong", "仿宋", "仿宋_GB2312", "FangSong_GB2312", "STFangsong", "华文仿宋",
                 "方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体", "FZFangSong-Z02S",
                 "Zhuque Fangsong (technical preview)", "朱雀仿宋（预览测试版）", "朱雀仿宋"),
    "song": ("SimSun", "宋体", "STSong", "华文宋体", "Songti SC", "宋体-简", "方正书宋_GBK",
             "FZShuSong-Z01", "Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC",
             "思源宋体", "Source Han Serif CN", "AR PL UMing CN", "AR PL SungtiL GB"),
    "hei": ("SimHei", "黑体", "STHeiti", "华文黑体", "Heiti SC", "黑体-简", "方正黑体_GBK",
            "FZHei-B01", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体",
            "Source Han Sans CN", "WenQuanYi Zen Hei", "文泉驿正黑"),
}  # fmt: skip
"""For each role of a text style, the faces to look for, best first."""

ALIASES: Final[Mapping[str, str]] = {
    "标题": "title",
    "楷": "kai",
    "仿宋": "fangsong",
    "宋": "song",
    "黑": "hei",
}
"""Other names of a role that a style may use."""

WEIGHTS: Final[Mapping[str, float]] = {"title": 700.0}
"""The weight of a role where a font's weight can be chosen; all others are regular."""

RARE = (
    "SimSun-ExtB", "宋体-ExtB", "SimSun-ExtG", "宋体-ExtG", "HanaMinA", "HanaMinB", "花園明朝A",
    "花園明朝B", "Jigmo", "Jigmo2", "Jigmo3", "BabelStone Han", "Plangothic P1", "遍黑体 P1",
    "Plangothic P2", "遍黑体 P2", "MingLiU-ExtB", "MingLiU_HKSCS-ExtB", "HAN NOM A", "HAN NOM B",
    "Sun-ExtA", "Sun-ExtB", "TW-Kai-Ext-B", "TW-Sung-Ext-B",
)  # fmt: skip
"""Faces tried last, for characters that no ordinary face has."""
