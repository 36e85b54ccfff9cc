"""Which version a page was made from: its foot, and the red words of a draft or an old version."""

from __future__ import annotations

from datetime import datetime

from awards.clock import CHINA
from awards.stage.content import StageVersion
from awards.words import C_, Language, Phrase, translated

DIGITS = 6
"""Of the digest, on paper."""


def version_name(version: StageVersion) -> Phrase:
    """“第3版”, “第3.2版” after changes of the day, “草稿” before any version."""
    if version.is_draft:
        return Phrase(C_("version of a ceremony", "Draft"))
    revision = f".{version.revision}" if version.revision else ""
    return Phrase(
        C_("version of a ceremony", "Version %(number)s"), number=f"{version.number}{revision}"
    )


def warning(version: StageVersion) -> Phrase | None:
    """The words that a page bears in red: it is a draft, or there is a newer version."""
    if version.is_draft:
        return version_name(version)
    if version.newest > version.number:
        return Phrase("There is version %(number)s", number=version.newest)
    return None


def foot(version: StageVersion, language: Language) -> str:
    """“第3版 · 8f3a2c · 2月27日 18:05 · 第{page}页/共{pages}页”; the engine puts in the numbers."""
    newer = None if version.is_draft else warning(version)
    parts = (
        version_name(version),
        newer,
        version.digest[:DIGITS],
        moment(version.made_at),
        Phrase(C_("foot of a paper", "page {page}/{pages}")),
    )
    return " · ".join(translated(part, language) for part in parts if part)


def moment(at: datetime) -> Phrase:
    """A day of this year and its time, in the time of China."""
    local = at.astimezone(CHINA)
    return Phrase(
        C_("moment on a paper", "%(month)s/%(day)s %(time)s"),
        month=local.month,
        day=local.day,
        time=f"{local:%H:%M}",
    )


def version_words(version: StageVersion) -> str:
    """“第3版 · 8f3a2c”, for the properties of a document that has a foot of its own form."""
    name = translated(version_name(version), "zh")
    return name if version.is_draft else f"{name} · {version.digest[:DIGITS]}"
