"""Answers about single rows and parts of a list, as a page sends them; each can be undone."""

from __future__ import annotations

from awards.intake.answers import with_fixes
from awards.intake.checking.choices import Choices


def test_answers_about_rows_and_parts_are_kept_and_replaced_one_by_one() -> None:
    before = Choices(rows={"名单!2": "one", "名单!3": "skip"}, honours={"名单!B": "优秀网格"})

    after = with_fixes(
        before,
        {
            "rows:名单!2": ["split"],
            "rows:名单!4/B": ["unit"],
            "rows:名单!5": ["join"],
            "honours:名单!9": ["先进工作者"],
        },
    )

    assert after.rows == {"名单!2": "split", "名单!3": "skip", "名单!4/B": "unit"}
    assert after.honours == {"名单!B": "优秀网格", "名单!9": "先进工作者"}


def test_an_answer_about_a_row_is_undone_and_asked_again() -> None:
    before = Choices(rows={"名单!2": "split", "名单!3": "skip"})

    assert with_fixes(before, {"reopen": ["名单!2"]}).rows == {"名单!3": "skip"}


def test_a_cell_of_one_person_of_a_row_is_corrected_by_itself() -> None:
    given = {"cell:名单!D2/2": ["甲乙"], "seen:名单!D2/2": ["甲己"]}

    assert with_fixes(Choices(), given).corrections == {"名单!D2/2": "甲乙"}
