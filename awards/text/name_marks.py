"""Numbers and marks beside a name: those of lists and footnotes, telephones, brackets, edges."""

from __future__ import annotations

import re
from collections.abc import Callable

from awards.text.characters import LATIN, SPACES
from awards.text.recipients import ONE_HAN
from awards.text.several import several_names

_CIRCLED = "①-⑳⓪⑴-⒛㈠-㈩❶-❿"
_RAISED = "¹²³⁰-⁹₀-₉"

LISTED = re.compile(
    rf"^\s*(?:[(（]?\s*(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})\s*[)）、]|\d{{1,4}}\s*[.．](?!\d)|[{_CIRCLED}])\s*(?=\S)"
)
FOOTNOTE = re.compile(rf"\s*[{_CIRCLED}{_RAISED}]+$")
_DIGITS = re.compile(rf"[(（]?[\d０-９{_CIRCLED}{_RAISED}]+[)）]?")
LAST_DIGITS = re.compile(rf"[\s\-—–]*[(（]?[\d０-９{_CIRCLED}{_RAISED}]+[)）]?$")
TELEPHONE = re.compile(
    r"[\s,，、;；(（]*(?:联系电话|电话|手机号?|tel)?\s*[:：]?\s*(?<!\d)(?:1\d{10}|0\d{2,3}-\d{7,8})(?!\d)[)）]?",
    re.IGNORECASE,
)
CREDIT_CODE = re.compile(
    # With a letter before its last sign, so that it is no number of an identity card.
    r"[\s(（]*(?:统一社会信用代码|信用代码)?\s*[:：]?\s*(?<![0-9A-Za-z])"
    r"(?=\d*[A-Z][0-9A-Z])[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}[)）]?$"
)
OF_SEVERAL_BODIES = re.compile(
    r"(?<=..)等\s*(?:[\d０-９]+|[一二三四五六七八九十]+)\s*(?:家|个(?:集体|单位|企业|团队|部门)?)(?:企业|单位)?$"
)
QUOTED = re.compile(
    r"^[“\"「『《〈'‘(（\[【〔]([^“”\"「」『』《》〈〉'‘’()（）\[\]【】〔〕]+)[”\"」』》〉'’)）\]】〕]$"
)
BRACKET = re.compile(r"\s*[(（\[【〔{｛<〈]+([^)）\]】〕}｝>〉]*)[)）\]】〕}｝>〉]+\s*")
_OPENING, _CLOSING = re.compile(r"[(（\[【〔{｛〈《]"), re.compile(r"[)）\]】〕}｝〉》]")
#: What heads a part of a list: 第一组, 一等奖. 金奖 is left to persons whose surname is 金.
HEADING = re.compile(
    r"第[\d０-９〇零一二三四五六七八九十]+[组名批届期队排类档页]|[特一二三四五六甲乙丙]等奖|[甲乙丙丁A-Da-d]组"
    r"|(?:银|铜|优秀|优胜|入围|提名|鼓励|纪念|组织|单项|集体|个人|团体)奖"
)
SHAPES = re.compile("[⿰-⿿㇯]")
_MARKS = r";；,，。.:：、…~～_＿#^`!！=/／\\|｜√✓✔☑※—–―\-"
EDGE = re.compile(rf"^[{SPACES}{_MARKS}]+|[{SPACES}{_MARKS}'’]+$")
STARS = re.compile(r"(?<=..)\s*[*＊※]+$")
_INSIDE = re.compile(r"[_＿~～#^`|+=<>@&%$]")
_HAN = re.compile(ONE_HAN)
_LETTERS = re.compile(
    "[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f][A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f '’-]*"
)
_DIVIDING = re.compile("(?<=.)[、，,；;/／](?=.)")
ACCENT = re.compile(f"(?<={ONE_HAN})[\u0300-\u036f]+")
ZERO = re.compile(f"(?<={ONE_HAN})[○◯](?!.*[○◯])|^[○◯](?={ONE_HAN})")
OF_SEVERAL = re.compile(
    r"(?<=..)等\s*(?:[\d０-９]+|[一二三四五六七八九十]+)?\s*[人名位]$|(?<=..)(?<![平高同相对均])等$"
    r"|(?<=..)等\s*[\d０-９一二三四五六七八九十]*[人名位]?(?:同志|一行|人员)$"
    rf"|(?<={ONE_HAN}{{2}})(?:[及和与]其?(?:团队|班组|小组|家庭|家属)|夫妇|夫妻|一家|全家)$"
)
DOTS_AT_ENDS = re.compile("^·+|·+$|(?<=·)·+")


def marks_inside(name: str) -> list[str]:
    """Marks that divide a Chinese name into what are no names: 甲某，科员."""
    own = _INSIDE.findall(BRACKET.sub("", name))
    several = several_names(name)
    if not _HAN.search(name) or (several and several.certain):
        return own
    rest = name
    for beside in (LISTED, TELEPHONE, BRACKET, EDGE):
        rest = beside.sub("", rest)
    return own + _DIVIDING.findall(rest)


def letters_beside(name: str) -> list[str]:
    """王qiang: a character that was not found, or pinyin beside the name."""
    bare = BRACKET.sub("", name)
    own = _LETTERS.findall(bare) if _HAN.search(bare) else []
    return [] if own and several_names(name) else own


def unclosed(name: str) -> list[str]:
    """甲某（女: a bracket with nothing on its other side."""
    opening, closing = _OPENING.findall(name), _CLOSING.findall(name)
    return [] if len(opening) == len(closing) else [*opening, *closing]


def unexplained_digits(name: str) -> list[str]:
    """Digits that no other check explains."""
    explained = (LISTED, FOOTNOTE, TELEPHONE, OF_SEVERAL)
    return [] if any(each.search(name) for each in explained) else _DIGITS.findall(name)


def marks_at_ends(name: str) -> list[str]:
    """A full stop at the end of a Latin name is its own: Smith Jr."""
    found = [part.strip() for part in EDGE.findall(name)]
    return [] if LATIN.search(name) else [part for part in found if part]


def spaces_kept(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Take away what the pattern finds, and the spaces around the rest."""
    return lambda name: pattern.sub("", name).strip()
