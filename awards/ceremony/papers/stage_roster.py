"""The roster by the stage: groups in their order, then the bags."""

from __future__ import annotations

from collections.abc import Iterator

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers.list_files import list_forms
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.stage.content import StageCertificate, StageContent, StageVersion
from awards.stage.rules.script_words import UNDECIDED, group_name, of_group
from awards.words import C_, N_, Phrase

_COLUMNS = (
    PaperColumn("position", Phrase("No."), 6),
    PaperColumn("group", Phrase(C_("grouping table", "Group")), 12),
    PaperColumn("place", Phrase(C_("grouping table", "Place")), 6),
    PaperColumn("category", Phrase("Category"), 26, copied=True),
    PaperColumn("honour", Phrase("Honour"), 26),
    PaperColumn("name", Phrase("Name of the person or body"), 34, spaced=True),
    PaperColumn("reading", Phrase("Reading"), 18),
    PaperColumn("unit", Phrase("Unit"), 34),
    PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
)


def stage_roster(version: StageVersion) -> PaperTable:
    content = version.content
    bagged = sum(len(bag.certificates) for bag in content.bags)
    return PaperTable(
        content.commendation,
        Phrase("Roster in the order of the stage"),
        _COLUMNS,
        tuple(_groups(content)),
        lines=(
            Phrase(
                "%(staged)s on stage, %(bagged)s in bags",
                staged=len(content.on_stage),
                bagged=bagged,
            ),
        ),
    )


def _groups(content: StageContent) -> Iterator[PaperGroup]:
    categories = {each.code: each.name for each in content.categories}
    at = 0
    for group in content.groups:
        words, name = of_group(content, group), group_name(group.number)
        rows = []
        for member in group.members:
            at += 1
            rows.append(_row(at, name, member.place, member.certificate, categories))
        heading = Phrase(
            "%(group)s %(name)s (%(count)s)",
            group=name,
            name=words["group_name"],
            count=len(group.members),
        )
        yield PaperGroup(tuple(rows), heading)
    for bag in content.bags:
        rows, label = [], Phrase("Bag %(number)s", number=bag.number)
        for each in bag.certificates:
            at += 1
            rows.append(_row(at, label, 0, each, categories))
        heading = Phrase(
            "Bag %(number)s: %(unit)s (%(count)s)",
            number=bag.number,
            unit=bag.unit or Phrase("without a unit"),
            count=len(bag.certificates),
        )
        yield PaperGroup(tuple(rows), heading)


def _row(
    at: int, group: Cell, place: int, each: StageCertificate, categories: dict[str, str]
) -> tuple[Cell, ...]:
    category = categories.get(each.category, each.category)
    return (
        at, group, place or "", category, each.honour or category, each.name or UNDECIDED, each.reading, each.unit,
        each.number,
    )  # fmt: skip


OUTPUT = CeremonyOutput(
    "roster",
    N_("Roster in the order of the stage"),
    "名册",
    list_forms(
        stage_roster, lambda version: len(version.content.order), "xlsx", "csv", "json", "pdf"
    ),
)
