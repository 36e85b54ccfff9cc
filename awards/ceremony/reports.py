"""Every report, declared once: its page, its files, the API and ``awards report`` follow from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from awards.ceremony.roster_files import table_of
from awards.ceremony.service import for_file, roster
from awards.ceremony.unit_counts import unit_counts
from awards.errors import NotFound
from awards.papers.table import PaperTable
from awards.words import N_, Phrase


async def _nothing(_actor: str, _commendation: str, _form: str) -> None:
    """A report that is no statement to anybody."""


class Report(NamedTuple):
    """``name`` stands in addresses and commands; ``gather`` makes the table of a commendation.

    ``file`` is in the names of its files, which are Chinese. ``hand_out`` keeps what a file of a form
    says, by whom, if it is a statement.
    """

    name: str
    title: str
    file: str
    gather: Callable[[str], Awaitable[PaperTable]]
    hand_out: Callable[[str, str, str], Awaitable[object]] = _nothing


async def _roster(commendation: str) -> PaperTable:
    return table_of(await roster(commendation))


REPORTS = (
    Report("roster", N_("Roster"), "名册", _roster, for_file),
    Report("units", N_("Certificates for each unit"), "各单位证书数", unit_counts),
)


def find(name: str) -> Report:
    """Raises NotFound."""
    for report in REPORTS:
        if report.name == name:
            return report
    raise NotFound(what=Phrase("report"), key=name)
