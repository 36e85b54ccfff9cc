"""Presenter cards: A6, when, from which side, what to whom, with the reading."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.ceremony.papers.cards import member, pages, staged, texts, written
from tests.certificates.printed import MM
from tests.stage.arranged import arranged, version


def test_each_presenter_of_the_fixture_has_one_page_of_a6(tmp_path: Path) -> None:
    made = written("presenter-cards", tmp_path)

    assert (made.pages, made.names) == (8, 94)
    sizes = {(round(page.get_width() * MM), round(page.get_height() * MM)) for page in pages(made)}
    assert sizes == {(105, 148)}
    for words, presenter in zip(texts(made), arranged().presenters, strict=True):
        assert words.startswith(presenter.name)


def test_a_card_says_when_from_where_and_what_each_is_given_with_the_reading(
    tmp_path: Path,
) -> None:
    first = member(1, "盖世昌")
    certificate = msgspec.structs.replace(first.certificate, reading="Gě Shìchāng")
    given = staged(msgspec.structs.replace(first, certificate=certificate, recipient="李四"))

    words, *others = texts(written("presenter-cards", tmp_path, given))

    assert "09:35第1批先进个人荣誉证书1份" in words
    assert "从台下看右侧上场，共颁发1份" in words
    assert "1盖世昌GěShìchāng（由李四领取）" in words
    assert len(others) == 7
    assert all("颁奖：〔待定〕" in each for each in others)


def test_members_without_a_presenter_have_a_card_without_a_name(tmp_path: Path) -> None:
    given = staged(member(1, "甲一"), member(2, "乙二", presenter=0))

    *_, last = texts(written("presenter-cards", tmp_path, given))

    assert last.startswith("颁奖嘉宾〔待定〕")
    assert "乙二" in last
    assert "甲一" not in last


@pytest.mark.parametrize("size", [1, 20, 60])
def test_a_long_card_goes_on_with_its_group_named_again(size: int, tmp_path: Path) -> None:
    names = [f"{at:02}阿卜杜热合曼·阿卜杜热伊木" for at in range(size)]
    given = staged(*(member(at + 1, name) for at, name in enumerate(names)))

    words = "".join(texts(written("presenter-cards", tmp_path, given)))

    assert [name for name in names if name not in words] == []
    assert ("（续）" in words) == (size > 1)


def test_without_presenters_a_page_says_so(tmp_path: Path) -> None:
    content = msgspec.structs.replace(arranged(), presenters=(), groups=())

    assert "〔待定〕" in texts(written("presenter-cards", tmp_path, version(content)))[0]


def test_a_later_group_begins_about_when_those_before_it_are_done(tmp_path: Path) -> None:
    words = texts(written("presenter-cards", tmp_path))

    assert "09:35第1批" in words[0]
    assert "约09:37第2批" in words[2]
    assert "约09:52第10批" in words[2]
