"""The outcome of a choice before anything begins: sheets, paper, calibration, faults."""

from __future__ import annotations

from typing import NamedTuple

from awards.catalogue.records import CommendationRecord
from awards.issuing.typed_numbers import typed_numbers
from awards.printing.feeds import calibrations
from awards.printing.feeds import service as feeds
from awards.printing.paper import service as paper
from awards.printing.runs.choosing import CertificateSelection, chosen
from awards.printing.runs.differing import differences_of
from awards.printing.runs.planning import Planned, planned
from awards.printing.runs.preflight import PreflightResult, preflight
from awards.printing.runs.rules import RunSetup, sheets_of
from awards.settings import Settings
from awards.statements.records import StatementDifference
from awards.words import Plural


class RunOutlook(NamedTuple):
    """``papers`` are sheets of paper. Of very many only a part is ``tried`` by default.

    ``calibrated`` is None without a feed, or for a feed that was never calibrated for this stock.
    ``calibrated_behind`` is None without backs as well. ``differs`` is what the certificates say and
    the register says differently now.
    """

    planned: Planned
    papers: int
    tried: PreflightResult
    on_hand: paper.OnHand
    calibrated: calibrations.SavedCalibration | None
    calibrated_behind: calibrations.SavedCalibration | None
    differs: list[StatementDifference]

    @property
    def turned_about(self) -> str:
        """The edge about which the printer must turn a sheet; "" without backs."""
        return self.planned.setup.engine().turned_about or ""

    @property
    def differing(self) -> dict[int, str]:
        """The winners whose certificates differ, with their names in the register."""
        return {each.winner: each.name for each in self.differs}

    @property
    def question(self) -> Plural | None:
        """What to ask before these certificates are printed; None if none differs."""
        if not self.differs:
            return None
        return Plural(
            "%(num)s certificate says something else than the register: print it all the same?",
            "%(num)s certificates say something else than the register: print them all the same?",
            len(self.differing),
        )

    @property
    def others(self) -> str:
        """The numbers of the certificates that do not differ, as the form takes them."""
        alike = [each for each in self.planned.sheets if each.winner not in self.differing]
        return typed_numbers(alike)

    @property
    def lacking(self) -> int:
        """Missing sheets according to the paper ledger; 0 for a stock that nobody counted."""
        there = self.on_hand.expected
        return 0 if there is None else max(0, self.papers - there)


async def outlook(
    here: CommendationRecord,
    wanted: CertificateSelection,
    setup: RunSetup,
    settings: Settings,
    *,
    all_tried: bool = False,
) -> RunOutlook:
    """Raises what `runs.start` raises, but reports PrintRefused as data."""
    made = await planned(here, await chosen(here, wanted), setup, settings)
    return RunOutlook(
        made,
        sheets_of(made.plan),
        await preflight(made, settings, whole=all_tried),
        await paper.on_hand(setup.stock),
        await _calibrated(setup),
        await _calibrated(setup, back=True) if setup.backs else None,
        await differences_of(here, made.sheets),
    )


async def _calibrated(
    setup: RunSetup, *, back: bool = False
) -> calibrations.SavedCalibration | None:
    side = calibrations.FeedSide(setup.printer, setup.tray, setup.stock, back)
    return await feeds.newest_of(side) if setup.printer else None
