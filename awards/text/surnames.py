"""Where a Chinese surname ends."""

from __future__ import annotations

from typing import NamedTuple

from awards.text.characters import SPACE, clusters, is_han

# The list leaves out surnames that also read as a common surname with a given name (王孙, 贺兰,
# 丘林, 安期 …). For such people the length of the surname is registered.
_TABLE = """
欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫
宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官
司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 榖梁 穀梁 拓跋 拓拔 夹谷 轩辕 令狐
段干 百里 呼延 东郭 南门 羊舌 微生 公玉 公仪 梁丘 公仲 左丘 公伯 西门 第五 公乘 贯丘
公皙 东里 东宫 子桑 即墨 淳于 达奚 褚师 单于 纳兰 耶律 完颜 尔朱 贺拔 斛律 斛斯 库狄
豆卢 乌孙 沮渠 秃发 乞伏 屈突 哥舒 仆固 仆散 徒单 夹古 蒲察 兀颜 契苾 沙陀 可频 叱干
叱列 呼衍 须卜 出连 叱罗 綦连 毋丘 毌丘 母丘 胡母 胡毋 相里 浑邪 屋庐 新垣 北宫 北唐
北门 北郭 东门 南郭 西郭 西乞 西陵 公输 叔孙 季孙 士孙 少正 中行 巨毋 墨台 墨胎 闾邱
梁邱 左邱 长鱼 陆费 范姜 阿史那 阿史德 侯莫陈 吐谷浑 郁久闾 步六孤 独孤浑 纥石烈
温迪罕 钮祜禄 乌古论 那拉 叶赫 赫舍里 索绰罗 富察 瓜尔佳 董鄂 喜塔腊 西林觉罗
伊尔根觉罗 爱新觉罗 叶赫那拉 歐陽 東方 獨孤 南宮 萬俟 聞人 諸葛 尉遲 赫連 澹臺 濮陽
公孫 仲孫 鍾離 長孫 閭丘 顓孫 壤駟 樂正 夾谷 軒轅 東郭 達奚 單于 納蘭 完顏 司馬 鮮于
東門
"""
COMPOUND = frozenset(_TABLE.split())
_LONGEST = max(map(len, COMPOUND))
_LONGEST_PERSONAL = 4
"""Characters. A longer Chinese name without a compound surname belongs to a body, or is not Chinese
in origin."""


class SplitName(NamedTuple):
    surname: str
    given: str


def split(name: str, surname_length: int | None = None) -> SplitName:
    """Surname and given name. An unsplit name is returned whole as surname.

    ``surname_length`` counts characters and decides. Without it names with a middle dot or with
    letters are never split.
    """
    if surname_length is not None:
        return _cut(clusters(name), surname_length)
    characters = clusters(SPACE.sub("", name))
    plain = "".join(one[0] for one in characters)
    length = _compound_length(plain) or (1 if len(plain) <= _LONGEST_PERSONAL else len(plain))
    return _cut(characters, length) if is_han(plain) else SplitName(name, "")


def _compound_length(name: str) -> int:
    """The longest compound surname that leaves a given name, or 0."""
    lengths = range(min(_LONGEST, len(name) - 1), 1, -1)
    return next((length for length in lengths if name[:length] in COMPOUND), 0)


def _cut(characters: list[str], length: int) -> SplitName:
    return SplitName("".join(characters[:length]), "".join(characters[length:]))
