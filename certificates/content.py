"""The words of one sheet: frozen before they arrive here, printed literally, never interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SAMPLES: Mapping[str, str] = {
    "title": "荣誉证书",
    "salutation": "欧阳一二同志：",
    "body": "在二〇二五年度经济社会发展工作中成绩突出，被评为“先进工作者”。",
    "closing": "特发此证，以资鼓励。",
    "issuers": "××经济开发区工作委员会\n××经济开发区管理委员会",
    "date": "二〇二六年一月八日",
    "number": "表〔2026〕TC001号",
    "code": "https://awards.example.org/v/0123456789abcdefghijkl",
    "name": "欧阳一二",
    "unit": "××街道办事处",
    "category": "先进个人",
    "honour": "先进工作者",
    "year": "2025",
    "title_en": "Certificate of Honour",
    "body_en": "is hereby commended as an Outstanding Individual of the year 2025.",
    "issuers_en": "Administrative Committee of ×× Economic Development Zone",
    "date_en": "8 January 2026",
}
"""Every field a layout may ask for, with what it may look like. ``issuers`` holds one body per
line; ``code`` is what the QR says."""

FIELDS = tuple(SAMPLES)

PICTURES = ("photo",)
"""The images a layout may ask for."""

KINDS = ("enterprise", "team", "task-force", "collective", "individual")
"""Whom a sheet is for; a layout may have a variant for each."""


@dataclass(frozen=True, slots=True)
class Content:
    """``key`` tells sheets apart (a certificate number does); ``person`` names it in messages.

    ``kind`` is one of `KINDS`, or nothing; ``pictures`` are the bytes of PNG or JPEG files.
    """

    key: str
    person: str
    fields: Mapping[str, str] = field(default_factory=dict, hash=False)
    kind: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)


NOBODY = Content(key="", person="")
"""What the static part of a layout is placed for."""
