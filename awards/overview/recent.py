"""Recent changes, with the entries of one action joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

import msgspec
from piccolo.columns.combination import WhereRaw

from awards.audit import queries as audit
from awards.audit.papers import own_layout_names
from awards.audit.people import shown_names
from awards.audit.rules import ChainEntry
from awards.audit.sentences import Detail, HistorySentence, sentence_of
from awards.catalogue.records import CommendationRecord
from awards.errors import Language
from awards.tables import Intake, Notice, ProofLink, Winner
from awards.winners.conditions import mine

#: The most entries examined, and the most actions shown.
_LOOKED_THROUGH = 1000
MOST = 20

#: Differences shown of one entry, and how many characters one may have.
SHOWN = 2
READ_AT_A_GLANCE = 80


class RecentAction(msgspec.Struct, frozen=True):
    """``count`` similar entries. For a single one ``path`` leads to its subject, if possible.

    ``changed`` are its first differences, old and new.

    ``cut`` is true if there are more entries than were examined.
    """

    sentence: HistorySentence
    count: int
    name: str = ""
    path: str = ""
    cut: bool = False
    changed: tuple[Detail, ...] = ()


async def recent(here: CommendationRecord, language: Language) -> list[RecentAction]:
    links = await audit.entries(limit=_LOOKED_THROUGH)
    mine = await _subjects(here, links)
    people, layouts = await shown_names(), await own_layout_names()
    own = (link for link in links if link.subject in mine)
    groups = [list(alike) for _, alike in groupby(own, key=_joined_by)][: MOST + 1]
    actions = [_action(group, mine, language, people, layouts) for group in groups]
    if groups and len(links) == _LOOKED_THROUGH and groups[-1][-1] is links[-1]:
        actions[-1] = msgspec.structs.replace(actions[-1], cut=True)
    return actions[:MOST]


def _joined_by(link: ChainEntry) -> tuple[datetime, str, str]:
    return link.at, link.actor, link.action


def _action(
    links: Sequence[ChainEntry],
    names: dict[str, str],
    language: Language,
    people: dict[str, str],
    layouts: dict[str, str],
) -> RecentAction:
    first = links[0]
    words = sentence_of(first, language, people, layouts=layouts)
    if len(links) > 1:
        return RecentAction(words, len(links))
    changed = tuple(each for each in words.details if _is_shown(each))
    table, _, key = first.subject.partition("/")
    path = f"/winners/{key}" if table == "winner" else ""
    return RecentAction(words, 1, names[first.subject], path, changed=changed[:SHOWN])


def _is_shown(detail: Detail) -> bool:
    """A short value that is another now; a reissue also names the number that it keeps."""
    if not detail.changed or detail.before == detail.after:
        return False
    return len(detail.before) + len(detail.after) <= READ_AT_A_GLANCE


async def _subjects(here: CommendationRecord, links: Iterable[ChainEntry]) -> dict[str, str]:
    """The subjects of this commendation, and their names if they have one."""
    found = {f"category/{category.id}": category.name for category in here.categories}
    found |= {f"commendation/{key}": "" for key in (here.id, here.code)}
    name = Intake.file_name.as_alias("name")
    select = {
        # Found by their ids: an index of the categories would read all their winners.
        "winner": Winner.select(Winner.id, Winner.name).where(WhereRaw(mine(here, walked=True))),
        "intake": Intake.select(Intake.id, name).where(Intake.commendation == here.id),
        "notice": Notice.select(Notice.id).where(Notice.commendation == here.id),
        "proof": ProofLink.select(ProofLink.id, ProofLink.unit.as_alias("name")).where(
            ProofLink.commendation == here.id
        ),
    }
    for table, ids in _ids_by_table(links).items():
        if table in select:
            rows = await select[table].where(_IDS[table].is_in(ids))
            found |= {f"{table}/{row['id']}": row.get("name", "") for row in rows}
    return found


_IDS = {"winner": Winner.id, "intake": Intake.id, "notice": Notice.id, "proof": ProofLink.id}


def _ids_by_table(links: Iterable[ChainEntry]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for link in links:
        table, _, key = link.subject.partition("/")
        if key.isascii() and key.isdigit() and len(key) < 10:
            found.setdefault(table, set()).add(int(key))
    return {table: sorted(ids) for table, ids in found.items()}
