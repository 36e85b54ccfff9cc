"""The totals sheet of an annotated file: what was read, what is open, places per category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awards.intake.checking.preview import ImportPreview, RowState, Tally
from awards.words import C_, N_, Language, Phrase, translated

SummaryRow = tuple[tuple[str, ...], bool]
"""Cells, and whether they are a heading."""

_STATES = {
    RowState.NEW: N_("to import"),
    RowState.FAULTY: N_("with faults"),
    RowState.REPEATED: N_("repeated, skipped"),
    RowState.REGISTERED: N_("registered already, skipped"),
    RowState.CHANGED: N_("corrects what is registered"),
    RowState.HIDDEN: N_("hidden, skipped"),
    RowState.OMITTED: N_("left out"),
    RowState.SAMPLE: N_("sample, skipped"),
    RowState.NOT_A_RECORD: N_("no record, skipped"),
    RowState.DOUBTFUL: N_("perhaps no record: open"),
}
_ROWS = (C_("sums", "Rows"), N_("Count"))
_QUOTAS = (
    N_("Category"),
    N_("Honour"),
    N_("Quota"),
    C_("sums", "Taken"),
    N_("In this file"),
    N_("Over"),
)
_OPEN = (N_("To decide or know"),)


def summary_rows(preview: ImportPreview, language: Language) -> Iterator[SummaryRow]:
    def say(words: str) -> str:
        return translated(Phrase(words), language)

    counts = Counter(row.state for row in preview.rows)
    yield tuple(map(say, _ROWS)), True
    for state, words in _STATES.items():
        if counts[state]:
            yield (say(words), str(counts[state])), False
    yield (), False
    yield tuple(map(say, _QUOTAS)), True
    for tally in preview.arithmetic:
        yield _sum(tally), False
    yield (), False
    yield tuple(map(say, _OPEN)), True
    for remark in preview.general:
        yield (" ".join(remark.finding.words(language)),), False
    for question in preview.questions:
        yield (translated(question.words, language),), False
    for message in preview.messages:
        yield (translated(message.words, language),), False


def _sum(tally: Tally) -> tuple[str, ...]:
    quota = "" if tally.quota is None else str(tally.quota)
    counts = (str(tally.taken), str(tally.wanted), str(tally.over))
    return (tally.name, tally.honour, quota, *counts)
