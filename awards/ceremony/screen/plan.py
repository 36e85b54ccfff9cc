"""What is on each slide and where: a cover, and a slide for each group with all its names.

A group whose names have no room at the least size goes on on another slide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from awards.ceremony.office_texts import OfficeText, text_of
from awards.ceremony.papers.footing import warning
from awards.ceremony.papers.namesakes import distinct
from awards.ceremony.screen.breaking import broken, length
from awards.ceremony.screen.fitting import ScreenGrid, fitted
from awards.ceremony.screen.sizes import ScreenSize, screen_size
from awards.documents.slides import LEADING, Slide, SlideWords
from awards.stage.content import StageContent, StageGroup, StageVersion
from awards.stage.rules.script_words import UNDECIDED, of_group
from awards.words import translated

GROUND, TITLE, NAMES = "8E1414", "FFE39A", "FFFFFF"

LEAST = 1 / 20
"""The least size in heights of the slide: the ink of a Chinese character is then 1/22 of it.

On an upright screen names go down to this share of its width before their group is divided.
"""

LARGEST = 1 / 8
LARGEST_TITLE = 1 / 11
MARGIN = 1 / 24
POINTS = 72 / 25.4
"""In a millimetre."""

TITLE_LINES = 2
ONE_LINE = 0.6
"""A title stays in one line if it can be as large as this share of the usual."""


class ScreenPlan(NamedTuple):
    """``size`` in pixels; ``width`` and ``height`` of the slides in millimetres.

    ``groups`` has the number of the group of each slide, 0 for the cover.
    """

    size: ScreenSize
    width: float
    height: float
    slides: tuple[Slide, ...]
    groups: tuple[int, ...]


class ScreenEntry(NamedTuple):
    """A name on the screen, and the certificate that is handed to it."""

    name: str
    number: str


def plan(version: StageVersion) -> ScreenPlan:
    """Raises ScreenSizeRefused."""
    content = version.content
    size = screen_size(text_of(content.texts, OfficeText.SCREEN_SIZE))
    wide, high = size.slide
    frame = _Frame(wide, high, _mark(version))
    slides, groups = [frame.cover(content)], [0]
    for group in content.groups:
        slides += frame.group(content, group)
        groups += [group.number] * (len(slides) - len(groups))
    return ScreenPlan(size, wide, high, tuple(slides), tuple(groups))


def _mark(version: StageVersion) -> str:
    """A draft, and an old version, say so on the wall."""
    mark = warning(version)
    return translated(mark, "zh") if mark else ""


def _numbers(some: Sequence[object]) -> range:
    return range(1, len(some) + 1)


class _Frame:
    """Slides of one size. Its lengths are in millimetres."""

    def __init__(self, width: float, height: float, mark: str) -> None:
        self._width = width
        self._height = height
        self._mark = mark
        self._side = min(width, height) * MARGIN
        self._floor = height * LEAST
        self._shorter = min(width, height)
        self._least = self._shorter * LEAST
        self._room = width - 2 * self._side

    def cover(self, content: StageContent) -> Slide:
        """The meeting, and below it the commendation."""
        title = content.title or content.commendation
        below = content.commendation if content.title else ""
        words = [self._words(title, self._height * 0.2, self._height * 0.4, TITLE, is_bold=True)]
        if below:
            words.append(self._words(below, self._height * 0.6, self._height * 0.25, NAMES))
        return self._slide(words)

    def group(self, content: StageContent, group: StageGroup) -> Iterator[Slide]:
        clear = distinct(member.certificate for member in group.members)
        numbers = [member.certificate.number for member in group.members]
        entries = [ScreenEntry(*each) for each in zip(clear, numbers, strict=True)]
        words = of_group(content, group)
        parts = self._parts(
            words["group"], words["group_name"], entries or [ScreenEntry(UNDECIDED, "")]
        )
        for title, some, grid in parts:
            yield self._slide([title, *self._names(some, grid, title)])

    def _parts(
        self, label: str, name: str, entries: Sequence[ScreenEntry]
    ) -> list[tuple[SlideWords, Sequence[ScreenEntry], ScreenGrid]]:
        """As few slides as have room for all names."""
        whole = self._title(label, name)
        if grid := self._fitted(entries, whole, self._floor):
            return [(whole, entries, grid)]
        if grid := self._fitted(entries, whole, self._least):
            return [(whole, entries, grid)]
        for count in range(2, len(entries) + 1):
            size = -(-len(entries) // count)
            some = [entries[at : at + size] for at in range(0, len(entries), size)]
            titles = [self._title(f"{label}（{at}/{len(some)}）", name) for at in _numbers(some)]
            grids = [
                self._fitted(each, title, self._least)
                for each, title in zip(some, titles, strict=True)
            ]
            if all(grids):
                return [(t, s, g) for t, s, g in zip(titles, some, grids, strict=True) if g]
        return [(whole, [each], self._alone(each, whole)) for each in entries]

    def _below(self, title: SlideWords) -> float:
        """The height of the room for names."""
        return self._height - title.y - title.height - self._foot

    def _fitted(
        self, entries: Sequence[ScreenEntry], title: SlideWords, floor: float
    ) -> ScreenGrid | None:
        names = [entry.name for entry in entries]
        return fitted(names, self._room, self._below(title), floor, self._shorter * LARGEST)

    def _alone(self, entry: ScreenEntry, title: SlideWords) -> ScreenGrid:
        """A name that has no room at the least size: as large as its lines can be."""
        size, lines = self._largest(entry.name, self._below(title), self._least, 99, least=0.0)
        return ScreenGrid(size, 1, ((lines,),))

    @property
    def _foot(self) -> float:
        return self._floor * LEADING + self._side if self._mark else self._side

    def _title(self, label: str, name: str) -> SlideWords:
        """In one line, or the name of the group below its number."""
        largest, line = self._shorter * LARGEST_TITLE, f"{label}　{name}"
        size = min(largest, self._room / length(line))
        lines: tuple[str, ...] = (line,)
        if size < max(self._least, largest * ONE_LINE):
            size, below = self._largest(
                name, self._height * 0.3, largest, TITLE_LINES, least=self._least
            )
            lines = (label, *below)
        high = size * LEADING * len(lines) + self._floor * 0.4
        return self._box(lines, self._side, high, size, TITLE, is_bold=True)

    def _names(
        self, entries: Sequence[ScreenEntry], grid: ScreenGrid, title: SlideWords
    ) -> Iterator[SlideWords]:
        """Rows in the middle of the room; a row that is not full stands in the middle, too."""
        top = title.y + title.height
        free = self._below(title) - sum(grid.heights)
        wide = self._room / grid.columns
        each = iter(entries)
        for row, high in zip(grid.rows, grid.heights, strict=True):
            left = (self._width - wide * len(row)) / 2
            for at, lines in enumerate(row):
                entry = next(each)
                yield SlideWords(
                    lines, left + at * wide, top + free / 2, wide, high, grid.size * POINTS, NAMES,
                    entry.number,
                )  # fmt: skip
            top += high

    def _words(
        self, text: str, top: float, high: float, colour: str, *, is_bold: bool = False
    ) -> SlideWords:
        size, lines = self._largest(text, high, self._shorter * LARGEST, 3, least=self._least)
        return self._box(lines, top, high, size, colour, is_bold=is_bold)

    def _largest(
        self, text: str, high: float, largest: float, most: int, *, least: float
    ) -> tuple[float, tuple[str, ...]]:
        """The largest size at which the words have room; ``most`` lines, more if need be."""
        size = largest
        while size > least:
            lines = broken(text, self._room / size)
            if lines and len(lines) <= most and len(lines) * size * LEADING <= high:
                return size, lines
            size *= 0.97
        size = max(size, least)
        return size, broken(text, self._room / size) or (text,)

    def _box(
        self,
        lines: tuple[str, ...],
        top: float,
        high: float,
        size: float,
        colour: str,
        *,
        is_bold: bool = False,
    ) -> SlideWords:
        return SlideWords(
            lines, self._side, top, self._room, high, size * POINTS, colour, is_bold=is_bold
        )

    def _slide(self, words: Sequence[SlideWords]) -> Slide:
        marked = list(words)
        if self._mark:
            top = self._height - self._side / 2 - self._floor * LEADING
            marked.append(self._box((self._mark,), top, self._floor * LEADING, self._floor, TITLE))
        return Slide(tuple(marked), GROUND)
