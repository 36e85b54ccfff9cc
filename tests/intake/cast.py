"""The places of one small commendation."""

from __future__ import annotations

from awards.intake.checking.choices import CategorySlot, Choices, HonourSlot, RegistrySnapshot
from awards.intake.checking.preview import ImportPreview
from awards.intake.checking.repeats import KeyOf
from awards.intake.checking.rules import check
from awards.intake.reading.book import Book
from awards.intake.reading.child import parsed
from awards.intake.reading.limits import Hints, Limits
from awards.text.names import match_key
from awards.winner_fields import Registration

ENTERPRISES = CategorySlot("TC", "突出贡献企业", "enterprise", 20)
TEAMS = CategorySlot("CY", "创新创业人才（团队）", "team", 16)
PEOPLE = CategorySlot(
    "GR",
    "先进个人",
    "individual",
    278,
    honours=(HonourSlot("先进工作者", 200), HonourSlot("优秀网格员", 2, 1)),
)
FEW = CategorySlot("SC", "税收贡献企业", "enterprise", 2, 1)
SLOTS = (ENTERPRISES, TEAMS, PEOPLE, FEW)
REGISTER = RegistrySnapshot(SLOTS)


def key_of(wanted: Registration) -> str:
    name, unit = match_key(wanted.name), match_key(wanted.unit)
    return f"{wanted.category}\x1f{name}\x1f{unit}\x1f{wanted.personal_number}"


def book_of(data: bytes, hints: Hints | None = None) -> Book:
    return parsed(data, Limits(), hints or Hints())


def preview_of(
    data: bytes,
    choices: Choices | None = None,
    register: RegistrySnapshot = REGISTER,
    key: KeyOf = key_of,
) -> ImportPreview:
    return check(book_of(data), choices or Choices(), register, key)


def codes(preview: ImportPreview) -> list[str]:
    return [remark.code for remark in preview.remarks]
