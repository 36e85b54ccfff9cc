"""Contents to try a layout with: the usual ones and the worst likely ones. All invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from math import cos, sin
from typing import NamedTuple

from PIL import Image, ImageDraw

from certificates.content import KINDS, STANDARD, Content, ContentNames, OwnField
from certificates.layout import Layout


class Case(NamedTuple):
    """``name`` is the page's label; ``person`` and ``organisation`` are the recipients."""

    name: str
    person: str
    organisation: str
    words: Mapping[str, str]


LONG_BODY = (
    "在二〇二五年度经济社会高质量发展工作中，立足岗位、担当作为，圆满完成《关于推进“放管服”改革的"
    "实施意见》所列各项任务，作出了重要贡献，经研究决定，授予“经济社会高质量发展先进个人（优秀"
    "网格员）”荣誉称号。"
)

LONG_BODY_EN = (
    "of the Joint Office for Comprehensive Law Enforcement and Emergency Management is hereby commended "
    "as an Outstanding Individual in High-quality Economic and Social Development of the year 2025, in "
    "recognition of a major contribution to the reform of government services."
)

CASES = (
    Case("样例 sample", "欧阳一二", "甲乙精密机械有限公司", {}),
    Case(
        "最长姓名 longest name",
        "努尔甲·努尔乙·努尔丙·努尔丁·努尔戊·努尔己·努尔庚·努尔辛·努尔壬·努尔癸·努尔子丑寅卯辰",
        "甲乙丙丁戊己庚辛（集团）股份有限公司××经济开发区智能制造与新材料联合研究院分公司",
        {
            "name_en": "Nur’jia · Nur’yi · Nur’bing · Nur’ding · Nur’wu · Nur’ji · Nur’geng · Nur’xin",
            "unit_en": "×× Branch, Joint Institute of Intelligent Manufacturing and New Materials",
        },
    ),
    Case("最生僻的字 rarest characters", "䶮㛃𬭎", "㙓䲮𫖮新材料有限公司", {}),
    Case(
        "最长单位与正文 worst unit name",
        "司马甲乙",
        "××经济开发区甲乙街道办事处综合行政执法与应急管理工作领导小组联合办公室（网格化服务中心）",
        {
            "body": LONG_BODY,
            "honour": "高质量发展先进集体",
            "issuers": "中共××市××经济开发区工作委员会办公室\n××市××经济开发区管理委员会办公室",
            "name_en": "Sima Jiayi",
            "body_en": LONG_BODY_EN,
            "issuers_en": "Working Committee of ×× Economic Development Zone of ×× City\n"
            "Administrative Committee of ×× Economic Development Zone of ×× City",
        },
    ),
)

_THREE = "××经济开发区工作委员会\n××经济开发区管理委员会\n××市科学技术局"

OCCASIONS: Mapping[str, Mapping[str, str]] = {
    "award-joint": {"issuers": _THREE},
    "joint": {"issuers": _THREE},
    "joint-rows": {"issuers": f"{_THREE}\n××市工业和信息化局"},
    "appointment": {
        "honour": "营商环境监督员",
        "body": "特聘请您担任××经济开发区营商环境监督员，聘期三年，自二〇二六年一月起至二〇二八年十二月止。",
        "closing": "此聘。",
    },
}
"""The usual words of a layout that is for other words than most, by its id."""

INDIVIDUAL = "individual"


def contents(layout: Layout) -> Iterator[Content]:
    """Every case for the design, then for each of its variants. The key identifies it.

    Where a layout shows pictures, the last case has them.
    """
    for kind in ("", *(kind for kind in KINDS if kind in layout.variants)):
        yield from contents_for(layout, kind)


def contents_for(layout: Layout, kind: str) -> Iterator[Content]:
    """Every case for recipients of that kind."""
    personal = kind in ("", INDIVIDUAL) and _addresses(layout)
    shown = layout.for_kind(kind).pictures
    names, occasion = _with_asked(layout), OCCASIONS.get(layout.id, {})
    for case in CASES:
        pictures = shown if case is CASES[-1] else ()
        said = case._replace(words={**occasion, **case.words})
        yield content(said, kind, personal=personal, pictures=pictures, names=names)


def first(layout: Layout) -> Content:
    """The usual case."""
    return next(contents(layout))


def _addresses(layout: Layout) -> bool:
    """True if the layout addresses its recipient. A plaque does not, and goes to no person."""
    return "salutation" in layout.fields


def _with_asked(layout: Layout) -> ContentNames:
    """The layout's names; of an open one, those that it asks for."""
    known = {*layout.names.samples, *layout.pictures}
    asked = (OwnField(name) for name in layout.fields if name not in known)
    return ContentNames((*layout.names.own_fields, *asked), layout.names.own_pictures)


def content(
    case: Case,
    kind: str,
    *,
    personal: bool,
    pictures: Iterable[str] = (),
    names: ContentNames = STANDARD,
) -> Content:
    name = case.person if personal else case.organisation
    words = {
        "name": name,
        "unit": case.organisation,
        "salutation": f"{name}同志：" if personal else f"{name}：",
        "honour": "先进工作者" if personal else "突出贡献企业",
    }
    key = f"{case.name} · {kind}" if kind else case.name
    drawn = {each: handwriting() if each == "signature" else portrait() for each in pictures}
    return Content(key, name, {**names.samples, **words, **case.words}, kind, drawn)


@cache
def handwriting() -> bytes:
    """A signature that nobody can read, as a PNG."""
    picture = Image.new("RGB", (480, 160), "#FFFFFF")
    strokes = [(20 + 8 * n, 80 + 55 * sin(n / 2.1) * cos(n / 9)) for n in range(55)]
    ImageDraw.Draw(picture).line(strokes, fill="#1A1A1A", width=5, joint="curve")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


@cache
def portrait() -> bytes:
    """A head and shoulders of no real person, as a PNG."""
    picture = Image.new("RGB", (300, 420), "#D8D4CA")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((30, 285, 270, 640), fill="#8F897B")
    draw.ellipse((85, 85, 215, 260), fill="#8F897B", outline="#D8D4CA", width=6)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
