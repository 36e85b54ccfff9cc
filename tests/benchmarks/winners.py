"""The winners whose certificates every program makes: all different, the same in every run."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import NamedTuple

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "晚舟若水明哲清扬雨桐书瑶景行思远安宁致和知秋望舒子衿云深"
HONOURS = ("先进工作者", "优秀网格员", "创新能手", "服务标兵", "开放先锋")
DISTRICTS = "甲乙丙丁戊己庚辛壬癸"

TITLE = "荣誉证书"
CLOSING = "特发此证，以资鼓励。"
ISSUERS = ("××经济开发区工作委员会", "××经济开发区管理委员会")
DATE = "二〇二五年一月八日"

LONG = 16
"""One in so many has a name that is too long for its line at full size."""


class Winner(NamedTuple):
    name: str
    salutation: str
    body: str
    number: str
    code: str


def winner(n: int) -> Winner:
    name = _unit(n) if n % LONG == LONG - 1 else person(n)
    honour = HONOURS[n % len(HONOURS)]
    return Winner(
        name,
        f"{name}：" if n % LONG == LONG - 1 else f"{name}同志：",
        f"在2024年度经济社会高质量发展工作中成绩突出，被评为“{honour}”。",
        f"表〔2024〕GR{n:06}号",
        f"https://award.example.cn/v/{_token(n)}",
    )


def winners(count: int, start: int = 0) -> Iterator[Winner]:
    return map(winner, range(start, start + count))


def person(n: int) -> str:
    return SURNAMES[n % 20] + GIVEN[n // 20 % 28] + GIVEN[n // 560 % 28]


def _unit(n: int) -> str:
    kind = "城市管理和社区服务联合工作" if n % 3 else "综合行政执法与社会治理联合服务"
    return f"××经济开发区{DISTRICTS[n // LONG % 10]}街道第{n % 97 + 1}办事处{kind}队"


def _token(n: int) -> str:
    """Return twenty-two characters, like a real token of a certificate."""
    return urlsafe_b64encode(hashlib.sha256(b"%d" % n).digest()[:16]).decode().rstrip("=")
