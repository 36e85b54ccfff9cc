"""Each limit of a text is stated once: in its column, or in `awards.limits`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from awards import limits

AWARDS = Path(__file__).parent.parent / "awards"
TEMPLATES = sorted(AWARDS.glob("*/templates/*.html"))

#: In digits. No number that a form asks for is longer than the readings of a test card.
MOST_DIGITS = 12

_IN_TEMPLATE = re.compile(r"limit=(\d+)|maxlength=\"(\d+)\"")
_IN_CODE = re.compile(r"^_?[A-Z_]*(?:NAME|TEXT|REASON|NOTE|TITLE|COMMENT)_LIMIT\b", re.MULTILINE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: f"{file.parts[-3]}/{file.name}")
def test_a_template_names_the_limit_of_a_text(template: Path) -> None:
    found = (int(one or other) for one, other in _IN_TEMPLATE.findall(template.read_text()))

    assert [number for number in found if number > MOST_DIGITS] == []


def test_no_other_module_has_a_limit_of_its_own() -> None:
    own = [
        str(file.relative_to(AWARDS))
        for file in AWARDS.rglob("*.py")
        if _IN_CODE.search(file.read_text())
    ]

    assert own == []


@pytest.mark.parametrize(
    ("limit", "characters"),
    [
        (limits.REASON, 500),
        (limits.UNIT, 200),
        (limits.USERNAME, 64),
        (limits.DISPLAY_NAME, 100),
        (limits.COMMENDATION_TITLE, 200),
        (limits.OBJECTION_SUMMARY, 2000),
        (limits.LAYOUT_NOTE, 200),
        (limits.RUN_TITLE, 60),
        (limits.SEARCH, 100),
    ],
)
def test_a_limit_is_what_the_office_was_promised(limit: int, characters: int) -> None:
    assert limit == characters
