"""Rows whose recipient may be registered already, or may have an award of an earlier year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from awards.intake.checking.preview import CheckedRow, ImportPreview, Remark, RowState
from awards.intake.reading.book import address
from awards.text.names import visible
from awards.winner_fields import NAME
from awards.winners.known_awards import KnownAward, findings


def to_compare(preview: ImportPreview) -> list[CheckedRow]:
    """The rows that would be registered. Others are known, or not registered."""
    return [row for row in preview.rows if row.state is RowState.NEW and row.registration]


def with_known(preview: ImportPreview, awards: Mapping[str, Sequence[KnownAward]]) -> ImportPreview:
    """The preview with remarks about these awards, given by the row's place."""
    rows = tuple(_remarked(row, awards.get(row.place, ())) for row in preview.rows)
    return replace(preview, rows=rows)


def _remarked(row: CheckedRow, awards: Sequence[KnownAward]) -> CheckedRow:
    if not awards or row.registration is None:
        return row
    at, value = address(row.columns[NAME], row.number), visible(row.values.get(NAME, ""))
    remarks = [
        Remark(finding, row.sheet, row.number, at, NAME, value, row.part)
        for finding in findings(row.registration, awards)
    ]
    return replace(row, remarks=(*row.remarks, *remarks))
