"""A corrected list is compared with what its earlier version registered."""

from __future__ import annotations

import msgspec
import pytest

from awards.intake.checking.choices import RegistrySnapshot
from awards.intake.checking.difference import (
    CorrectionAnswers,
    ListDifference,
    difference,
    differing,
)
from awards.intake.checking.matched_rows import FieldChange, RegisteredWinner, StayingValue
from awards.intake.checking.preview import ImportPreview, RowState
from awards.intake.checking.preview_after import corrected, updated
from awards.tables import WinnerState
from awards.winner_fields import Registration
from tests.intake.cast import SLOTS, key_of
from tests.intake.test_check import WORKER, checked, person


def _winner(
    number: int, name: str, unit: str = "一科", *, place: str = "", **more: object
) -> RegisteredWinner:
    """A person of 先进个人, registered from that row of the sheet 名单."""
    plain = RegisteredWinner(
        id=number,
        category="GR",
        honour=WORKER,
        name=name,
        unit=unit,
        credit_code="",
        number_tail="",
        namesake=0,
        note="",
        surname_length=None,
        name_en="",
        unit_en="",
        free={},
        fingerprint="",
        state=WinnerState.DRAFT,
        held=False,
        revision=1,
        place=place or f"名单!{number}",
        key=key_of(Registration("GR", name, unit)),
    )
    return msgspec.structs.replace(plain, **more)


def _print_of(number: str) -> str:
    return f"print of {number}"


def _compared(
    preview: ImportPreview, *stored: RegisteredWinner, said: CorrectionAnswers | None = None
) -> ListDifference:
    return difference(preview.rows, stored, said or CorrectionAnswers(), key_of, _print_of)


def _pairs(found: ListDifference) -> dict[int, int]:
    """The row of each winner that was matched."""
    pairs = (*found.changed, *found.left, *found.same)
    return {pair.winner.id: pair.row.number for pair in pairs}


def test_a_row_that_says_the_same_is_no_change() -> None:
    found = _compared(checked(person("张三")), _winner(9, "张三"))

    assert _pairs(found) == {9: 2}
    assert [pair.winner.id for pair in found.same] == [9]
    assert (found.new, found.changed, found.left, found.gone, found.going) == ((), (), (), (), ())
    assert found.is_nothing


def test_a_new_row_and_a_missing_winner_are_reported() -> None:
    found = _compared(
        checked(person("张三"), person("赵六", "九科")),
        _winner(2, "张三"),
        _winner(7, "钱七", "七科"),
    )

    assert [row.number for row in found.new] == [3]
    assert [winner.id for winner in found.gone] == [7]
    assert not found.is_nothing


def test_every_changed_field_is_listed_with_both_values() -> None:
    row = ("", "先进个人", "优秀网格员", "张三", "二科", "", "", "新备注")
    found = _compared(checked(row), _winner(2, "张三", "一科", note="旧备注", name_en="San Zhang"))

    assert [pair.changes for pair in found.changed] == [
        (
            FieldChange("honour", WORKER, "优秀网格员"),
            FieldChange("unit", "一科", "二科"),
            FieldChange("note", "旧备注", "新备注"),
        )
    ]
    assert found.same == ()


def test_a_blank_cell_clears_nothing() -> None:
    found = _compared(checked(person("张三", "")), _winner(2, "张三", note="备注"))

    assert [pair.winner.id for pair in found.same] == [2]


def test_a_personal_number_is_compared_by_its_fingerprint_and_shown_by_its_tail() -> None:
    known = _winner(
        2,
        "张三",
        fingerprint="print of 10010",
        number_tail="0010",
        key=key_of(Registration("GR", "张三", "一科", personal_number="10010")),
    )

    same = _compared(checked(person("张三", number="10010")), known)
    other = _compared(checked(person("张三", number="20020")), known)

    assert [pair.winner.id for pair in same.same] == [2]
    assert [pair.changes for pair in other.changed] == [
        (FieldChange("personal_number", "****0010", "****0020"),)
    ]


def test_matching_prefers_the_recipient_then_the_name_then_the_row_then_a_similar_name() -> None:
    rows = checked(
        person("张三", "一科"),
        person("李四", "新科"),
        person("王小五", "三科"),
        person("孙六", "六科"),
        person("周七七", "七科"),
    )
    found = _compared(
        rows,
        _winner(15, "周七", "七科", place="名单!99"),
        _winner(14, "孙九", "另一科", place="名单!5"),
        _winner(13, "王五", "另一科", place="名单!4"),
        _winner(12, "李四", "旧科", place="名单!99"),
        _winner(11, "张三", "一科", place="名单!99"),
    )

    assert _pairs(found) == {11: 2, 12: 3, 13: 4, 15: 6}
    assert [pair.row.number for pair in found.changed] == [3, 4, 6]
    assert [(pair.row.number, pair.winner.id) for pair in found.replaced] == [(5, 14)]


def test_a_row_whose_name_and_unit_both_changed_is_somebody_else() -> None:
    found = _compared(checked(person("孙六六六", "六科")), _winner(2, "赵一", "另一科"))

    assert _pairs(found) == {}
    assert [row.number for row in found.new] == [2]


def test_another_name_in_the_row_of_a_winner_is_somebody_else_by_default() -> None:
    preview = checked(person("孙六六六", "一科"))
    numbered = {"fingerprint": "print of 9", "number_tail": "0009"}
    winner = _winner(2, "赵一", "一科", note="备注", photo="digest", **numbered)

    found = _compared(preview, winner)
    same = _compared(preview, winner, said=CorrectionAnswers(same={"名单!2"}))

    assert _pairs(found) == {}
    assert [row.number for row in found.new] == [2]
    assert [one.id for one in found.gone] == [2]
    [pair] = found.replaced
    assert (pair.row.number, pair.winner.id) == (2, 2)
    assert pair.staying == (
        StayingValue("personal_number", "****0009"),
        StayingValue("note", "备注"),
        StayingValue("photo", ""),
    )
    assert (_pairs(same), same.new, same.gone, same.replaced) == ({2: 2}, (), (), ())


def test_an_equal_number_or_code_is_the_same_recipient_whatever_name_and_unit() -> None:
    rows = checked(
        person("甲一", "新科", number="10010"),
        ("", "突出贡献企业", "", "新名公司", "", "91410100MAFAKE000R", "", ""),
    )
    people = _winner(
        7, "乙二", "旧科", fingerprint="print of 10010", number_tail="0010", place="名单!90"
    )
    bodies = _winner(
        8, "旧名公司", "", category="TC", honour="", credit_code="91410100MAFAKE000R", key="another"
    )

    assert _pairs(_compared(rows, people, bodies)) == {7: 2, 8: 3}


@pytest.mark.parametrize("name", ["李雷", "李蕾", "李大雷"])
def test_another_number_is_another_person_though_the_name_is_near(name: str) -> None:
    known = _winner(2, "李雷", "一科", fingerprint="print of 1", number_tail="0001")
    found = _compared(checked(person(name, "二科", number="20020")), known)

    assert _pairs(found) == {}
    assert [pair.winner.id for pair in found.replaced] == [2]


def test_a_winner_with_a_number_is_not_renamed_by_its_row_in_another_unit() -> None:
    rows = checked(person("王小五", "三科"))
    numbered = _winner(2, "王五", "另一科", fingerprint="print of 1", number_tail="0001")

    assert _pairs(_compared(rows, numbered)) == {}
    assert _pairs(_compared(rows, _winner(2, "王五", "另一科"))) == {2: 2}


def test_a_winner_of_another_category_is_not_matched_by_name() -> None:
    company_of_that_name = _winner(2, "张三", category="TC", key="another")

    assert _pairs(_compared(checked(person("张三")), company_of_that_name)) == {}


def test_of_two_winners_of_one_name_the_one_of_that_row_is_taken() -> None:
    stored = (
        _winner(7, "张三", "甲科", place="名单!3"),
        _winner(8, "张三", "乙科", place="名单!2"),
    )
    found = _compared(checked(person("张三", "丙科"), person("张三", "丁科")), *stored)

    assert _pairs(found) == {7: 3, 8: 2}


def test_a_winner_is_matched_once() -> None:
    found = _compared(
        checked(person("张三", "甲科"), person("张三", "乙科")), _winner(9, "张三", "丙科")
    )

    assert _pairs(found) == {9: 2}
    assert [row.number for row in found.new] == [3]


def test_a_row_that_is_said_to_be_somebody_else_is_new() -> None:
    said = CorrectionAnswers(anew={"名单!2"})
    found = _compared(checked(person("张三", "甲科")), _winner(2, "张三"), said=said)

    assert [row.number for row in found.new] == [2]
    assert [winner.id for winner in found.gone] == [2]


def test_a_change_may_be_left_and_a_missing_winner_withdrawn() -> None:
    preview = checked(person("张三", "甲科"), person("李四", "乙科"))
    stored = (
        _winner(2, "张三"),
        _winner(3, "李四"),
        _winner(4, "王五", "丙科"),
        _winner(5, "赵六", "丁科"),
    )
    said = CorrectionAnswers(leave={"名单!2"}, withdraw={4})

    found = _compared(preview, *stored, said=said)

    assert [pair.winner.id for pair in found.left] == [2]
    assert [pair.winner.id for pair in found.changed] == [3]
    assert [winner.id for winner in found.gone] == [4, 5]
    assert [winner.id for winner in found.going] == [4]


def test_withdrawals_alone_are_something_to_do() -> None:
    said = CorrectionAnswers(withdraw={4})
    found = _compared(
        checked(person("张三")), _winner(2, "张三"), _winner(4, "王五", "丙科"), said=said
    )

    assert not found.is_nothing


def test_the_winner_of_a_row_that_cannot_be_read_is_not_missing() -> None:
    preview = checked(person("张三"), person("", "二科"))
    found = _compared(preview, _winner(2, "张三"), _winner(3, "李四", "二科"), _winner(4, "王五"))

    assert [winner.id for winner in found.gone] == [4]


def test_only_new_rows_of_a_corrected_list_take_a_place() -> None:
    preview = checked(
        person("张三", honour="优秀网格员"),
        person("李四", "新科"),
        person("王五", "三科"),
        person("赵六", "四科"),
    )
    stored = (
        _winner(2, "张三"),
        _winner(3, "李四"),
        _winner(4, "王五", "三科"),
        _winner(8, "钱七", "八科"),
        _winner(9, "孙八", "九科", honour="优秀网格员"),
    )
    found = _compared(preview, *stored, said=CorrectionAnswers(withdraw={8, 9}, leave={"名单!3"}))

    after = corrected(preview, found, SLOTS)

    assert [row.state for row in after.rows] == [
        RowState.CHANGED,
        RowState.CHANGED,
        RowState.REGISTERED,
        RowState.NEW,
    ]
    assert [row.name for row in after.registrations] == ["赵六"]
    assert _sums(after) == {"先进个人": (-2, 1), WORKER: (-2, 1), "优秀网格员": (1, 0)}


def test_registered_rows_of_an_ordinary_list_may_update_their_winner() -> None:
    """The list repeats two registered people; one has moved to another honour."""
    preview = checked(
        person("张三", honour="优秀网格员"),
        person("李四", "二科"),
        person("王五", "三科"),
        register=RegistrySnapshot(
            SLOTS, {key_of(Registration("GR", "张三", "一科")): "", "gone": ""}
        ),
    )
    moved, other = _winner(7, "张三"), _winner(8, "李四", "二科")

    (pair,) = differing(preview.rows, (moved, other), key_of, _print_of)
    after = updated(preview, [pair], SLOTS)

    assert (pair.row.number, pair.winner.id) == (2, 7)
    assert pair.changes == (FieldChange("honour", WORKER, "优秀网格员"),)
    assert [row.state for row in after.rows] == [RowState.CHANGED, RowState.NEW, RowState.NEW]
    assert after.rows[0].remarks == ()
    assert _sums(preview) == {"先进个人": (0, 2), WORKER: (0, 2), "优秀网格员": (1, 0)}
    assert _sums(after) == {"先进个人": (0, 2), WORKER: (-1, 2), "优秀网格员": (2, 0)}


def test_only_the_first_differing_row_of_a_winner_is_offered() -> None:
    known = {key_of(Registration("GR", "张三", "一科")): ""}
    same, first, second = (
        person("李四"),
        person("张三", honour="优秀网格员"),
        (*person("张三")[:7], "注"),
    )
    preview = checked(same, first, second, register=RegistrySnapshot(SLOTS, known))

    found = differing(preview.rows, [_winner(7, "张三")], key_of, _print_of)

    assert [pair.row.number for pair in found] == [3]


def test_a_registered_row_that_says_the_same_is_not_offered() -> None:
    known = {key_of(Registration("GR", "张三", "一科")): ""}
    preview = checked(person("张三"), register=RegistrySnapshot(SLOTS, known))

    assert [row.state for row in preview.rows] == [RowState.REGISTERED]
    assert differing(preview.rows, [_winner(7, "张三")], key_of, _print_of) == ()
    assert differing(preview.rows, [], key_of, _print_of) == ()


def test_the_message_that_nothing_is_new_ends_with_the_first_update() -> None:
    known = {key_of(Registration("GR", "张三", "一科")): ""}
    preview = checked(
        person("张三", honour="优秀网格员"), ("2",), register=RegistrySnapshot(SLOTS, known)
    )
    pairs = differing(preview.rows, [_winner(7, "张三")], key_of, _print_of)
    as_correction = corrected(preview, _compared(preview, _winner(7, "张三")), SLOTS)

    assert [one.code for one in preview.messages] == ["notice.numbers-only", "notice.nothing-new"]
    for after in (updated(preview, pairs, SLOTS), as_correction):
        assert [one.code for one in after.messages] == ["notice.numbers-only"]


def test_an_honour_that_a_correction_overfills_is_a_fault() -> None:
    preview = checked(person("张三", honour="优秀网格员"), person("李四", honour="优秀网格员"))
    stored = (_winner(2, "张三"), _winner(3, "李四"))
    after = corrected(preview, _compared(preview, *stored), SLOTS)

    assert [(one.code, one.value) for one in after.general] == [("quota.honour-full", "优秀网格员")]


def test_a_certificate_makes_a_change_an_issued_one() -> None:
    stored = (_winner(2, "张三", state=WinnerState.ISSUED), _winner(3, "李四", held=True))
    found = _compared(checked(person("张三", "新科"), person("李四", "新科")), *stored)

    assert [pair.is_issued for pair in found.changed] == [True, False]
    assert [winner.is_draft for winner in (*stored, _winner(4, "王五"))] == [False, False, True]


def _sums(preview: ImportPreview) -> dict[str, tuple[int, int]]:
    """Of the people: the places taken, and those that the list needs."""
    return {
        one.honour or one.name: (one.taken, one.wanted)
        for one in preview.arithmetic
        if one.category == "GR"
    }


def test_the_unit_decides_which_of_two_rows_of_one_name_is_the_winner() -> None:
    rows = checked(person("张三", "新科"), person("张三", "一科"))

    assert _pairs(_compared(rows, _winner(9, "张三", "一科"))) == {9: 3}
