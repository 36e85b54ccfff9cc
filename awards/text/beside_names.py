"""What stands beside a name in its cell: numbers, brackets, titles, marks, other people.

A proposal takes away what is certainly no part of the name. Where that is not certain there is no
proposal.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from awards.errors import Severity
from awards.text.characters import LATIN, SPACES, clusters, is_han
from awards.text.name_check import NameCheck, parts_of, without
from awards.text.recipients import ONE_HAN, is_body, is_person, is_surname
from awards.text.several import several_names
from awards.words import C_, N_

_CIRCLED = "①-⑳⓪⑴-⒛㈠-㈩❶-❿"
_RAISED = "¹²³⁰-⁹₀-₉"

_LISTED = re.compile(
    rf"^\s*(?:[(（]?\s*(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})\s*[)）、]|\d{{1,4}}\s*[.．](?!\d)|[{_CIRCLED}])\s*(?=\S)"
)
_FOOTNOTE = re.compile(rf"\s*[{_CIRCLED}{_RAISED}]+$")
_DIGITS = re.compile(rf"[(（]?[\d０-９{_CIRCLED}{_RAISED}]+[)）]?")
_LAST_DIGITS = re.compile(rf"\s*[(（]?[\d０-９{_CIRCLED}{_RAISED}]+[)）]?$")
_TELEPHONE = re.compile(
    r"[\s,，、;；(（]*(?:联系电话|电话|手机号?|tel)?\s*[:：]?\s*(?<!\d)(?:1\d{10}|0\d{2,3}-\d{7,8})(?!\d)[)）]?",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^[“\"「『《'‘(（\[【〔]([^“”\"「」『』《》'‘’()（）\[\]【】〔〕]+)[”\"」』》'’)）\]】〕]$"
)
_BRACKET = re.compile(r"\s*[(（\[【〔{｛]([^)）\]】〕}｝]*)[)）\]】〕}｝]\s*")
_DESCRIBES = re.compile("[加旁偏左右]")
_SHAPES = re.compile("[⿰-⿿㇯]")
_MARKS = r";；,，。.:：、…~～_＿#^`!！=/／\\|｜"
_EDGE = re.compile(rf"^[{SPACES}{_MARKS}]+|[{SPACES}{_MARKS}]+$")
_LONGEST_DESCRIBED = 3
_STARS = re.compile(r"(?<=..)\s*[*＊※]+$")
_INSIDE = re.compile(r"[_＿~～#^`|+=<>@&%$]")
_HAN = re.compile(ONE_HAN)
_DIVIDING = re.compile("(?<=.)[、，,；;/／](?=.)")
_ACCENT = re.compile(f"(?<={ONE_HAN})[\u0300-\u036f]+")
_ZERO = re.compile(f"(?<={ONE_HAN})[○◯](?!.*[○◯])|^[○◯](?={ONE_HAN})")
_OF_SEVERAL = re.compile(
    r"(?<=..)等\s*(?:[\d０-９]+|[一二三四五六七八九十]+)?\s*[人名位]$|(?<=..)(?<![平高同相对均])等$"
)
_DOTS_AT_ENDS = re.compile("^·+|·+$|(?<=·)·+")
_HYPHEN = re.compile(f"(?<={ONE_HAN}{{2}})[-‐‑–—―](?={ONE_HAN}{{2}})")

_TITLE = re.compile(
    r"\s*[-‐‑–—―]?\s*(?:同志|先生|女士|小姐|老师|教授|医生|护士长|主任|局长|书记|科长|处长|部长|厅长|校长|院长|"
    r"经理|总经理|董事长|工程师|师傅|队长|组长|所长|站长|镇长|乡长|村长|区长|县长|市长|厂长|行长|会长|秘书长|"
    r"总监|总裁|律师|院士)$"
)


def _bracket(name: str) -> list[str]:
    """甲某（女）: what is in the bracket, if the rest reads as a person's name."""
    if _LAST_DIGITS.search(name) or _described(name):
        return []
    rest = _BRACKET.sub("", name)
    found = [part.strip() for part in _BRACKET.findall(name)]
    return found if is_person(rest) or (len(clusters(rest)) == 1 and is_han(rest)) else []


def _without_bracket(name: str) -> str:
    """A surname alone is no name: 王（女） has no proposal."""
    rest = _BRACKET.sub("", name)
    return rest if is_person(rest) else name


def _removed_brackets(before: str, after: str) -> str:
    """What stood in the brackets that a proposal took away; empty if it took none."""
    if after == before or _without_bracket(before) != after:
        return ""
    return "；".join(part.strip() for part in _BRACKET.findall(before))


_REMARK = re.compile(
    rf"(?<={ONE_HAN}{{2}})[ \u3000]+(男|女|[\u4e00-\u9fff]{{1,5}}族|(?:中共)?党员|团员|群众|已?退休|在职|候选|已调离)$"
)


def _remark(name: str) -> list[str]:
    """甲乙丙 女: a word after the name, which is no part of it."""
    found = _REMARK.search(name)
    return [found[1]] if found and is_person(name[: found.start()]) else []


def _without_remark(name: str) -> str:
    return _REMARK.sub("", name) if _remark(name) else name


def has_remark(name: str) -> bool:
    """Whether a word such as 女 or 已退休 stands after the name."""
    return bool(_remark(name))


def removed_remark(before: str, after: str) -> str:
    """What stood beside the name and was taken away by a proposal; empty if nothing was."""
    if after == before:
        return ""
    if _remark(before) and _without_remark(before) == after:
        return _remark(before)[0]
    return _removed_brackets(before, after)


def _described(name: str) -> list[str]:
    """马（马右加文）, 李(金监): what is in the bracket describes a character."""
    found = _BRACKET.search(name)
    if not found or len(clusters(_BRACKET.sub("", name))) > _LONGEST_DESCRIBED:
        return []
    parts_after_a_surname = found.start() == 1 and len(clusters(found[1])) == 2
    return [found[0].strip()] if _DESCRIBES.search(found[1]) or parts_after_a_surname else []


def _titled(name: str) -> list[str]:
    found = _TITLE.search(name)
    return [found[0].strip()] if found and _is_name_or_surname(name[: found.start()]) else []


def _is_name_or_surname(text: str) -> bool:
    return is_person(text) or (is_han(text) and len(clusters(text)) == 1)


def _without_title(name: str) -> str:
    """A surname alone is no name: 张主任 has no proposal."""
    rest = _TITLE.sub("", name)
    return rest if is_person(rest) and not is_surname(rest) else name


def _hyphens(name: str) -> list[str]:
    """Before a title a hyphen joins no parts of a name: 甲乙丙-组长."""
    return [] if _titled(name) else _HYPHEN.findall(name)


def _surname_alone(name: str) -> list[str]:
    return [name] if is_surname(name) else []


def _several(name: str) -> list[str]:
    """Several persons in one cell: 甲乙丙、丁戊己."""
    found = several_names(name)
    return list(found.names) if found and found.certain else []


def _inside(name: str) -> list[str]:
    """Marks that divide a Chinese name into what are no names: 甲某，科员."""
    own = _INSIDE.findall(name)
    several = several_names(name)
    if not _HAN.search(name) or (several and several.certain):
        return own
    rest = name
    for beside in (_LISTED, _TELEPHONE, _BRACKET, _EDGE):
        rest = beside.sub("", rest)
    return own + _DIVIDING.findall(rest)


def _digits(name: str) -> list[str]:
    """Digits that no other check explains."""
    explained = (_LISTED, _FOOTNOTE, _TELEPHONE, _OF_SEVERAL)
    return [] if any(each.search(name) for each in explained) else _DIGITS.findall(name)


def _edges(name: str) -> list[str]:
    """A full stop at the end of a Latin name is its own: Smith Jr."""
    found = [part.strip() for part in _EDGE.findall(name)]
    return [] if LATIN.search(name) else [part for part in found if part]


def _spaces_kept(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """Take away what the pattern finds, and the spaces around the rest."""
    return lambda name: pattern.sub("", name).strip()


#: Of every recipient.
OF_ALL = (
    NameCheck(
        "name.listed",
        Severity.WARNING,
        parts_of(_LISTED),
        N_("“%(name)s” begins with the number of a list."),
        N_("Take the number away."),
        without(_LISTED),
    ),
    NameCheck(
        "name.footnote",
        Severity.WARNING,
        parts_of(_FOOTNOTE),
        N_("“%(name)s” ends with the number of a footnote."),
        N_("Take the number away."),
        without(_FOOTNOTE),
    ),
    NameCheck(
        "name.telephone",
        Severity.WARNING,
        parts_of(_TELEPHONE),
        N_("“%(name)s” holds a telephone number."),
        N_("Take it away; it would be printed."),
        _spaces_kept(_TELEPHONE),
    ),
    NameCheck(
        "name.quoted",
        Severity.WARNING,
        parts_of(_QUOTED),
        N_("“%(name)s” stands in quotation marks or brackets as a whole."),
        N_("Take the marks away."),
        lambda name: _QUOTED.sub(r"\1", name),
    ),
    NameCheck(
        "name.edge-mark",
        Severity.WARNING,
        _edges,
        N_("“%(name)s” begins or ends with a mark: %(seen)s."),
        C_("mark", "Take it away."),
        without(_EDGE),
    ),
    NameCheck(
        "name.star",
        Severity.WARNING,
        parts_of(_STARS),
        N_("“%(name)s” ends with a mark that leads to a remark: %(seen)s."),
        C_("mark", "Take it away."),
        without(_STARS),
    ),
    NameCheck(
        "name.shapes",
        Severity.WARNING,
        parts_of(_SHAPES),
        N_("“%(name)s” describes a character by its parts: %(seen)s."),
        N_("Type the character itself."),
    ),
    NameCheck(
        "name.accent",
        Severity.WARNING,
        parts_of(_ACCENT),
        N_("“%(name)s” has an accent on a Chinese character."),
        C_("mark", "Take it away."),
        without(_ACCENT),
    ),
    NameCheck(
        "name.dots",
        Severity.WARNING,
        parts_of(_DOTS_AT_ENDS),
        N_("“%(name)s” has a middle dot with nothing on one side."),
        N_("Is a part of the name missing?"),
        without(_DOTS_AT_ENDS),
    ),
)

#: Of persons. A body may have brackets, digits and marks in its name.
OF_PERSONS = (
    NameCheck(
        "name.several",
        Severity.FAULT,
        _several,
        N_("“%(name)s” names several people: %(seen)s."),
        N_("Give each a row of their own."),
    ),
    NameCheck(
        "name.of-several",
        Severity.WARNING,
        parts_of(_OF_SEVERAL),
        N_("“%(name)s” names one of several people."),
        N_("Give each a row of their own."),
    ),
    NameCheck(
        "name.bracket",
        Severity.WARNING,
        _bracket,
        N_("“%(name)s” has a remark in brackets: %(seen)s."),
        N_("Put the remark into the note."),
        _without_bracket,
    ),
    NameCheck(
        "name.remark",
        Severity.WARNING,
        _remark,
        N_("“%(name)s” has a remark after the name: %(seen)s."),
        N_("Put the remark into the note."),
        _without_remark,
    ),
    NameCheck(
        "name.described",
        Severity.WARNING,
        _described,
        N_("“%(name)s” describes a character in words: %(seen)s."),
        N_("Type the character itself."),
    ),
    NameCheck(
        "name.title",
        Severity.WARNING,
        _titled,
        N_("“%(name)s” has a form of address: %(seen)s."),
        C_("mark", "Take it away."),
        _without_title,
    ),
    NameCheck(
        "name.surname-alone",
        Severity.WARNING,
        _surname_alone,
        N_("“%(name)s” is a surname alone."),
        N_("Type the whole name."),
    ),
    NameCheck(
        "name.digits",
        Severity.WARNING,
        _digits,
        N_("“%(name)s” holds digits: %(seen)s."),
        N_("Take the number away."),
        without(_LAST_DIGITS),
    ),
    NameCheck(
        "name.zero",
        Severity.WARNING,
        parts_of(_ZERO),
        N_("“%(name)s” has a circle: %(seen)s."),
        N_("Is the character 〇 meant?"),
        lambda name: _ZERO.sub("〇", name),
    ),
    NameCheck(
        "name.hyphen",
        Severity.WARNING,
        _hyphens,
        N_("“%(name)s” has a hyphen between its parts."),
        N_("Use “·” (U+00B7)."),
        lambda name: _HYPHEN.sub("·", name),
    ),
    NameCheck(
        "name.inside-mark",
        Severity.WARNING,
        _inside,
        N_("“%(name)s” has marks that no name has: %(seen)s."),
        N_("Check the source."),
    ),
    NameCheck(
        "name.body",
        Severity.WARNING,
        lambda name: [name] if is_body(name) else [],
        N_("“%(name)s” reads as the name of a body, not of a person."),
        N_("Check the columns and the category."),
    ),
)
