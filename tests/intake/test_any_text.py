"""The text of any cell is kept or refused with a reason, never changed, and raises nothing."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awards.intake.checking.choices import Choices
from awards.intake.checking.rules import check
from awards.intake.reading.book import Book, SourceCell, SourceRow, SourceSheet
from awards.intake.writing.annotate import annotated
from awards.text.names import trimmed
from tests.depth import examples
from tests.intake.cast import REGISTER, book_of, key_of
from tests.intake.test_check import HEADER

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.sampled_from(["=1+1", "_x000D_", "a\r\nb", "'", "\ufffe", "\x00", "{0.__class__}", "]]>"]),
)
CHOICES = Choices(hidden_rows="import", fill_down=True, category="GR", header_row=1)


def book(cells: list[str]) -> Book:
    header = SourceRow(1, tuple(map(SourceCell, HEADER)))
    sound = SourceRow(2, (SourceCell(), SourceCell(), SourceCell("先进工作者"), SourceCell("甲")))
    return Book(
        "xlsx", (SourceSheet("名单", (header, sound, SourceRow(3, tuple(map(SourceCell, cells))))),)
    )


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(TEXTS, min_size=8, max_size=8))
def test_any_row_gives_a_registration_of_its_own_words_or_a_remark(cells: list[str]) -> None:
    preview = check(book(cells), CHOICES, REGISTER, key_of)
    for row in preview.rows[1:]:
        if row.registration is None:
            assert row.remarks
        else:
            kept = (row.registration.name, row.registration.unit, row.registration.note)
            assert kept == tuple(trimmed(cells[at]) for at in (3, 4, 7))


def can_be_written(text: str) -> bool:
    """XML cannot hold the empty value of a blank cell, nor the two code points that are no text."""
    return bool(text.strip()) and not set(text) & {"\ufffe", "\uffff"}


@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS.filter(can_be_written), min_size=8, max_size=8))
def test_any_row_comes_back_from_an_annotated_file_as_it_was(cells: list[str]) -> None:
    source = book(cells)
    again = book_of(annotated(check(source, CHOICES, REGISTER, key_of), source)).sheets[0]
    assert [cell.text for cell in again.lines[2].cells[1:]] == cells
