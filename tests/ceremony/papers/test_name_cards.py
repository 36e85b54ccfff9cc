"""Name cards: two faces on one sheet, the upper one turned; letters as large as the card allows."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from awards.errors import FieldRefused, PrintRefused
from awards.stage.content import StageAttendee, StageVersion
from awards.stage.words import AttendeeKind
from tests.ceremony.papers.cards import (
    FIXTURES,
    attending,
    changed,
    pages,
    texts,
    written,
)
from tests.certificates.printed import PrintedCharacter, characters
from tests.certificates.programs import needs, run
from tests.certificates.reading import squeezed
from tests.stage.arranged import arranged, version

FOLD = 140.0
"""Millimetres from the top of the sheet to the fold of a card of 200 × 100 mm."""

DOTS = 4
"""Of a picture, for each millimetre."""

SCALE = 0.9999 * DOTS * 25.4 / 72
"""A little less, so that the picture is not a dot wider than the sheet."""

HARD = [
    line
    for line in (FIXTURES / "hard-names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _with(size: str, *names: str) -> StageVersion:
    given = attending(*names)
    return version(
        changed(
            groups=(),
            platform=(),
            attendees=given.content.attendees,
            texts={"name-cards.size": size},
        )
    )


def _lower(given: StageVersion, folder: Path, fold: float = FOLD) -> list[PrintedCharacter]:
    """The letters of the lower face, without the foot."""
    page = pages(written("name-cards", folder, given))[0]
    return [each for each in characters(page) if each.at[1] > fold and each.size >= 10]


def _correlation(one: Image.Image, other: Image.Image) -> float:
    a, b = one.convert("L").tobytes(), other.convert("L").tobytes()
    mean_a, mean_b = sum(a) / len(a), sum(b) / len(b)
    product = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean_a) ** 2 for x in a), sum((y - mean_b) ** 2 for y in b)
    return product / sqrt(spread[0] * spread[1])


@pytest.mark.parametrize("name", ["王磊", "欧阳一二", "阿卜杜热合曼·阿卜杜热伊木"])
def test_the_upper_face_is_the_lower_one_turned(name: str, tmp_path: Path) -> None:
    made = written("name-cards", tmp_path, attending(name))

    sheet = pages(made)[0].render(scale=SCALE).to_pil()
    upper, lower = (
        sheet.crop((5 * DOTS, top * DOTS, 205 * DOTS, (top + 100) * DOTS)) for top in (40, 140)
    )
    assert _correlation(upper.rotate(180), lower) > 0.99


@pytest.mark.parametrize("name", ["王磊", "盖世昌", "欧阳一二"])
def test_up_to_four_characters_are_at_least_40_mm(name: str, tmp_path: Path) -> None:
    letters = _lower(attending(name), tmp_path)

    assert min(each.size for each in letters) * 25.4 / 72 >= 40


def test_two_characters_are_spread_over_three(tmp_path: Path) -> None:
    extents = []
    for name in ("王磊", "盖世昌"):
        page = pages(written("name-cards", tmp_path, attending(name)))[0]
        face = page.render(scale=SCALE).to_pil().convert("L")
        found = ImageOps.invert(
            face.crop((10 * DOTS, 145 * DOTS, 200 * DOTS, 235 * DOTS))
        ).getbbox()
        assert found
        extents.append((found[0] / DOTS, found[2] / DOTS))

    two, three = extents
    assert two[0] == pytest.approx(three[0], abs=6)
    assert two[1] == pytest.approx(three[1], abs=6)


def test_a_long_name_is_divided_at_its_dot(tmp_path: Path) -> None:
    letters = _lower(attending("阿卜杜热合曼·阿卜杜热伊木"), tmp_path)

    rows = {round(each.at[1]) for each in letters}
    first = [each.character for each in letters if round(each.at[1]) == min(rows)]
    assert len(rows) == 2
    assert "".join(first) == "阿卜杜热合曼·"


@pytest.mark.parametrize("length", range(2, 26))
def test_names_of_2_to_25_characters_keep_letters_of_8_mm_on_the_card(
    length: int, tmp_path: Path
) -> None:
    name = ("阿卜杜热合曼伊木" * 4)[:length]

    letters = _lower(attending(name), tmp_path)

    assert "".join(each.character for each in letters) == name
    assert min(each.size for each in letters) * 25.4 / 72 >= 8
    assert min(each.box[0] for each in letters) >= 5
    assert max(each.box[2] for each in letters) <= 205
    assert max(each.box[3] for each in letters) <= 240


@needs("pdftotext")
@pytest.mark.parametrize("name", HARD)
def test_each_hard_name_is_printed_whole_or_refused_by_name(name: str, tmp_path: Path) -> None:
    try:
        made = written("name-cards", tmp_path, attending(name))
    except PrintRefused as error:
        refused = str(error)
    else:
        refused = ""
        (tmp_path / "one.pdf").write_bytes(made.content)
        words = run("pdftotext", "-raw", tmp_path / "one.pdf", "-").stdout
        assert squeezed(words).count(squeezed(name)) == 2
    assert refused == "" or name in refused


@pytest.mark.parametrize(
    ("size", "sheet", "fold"),
    [("200x100", 297, 140), ("210x140", 297, 140), ("180x120", 297, 140), ("a4-thirds", 297, 99)],
)
def test_sizes_are_stocks(size: str, sheet: float, fold: float, tmp_path: Path) -> None:
    made = written("name-cards", tmp_path, _with(size, "王磊"))

    found = [*characters(pages(made)[0])]
    upper = [each for each in found if each.at[1] < fold and each.size > 10]
    lower = [each for each in found if each.at[1] > fold and each.size > 10]
    assert len(upper) == len(lower) == 2
    assert round(pages(made)[0].get_height() * 25.4 / 72) == sheet
    assert "第1页/共1页" in texts(made)[0]


def test_a_size_that_is_not_there_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(FieldRefused) as refused:
        written("name-cards", tmp_path, _with("300x900", "王磊"))

    assert "200x100" in str(refused.value)


def test_a_guest_has_the_duty_below_the_name_if_asked_and_a_leader_never(tmp_path: Path) -> None:
    people = (
        StageAttendee(AttendeeKind.LEADER, "甲一", "A", duty="主任"),
        StageAttendee(AttendeeKind.GUEST, "乙二", "B", duty="总经理"),
    )
    content = changed(groups=(), platform=(), attendees=people, texts={"name-cards.duty": "yes"})

    first, second = texts(written("name-cards", tmp_path, version(content)))

    assert "主任" not in first
    assert second.count("总经理") == 2


@pytest.mark.usual
def test_the_platform_comes_first_and_everybody_seated_has_one_card(tmp_path: Path) -> None:
    made = written("name-cards", tmp_path)

    assert made.pages == made.names == 408
    assert texts(made)[0].count("蓝一鸣") == 2
    assert len(arranged().attendees) == 400
