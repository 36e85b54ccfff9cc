"""One layout, one shelf of fonts that every machine has, and invented people."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from certificates import Content, Layout, Shelf, find, load, shipped
from certificates.content import SAMPLES
from certificates.processes import process_pool

FIXTURES = Path(__file__).parents[2] / "fixtures"

WORDS = {
    "title": "荣誉证书",
    "salutation": "欧阳一二同志：",
    "body": "在2024年度经济社会高质量发展工作中成绩突出，被评为“先进工作者”。",
    "closing": "特发此证，以资鼓励。",
    "issuers": "××经济开发区工作委员会\n××经济开发区管理委员会",
    "date": "二〇二五年一月八日",
    "number": "表〔2024〕TC001号",
    "code": "https://award.example.cn/v/0123456789abcdef0123456789abcdef",
}


def content(person: str = "欧阳一二", **words: str) -> Content:
    return Content(words.get("number", WORDS["number"]), person, WORDS | words)


def named(name: str) -> Content:
    return dataclasses.replace(content(name, salutation=f"{name}："), key=name)


def sample(layout_id: str) -> Content:
    """Content with every field that a layout can use."""
    return Content(layout_id, SAMPLES["name"], SAMPLES)


def hard_names() -> list[str]:
    lines = (FIXTURES / "hard-names.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="session")
def classic() -> Layout:
    return load(shipped("classic"))


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """A shelf without the machine's own fonts, so that every machine gives the same result."""
    return find(system=False)


@pytest.fixture(scope="session")
def pool() -> Iterator[Executor]:
    """Two processes, as on an office's machine with two cores."""
    with process_pool(2) as executor:
        yield executor
