"""Several names in one text: where one ends and the next begins.

A text is divided only where each part reads as a name by itself. Padding within one name, a name
with a space in it and a Latin name stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from awards.text.characters import ANY_DOT, LATIN, MIDDLE_DOT, clusters
from awards.text.glued_names import glued, joined_by_dots
from awards.text.nobody import stands_for_nobody
from awards.text.numerals import number_of
from awards.text.recipients import ONE_HAN, is_body, is_person, is_surname
from awards.text.surnames import COMPOUND

_LONGEST = 1_000
_WIDE = 2

_BREAKS = "\r\n\t\v\f\x85\u2028\u2029"
_MARK = re.compile(
    # The number of a list divides too: 1.甲某 2.乙某, 1.甲某2.乙某.
    rf"[、､﹑︑,，‚;；/／|｜\\&＆+＋~～…→×✕_{_BREAKS}]+|[-—–―]{{2,}}|(?<=\S)[ \u3000]+(?=[(（]?\d{{1,2}}[)）.．、])"
    rf"|(?<={ONE_HAN}{{2}})(?=(?:\d{{1,2}}[.．、]|[(（]\d{{1,2}}[)）]|[①-⑳⑴-⒇]){ONE_HAN})"
)
#: After a bracket or a telephone number the name of a person may begin.
_MARK_OF_PERSONS = re.compile(
    rf"{_MARK.pattern}|(?<=[\U000f0000-\U000f03e7])(?={ONE_HAN}{{2}})|(?<=\d{{7}})(?={ONE_HAN}{{2}})"
)
_BREAK_OF_A_PAGE = re.compile(r"(?:<|&lt;)br\s*/?(?:>|&gt;)", re.IGNORECASE)
#: Marks that no name of a body has.
_BETWEEN_BODIES = re.compile(rf"[;；{_BREAKS}]")
_COMMA = re.compile("[,，]")
_AND = re.compile(rf"(?<={ONE_HAN}{{2}})[和与及暨](?={ONE_HAN}{{2}})|(?<=\w) and (?=\w)")
_GAP = re.compile("[ \u00a0\u2000-\u200a\u3000]+")
_BRACKET = re.compile(
    r"(?![(（]\d{1,2}[)）])[(（\[【〔{｛][^()（）\[\]【】〔〕{}｛｝]*[)）\]】〕}｝]"
)
_NUMBER = re.compile(r"^(?:[(（]?\d{1,2}[)）.．、:：]?|[①-⑳])\s*(?=\D|$)")
_AFTER_A_NAME = re.compile(
    r"(?:同志|先生|女士|老师|等\s*\d*\s*[人名位]?|(?:联系电话|电话|手机号?)?\s*[:：]?\s*(?:1\d{10}|0\d{2,3}-?\d{7,8})|[(（]\d{1,2}[)）]|[*＊※。①-⑳\s])+$"
)
_LATIN_WORDS = re.compile(r"[^\W\d_]+(?:[ .'’‑-]+[^\W\d_]+)*\.?")
#: What is written beside a name and has the form of one.
_NO_NAME = re.compile(
    "(?:已|拟|暂).+|.*(?:族|团队|小组|专班|班组)|党员|团员|群众|退休|在职|候选|女|男|"
    "副?(?:主任|主任科员|局长|书记|科长|处长|部长|厅长|校长|院长|所长|站长|队长|组长|镇长|乡长|村长|区长|"
    "县长|市长|会长|厂长|行长|秘书长|经理|总经理|董事长|总监|工程师|高工|科员|干事|职员|教师|医生|护士|网格员|"
    "网格长|社工|民警|司机)"
)
_COUNTED = re.compile(
    r"(?<=..)[,，、]?\s*(?:等|共|计|共计|一共)?\s*"
    r"([\d０-９]{1,3}|[一二两三四五六七八九十]{1,3})\s*[人名位]$"
)
"""How many they are, after the last of several names."""
_COUNTED_IN_BRACKETS = re.compile(
    r"[(（]((?:等|共|计|共计|一共)?[\d０-９一二两三四五六七八九十]{1,3}[人名位])[)）]$"
)
_SHORTEST_BODY = 4
_ENDING = 2
_AFTER_A_COMPANY = re.compile("(?<=有限公司|责任公司)(?=.{2,}(?:有限|责任)公司$)")

_FIRST_SIGN = 0xF0000


class SeveralNames(NamedTuple):
    """``certain`` is False if the text may be one name."""

    names: tuple[str, ...]
    certain: bool = True


def several_names(text: str, *, bodies: bool = False) -> SeveralNames | None:
    """The people, or the ``bodies``, that the text names one after the other; None for one name."""
    if stands_for_nobody(text):
        return None
    whole = _BREAK_OF_A_PAGE.sub("\n", text[:_LONGEST])
    bare, shown = _without_brackets(_COUNTED_IN_BRACKETS.sub(r"\1", whole.rstrip()))
    found = _bodies(bare) if bodies else _counted(bare) or _people(bare)
    return found and SeveralNames(tuple(map(shown, found.names)), found.certain)


def bodies_apart(text: str) -> bool:
    """True if each part between spaces is the name of a body."""
    parts = _GAP.split(text.strip())
    return len(parts) > 1 and all(map(_is_whole_body, parts))


def _without_brackets(text: str) -> tuple[str, Callable[[str], str]]:
    """The text with a sign in place of each bracket, and what puts the brackets back."""
    brackets = _BRACKET.findall(text)
    signs = [chr(_FIRST_SIGN + at) for at in range(len(brackets))]
    in_order = iter(signs)
    bare = _BRACKET.sub(lambda _: next(in_order), text)

    def shown(part: str) -> str:
        for sign, bracket in zip(signs, brackets, strict=True):
            part = part.replace(sign, bracket)
        return part

    return bare, shown


def _bodies(text: str) -> SeveralNames | None:
    marked = _listed(_MARK.split(text))
    if len(marked) > 1 and all(map(_is_body, marked)):
        return SeveralNames(tuple(marked), _BETWEEN_BODIES.search(text) is not None)
    joined = _AFTER_A_COMPANY.split(text)
    joined = joined if len(joined) > 1 else _AND.split(text)
    alike = {one[-_ENDING:] for one in joined}
    if len(joined) > 1 and len(alike) == 1 and all(map(_is_whole_body, joined)):
        return SeveralNames(tuple(joined), False)
    apart = _listed(_GAP.split(text)) if _widest(text) >= _WIDE else []
    return (
        SeveralNames(tuple(apart), False) if len(apart) > 1 and all(map(_is_body, apart)) else None
    )


def _people(text: str) -> SeveralNames | None:
    marked = _listed(_MARK_OF_PERSONS.split(text))
    if len(marked) > 1:
        return _by_marks(text, marked)
    return _by_and(marked[0]) or _by_gaps(marked[0]) or _run_together(marked[0]) if marked else None


def _run_together(text: str) -> SeveralNames | None:
    """王强李明, or 王强-李明: nothing certain, but a joined name would be of nobody."""
    names = glued(_GAP.sub("", text)) or joined_by_dots(text)
    return SeveralNames(names, False) if names else None


def _counted(text: str) -> SeveralNames | None:
    """张伟、刘洋共2人: only where there are as many names as it says."""
    count = _COUNTED.search(text)
    found = _people(text[: count.start()]) if count else None
    said = unicodedata.normalize("NFKC", count[1].replace("两", "二")) if count else ""
    return found if found and len(found.names) == number_of(said) else None


def _by_marks(text: str, marked: list[str]) -> SeveralNames | None:
    """A comma alone does not divide a Latin name: Smith, John."""
    if all(map(_is_body, marked)):
        return SeveralNames(tuple(marked))
    names = [name for part in marked for name in _apart(part)]
    commas_alone = all(map(_COMMA.fullmatch, _MARK_OF_PERSONS.findall(text)))
    if commas_alone and not all(" " in name or not LATIN.search(name) for name in names):
        return None
    if not all(map(_reads_as_person, names)):
        return None
    # 张伟/David Zhang may be one person with two names.
    latin = [LATIN.search(name) is not None for name in names]
    return SeveralNames(tuple(names), sorted(latin) != [False, True])


def _apart(part: str) -> tuple[str, ...]:
    found = _by_and(part) or _by_gaps(part)
    return found.names if found else (part,)


def _by_and(text: str) -> SeveralNames | None:
    """张伟和刘洋, but not 张和平."""
    names = _AND.split(text)
    latin = " and " in text and all(map(_reads_as_person, names))
    divided = len(names) > 1 and not is_person(text) and (latin or all(map(_has_surname, names)))
    return SeveralNames(tuple(names)) if divided else None


def _by_gaps(text: str) -> SeveralNames | None:
    """Divide at the widest spaces. Where all are narrow, common surnames must show the people."""
    if LATIN.search(text) or not (widest := _widest(text)):
        return None
    parts = _GAP.split(text.strip())
    if len(parts) > 1 and all(MIDDLE_DOT in part and is_person(part) for part in parts):
        return SeveralNames(tuple(parts))
    at_widest = _cut(text, widest)
    padded = any(_GAP.search(part) for part in at_widest)
    names = at_widest if padded else _joined_singles(at_widest)
    if len(names) < 2 or names[0] in COMPOUND:
        return None
    whole_words = padded or names == at_widest
    if widest >= _WIDE and whole_words and all(map(_reads_as_person, names)):
        return SeveralNames(tuple(names))
    return SeveralNames(tuple(names), False) if all(map(_has_surname, names)) else None


def _joined_singles(words: Sequence[str]) -> list[str]:
    """Join each single character with the word after it: 王 芳 李 强 are two people."""
    names: list[str] = []
    begun = ""
    for word in words:
        if begun or len(clusters(word)) > 1:
            names.append(begun + word)
            begun = ""
        else:
            begun = word
    return [*names, begun] if begun else names


def _cut(text: str, width: int) -> list[str]:
    marked = _GAP.sub(lambda gap: "\n" if _width(gap[0]) == width else gap[0], text.strip())
    return [part for part in marked.split("\n") if part]


def _widest(text: str) -> int:
    return max(map(_width, _GAP.findall(text.strip())), default=0)


def _width(gap: str) -> int:
    return sum(2 if one == "\u3000" else 1 for one in gap)


def _listed(parts: Sequence[str]) -> list[str]:
    """Without the numbers of a list: 1、甲某 2、乙某."""
    plain = [_NUMBER.sub("", part.strip()).strip() for part in parts]
    return [part for part in plain if part]


def _bare(name: str) -> str:
    """Without the signs of brackets, and what follows a name."""
    plain = "".join(one for one in name if ord(one) < _FIRST_SIGN)
    return _AFTER_A_NAME.sub("", plain).strip()


def _is_body(name: str) -> bool:
    return is_body(_bare(name))


def _is_whole_body(name: str) -> bool:
    return len(name) >= _SHORTEST_BODY and _is_body(name)


def _has_surname(name: str) -> bool:
    """True for a name of two or three characters with a common surname, or a compound one."""
    plain = _GAP.sub("", _bare(name))
    begins = is_surname(plain[:1]) or is_surname(plain[:2])
    longest = 4 if plain[:2] in COMPOUND else 3
    return begins and len(clusters(plain)) <= longest and _reads_as_person(plain)


def _reads_as_person(name: str) -> bool:
    plain = ANY_DOT.sub(MIDDLE_DOT, _bare(name))
    if LATIN.search(plain):
        return _LATIN_WORDS.fullmatch(_bare(name)) is not None
    words = _GAP.split(plain)
    padded = any(len(clusters(word)) == 1 for word in words)
    whole = ("" if padded else MIDDLE_DOT).join(words)
    return is_person(whole) and not _NO_NAME.fullmatch(whole)
