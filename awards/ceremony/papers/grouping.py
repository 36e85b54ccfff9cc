"""The grouping table (颁奖分组表): everybody on stage, with place, presenter, tray and seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers.list_files import list_forms
from awards.papers.table import Cell, PaperColumn, PaperGroup, PaperTable
from awards.stage.content import HallSeat, StageContent, StageGroup, StageMember, StageVersion
from awards.stage.rules.script_words import UNDECIDED, group_name, of_group
from awards.words import C_, N_, Phrase

_COLUMNS = (
    PaperColumn("group", Phrase(C_("grouping table", "Group")), 9),
    PaperColumn("place", Phrase(C_("grouping table", "Place")), 6),
    PaperColumn("position", Phrase(C_("grouping table", "Position")), 6),
    PaperColumn("name", Phrase("Name of the person or body"), 30, spaced=True),
    PaperColumn("unit", Phrase("Unit"), 30),
    PaperColumn("recipient", Phrase(C_("grouping table", "Recipient")), 12),
    PaperColumn("presenter", Phrase("Presenter"), 12, spaced=True),
    PaperColumn("tray", Phrase(C_("grouping table", "Tray")), 10),
    PaperColumn("seat", Phrase("Seat"), 18),
    PaperColumn("number", Phrase("Certificate number"), 27, whole=True),
)


def grouping(version: StageVersion) -> PaperTable:
    content = version.content
    seats = {each.winner: each.seat for each in content.attendees if each.winner and each.seat}
    return PaperTable(
        content.title or content.commendation,
        Phrase("Grouping table"),
        _COLUMNS,
        tuple(
            PaperGroup(tuple(_rows(content, group, seats)), _heading(content, group))
            for group in content.groups
        ),
        lines=(_counts(content),),
    )


def _counts(content: StageContent) -> Phrase:
    return Phrase(
        "%(groups)s groups, %(members)s on stage",
        groups=len(content.groups),
        members=len(content.on_stage),
    )


def _heading(content: StageContent, group: StageGroup) -> Phrase:
    words = of_group(content, group)
    return Phrase(
        "%(group)s %(name)s (%(count)s); presenters: %(presenters)s",
        group=words["group"],
        name=words["group_name"],
        count=len(group.members),
        presenters=words["presenters"],
    )


def _rows(
    content: StageContent, group: StageGroup, seats: Mapping[int, HallSeat]
) -> Iterator[tuple[Cell, ...]]:
    presenters = {each.rank: each.name for each in content.presenters}
    for member in group.members:
        each = member.certificate
        yield (
            group_name(group.number),
            member.place,
            member.position,
            each.name,
            each.unit,
            member.recipient,
            presenters.get(member.presenter, UNDECIDED),
            tray_place(member),
            seat_name(seats.get(each.winner)),
            each.number,
        )
    if not group.members:
        yield (group_name(group.number), "", "", UNDECIDED, *[""] * 6)


def tray_place(member: StageMember) -> Cell:
    """Tray and place in it; a plaque is carried by two."""
    if not member.tray:
        return Phrase(C_("grouping table", "carried by two"))
    return f"{member.tray}-{member.tray_place}"


def seat_name(seat: HallSeat | None) -> Cell:
    if seat is None:
        return ""
    return Phrase(
        "%(block)s row %(row)s seat %(seat)s", block=seat.block, row=seat.row, seat=seat.label
    )


OUTPUT = CeremonyOutput(
    "groups",
    N_("Grouping table"),
    "颁奖分组表",
    list_forms(grouping, lambda version: len(version.content.on_stage), "xlsx", "pdf"),
)
