"""Names by sound: the order by pinyin, and how the host reads them.

A surname has its surname reading (曾 zēng, 单 shàn). Other characters have pypinyin's reading.
"""

from __future__ import annotations

import unicodedata

from pypinyin import Style, pinyin

from awards.text.characters import (
    INVISIBLE,
    MIDDLE_DOT,
    SPACE,
    VARIATION_SELECTOR,
    clusters,
    is_han,
)
from awards.text.strokes import rank
from awards.text.surnames import split

Key = tuple[tuple[str, int, int], ...]

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}

# Surnames with an uncommon reading. Some families say 覃 tán, 隗 kuí, 盖 gài or 黑 hēi, so
# the host has to ask.
_TABLE = """
曾 zēng 单 shàn 單 shàn 仇 qiú 解 xiè 任 rén 区 ōu 區 ōu 查 zhā 盖 gě 蓋 gě 朴 piáo 覃 qín
翟 zhái 繁 pó 华 huà 華 huà 员 yùn 員 yùn 贠 yùn 乐 yuè 樂 yuè 缪 miào 繆 miào 召 shào
折 shé 黑 hè 秘 bì 隗 wěi 葛 gě 过 guō 過 guō 哈 hǎ 种 chóng 卜 bǔ 乜 niè 洗 xiǎn 逢 páng
祭 zhài 纪 jǐ 紀 jǐ 句 gōu 能 nài 那 nā 撒 sǎ 佴 nài 颉 xié 都 dū 阚 kàn 肖 xiāo 仆 pú
闕 quē 少 shào 舍 shè 於 yū 占 zhān 甯 nìng 燕 yān 要 yāo 么 yāo 俱 jū 郇 xún 角 jué 炅 guì
尉遲 yù|chí 萬俟 mò|qí 澹臺 tán|tái 單于 chán|yú 乐正 yuè|zhèng 樂正 yuè|zhèng 夹谷 jiá|gǔ
夾谷 jiá|gǔ 宰父 zǎi|fǔ 仆固 pú|gù 仆散 pú|sàn 相里 xiàng|lǐ 少正 shào|zhèng
沮渠 jū|qú
"""
_SURNAMES = dict(zip(_TABLE.split()[::2], _TABLE.split()[1::2], strict=True))
_GIVEN = {"晟": "shèng"}  # pypinyin lists the rarer reading first.


def key(name: str, surname_length: int | None = None) -> Key:
    """Letters, tone, then strokes of each character, so that equal surnames stay together."""
    return tuple(
        (_letters(sound), _tone(sound), rank(character) or ord(character))
        for character, sound in _sounds(name, surname_length)
    )


def readings(name: str, surname_length: int | None = None) -> str:
    """How the name is read aloud, in the spelling of GB/T 28039: Zēng Lìlì, Ōuyáng Xiū."""
    surname, given = split(name, surname_length)
    if given:
        return f"{_word(_surname_sounds(surname))} {_word(_given_sounds(given))}"
    if MIDDLE_DOT in name:
        return MIDDLE_DOT.join(map(_part, name.split(MIDDLE_DOT)))
    return " ".join(sounds[0] for sounds in pinyin(name, style=Style.TONE))


def has_surname_sound(surname: str) -> bool:
    """Whether these characters are read otherwise where they are a surname: 曾, 单, 尉迟."""
    each_alone = [sound for character in _seen(surname) for sound in _common_sounds(character)]
    return _seen(surname) in _SURNAMES or _surname_sounds(surname) != each_alone


def in_letters(name: str, surname_length: int | None = None) -> str:
    """The reading without tone marks, as a name is written abroad: Zeng Lili, Ouyang Xiu."""
    apart = unicodedata.normalize("NFD", readings(name, surname_length))
    return unicodedata.normalize("NFC", "".join(each for each in apart if each not in _TONES))


def spelled(name: str, surname_length: int | None = None) -> list[tuple[str, str]]:
    """Each character of the name with its sound; empty for silent and for literal characters."""
    sounds = iter([*_sounds(name, surname_length), ("", "")])
    character, sound = next(sounds)
    found = []
    for cluster in clusters(name):
        if cluster[0] == character:
            found.append((cluster, "" if sound == character else sound))
            character, sound = next(sounds)
        else:
            found.append((cluster, ""))
    return found


def initials(name: str, surname_length: int | None = None) -> str:
    """The first letter of each syllable, to search by typing: ZLL."""
    return "".join(_letters(sound)[:1] for _, sound in _sounds(name, surname_length)).upper()


def _sounds(name: str, surname_length: int | None) -> list[tuple[str, str]]:
    """Each sounding character with its sound; without dots and spaces."""
    surname, given = split(name, surname_length)
    characters = _seen(surname + given)
    read_as_surname = _surname_sounds(surname) if given else _common_sounds(surname)
    pairs = zip(characters, read_as_surname + _given_sounds(given), strict=True)
    return [pair for pair in pairs if pair[0] != MIDDLE_DOT]


def _surname_sounds(surname: str) -> list[str]:
    known = _SURNAMES.get(_seen(surname))
    return known.split("|") if known else _common_sounds(surname)


def _common_sounds(text: str) -> list[str]:
    """One sound for each character. A character without a sound stands for itself."""
    found = pinyin(_seen(text), style=Style.TONE, errors="\n".join)
    return [sound for sounds in found for sound in sounds[0].split("\n")]


def _given_sounds(given: str) -> list[str]:
    sounds = zip(_seen(given), _common_sounds(given), strict=True)
    return [_GIVEN.get(character, sound) for character, sound in sounds]


def _seen(text: str) -> str:
    return VARIATION_SELECTOR.sub("", INVISIBLE.sub("", SPACE.sub("", text)))


def _letters(sound: str) -> str:
    """Letters without tone marks. ü sorts with u, as in dictionaries."""
    bare = (one for one in unicodedata.normalize("NFD", sound) if not unicodedata.combining(one))
    return "".join(bare).casefold()


def _tone(sound: str) -> int:
    """1 to 4; 5 for the light tone and for letters; ten more for ü, which follows u."""
    marks = unicodedata.normalize("NFD", sound)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 5)
    return tone + 10 if "\u0308" in marks else tone


def _word(sounds: list[str]) -> str:
    """Join syllables to one word, with an apostrophe before a, o, e inside it."""
    first, *rest = sounds
    joined = first + "".join(f"'{s}" if _letters(s)[:1] in "aoe" else s for s in rest)
    return joined[:1].upper() + joined[1:]


def _part(part: str) -> str:
    return _word(_common_sounds(part)) if is_han(part) else part
