"""What stands on each page of the host script: a page for each group, and pages for what is between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.papers.namesakes import distinct
from awards.ceremony.script.readings import LEGEND, MARKS, reading_of, received, width
from awards.stage.content import StageContent, StageGroup, StageItem, StageMember
from awards.stage.rules.script_layers import (
    OF_GROUP,
    ScriptPart,
    fill,
    is_direction,
    part_of,
    seen,
)
from awards.stage.rules.script_words import (
    UNDECIDED,
    of_group,
    of_item,
    of_meeting,
    script_of_group,
    script_of_item,
)
from awards.stage.rules.shipped_script import MEETING_CLOSING, MEETING_OPENING
from awards.tables import RecipientKind
from awards.words import C_, Phrase

NAMES = "{names}"
_ACROSS, _FEWER, _FEWEST = 5, 3, 2
_SHORT, _LONGER = 6, 9
"""Characters of the longest name of a row of five, and of three."""


class LineKind(Enum):
    """``HEADING`` begins an item on a page of several."""

    HEADING = "heading"
    SPOKEN = "spoken"
    DIRECTION = "direction"
    NAMES = "names"


class ScriptName(NamedTuple):
    """``number`` is of the certificate; ``below`` is the small line."""

    words: str
    below: str
    number: str


class ScriptLine(NamedTuple):
    kind: LineKind
    words: str = ""
    names: tuple[ScriptName, ...] = ()
    across: int = _ACROSS


class ScriptPage(NamedTuple):
    """``group`` is 0 on a page that is not of a group. ``first`` and ``last`` name what it is about."""

    group: int
    first: str
    last: str
    heading: str
    lines: tuple[ScriptLine, ...]


def whole_script(content: StageContent) -> list[ScriptPage]:
    """The meeting from its opening to its end (主持词)."""
    return list(_whole(content))


def award_script(content: StageContent) -> list[ScriptPage]:
    """The award part alone (颁奖串词): the words around the groups stand on their pages."""
    pages: list[ScriptPage] = []
    for item in content.items:
        groups = _groups_of(content, item)
        for group in groups:
            page = _group_page(content, group)
            before = _item_lines(content, item, ScriptPart.OPENING) if group is groups[0] else []
            after = _item_lines(content, item, ScriptPart.CLOSING) if group is groups[-1] else []
            pages.append(page._replace(lines=(*before, *page.lines, *after)))
    pages += [_group_page(content, group) for group in _beside(content)]
    title = content.title or content.commendation
    empty = ScriptLine(LineKind.DIRECTION, UNDECIDED)
    return pages or [ScriptPage(0, title, title, title, (empty,))]


def around(pages: Sequence[ScriptPage], at: int) -> tuple[Phrase | None, Phrase | None]:
    """What came before a page, and what comes after it."""
    before = pages[at - 1] if at else None
    after = pages[at + 1] if at + 1 < len(pages) else None
    return before and _before(before), after and _after(after)


def _before(page: ScriptPage) -> Phrase:
    if page.group:
        return Phrase(C_("host script", "Group before: %(name)s"), name=page.last)
    return Phrase(C_("host script", "Before: %(name)s"), name=page.last)


def _after(page: ScriptPage) -> Phrase:
    if page.group:
        return Phrase(C_("host script", "Next group: %(name)s"), name=page.first)
    return Phrase(C_("host script", "Next: %(name)s"), name=page.first)


def _whole(content: StageContent) -> Iterator[ScriptPage]:
    opening = text_of(content.texts, OfficeText.SCRIPT_OPENING, MEETING_OPENING)
    flow = _Flow(content.title or content.commendation)
    flow.add("开场", _lines(opening, of_meeting(content)))
    for item in content.items:
        title = f"第{item.place}项 {item.title or UNDECIDED}"
        flow.add(title, _item_lines(content, item, ScriptPart.OPENING), has_heading=True)
        if groups := _groups_of(content, item):
            yield from flow.page()
            for group in groups:
                yield _group_page(content, group)
        flow.add("", _item_lines(content, item, ScriptPart.CLOSING))
    if others := _beside(content):
        yield from flow.page()
        for group in others:
            yield _group_page(content, group)
    closing = text_of(content.texts, OfficeText.SCRIPT_CLOSING, MEETING_CLOSING)
    flow.add("结束", _lines(closing, of_meeting(content)))
    yield from flow.page()


def page_at(content: StageContent, item: int, group: int) -> ScriptPage:
    """What is said at one place of the meeting: on a group, an item, else at its opening or end."""
    if 1 <= group <= len(content.groups):
        return _group_at(content, content.groups[group - 1])
    found = next((each for each in content.items if each.place == item), None)
    if found is None:
        return _edge(content, is_opening=not item)
    title = f"第{found.place}项 {found.title or UNDECIDED}"
    lines = _item_lines(content, found, ScriptPart.OPENING)
    if not any(each.members for each in _groups_of(content, found)):
        lines += _item_lines(content, found, ScriptPart.CLOSING)
    return ScriptPage(0, title, title, title, tuple(lines))


def _group_at(content: StageContent, group: StageGroup) -> ScriptPage:
    """After the last group of an item come the item's closing words."""
    page = _group_page(content, group)
    for item in content.items:
        groups = [each for each in _groups_of(content, item) if each.members]
        if groups and groups[-1] == group:
            after = _item_lines(content, item, ScriptPart.CLOSING)
            return page._replace(lines=(*page.lines, *after))
    return page


def _edge(content: StageContent, *, is_opening: bool) -> ScriptPage:
    key, shipped, name = (
        (OfficeText.SCRIPT_OPENING, MEETING_OPENING, "开场")
        if is_opening
        else (OfficeText.SCRIPT_CLOSING, MEETING_CLOSING, "结束")
    )
    lines = _lines(text_of(content.texts, key, shipped), of_meeting(content))
    return ScriptPage(0, name, name, name, tuple(lines))


class _Flow:
    """Gathers what stands between the pages of groups."""

    def __init__(self, heading: str) -> None:
        self._heading = heading
        self._names: list[str] = []
        self._lines: list[ScriptLine] = []

    def add(self, name: str, lines: Sequence[ScriptLine], *, has_heading: bool = False) -> None:
        if not lines and not has_heading:
            return
        self._names += [name] if name else []
        if has_heading:
            self._lines.append(ScriptLine(LineKind.HEADING, name))
        self._lines += lines

    def page(self) -> Iterator[ScriptPage]:
        if self._lines:
            yield ScriptPage(0, self._names[0], self._names[-1], self._heading, tuple(self._lines))
        self._names, self._lines = [], []


def _groups_of(content: StageContent, item: StageItem) -> list[StageGroup]:
    return [group for group in content.groups if group.item == item.place]


def _beside(content: StageContent) -> list[StageGroup]:
    """Groups of no item: they are called all the same, at the end."""
    places = {item.place for item in content.items}
    return [group for group in content.groups if group.item not in places]


def _item_lines(content: StageContent, item: StageItem, part: ScriptPart) -> list[ScriptLine]:
    return list(_lines(part_of(script_of_item(item), part), of_item(content, item)))


def _group_page(content: StageContent, group: StageGroup) -> ScriptPage:
    words, script = of_group(content, group), script_of_group(content, group)
    names = _names(content, group)
    lines = [_presenters(content, group)]
    for part in OF_GROUP:
        lines += _lines(part_of(script, part), words, names)
    if not any(line.kind is LineKind.NAMES for line in lines):
        lines.append(names)
    if any(f"〔{mark}〕" in name.below for name in names.names for mark in (*MARKS.values(), "改")):
        lines.append(ScriptLine(LineKind.DIRECTION, LEGEND))
    name = f"{words['group']} {words['group_name']}"
    return ScriptPage(group.number, name, name, f"{name}（{len(group.members)}）", tuple(lines))


def _lines(text: str, words: dict[str, str], names: ScriptLine | None = None) -> list[ScriptLine]:
    made = []
    for line in filter(str.strip, text.splitlines()):
        if names and line.strip() == NAMES:
            made.append(names)
        else:
            kind = LineKind.DIRECTION if is_direction(line) else LineKind.SPOKEN
            made.append(ScriptLine(kind, seen(fill(line.strip(), words))))
    return made


def _presenters(content: StageContent, group: StageGroup) -> ScriptLine:
    """Who hands over to which places."""
    known = {each.rank: f"{each.duty}{each.name}" for each in content.presenters}
    said = []
    for rank in group.presenters():
        places = [member.place for member in group.members if member.presenter == rank]
        said.append(f"{known.get(rank, UNDECIDED)}（{_ranges(places)}号位）")
    if any(not member.presenter for member in group.members) or not said:
        said.append(UNDECIDED)
    return ScriptLine(LineKind.DIRECTION, f"颁奖嘉宾：{'、'.join(said)}")


def _ranges(places: Sequence[int]) -> str:
    """1—5、7: neighbours are joined."""
    found: list[list[int]] = []
    for place in places:
        if found and place == found[-1][-1] + 1:
            found[-1].append(place)
        else:
            found.append([place])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in found)


def _names(content: StageContent, group: StageGroup) -> ScriptLine:
    people = {each.code for each in content.categories if each.kind is RecipientKind.INDIVIDUAL}
    ranked = {each.code for each in content.categories if each.ranked}
    clear = distinct(member.certificate for member in group.members)
    names = tuple(
        ScriptName(
            words,
            _below(member, is_person=member.certificate.category in people, ranked=ranked),
            member.certificate.number,
        )
        for member, words in zip(group.members, clear, strict=True)
    )
    is_personal = all(member.certificate.category in people for member in group.members)
    return ScriptLine(
        LineKind.NAMES,
        names=names or (ScriptName(UNDECIDED, "", ""),),
        across=_ACROSS if is_personal else _across(group.members),
    )


def _below(member: StageMember, *, is_person: bool, ranked: set[str]) -> str:
    """Only the honours of a ranked category are a rank; no place is ever one."""
    each = member.certificate
    rank = each.honour if each.category in ranked else ""
    said = (rank, reading_of(each, is_person=is_person), received(member, is_person=is_person))
    return "\n".join(filter(None, said))


def _across(members: Sequence[StageMember]) -> int:
    longest = max((width(member.certificate.name) for member in members), default=0)
    if longest <= _SHORT:
        return _ACROSS
    return _FEWER if longest <= _LONGER else _FEWEST
