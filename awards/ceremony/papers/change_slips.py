"""变更单: for one role, what differs from the version on its paper; only the pages that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from awards.ceremony.output_files import OutputFile
from awards.ceremony.papers.footing import DIGITS, version_name
from awards.ceremony.papers.sheets import list_foot, listed_file, stamp
from awards.ceremony.papers.slip_rules import ROLE_NAMES, SlipPart, SlipRole, slip_parts
from awards.ceremony.papers.wording import presenter_of
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import translated
from certificates import RED, ListColumn, ListGroup, ListItem, ListPage, ListWords

TITLE = "变更单"

_COLUMNS = (
    ListColumn("对象", 48, pair=True),
    ListColumn("纸上是"),
    ListColumn("现在是", colour=RED, font="hei"),
    ListColumn("已改", 13, tick=True),
)


def change_slip(
    role: SlipRole,
    before: StageVersion,
    after: StageVersion,
    settings: Settings,
    presenter: int = 0,
) -> OutputFile:
    """``before`` is the version on the paper of the role. Raises PrintRefused.

    ``presenter`` is the rank of the one presenter whose card it is.
    """
    parts = slip_parts(role, before, after, presenter)
    page = _page(_holder(role, after, presenter), parts, before, after, settings)
    count = sum(len(part.rows) for part in parts)
    return listed_file([(list(_rows(parts)), page)], count, settings)


def _holder(role: SlipRole, version: StageVersion, presenter: int) -> str:
    name = f" {presenter_of(version.content, presenter).name}" if presenter else ""
    return f"{ROLE_NAMES[role]}{name}"


def _page(
    holder: str,
    parts: Sequence[SlipPart],
    before: StageVersion,
    after: StageVersion,
    settings: Settings,
) -> ListPage:
    language = settings.language
    old, new = (translated(version_name(each), language) for each in (before, after))
    count = sum(len(part.rows) for part in parts)
    words = f"手中：{old}（{before.digest[:DIGITS]}）　现在：{new}（{after.digest[:DIGITS]}）"
    said = f"共{len(parts)}处页面、{count}项须改；其余页面不变。" if parts else "没有须改的内容。"
    return ListPage(
        f"{TITLE}（{holder}）",
        _COLUMNS,
        lines=[
            ListWords(after.content.title or after.content.commendation, align="centre"),
            ListWords(words, align="centre", font="hei"),
            ListWords(said, align="centre"),
        ],
        footer=list_foot(after, language),
        size=11,
        stamp=stamp(after, language),
    )


def _rows(parts: Sequence[SlipPart]) -> Iterator[ListItem]:
    for part in parts:
        yield ListGroup(part.title, again=f"{part.title}（续）")
        yield from part.rows
