"""Tray lists: a page for each tray, in the order of the stage; what is wrong is said in red."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from awards.ceremony.papers.trays import SheetFacts, tray_lists
from awards.errors import PrintRefused
from awards.stage.content import StageVersion
from tests.cast import settings
from tests.ceremony.papers.cards import changed, member, pages, staged, texts, written
from tests.certificates.printed import characters
from tests.stage.arranged import arranged, version


def test_the_numbers_on_all_trays_are_those_on_stage_in_their_order(tmp_path: Path) -> None:
    made = written("trays", tmp_path)

    numbers = re.findall(r"郑经开表〔2024〕[A-Z]{2}\d{3}号", "".join(texts(made)))
    assert numbers == [each.certificate.number for each in arranged().on_stage]
    assert (made.pages, made.names) == (20, 94)


def test_a_page_has_a_square_for_each_certificate_that_is_packed_and_checked(
    tmp_path: Path,
) -> None:
    (page,) = texts(written("trays", tmp_path, staged(member(1), member(2))))

    assert "装盘" in page
    assert "复核" in page
    assert "共2份" in page
    assert "第3版·8f3a2c·2月27日18:05·第1页/共1页" in page


def test_what_is_not_printed_or_was_issued_again_is_said_in_red(tmp_path: Path) -> None:
    given = staged(member(1), member(2), member(3))
    facts = SheetFacts(frozenset({1}), {2: 2}, frozenset({3}))

    made = tray_lists(given, settings(tmp_path, AWARDS_LANGUAGE="zh"), facts)

    (page,) = texts(made)
    assert "有3份须处理" in page
    assert "尚未打印" in page
    assert "只有第2次签发的有效" in page
    assert "已撤销" in page
    inks = {each.character: each.ink for each in characters(pages(made)[0])}
    assert inks["撤"] == inks["印"] != inks["第"]


def test_an_empty_place_and_a_draft_number_are_shown_as_undecided(tmp_path: Path) -> None:
    draft = member(2)
    draft = msgspec.structs.replace(
        draft, certificate=msgspec.structs.replace(draft.certificate, number=""), tray_place=3
    )

    (page,) = texts(written("trays", tmp_path, staged(member(1), draft)))

    assert page.count("〔待定〕") == 3
    assert "尚未签发" in page


def test_plaques_are_listed_beside_the_trays_as_carried_by_two(tmp_path: Path) -> None:
    made = written("trays", tmp_path, staged(member(1), member(2, tray=0, tray_place=0)))

    tray, plaques = texts(made)
    assert "托盘1" in tray
    assert "两人抬" in plaques
    assert "GR002号" in plaques


def test_two_of_one_name_on_a_tray_have_their_units(tmp_path: Path) -> None:
    given = staged(member(1, "王磊", unit="经济运行局"), member(2, "王磊", unit="人力资源服务中心"))

    (page,) = texts(written("trays", tmp_path, given))

    assert "王磊（经济运行局）" in page
    assert "王磊（人力资源服务中心）" in page


def test_a_draft_and_an_old_version_say_so_on_every_page(tmp_path: Path) -> None:
    content = changed(groups=arranged().groups[:2])
    draft = version(content, number=0)
    old = StageVersion(3, 0, draft.digest, draft.made_at, content, newest=4)

    assert all(page.count("草稿") == 2 for page in texts(written("trays", tmp_path, draft)))
    assert all(page.count("已有第4版") == 2 for page in texts(written("trays", tmp_path, old)))


def test_nothing_arranged_is_a_page_that_says_so(tmp_path: Path) -> None:
    made = written("trays", tmp_path, version(changed(groups=())))

    assert (made.pages, made.names) == (1, 0)
    assert "〔待定〕" in texts(made)[0]


def test_a_character_that_no_font_has_is_refused_with_its_row(tmp_path: Path) -> None:
    with pytest.raises(PrintRefused) as refused:
        written("trays", tmp_path, staged(member(1, "王\U0002fffa")))

    assert "U+2FFFA" in str(refused.value)
