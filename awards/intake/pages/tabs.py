"""A preview on a page: one tab at a time, its cells with their possible fixes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from awards.intake.answers import Answers
from awards.intake.checking.choices import CategorySlot
from awards.intake.checking.difference import ListDifference
from awards.intake.checking.matched_rows import MatchedRow, RegisteredWinner
from awards.intake.checking.non_record_words import RowKind
from awards.intake.checking.preview import CheckedRow, Remark, RowState
from awards.intake.checking.row_parts import row_of
from awards.intake.files import CheckedFile
from awards.winner_fields import CATEGORY, HONOUR, NAME, UNIT, Field
from awards.words import Phrase

PAGE = 50

_COMING = (RowState.NEW, RowState.FAULTY, RowState.CHANGED)
_REPEATED = (
    "row.duplicate-in-file",
    "row.already-registered",
    "row.twice-with-honours",
    "row.registered-otherwise",
)
_SKIPPED = (
    "row.hidden",
    "row.not-a-record",
    "row.sample",
    "row.omitted",
    *(f"row.{kind.value}" for kind in RowKind if kind is not RowKind.UNIT_WITH_NAMES),
    "row.total-agrees",
    "row.section-agrees",
)


class Tab(StrEnum):
    FAULTS = "faults"
    CHANGED = "changed"
    GONE = "gone"
    REPEATED = "repeated"
    WARNINGS = "warnings"
    ROWS = "rows"
    SAME = "same"
    SKIPPED = "skipped"


OF_CORRECTIONS = frozenset({Tab.CHANGED, Tab.GONE, Tab.SAME})


@dataclass(frozen=True, slots=True)
class CellFix:
    """The control of one cell: a text, or one of ``options``; ``seen`` is its current text."""

    place: str
    seen: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TabItem:
    """A cell or a row with something to report.

    ``pair`` is the row's winner with its differences; ``answer`` is a person's answer about it, or
    about a winner missing from a corrected version.
    """

    row: CheckedRow
    place: str
    address: str = ""
    remarks: tuple[Remark, ...] = ()
    fix: CellFix | None = None
    kept: bool = False
    pair: MatchedRow | None = None
    winner: RegisteredWinner | None = None
    answer: str = ""

    @property
    def name(self) -> str:
        return self.row.values.get(NAME, "")

    @property
    def unit(self) -> str:
        return self.row.values.get(UNIT, "")

    @property
    def where(self) -> Phrase | str:
        """The cell or the row in words."""
        return self.remarks[0].where if self.address else self.row.where

    @property
    def suggestion(self) -> str:
        return next((r.finding.suggestion for r in self.remarks if r.finding.suggestion), "")


@dataclass(frozen=True, slots=True)
class FindingCount:
    """``mendable`` of its ``count`` have a suggestion."""

    code: str
    count: int
    mendable: int


def _gone(winner: RegisteredWinner, going: bool) -> TabItem:
    sheet, number = row_of(winner.place)
    values = {NAME: winner.name, UNIT: winner.unit}
    row = CheckedRow(
        sheet, number, RowState.REGISTERED, values, category=winner.category, honour=winner.honour
    )
    return TabItem(row, str(winner.id), winner=winner, answer="withdraw" if going else "keep")


def tab_of(remark: Remark) -> Tab:
    if remark.code in _REPEATED:
        return Tab.REPEATED
    if remark.code in _SKIPPED:
        return Tab.SKIPPED
    return Tab.FAULTS if remark.is_fault else Tab.WARNINGS


class PreviewTabs:
    """Everything of one preview, sorted into tabs."""

    def __init__(
        self, report: CheckedFile, answers: Answers, slots: Sequence[CategorySlot]
    ) -> None:
        preview = report.preview
        self._preview, self._choices, self._slots = preview, answers.choices, slots
        self._differing = {pair.row.place: pair for pair in report.differing}
        self._updates = {pair.row.place for pair in report.updates}
        self.tabs: dict[Tab, list[TabItem]] = {tab: [] for tab in Tab}
        for row in preview.rows:
            self._sort(row)
        for row in preview.decided:
            self.tabs[Tab.ROWS].append(TabItem(row, row.place))
        if report.difference is not None:
            self._compare(report.difference)

    def _compare(self, found: ListDifference) -> None:
        def entry(pair: MatchedRow, answer: str = "") -> TabItem:
            return TabItem(
                pair.row, pair.row.kept_place, pair=pair, winner=pair.winner, answer=answer
            )

        renamed = self._choices.same
        others = [row for row in found.new if row.kept_place in self._choices.anew]
        self.tabs[Tab.CHANGED] = [
            *(
                entry(pair, "same" if pair.row.kept_place in renamed else "change")
                for pair in found.changed
            ),
            *(entry(pair, "replaced") for pair in found.replaced),
            *(entry(pair, "leave") for pair in found.left),
            *(TabItem(row, row.kept_place, answer="anew") for row in others),
        ]
        self.tabs[Tab.CHANGED].sort(key=lambda each: (each.row.sheet, each.row.number))
        self.tabs[Tab.SAME] = [entry(pair) for pair in found.same]
        going = {winner.id for winner in found.going}
        self.tabs[Tab.GONE] = [_gone(winner, winner.id in going) for winner in found.gone]

    def _sort(self, row: CheckedRow) -> None:
        name = row.place
        if name in self._choices.keep and row.registration is not None:
            self.tabs[Tab.REPEATED].append(TabItem(row, name, kept=True))
        pair = self._differing.get(name)
        if name in self._updates:
            self.tabs[Tab.REPEATED].append(TabItem(row, name, pair=pair, answer="update"))
        cells: dict[tuple[Tab, str], list[Remark]] = {}
        for remark in row.remarks:
            cells.setdefault((tab_of(remark), remark.address), []).append(remark)
        for (tab, where), remarks in cells.items():
            fix = self._fix(row, remarks) if tab in (Tab.FAULTS, Tab.WARNINGS) else None
            met = pair if tab is Tab.REPEATED else None
            self.tabs[tab].append(TabItem(row, name, where, tuple(remarks), fix, pair=met))

    def _fix(self, row: CheckedRow, remarks: Sequence[Remark]) -> CellFix | None:
        """The fix for an existing cell. A missing column has none."""
        about = remarks[0].field
        if about is None or about not in row.columns:
            return None
        where = row.cell_place(row.columns[about])
        seen = row.values.get(about, "") if about in row.filled else remarks[0].value
        return CellFix(where, self._choices.corrections.get(where, seen), self._options(row, about))

    def _options(self, row: CheckedRow, about: Field) -> tuple[str, ...]:
        if about == CATEGORY:
            return tuple(slot.name for slot in self._slots)
        if about == HONOUR:
            own = (slot.honours for slot in self._slots if slot.code == row.category)
            return tuple(honour.name for honours in own for honour in honours)
        return ()

    def first(self) -> Tab:
        """The tab to open first: faults, else warnings."""
        return next((tab for tab in Tab if self.tabs[tab]), Tab.ROWS)

    def kinds(self, tab: Tab) -> list[FindingCount]:
        """The most frequent first."""
        counts: Counter[str] = Counter()
        mendable: Counter[str] = Counter()
        for remark in self._remarks(tab):
            counts[remark.code] += 1
            mendable[remark.code] += bool(remark.finding.suggestion)
        return [FindingCount(code, count, mendable[code]) for code, count in counts.most_common()]

    def _remarks(self, tab: Tab) -> Iterator[Remark]:
        for entry in self.tabs[tab]:
            yield from entry.remarks

    def of(
        self, tab: Tab, kind: str = "", rows: frozenset[tuple[str, int]] | None = None
    ) -> list[TabItem]:
        """The entries of one kind, or of certain rows; all if neither is given."""
        found = self.tabs[tab]
        if kind:
            found = [each for each in found if any(r.code == kind for r in each.remarks)]
        if rows is not None:
            found = [each for each in found if (each.row.sheet, each.row.number) in rows]
        return found

    @property
    def skipped(self) -> Mapping[RowState, int]:
        """Skipped rows by reason.

        Unchanged rows of a corrected version are not counted as skipped.
        """
        coming = (*_COMING, RowState.REGISTERED) if self.tabs[Tab.SAME] else _COMING
        return Counter(row.state for row in self._preview.rows if row.state not in coming)
