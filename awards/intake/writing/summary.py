"""The totals sheet of an annotated file: what was read, what is open, places per category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awards.errors import Language
from awards.intake.checking.preview import Preview, State, Tally

SummaryRow = tuple[tuple[str, ...], bool]
"""Cells, and whether they are a heading."""

_STATES = {
    State.NEW: ("可导入", "to import"),
    State.FAULTY: ("有错误", "with faults"),
    State.REPEATED: ("文件内重复，跳过", "repeated, skipped"),
    State.REGISTERED: ("已登记，跳过", "registered already, skipped"),
    State.CHANGED: ("更正已登记的内容", "corrects what is registered"),
    State.HIDDEN: ("隐藏，跳过", "hidden, skipped"),
    State.OMITTED: ("已选择略过", "left out"),
    State.SAMPLE: ("示例，跳过", "sample, skipped"),
    State.NOT_A_RECORD: ("不是名单，跳过", "no record, skipped"),
}
_HEADS = {
    "rows": (("行", "数量"), ("Rows", "Count")),
    "quotas": (
        ("奖项", "称号", "名额", "已有", "本次", "超出"),
        ("Category", "Honour", "Quota", "Taken", "In this file", "Over"),
    ),
    "open": (("待处理",), ("To decide or know",)),
}


def summary_rows(preview: Preview, language: Language) -> Iterator[SummaryRow]:
    which = 0 if language == "zh" else 1
    counts = Counter(row.state for row in preview.rows)
    yield _HEADS["rows"][which], True
    for state, words in _STATES.items():
        if counts[state]:
            yield (words[which], str(counts[state])), False
    yield (), False
    yield _HEADS["quotas"][which], True
    for tally in preview.arithmetic:
        yield _sum(tally), False
    yield (), False
    yield _HEADS["open"][which], True
    for remark in preview.general:
        yield (" ".join(remark.finding.words(language)),), False
    said = [(one.zh, one.en) for one in preview.questions]
    said += [(one.zh, one.en) for one in preview.notices]
    for both in said:
        yield (both[which],), False


def _sum(tally: Tally) -> tuple[str, ...]:
    quota = "" if tally.quota is None else str(tally.quota)
    counts = (str(tally.taken), str(tally.wanted), str(tally.over))
    return (tally.name, tally.honour, quota, *counts)
