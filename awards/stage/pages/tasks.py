"""The tasks before the day, with the next one marked."""

from __future__ import annotations

from typing import NamedTuple

from awards.stage.pages.desk import Desk
from awards.words import N_, Phrase


class StageTask(NamedTuple):
    """``state`` is “done”, “next” or “open”; ``href`` is below the page of the ceremony."""

    words: str
    state: str
    href: str
    detail: Phrase


def tasks_of(found: Desk) -> list[StageTask]:
    """The first one that is not done is the next one."""
    tasks, waiting = [], True
    for words, done, href, detail in _steps(found):
        state = "done" if done else "next" if waiting else "open"
        waiting = waiting and done
        tasks.append(StageTask(words, state, href, detail))
    return tasks


def _steps(found: Desk) -> list[tuple[str, bool, str, Phrase]]:
    draft, content = found.ceremony.draft, found.content
    grouped = bool(draft.on_stage)
    presented = grouped and all(group.presenters() for group in content.groups)
    return [
        (
            N_("Programme"),
            bool(draft.settings.place) and found.seconds > 0,
            "/programme" if draft.settings.place else "/meeting",
            Phrase(
                "%(items)s items, %(minutes)s minutes",
                items=len(draft.items),
                minutes=-(-found.seconds // 60),
            ),
        ),
        (
            N_("Groups on stage"),
            grouped and not found.box.unplaced,
            "/groups" if grouped else "/groups/rule",
            Phrase(
                "%(groups)s groups, %(placed)s on stage, %(unplaced)s placed nowhere",
                groups=len(content.groups),
                placed=found.box.placed,
                unplaced=len(found.box.unplaced),
            ),
        ),
        (
            N_("Presenters"),
            presented,
            "/presenters",
            Phrase("%(count)s presenters", count=len(content.presenters)),
        ),
        (
            N_("Frozen version"),
            found.is_frozen,
            "/versions",
            Phrase("version %(number)s", number=found.ceremony.version)
            if found.ceremony.version
            else Phrase("only a draft so far"),
        ),
    ]
