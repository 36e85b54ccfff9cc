"""The name of a file says whose photo it is, or that it is nobody's."""

from __future__ import annotations

import pytest

from awards.photos.matching import MatchedPhotos, PhotoMismatch, PhotoOwner, matched

LIN = PhotoOwner(1, "林晚舟", "潮河办事处", "郑经开表〔2024〕GR001号", "0001", "print:JK0001")
OUYANG = PhotoOwner(2, "欧阳若水", "明湖办事处", "郑经开表〔2024〕GR002号", "001X", "print:id-2")
TIAN = PhotoOwner(3, "田禾", "京航办事处", "", "3333", "print:id-3")
OTHER_TIAN = PhotoOwner(4, "田禾", "明湖办事处", "", "4444", "print:id-4")
AGULI = PhotoOwner(5, "阿依·古丽", "前程办事处")
EVERYONE = (LIN, OUYANG, TIAN, OTHER_TIAN, AGULI)


def _print(text: str) -> str:
    known = {"JK0001": "print:JK0001", "410100198503020013": "print:id-3"}
    return known.get(text, f"print:of {text}")


def found(*files: str) -> MatchedPhotos:
    return matched(files, EVERYONE, _print)


@pytest.mark.parametrize(
    ("file", "owner"),
    [
        ("GR001.jpg", LIN),
        ("gr002.JPG", OUYANG),
        ("郑经开表[2024]GR001号.png", LIN),
        ("郑经开表〔2024〕GR002号.jpeg", OUYANG),
        ("JK0001.jpg", LIN),
        ("410100198503020013.jpg", TIAN),
        ("0001.jpg", LIN),
        ("001x.jpg", OUYANG),
        ("林晚舟0001.jpg", LIN),
        ("3333田禾.jpg", TIAN),
        ("田禾_4444.jpg", OTHER_TIAN),
        ("林晚舟.jpg", LIN),
        ("林 晚 舟.jpg", LIN),
        ("欧阳若水（明湖办事处）.jpg", OUYANG),
        ("京航办事处-田禾.jpg", TIAN),
        ("田禾+明湖办事处.png", OTHER_TIAN),
        ("明湖办事处田禾.png", OTHER_TIAN),
        ("12 林晚舟.jpg", LIN),
        ("12-林晚舟.jpg", LIN),
        ("12.林晚舟-潮河办事处.jpg", LIN),
        ("林晚舟 照片.jpg", LIN),
        ("林晚舟一寸免冠照.jpg", LIN),
        ("林晚舟(1).jpg", LIN),
        ("林晚舟 - 副本.jpg", LIN),
        ("阿依古丽.jpg", AGULI),
        ("阿依•古丽.jpg", AGULI),
        ("潮河办事处_林晚舟_先进个人.jpg", LIN),
        ("先进个人，京航办事处，田禾，2024.jpg", TIAN),
    ],
)
def test_a_name_of_a_file_finds_its_winner(file: str, owner: PhotoOwner) -> None:
    result = found(file)
    assert result.matched == ((file, owner.id),)
    assert result.unmatched == ()


@pytest.mark.parametrize(
    "file",
    [
        "IMG_2034.jpg",
        "微信图片_20240301.jpg",
        "林晚洲.jpg",
        "GR003.jpg",
        "9999.jpg",
        "1.jpg",
        "照片.jpg",
        ".jpg",
        "潮河办事处.jpg",
        "明湖办事处-林晚舟.jpg",
        "___.png",
    ],
)
def test_a_file_of_nobody_is_named(file: str) -> None:
    [problem] = found(file).unmatched
    assert (problem.file, problem.mismatch) == (file, PhotoMismatch.NOBODY)


def test_a_name_that_two_winners_share_decides_nothing() -> None:
    [problem] = found("田禾.jpg").unmatched
    assert problem.mismatch is PhotoMismatch.AMBIGUOUS
    assert problem.others == ("田禾 京航办事处", "田禾 明湖办事处")


def test_two_files_of_one_winner_are_both_left_and_name_each_other() -> None:
    result = found("林晚舟.jpg", "GR001.jpg", "欧阳若水.jpg")
    assert result.matched == (("欧阳若水.jpg", 2),)
    assert [(each.file, each.mismatch, each.others[1:]) for each in result.unmatched] == [
        ("林晚舟.jpg", PhotoMismatch.TWICE, ("GR001.jpg",)),
        ("GR001.jpg", PhotoMismatch.TWICE, ("林晚舟.jpg",)),
    ]


def test_winners_without_a_file_are_listed_in_their_order() -> None:
    assert [owner.id for owner in found("林晚舟.jpg", "3333.jpg").without] == [2, 4, 5]
    assert [owner.id for owner in found().without] == [1, 2, 3, 4, 5]


def test_a_tail_that_two_winners_share_decides_nothing() -> None:
    twin = PhotoOwner(6, "甲某甲", "一科", tail="0001")
    [problem] = matched(["0001.jpg"], [LIN, twin], _print).unmatched
    assert problem.mismatch is PhotoMismatch.AMBIGUOUS
