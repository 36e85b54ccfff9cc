"""The office's handbook by sections, as pages show it: the README of this package is the source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markupsafe import Markup

from awards.words import Language

_FILES: dict[Language, str] = {"en": "README.md", "zh": "README.zh.md"}
#: A line break between Chinese characters, which browsers would show as a space.
_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])")
_HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)

#: Page → the headings of its sections, in both languages. A page is named by its section in the
#: frame, or by the first part of its address.
SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "overview": (("The overview", "总览"),),
    "catalogue": (("Copy a year", "沿用上年"), ("Own fields", "自定义字段")),
    "intake": (("Lists", "名单"),),
    "winners": (("The list of winners", "获奖者列表"), ("Photos", "照片")),
    "proofs": (("Proof links", "校对链接"),),
    "notices": (
        ("The notice", "公示"),
        ("What was published stays as it was", "公布过的内容保持原样"),
    ),
    "confirm": (("Confirming", "确认"), ("Two persons", "双人复核")),
    "issuing": (("Issuing", "签发"),),
    "printing": (("Printing", "打印"),),
    "ceremony": (("The ceremony", "典礼"),),
    "roster": (("The roster", "名册"),),
    "deliveries": (("Deliveries", "送达"),),
    "published": (("The public", "任何人"),),
    "records": (("Certificates on paper", "纸质证书"),),
    "feeds": (("Printers", "打印机"),),
    "paper": (("Paper", "纸张"),),
    "layouts": (("Layouts", "版式"),),
    "accounts": (("The first day", "第一天"),),
}


class HandbookSection(NamedTuple):
    """``body`` is HTML; the handbook's own HTML, if it had any, would be shown as text."""

    heading: str
    body: Markup


def help_of(page: str, language: Language) -> list[HandbookSection]:
    """The sections of a page; none for a page that needs no help."""
    at = 0 if language == "en" else 1
    return [_section(each[at], language) for each in SECTIONS.get(page, ())]


@cache
def _section(heading: str, language: Language) -> HandbookSection:
    body = _split(language)[heading]
    html = MarkdownIt("commonmark", {"html": False}).enable("table").render(_BREAK.sub("", body))
    # A wide example is scrolled by keyboard too.
    html = html.replace("<pre>", '<pre tabindex="0">')
    return HandbookSection(heading, Markup(html))  # noqa: S704 - our own file, without HTML of its own


@cache
def _split(language: Language) -> dict[str, str]:
    """The text below each heading, up to the next heading of any level."""
    text = (Path(__file__).parent.parent / _FILES[language]).read_text("utf-8")
    _, *parts = _HEADING.split(text)
    return {heading: body.strip() for heading, body in zip(parts[::2], parts[1::2], strict=True)}
